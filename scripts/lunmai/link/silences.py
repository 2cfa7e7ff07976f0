"""Which mechanisms, constraints and paths of a paper have no counterpart in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from lunmai.model import RELATIONS, Claim, Relation, RelationType, Role

SilenceKind = Literal[
    "mechanism-without-constraint", "constraint-without-path", "path-without-constraint"
]
SilenceState = Literal["none", "below", "above"]
"""Whether nothing has a counterpart, or only claims below and by our reading, or one above."""


@dataclass(frozen=True)
class Silence:
    """A claim of the author's own articulation to which the paper states no counterpart."""

    claim: str
    state: SilenceState
    folded: tuple[str, ...] = ()
    """The claims below it that have none either and are no articulation of their own."""


COUNTERPARTS: tuple[tuple[SilenceKind, Role, RelationType, Literal["from", "to"]], ...] = (
    ("mechanism-without-constraint", "mechanism", "limits", "to"),
    ("constraint-without-path", "constraint", "answers", "to"),
    ("path-without-constraint", "path", "answers", "from"),
)


def restating(relations: Iterable[Relation]) -> Iterator[str]:
    """The claims that only say again what another says."""
    for relation in relations:
        if RELATIONS[relation.type].repeats and not relation.partial:
            yield relation.from_


STATES: tuple[SilenceState, ...] = get_args(SilenceState)


def silences(
    claims: Iterable[Claim], relations: Iterable[Relation]
) -> dict[SilenceKind, tuple[Silence, ...]]:
    """The silent claims by kind; `claims` elaborate no other. What only repeats another claim is
    not listed beside it."""
    claims, relations = tuple(claims), tuple(relations)
    repeating = set(restating(relations))
    kinds: dict[SilenceKind, tuple[Silence, ...]] = {}
    for kind, role, type_, end in COUNTERPARTS:
        joined = [relation for relation in relations if relation.type == type_]
        ends = [one.from_ if end == "from" else one.to for one in joined]
        stated = {name for name, one in zip(ends, joined, strict=True) if one.basis == "explicit"}
        search = _Search(role, repeating, {*ends}, stated)
        for claim in claims:
            search.visit(claim)
        if found := search.found:
            listed = (
                Silence(name, state, tuple(folded)) for name, (state, folded) in found.items()
            )
            kinds[kind] = tuple(sorted(listed, key=lambda one: STATES.index(one.state)))
    return kinds


@dataclass(frozen=True)
class _Search:
    """The search for claims of one role that lack one kind of counterpart."""

    role: Role
    repeating: set[str]
    related: set[str]
    """The claims that have such a counterpart."""
    stated: set[str]
    """Those of which the text itself says it."""
    found: dict[str, tuple[SilenceState, list[str]]] = field(default_factory=dict)
    """The silent claims with those that are folded under them."""

    def visit(
        self,
        claim: Claim,
        depth: int = 0,
        *,
        above: bool = False,
        folded: list[str] | None = None,
    ) -> None:
        """Finds the silent ones among a claim and its sub-claims; `folded` is what has been folded
        under the silent claim above it, if there is one."""
        state = self._state(claim, above)
        own = depth < 2 or claim.source.marker is not None
        if state and (own or (state == "none" and folded is None)):
            folded = []
            self.found[claim.id] = (state, folded)
        elif state and folded is not None:
            folded.append(claim.id)
        elif not state:
            folded = None  # a clause of what has a counterpart is no finding of its own
        above = above or claim.id in self.related
        for sub in claim.claims:
            self.visit(sub, depth + 1, above=above, folded=folded)

    def _state(self, claim: Claim, above: bool) -> SilenceState | None:
        if claim.role != self.role or claim.id in self.repeating or claim.id in self.related:
            return None
        below = {sub.id for sub in claim.with_descendants()}
        if below & self.stated:
            return None
        if below & self.related:
            return "below"
        return "above" if above else "none"
