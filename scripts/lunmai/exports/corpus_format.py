"""The form of `corpus.json`; its JSON Schema is made from these classes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from lunmai.exports.ids_format import ExportedRetired
from lunmai.model import (
    Basis,
    Causal,
    ParallelType,
    RelationType,
    Role,
    Section,
    Source,
    Title,
)
from lunmai.model.record import in_written
from lunmai.model.vocabulary import WrittenLanguage

FORMAT_VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


class Exported(BaseModel):
    """A part of `corpus.json`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class ExportedText(in_written("ExportedTexts", str, Exported)):
    pass


class ExportedClaim(Exported):
    id: str
    parent: str | None
    """The claim that this one elaborates."""
    role: Role
    gist: ExportedText
    text: ExportedText | None
    source: Source
    cites: list[str]
    about: list[str]
    causal: list[Causal]


class ExportedRelation(Exported):
    id: str | None
    """Given where another relation attacks this inference."""
    type: RelationType
    from_: Annotated[str, Field(alias="from")]
    to: str
    basis: Basis
    attack: str | None
    partial: bool
    remark: ExportedText | None


class ExportedNote(Exported):
    id: str
    kind: str
    section: str
    paragraph: int | None
    claims: list[str]
    references: list[str]
    text: ExportedText | None


class ExportedPaper(Exported):
    id: str
    reference: str
    language: WrittenLanguage
    title: Title
    outline: list[Section]
    bibliography: list[str]
    claims: list[ExportedClaim]
    relations: list[ExportedRelation]
    notes: list[ExportedNote]


class ExportedParallel(Exported):
    from_: Annotated[str, Field(alias="from")]
    """paper#claim"""
    to: str
    type: ParallelType
    """How `from` stands to `to`."""
    note: ExportedText


class ExportedReading(Exported):
    source: str
    """The reference that understands the concept otherwise."""
    reported_by: str | None
    """paper#claim"""
    text: ExportedText | None


class ExportedConcept(Exported):
    id: str
    kind: str
    designations: dict[str, list[dict[str, str]]]
    definition: ExportedText
    broader: list[str]
    related: list[str]
    attested: list[dict[str, str]]
    readings: list[ExportedReading]
    exclude: list[str]
    """Passages within which no term of this concept is meant."""


class ExportedEdition(Exported):
    name: str
    date: str
    """year-month-day"""


class ExportedReference(BaseModel):
    """A work in CSL-JSON."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    language: str


class ExportedCorpus(Exported):
    """Every paper, claim, concept and reference of Lunmai."""

    format_version: int
    licence: str
    edition: ExportedEdition
    papers: list[ExportedPaper]
    parallels: list[ExportedParallel]
    concepts: list[ExportedConcept]
    references: list[ExportedReference]
    retired: list[ExportedRetired]
