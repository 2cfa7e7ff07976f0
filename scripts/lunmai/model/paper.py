"""A paper: its outline, its claims, the relations between them, and editorial notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from lunmai.model.record import Bilingual, OfDraft, Provenances, Record, Wording, in_written
from lunmai.model.relations import RelationType
from lunmai.model.roles import Role
from lunmai.model.vocabulary import (
    AttackKind,
    Basis,
    CausalKind,
    ClaimId,
    Day,
    Digest,
    Line,
    NoteKind,
    Part,
    Slug,
    Status,
    WrittenLanguage,
)

MOST_CHARACTERS = 20
"""Length of an incipit in Chinese."""
MOST_WORDS = 10
"""Length of an incipit in English."""


class Title(Bilingual):
    printed: tuple[WrittenLanguage, ...]
    """The languages in which the paper itself prints its title; the others are ours."""


class Keywords(in_written("KeywordsOfEach", tuple[Line, ...], default=())):
    """The keywords as printed, for each language in which the paper prints any."""


class FrontMatter(Record):
    """What the paper prints about itself beside title, abstract and keywords.

    In the language of the paper these are printed, in the other they are our translation.
    """

    affiliation: Bilingual | None = None
    author_note: Bilingual | None = None
    """What is printed about the author: post, place."""
    funding: Bilingual | None = None
    classification: Line | None = None
    """The number of the Chinese Library Classification."""
    document_code: Line | None = None
    """The type of document as Chinese journals print it: A, a theoretical study."""
    article_number: Line | None = None
    received: Day | None = None
    editor: Bilingual | None = None
    """The editor in charge."""


class Paragraph(Record):
    """A paragraph of the source, known by its fingerprint and never by its text."""

    sha256: Digest
    """SHA-256 of the UTF-8 text with every white space removed."""
    length: Annotated[int, Field(gt=0)]
    """Characters of that text."""


class Section(Record):
    """A printed section of the source, with its real paragraphs (page breaks rejoined)."""

    id: Slug
    number: Line | None = None
    level: Annotated[int, Field(ge=1, le=3)] = 1
    part: Part = "body"
    heading: Bilingual
    printed: bool = True
    """False where the paper prints no heading and we supply one."""
    paragraphs: tuple[Paragraph, ...] = ()


class Source(Record):
    """Where in the paper a claim stands."""

    section: Slug
    paragraph: Annotated[int, Field(ge=0)]
    """Counted from 1 within the section; 0 is the printed heading itself."""
    marker: Line | None = None
    """The printed enumerator: 一是, First."""
    incipit: Line | None = None
    """The first few characters or words of the passage: a finding aid, never a sentence. None
    for a heading, which is its own."""


class Causal(Record):
    """What a claim says brings about what, in the direction the text gives."""

    from_: Annotated[tuple[Slug, ...], Field(alias="from", min_length=1)]
    kind: CausalKind
    to: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Claim(Record):
    """One argumentative point of a paper; its sub-claims elaborate it."""

    id: ClaimId
    role: Role
    gist: Wording
    text: Wording | None = None
    """What the paper adds to the gist: reason, step, condition, example, scope."""
    source: Source
    cites: tuple[Slug, ...] = ()
    about: tuple[Slug, ...] = ()
    causal: tuple[Causal, ...] = ()
    editorial: tuple[Slug, ...] = ()
    """Those concepts of `about` and `causal` which the passage does not name, neither by a printed
    form of theirs nor by one of a narrower concept: to see them there is our reading."""
    wording: Provenances | None = None
    """Set where this claim's wordings were not made as the paper's others were."""
    claims: tuple[Claim, ...] = ()

    @property
    def named(self) -> tuple[Slug, ...]:
        """The concepts that it is about and that its passage names."""
        return tuple(name for name in self.about if name not in self.editorial)

    def with_descendants(self) -> Iterator[Claim]:
        yield self
        for claim in self.claims:
            yield from claim.with_descendants()


class Relation(Record):
    """An argumentative relation between two claims of a paper."""

    id: Annotated[str, StringConstraints(pattern=r"^r[0-9]+$")] | None = None
    """Needed only where an undercut attacks this inference."""
    type: RelationType
    from_: Annotated[ClaimId, Field(alias="from")]
    to: str
    """A claim id; for an undercut, the id of the relation under attack."""
    basis: Basis
    attack: AttackKind | None = None
    partial: bool = False
    """True where a path answers only a part of a constraint, or a restatement adds to the claim."""
    remark: Wording | None = None


class Note(Record):
    """An editorial note on the printed text, attached to its place."""

    id: Annotated[str, StringConstraints(pattern=r"^n[0-9]+$")]
    kind: NoteKind
    section: Slug
    paragraph: Annotated[int, Field(ge=1)] | None = None
    claims: tuple[ClaimId, ...] = ()
    references: tuple[Slug, ...] = ()
    text: Wording


class Paper(Record):
    """A paper taken apart into claims."""

    id: Slug
    status: Status = "published"
    reference: Slug
    language: WrittenLanguage
    title: Title
    keywords: Keywords = Keywords()
    front: FrontMatter = FrontMatter()
    wording: Provenances
    running_heads: tuple[Line, ...] = ()
    """Lines that pages repeat within paragraphs; `audit` skips them."""
    outline: Annotated[tuple[Section, ...], Field(min_length=1)]
    bibliography: tuple[Slug, ...] = ()
    """The printed reference list in its order: entry n of the list is item n."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    relations: tuple[Relation, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.status == "draft"

    def made(self, claim: Claim | None = None) -> Provenances:
        """Who made what is said of a claim: as of the whole paper, unless the claim says else."""
        made = (claim and claim.wording) or self.wording
        return OfDraft.of(made) if self.is_draft else made

    def all_claims(self) -> Iterator[Claim]:
        """Every claim, each before its sub-claims."""
        for claim in self.claims:
            yield from claim.with_descendants()
