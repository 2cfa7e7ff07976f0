"""Where the argument of a paper closes: what limits which mechanism, and which path answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lunmai.link.grouping import Grouping, Groups
from lunmai.link.paper import PaperLinks
from lunmai.link.silences import Silence
from lunmai.model import Relation, RelationType, Role

AnswerState = Literal[
    "answered", "answered-in-part", "answered-below", "answered-above", "unanswered"
]
"""Whether anything answers a constraint: itself, or only claims below it, or only one above."""


@dataclass(frozen=True)
class Answer:
    """How a constraint is answered."""

    state: AnswerState
    relations: tuple[Relation, ...]
    """Those that answer the constraint, or else the claims below, or else the nearest above."""


@dataclass(frozen=True)
class GridRow:
    """A family of mechanisms: one that elaborates no other, and all below it."""

    family: str | None
    """The mechanism at its head; None for the claims that are no mechanisms."""
    cells: Groups
    """By family of constraints, the relations by which one of them limits one of these."""
    silent: tuple[Silence, ...]
    """The mechanisms of the family with no stated constraint."""


@dataclass(frozen=True)
class Grid:
    """The mechanisms of a paper against its constraints, and the paths that answer these."""

    columns: tuple[str, ...]
    """The heads of the families of constraints, in the order of the paper."""
    rows: tuple[GridRow, ...]
    """The families of mechanisms in the order of the paper, then other claims under a limit."""
    constraints: dict[str, Answer]
    """Every constraint in the order of the paper."""
    members: Groups
    """For each column the constraints of its family."""
    unlimiting: Groups
    """For each column the constraints that limit nothing themselves."""

    @property
    def limits(self) -> tuple[Relation, ...]:
        """Every relation that stands in a cell."""
        groups = (group for row in self.rows for group in row.cells.values())
        return tuple(relation for group in groups for relation in group)


def argument_grid(linked: PaperLinks) -> Grid:
    """The grid of one paper; its size is that of the paper."""
    families = _families(linked, "constraint")
    members, unlimiting = Grouping(), Grouping()
    for name, head in families.items():
        members[head].append(name)
        if not any(_related(linked.outgoing, name, "limits")):
            unlimiting[head].append(name)
    return Grid(
        columns=tuple(members),
        rows=tuple(_rows(linked, families)),
        constraints={name: _answer(linked, name) for name in families},
        members=members.frozen(),
        unlimiting=unlimiting.frozen(),
    )


def _families(linked: PaperLinks, role: Role) -> dict[str, str]:
    """For each claim of a role, in the order of the paper, the uppermost of that role above it."""
    heads: dict[str, str] = {}
    for name, claim in linked.claims.items():
        if claim.role == role:
            above = (heads[up] for up in _above(linked, name) if up in heads)
            heads[name] = next(above, name)
    return heads


def _above(linked: PaperLinks, name: str) -> Iterator[str]:
    """The claims above a claim, the nearest first."""
    while name in linked.parents:
        name = linked.parents[name]
        yield name


def _related(groups: Groups, name: str, type_: RelationType) -> Iterator[Relation]:
    return (relation for relation in groups.get(name, ()) if relation.type == type_)


def _rows(linked: PaperLinks, columns: dict[str, str]) -> Iterator[GridRow]:
    families = _families(linked, "mechanism")
    cells: dict[str | None, Grouping] = {head: Grouping() for head in families.values()}
    for name, column in columns.items():
        for relation in _related(linked.outgoing, name, "limits"):
            cells.setdefault(families.get(relation.to), Grouping())[column].append(relation)
    silent = Grouping()
    for silence in linked.silences.get("mechanism-without-constraint", ()):
        silent[families[silence.claim]].append(silence)
    for head in sorted(cells, key=lambda head: head is None):
        yield GridRow(head, cells[head].frozen(), tuple(silent[head] if head else ()))


def _answer(linked: PaperLinks, name: str) -> Answer:
    """What answers a constraint, as near to it as the paper says anything."""
    if own := tuple(_related(linked.incoming, name, "answers")):
        partial = all(relation.partial for relation in own)
        return Answer("answered-in-part" if partial else "answered", own)
    descendants = [claim.id for claim in linked.claims[name].with_descendants()]
    below = [r for sub in descendants for r in _related(linked.incoming, sub, "answers")]
    if below:
        return Answer("answered-below", tuple(below))
    for up in _above(linked, name):
        if above := tuple(_related(linked.incoming, up, "answers")):
            return Answer("answered-above", above)
    return Answer("unanswered", ())
