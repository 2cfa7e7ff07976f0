"""The form of a paper in `corpus.json`, with its claims, relations and notes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lunmai.exports.format_parts import (
    Exported,
    ExportedPlace,
    ExportedPlaced,
    ExportedText,
    ExportedWorded,
    ExportedWording,
)
from lunmai.model import Basis, RelationType, Role
from lunmai.model.record import in_written
from lunmai.model.vocabulary import AttackKind, CausalKind, NoteKind, Part, WrittenLanguage

From = Annotated[str, Field(alias="from")]


class ExportedSource(Exported):
    section: str
    paragraph: int
    marker: str | None
    incipit: str


class ExportedCausal(Exported):
    from_: Annotated[list[str], Field(alias="from")]
    kind: CausalKind
    to: list[str]
    named: list[str]


class ExportedClaim(ExportedPlaced, ExportedWorded):
    id: str
    key: str
    parent: str | None
    parent_key: str | None
    role: Role
    gist: ExportedText
    text: ExportedText | None
    source: ExportedSource
    cites: list[str]
    about: list[str]
    named: list[str]
    causal: list[ExportedCausal]
    wording: ExportedWording | None
    notice: ExportedText


class ExportedRelation(ExportedWorded):
    id: str | None
    key: str | None
    type: RelationType
    from_: From
    from_key: str
    to: str
    to_key: str
    basis: Basis
    attack: AttackKind | None
    partial: bool
    remark: ExportedText | None


class ExportedNote(ExportedPlaced, ExportedWorded):
    id: str
    key: str
    kind: NoteKind
    section: str
    paragraph: int | None
    claims: list[str]
    claim_keys: list[str]
    references: list[str]
    text: ExportedText


class ExportedTitle(ExportedText):
    printed: list[WrittenLanguage]


class ExportedKeywords(in_written("ExportedKeywordsOfEach", list[str], Exported)):
    pass


class ExportedFrontMatter(Exported):
    affiliation: ExportedText | None
    author_note: ExportedText | None
    funding: ExportedText | None
    classification: str | None
    document_code: str | None
    article_number: str | None
    received: str | None
    editor: ExportedText | None


class ExportedParagraph(Exported):
    sha256: str
    length: int


class ExportedSection(Exported):
    id: str
    number: str | None
    level: int
    part: Part
    heading: ExportedText
    printed: bool
    paragraphs: list[ExportedParagraph]


class ExportedPaper(ExportedPlaced):
    id: str
    course: ExportedPlace
    reference: str
    language: WrittenLanguage
    title: ExportedTitle
    keywords: ExportedKeywords
    front: ExportedFrontMatter
    wording: ExportedWording
    notice: ExportedText
    outline: list[ExportedSection]
    bibliography: list[str]
    claims: list[ExportedClaim]
    relations: list[ExportedRelation]
    notes: list[ExportedNote]
