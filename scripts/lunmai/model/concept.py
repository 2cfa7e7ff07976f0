"""A concept: an entry of the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lunmai.model.parallel import Address
from lunmai.model.record import Provenances, Record, Wording
from lunmai.model.vocabulary import ConceptKind, Language, Line, Slug, Standing


class Designation(Record):
    """A term that designates a concept in one language."""

    term: Line
    standing: Standing
    pinyin: Line | None = None
    """With tone marks; Chinese designations only."""


class Designations(Record):
    zh: Annotated[tuple[Designation, ...], Field(min_length=1)]
    en: Annotated[tuple[Designation, ...], Field(min_length=1)]

    def in_language(self, language: Language) -> tuple[Designation, ...]:
        return self.zh if language == "zh" else self.en

    def preferred(self, language: Language) -> Designation:
        options = self.in_language(language)
        return next((term for term in options if term.standing == "preferred"), options[0])


class Attestation(Record):
    """The form in which a paper prints the concept, and where."""

    paper: Slug
    section: Slug
    language: Language
    printed: Line


class Reading(Record):
    """How a named work understands the concept otherwise."""

    source: Slug
    """The work: a key of references.bib."""
    reported_by: Address | None = None
    """The claim that reports the reading, where the work itself is not taken apart here."""
    text: Wording


class Concept(Record):
    """A glossary entry."""

    id: Slug
    kind: ConceptKind = "subject"
    designations: Designations
    definition: Wording
    wording: Provenances
    broader: tuple[Slug, ...] = ()
    related: tuple[Slug, ...] = ()
    attested: tuple[Attestation, ...] = ()
    readings: tuple[Reading, ...] = ()
    exclude: tuple[Line, ...] = ()
    """Passages within which no term of this concept is meant: 北大概 for 北大."""
