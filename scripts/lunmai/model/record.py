"""What every record is, and the texts in two languages that records hold."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from lunmai.model.vocabulary import Language, Line, Prose, Stamp


class Record(BaseModel):
    """A fact from `docs/data`: frozen, and refusing every field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(Record):
    """One thing said in both languages; the texts are an inline Markdown subset."""

    zh: Prose
    en: Prose
    made_from: Stamp | None = None
    """Fingerprint of the wording that the other language was translated from."""

    def in_language(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Bilingual(Record):
    """A printed heading or title and its translation; it cannot drift, print does not change."""

    zh: Line
    en: Line

    def in_language(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Label:
    """What we call a thing in each language."""

    zh: str
    en: str


class Provenance(Record):
    """Who or what made a wording, and which person reviewed it."""

    by: Line
    """`machine`, or the name of a person."""
    reviewed_by: Line | None = None


class Provenances(Record):
    zh: Provenance
    en: Provenance

    def in_language(self, language: Language) -> Provenance:
        return self.zh if language == "zh" else self.en
