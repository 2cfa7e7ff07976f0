"""The claims of a paper by what they do in its argument: mechanisms, constraints, gaps …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.link import PaperLinks
from lunmai.model import ROLES, Claim, Paper, Role
from lunmai.text.phrases import phrase
from lunmai.views.paper import PaperView
from lunmai.views.said import Prose, Said, Text
from lunmai.views.signs import marks
from lunmai.views.words import Words

MOST = 8
"""Claims of a role that stand open: with them three screens of a phone are full. Where there are
more, they are folded by section."""


@dataclass(frozen=True)
class RoleClaim:
    """A claim of a role, with those of the same role that elaborate it."""

    id: str
    gist: Prose
    marks: Said
    """Its notes and its place."""
    folded: str
    """How many claims are folded under it; empty where none is."""
    claims: tuple[RoleClaim, ...]


@dataclass(frozen=True)
class RoleSection:
    """What a section of the paper has of a role."""

    heading: Text
    number: str
    claims: tuple[RoleClaim, ...]


@dataclass(frozen=True)
class RoleView:
    """All claims of a paper that do the same in its argument."""

    id: Role
    term: str
    means: str
    number: int
    is_folded: bool
    """Whether its sections are closed at first."""
    sections: tuple[RoleSection, ...]


def role_views(words: Words, paper: Paper, view: PaperView) -> tuple[RoleView, ...]:
    """The roles that a paper has claims of, in the order of the vocabulary."""
    linked = words.links.papers[paper.id]
    return tuple(
        _role_view(words, paper, view, role, [*_uppermost(linked, role)])
        for role in ROLES
        if any(claim.role == role for claim in linked.claims.values())
    )


def _role_view(
    words: Words, paper: Paper, view: PaperView, role: Role, heads: list[Claim]
) -> RoleView:
    read = [(claim.source.section, _read(words, paper, claim)) for claim in heads]
    sections = []
    for section in view.sections:
        found = tuple(one for place, one in read if place == section.id)
        if found:
            number = words.counted("claims-count", sum(map(_count, found)))
            sections.append(RoleSection(section.heading, number, found))
    return RoleView(
        id=role,
        term=words.term_text(role),
        means=phrase(f"role-{role}-means", words.language),
        number=sum(_count(one) for _, one in read),
        is_folded=len(heads) > MOST,
        sections=tuple(sections),
    )


def _uppermost(linked: PaperLinks, role: Role) -> Iterator[Claim]:
    """The claims of a role that elaborate no other of that role."""
    below: set[str] = set()
    for name, claim in linked.claims.items():  # each before its sub-claims
        if claim.role == role and name not in below:
            yield claim
            below |= {sub.id for sub in claim.with_descendants()}


def _read(words: Words, paper: Paper, claim: Claim) -> RoleClaim:
    inner = tuple(_read(words, paper, sub) for sub in _inner(claim.claims, claim.role))
    number = sum(map(_count, inner))
    folded = words.counted("role-below", number) if number else ""
    return RoleClaim(claim.id, words.line(claim.gist), marks(words, paper, claim), folded, inner)


def _inner(claims: Iterable[Claim], role: Role) -> Iterator[Claim]:
    """The nearest claims of a role, below those of others too."""
    for claim in claims:
        if claim.role == role:
            yield claim
        else:
            yield from _inner(claim.claims, role)


def _count(claim: RoleClaim) -> int:
    return 1 + sum(map(_count, claim.claims))
