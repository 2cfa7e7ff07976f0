"""Relations join the claims that their type can join."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.load.yaml_positions import Positions
from lunmai.model import Paper, Relation, RelationType, Role
from lunmai.problems import Problem

FROM_ROLES: dict[RelationType, tuple[Role, ...]] = {
    "limits": ("constraint",),
    "answers": ("path", "norm"),
}
TO_ROLES: dict[RelationType, tuple[Role, ...]] = {
    "answers": ("constraint",),
}


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
    if (relation.type == "attacks") != (relation.attack is not None):
        yield "an attack says how: attack: rebut, undermine or undercut; no other relation does"
    if (relation.attack == "undercut") != to_inference:
        yield "an undercut names a relation (r1) in 'to', and nothing else does"
    if relation.partial and relation.type != "answers":
        yield "only 'answers' can be partial; remove 'partial'"
    for end, name, allowed in (
        ("from", relation.from_, FROM_ROLES),
        ("to", relation.to, TO_ROLES),
    ):
        options, role = allowed.get(relation.type), roles.get(name)
        if options and role and role not in options:
            expected = " or ".join(options)
            yield f"'{relation.type}' goes {end} a {expected}, but the role of '{name}' is {role}"
