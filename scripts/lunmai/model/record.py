"""What every record is, and the texts that records hold in every written language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import make_dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, WrapValidator, create_model

from lunmai.languages import WRITTEN, Language, in_language, source_of
from lunmai.model.vocabulary import Line, Prose, Stamp, WrittenLanguage


class Record(BaseModel):
    """A fact from `docs/data`: frozen, and refusing every field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def in_written(name: str, type_: Any, base: type = Record, default: Any = ...) -> type:
    """A record with a field for each written language, named after it."""
    fields = dict.fromkeys(WRITTEN, (type_, default))
    return create_model(name, __base__=base, __module__=__name__, **fields)


class Said:
    """Something said in every written language, and so in each that is made from one of them."""

    def in_language(self, language: Language) -> str:
        return in_language(getattr(self, source_of(language)), language)

    def written(self) -> dict[Language, str]:
        """As it stands in the data."""
        return {language: getattr(self, language) for language in WRITTEN}


def _stamps(value: Any, one: Callable[[Any], str]) -> Any:
    """One fingerprint, or one for each language that was translated; in pairs, which are frozen."""
    return tuple(STAMPS.validate_python(value).items()) if isinstance(value, dict) else one(value)


STAMPS: TypeAdapter[dict[str, str]] = TypeAdapter(dict[WrittenLanguage, Stamp])
MadeFrom = Annotated[Stamp, WrapValidator(_stamps)]


class Wording(Said, in_written("InProse", Prose)):
    """One thing said in every language; the texts are an inline Markdown subset."""

    made_from: MadeFrom | None = None
    """Fingerprint of the wording that the others were translated from; or, by language, of the one
    that each was."""

    def stamp_of(self, language: Language) -> str | None:
        """Fingerprint of the wording that the one of a language was translated from."""
        if isinstance(self.made_from, tuple):
            return dict(self.made_from).get(source_of(language))
        return self.made_from


class Bilingual(Said, in_written("InLines", Line)):
    """A printed heading or title and its translation; it cannot drift, print does not change."""


class Label(Said, make_dataclass("InWords", [(name, str) for name in WRITTEN], frozen=True)):
    """What we call a thing in each language."""


class Provenance(Record):
    """Who or what made a wording, and which person reviewed it."""

    by: Line
    """`machine`, or the name of a person."""
    reviewed_by: Line | None = None


class Provenances(in_written("OfEachWording", Provenance)):
    def in_language(self, language: Language) -> Provenance:
        """A conversion is by whoever made what it is made from."""
        return getattr(self, source_of(language))
