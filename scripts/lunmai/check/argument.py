"""Relations join the claims that their type can join."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lunmai.check.kept import kept
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Positions
from lunmai.model import RELATIONS, Claim, Paper, Relation, Role
from lunmai.problems import Problem

VERBATIM = re.compile(r"逐字(?:相同|重复|重述|一致)|一字不差|\bword for word\b|\bverbatim\b", re.I)
IN_PART = re.compile(
    r"(?:几乎|近乎|大体|大致|基本|部分|前半|后半|[不非未]|\b(?:almost|nearly|largely|mostly|partly|half|"
    r"not|never))[^。；，.;,]{0,24}\Z",
    re.I,
)
"""What takes back, within the same clause, that a restatement is verbatim."""


def check(loaded: Loaded) -> Iterator[Problem]:
    for key, paper in loaded.corpus.papers.items():
        positions = loaded.papers[key]
        yield from kept(loaded, "argument", positions, partial(_check, paper, positions))


def _check(paper: Paper, positions: Positions) -> Iterator[Problem]:
    yield from _check_relations(paper, positions)
    yield from _check_verbatim(paper, positions)


def _check_relations(paper: Paper, positions: Positions) -> Iterator[Problem]:
    roles = {claim.id: claim.role for claim in paper.all_claims()}
    inferences = {relation.id for relation in paper.relations if relation.id}
    seen: dict[tuple[str, str, str], int] = {}
    for index, relation in enumerate(paper.relations):
        path = ("relations", index)
        joined = (relation.type, relation.from_, relation.to)
        if joined in seen:
            first = positions.place(("relations", seen[joined])).line
            said = f"'{relation.from_}' {relation.type} '{relation.to}'"
            message = f"{said} is said in line {first} already; remove one"
            yield Problem(positions.place(path), "repeated-item", message)
        seen.setdefault(joined, index)
        if relation.from_ == relation.to:
            message = f"'{relation.from_}' is related to itself; name another claim"
            yield Problem(positions.place(path), "self-relation", message)
        for reason in _ill_formed(relation, roles, relation.to in inferences):
            yield Problem(positions.place(path), "ill-formed-relation", reason)


def _check_verbatim(paper: Paper, positions: Positions) -> Iterator[Problem]:
    """What the paper says twice in the same words is worded by us in the same words."""
    claims = {claim.id: claim for claim in paper.all_claims()}
    for index, relation in enumerate(paper.relations):
        ends = claims.get(relation.from_), claims.get(relation.to)
        if relation.type == "restates" and not relation.partial and None not in ends:
            fields = _differing(*ends) if _says_verbatim(relation) else ()
            if fields:
                message = (
                    "the remark says that the two are the same word for word, but "
                    f"{' and '.join(fields)} of '{relation.from_}' and '{relation.to}' differ; "
                    "word them alike, or correct the remark"
                )
                place = positions.place(("relations", index, "remark"))
                yield Problem(place, "unequal-restatement", message)


def _says_verbatim(relation: Relation) -> bool:
    remarks = [*relation.remark.written().values()] if relation.remark else []
    return any(
        not IN_PART.search(remark[: match.start()])
        for remark in remarks
        for match in VERBATIM.finditer(remark)
    )


def _differing(one: Claim, other: Claim) -> tuple[str, ...]:
    """The wordings in which two claims differ."""
    return tuple(
        f"'{field}'"
        for field in ("gist", "text")
        if (a := getattr(one, field)) != (b := getattr(other, field))
        and (a is None or b is None or a.written() != b.written())
    )


def _ill_formed(relation: Relation, roles: dict[str, Role], to_inference: bool) -> Iterator[str]:
    kind = RELATIONS[relation.type]
    if kind.attacks != (relation.attack is not None):
        yield "an attack says how: attack: rebut, undermine or undercut; no other relation does"
    if (relation.attack == "undercut") != to_inference:
        yield "an undercut names a relation (r1) in 'to', and nothing else does"
    if relation.partial and not kind.in_part:
        divisible = " and ".join(f"'{other.id}'" for other in RELATIONS.values() if other.in_part)
        yield f"only {divisible} can be partial; remove 'partial'"
    for end, name, options in (
        ("from", relation.from_, kind.from_roles),
        ("to", relation.to, kind.to_roles),
    ):
        role = roles.get(name)
        if options and role and role not in options:
            expected = " or ".join(options)
            yield f"'{relation.type}' goes {end} a {expected}, but the role of '{name}' is {role}"
