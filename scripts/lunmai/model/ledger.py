"""The ledger: every id ever published, and what became of those that are no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from lunmai.model.record import Bilingual, Record
from lunmai.model.vocabulary import Day, Line, RetirementKind

PERMANENT_NAME = (
    r"^(papers/[a-z][a-z0-9]*(-[a-z0-9]+)*(#[a-z]+[0-9]+(-[0-9]+)*)?"
    r"|(concepts|references)/[a-z][a-z0-9]*(-[a-z0-9]+)*"
    r"|pages/[a-z0-9]+(-+[a-z0-9]+)*(/[a-z0-9]+(-+[a-z0-9]+)*)*)$"
)
PermanentName = Annotated[str, StringConstraints(pattern=PERMANENT_NAME, max_length=200)]
"""papers/<id>, papers/<id>#<claim>, concepts/<id>, references/<key>, pages/<path>."""
SUCCESSORS: dict[RetirementKind, tuple[int, int]] = {
    "split": (2, 99),
    "merged": (1, 1),
    "renamed": (1, 1),
    "withdrawn": (0, 99),
}
"""How few and how many successors each kind of retirement has."""
Names = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Ids with white space between them: one long text loads many times faster than a list."""


Digest = Annotated[str, StringConstraints(pattern=r"^[a-f0-9]{64}$")]
"""A SHA-256 of what was entered into the ledger."""


class PublishedEdition(Record):
    """What an edition published for the first time."""

    name: Line
    date: Day
    papers: dict[str, Names] = Field(default_factory=dict)
    """For each paper its claims."""
    concepts: Names | None = None
    references: Names | None = None
    pages: Names | None = None
    """The addresses of the pages that belong to no single record: without language, `index` for
    the home page."""
    headings: Names | None = None
    """Places of pages that are written by hand: method#silences. They stay, without tombstones."""
    retired: Names | None = None
    """The permanent names that got their tombstones since the edition before."""
    digest: Digest | None = None
    """Of this edition, these tombstones, and the digest of the edition before: of everything."""

    def names(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every permanent name, with the path of the text in which it stands."""
        for paper, claims in sorted(self.papers.items()):
            yield ("papers", paper), f"papers/{paper}"
            for claim in claims.split():
                yield ("papers", paper), f"papers/{paper}#{claim}"
        for kind in ("concepts", "references", "pages"):
            for name in (getattr(self, kind) or "").split():
                yield (kind,), f"{kind}/{name}"


class Retired(Record):
    """A tombstone: an id that was published and is no more, why, and what took its place."""

    id: PermanentName
    kind: RetirementKind
    date: Day
    reason: Bilingual
    successors: tuple[PermanentName, ...] = ()
    digest: Digest | None = None
    """Of all that the tombstone says."""


KINDS = {"papers": "paper", "concepts": "concept", "references": "reference", "pages": "page"}


def kind_of_name(name: str) -> str:
    """What a permanent name names: a paper, a claim, a concept, a reference or a page."""
    return "claim" if "#" in name else KINDS[name.partition("/")[0]]


class Ledger(Record):
    """Every edition, the earliest first, and every tombstone, in the order of writing."""

    editions: tuple[PublishedEdition, ...] = ()
    retired: tuple[Retired, ...] = ()

    def published(self) -> Iterator[str]:
        """Every permanent name that an edition published, but for papers each once."""
        for edition in self.editions:
            for _, name in edition.names():
                yield name

    def promised(self) -> Iterator[str]:
        """What old links may lead to: what was published, and what tombstones lead to."""
        yield from self.published()
        for stone in self.retired:
            yield from stone.successors


LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""Of texts and data in every edition."""


class Edition(Record):
    """A dated state of the whole site."""

    name: Line
    """As citations give it: 2026-11."""
    date: Day
    """The day on which it was published."""
    ledger: Digest | None = None
    """The digest with which the ledger ends, written by `dev.py publish`; none before the first."""
