"""A reference: a work that papers cite, under the field names of CSL-JSON."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, create_model

from lunmai.languages import SITE_LANGUAGES
from lunmai.model import csl
from lunmai.model.date import Date
from lunmai.model.record import Bilingual, Record
from lunmai.model.vocabulary import Line, Slug, WrittenLanguage

DOI = r"""^10\.[0-9]{4,9}/[^\s"'<>\\`{}]+$"""
"""Prefix and suffix (ISO 26324); a suffix may hold nearly anything, here what is safe in a link."""
CSTR = r"^[0-9]{5}\.[0-9]{2}\.\S+$"
"""Registrant, kind of resource, and the registrant's own number."""
OTHERS = {"literal": "others"}
"""The name by which CSL processors know that a list breaks off: 等, et al."""


class Name(Record):
    """A person: family and given; or a literal for a body, or a name that has no parts."""

    family: Line | None = None
    given: Line | None = None
    suffix: Line | None = None
    """What follows the name: Jr., III."""
    literal: Line | None = None

    def as_csl(self) -> dict[str, str]:
        return self.model_dump(exclude_none=True)


Variables = create_model(
    "Variables",
    __base__=Record,
    __module__=__name__,
    **{csl.field_name(name): (tuple[Name, ...], ()) for name in csl.NAMES},
    **{csl.field_name(name): (Date | None, None) for name in csl.DATES},
    **{csl.field_name(name): (Line | None, None) for name in csl.TEXTS},
)
"""Every variable of CSL as a field: `collection_editor`, `accessed`, `edition`, `url`."""


class Reference(Variables):
    """A work, exactly as far as it is printed.

    The fields are the variables of CSL and what follows, of which CSL knows nothing.
    """

    id: Slug
    type: Literal[csl.TYPES]
    language: WrittenLanguage
    """By whose conventions it is cited: its own language, or the one whose script it has."""
    locale: Line | None = None
    """The tag of its own language, where no wordings are written in that: `fr-FR`, `ja-JP`."""
    others: bool = False
    """True where the print breaks the list of authors off (等, et al.)."""
    author_latin: tuple[Name, ...] = ()
    """The authors in Latin letters, where the source prints them so."""
    author_pinyin: tuple[Name, ...] = ()
    """The authors in Latin letters as we write them, where the program would read them wrongly."""
    title_pinyin: Line | None = None
    """The title in pinyin, by words, as we write it."""
    sic: tuple[Line, ...] = ()
    """Words of the title that are printed so and seem to be wrong."""
    title_translated: Line | None = None
    """The title in the other language, where the source prints it."""
    doi: Annotated[Line, Field(pattern=DOI)] | None = None
    """The digital object identifier alone, without the address that resolves it."""
    cstr: Annotated[Line, Field(pattern=CSTR)] | None = None
    """The identifier of the Chinese registry for scientific resources (GB/T 32843)."""
    sort: Line | None = None
    """What the work is sorted by, in pinyin or Latin letters, where its authors would mislead."""
    inferred: tuple[Line, ...] = ()
    """The fields whose value is not printed but concluded from what is."""
    inferred_reason: Bilingual | None = None

    @property
    def year(self) -> int | None:
        """The year of publication; which years are plausible is for the check to say."""
        return self.issued.year if self.issued else None

    def as_csl(self) -> dict[str, object]:
        """The reference in CSL-JSON; a list of authors that breaks off ends in `OTHERS`."""
        values: dict[str, object] = {
            "id": self.id,
            "type": self.type,
            "language": self.locale or SITE_LANGUAGES[self.language].locale,
        }
        said = self.model_fields_set  # a few of a hundred
        for field, variable in csl.VARIABLES.items():
            value = getattr(self, field) if field in said else None
            if isinstance(value, tuple):
                values[variable] = [name.as_csl() for name in value]
            elif value:
                values[variable] = value.as_csl() if isinstance(value, Date) else value
        if self.others:
            values["author"] = [*values["author"], OTHERS]
        return {name: value for name, value in values.items() if value}
