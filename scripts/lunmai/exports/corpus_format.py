"""The form of `corpus.json`; its JSON Schema is made from these classes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from lunmai.exports.format_parts import (
    Exported,
    ExportedEdition,
    ExportedPlaced,
    ExportedRetired,
    ExportedText,
    ExportedWorded,
    ExportedWording,
)
from lunmai.exports.paper_format import ExportedPaper, From
from lunmai.model import ConceptKind, ParallelType, Standing
from lunmai.model.record import in_written
from lunmai.model.vocabulary import WrittenLanguage

FORMAT = "lunmai-corpus"
FORMAT_VERSION = 2
"""Raised when a field changes its meaning, goes away or takes a value that it could not have; new
fields do not raise it. What changed is told on the method page, in its section `formats`."""


class ExportedParallel(ExportedWorded):
    from_: From
    to: str
    type: ParallelType
    remark: ExportedText
    wording: ExportedWording
    notice: ExportedText


class ExportedQuestion(ExportedPlaced, ExportedWorded):
    id: str
    key: str
    text: ExportedText
    claim_keys: list[str]
    concepts: list[str]


class ExportedGuidePart(ExportedWorded):
    title: ExportedText
    questions: list[ExportedQuestion]


class ExportedGuide(ExportedPlaced, ExportedWorded):
    id: str
    title: ExportedText
    introduction: ExportedText
    parts: list[ExportedGuidePart]
    wording: ExportedWording
    notice: ExportedText


class ExportedDesignation(ExportedWorded):
    term: str
    standing: Standing
    pinyin: str | None
    reason: ExportedText | None
    source: str | None


class ExportedDesignations(in_written("ExportedTerms", list[ExportedDesignation], Exported)):
    pass


class ExportedAttestation(Exported):
    paper: str
    section: str
    language: WrittenLanguage
    printed: str


class ExportedReading(ExportedWorded):
    source: str
    reported_by: str | None
    text: ExportedText


class ExportedConcept(ExportedPlaced, ExportedWorded):
    id: str
    kind: ConceptKind
    designations: ExportedDesignations
    definition: ExportedText
    broader: list[str]
    related: list[str]
    attested: list[ExportedAttestation]
    readings: list[ExportedReading]
    exclude: list[str]
    wording: ExportedWording
    notice: ExportedText


class ExportedCustom(ExportedPlaced):
    """The one place that CSL-JSON leaves for data of others; its names are written as CSL does."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    author_others: bool = False
    author_latin: tuple[dict[str, str], ...] = ()
    author_pinyin: tuple[dict[str, str], ...] = ()
    title_pinyin: str = ""
    sic: tuple[str, ...] = ()
    cstr: str = ""
    title_translated: str = ""
    type_mark: str = ""
    sort: str = ""
    inferred: tuple[str, ...] = ()
    inferred_reason: ExportedText | None = None


class ExportedReference(Exported):
    """A work in CSL-JSON, which defines its other variables."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    language: str
    custom: ExportedCustom


class ExportedCorpus(Exported):
    schema_: Annotated[str, Field(alias="$schema")]
    format: Literal["lunmai-corpus"]
    format_version: Literal[2]
    title: ExportedText
    licence: str
    licence_url: str
    site: str | None
    roots: ExportedText
    edition: ExportedEdition | None
    papers: list[ExportedPaper]
    guides: list[ExportedGuide]
    parallels: list[ExportedParallel]
    concepts: list[ExportedConcept]
    references: list[ExportedReference]
    retired: list[ExportedRetired]
