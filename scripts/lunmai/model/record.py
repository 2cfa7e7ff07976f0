"""What every record is, and the texts that records hold in every written language."""

from __future__ import annotations

from dataclasses import make_dataclass
from functools import cache
from itertools import chain
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from lunmai.languages import WRITTEN, Language, in_language, source_of
from lunmai.model.vocabulary import Line, Prose, Stamp


class Record(BaseModel):
    """A fact from `docs/data`: frozen, and refusing every field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def in_written(name: str, type_: Any, base: type = Record, default: Any = ...) -> type:
    """A record with a field for each written language, named after it."""
    fields = dict.fromkeys(WRITTEN, (type_, default))
    return create_model(name, __base__=base, __module__=__name__, **fields)


@cache
def field_names(*records: type[BaseModel]) -> frozenset[str]:
    """Every field that occurs in records or in those within them."""
    schemas = [record.model_json_schema() for record in records]
    parts = [*schemas, *chain(*(one.get("$defs", {}).values() for one in schemas))]
    return frozenset(name for part in parts for name in part.get("properties", {}))


MISSING = "\ue000"
"""What stands in a record for the text of a draft that is not written yet."""
UNWRITTEN = "…"
"""What is read where a text is not written in any language."""


class Said:
    """Something said in every written language, and so in each that is made from one of them.

    In a draft a text may be missing; then the other language is read in its place.
    """

    def in_language(self, language: Language) -> str:
        text = getattr(self, source := source_of(language))
        if text == MISSING:
            source = self.read_in(source)
            return UNWRITTEN if self.unwritten else getattr(self, source)
        return in_language(text, language)

    def written(self) -> dict[Language, str]:
        """As it stands in the data, without what is missing."""
        texts = {language: getattr(self, language) for language in WRITTEN}
        return {language: text for language, text in texts.items() if text != MISSING}

    def lacks(self, language: Language) -> bool:
        """True where the text of a language is not written yet."""
        return getattr(self, source_of(language)) == MISSING

    def own(self, language: Language) -> str:
        """What is written in a language; nothing where that is missing."""
        return "" if self.lacks(language) else self.in_language(language)

    @property
    def unwritten(self) -> bool:
        """True where there is a text in no language."""
        return all(map(self.lacks, WRITTEN))

    def read_in(self, language: Language) -> Language:
        """The language in which readers of one have it: their own, unless it is missing."""
        if not self.lacks(language):
            return language
        return next((name for name in WRITTEN if not self.lacks(name)), language)


class Accepted(in_written("OfEachText", Stamp | None, default=None)):
    """The fingerprints of texts that somebody read and found to say the same."""


class Wording(Said, in_written("InProse", Prose)):
    """One thing said in every language; the texts are an inline Markdown subset."""

    accepted: Accepted | None = None


class Bilingual(Said, in_written("InLines", Line)):
    """A printed heading or title and its translation; it cannot drift, print does not change."""


class Label(Said, make_dataclass("InWords", [(name, str) for name in WRITTEN], frozen=True)):
    """What we call a thing in each language."""


class Provenance(Record):
    """Who or what made a wording, and which person reviewed it."""

    by: Line
    """`machine`, or the name of a person."""
    reviewed_by: Line | None = None

    @property
    def is_draft(self) -> bool:
        """What a machine wrote is a draft until a person has reviewed it."""
        return self.by == "machine" and not self.reviewed_by


class Provenances(in_written("OfEachWording", Provenance)):
    def in_language(self, language: Language) -> Provenance:
        """A conversion is by whoever made what it is made from."""
        return getattr(self, source_of(language))


class OfDraft(Provenances):
    """Who made a text of a paper that is not published yet."""

    @classmethod
    def of(cls, made: Provenances) -> OfDraft:
        return cls(**{name: getattr(made, name) for name in WRITTEN})
