"""Relations join the claims that their type can join."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.load.yaml_positions import Positions
from lunmai.model import RELATIONS, Paper, Relation, Role
from lunmai.problems import Problem


def check(loaded: Loaded) -> Iterator[Problem]:
    for key, paper in loaded.corpus.papers.items():
        yield from _check_relations(paper, loaded.papers[key])


def _check_relations(paper: Paper, positions: Positions) -> Iterator[Problem]:
    roles = {claim.id: claim.role for claim in paper.all_claims()}
    inferences = {relation.id for relation in paper.relations if relation.id}
    seen: set[tuple[str, str, str]] = set()
    for index, relation in enumerate(paper.relations):
        path = ("relations", index)
        joined = (relation.type, relation.from_, relation.to)
        if joined in seen:
            message = (
                f"'{relation.from_}' {relation.type} '{relation.to}' is said twice; remove one"
            )
            yield Problem(positions.place(path), "repeated-item", message)
        seen.add(joined)
        if relation.from_ == relation.to:
            message = f"'{relation.from_}' is related to itself; name another claim"
            yield Problem(positions.place(path), "self-relation", message)
        for reason in _ill_formed(relation, roles, relation.to in inferences):
            yield Problem(positions.place(path), "ill-formed-relation", reason)


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
