"""A reference: a work that papers cite, under the field names of CSL-JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lunmai.languages import SITE_LANGUAGES
from lunmai.model.record import Bilingual, Record
from lunmai.model.vocabulary import Line, Slug, WrittenLanguage

DOI = r"""^10\.[0-9]{4,9}/[^\s"'<>\\`{}]+$"""
"""Prefix and suffix (ISO 26324); a suffix may hold nearly anything, here what is safe in a link."""


class Name(Record):
    """An author: family and given, or a literal for a body that signs as one."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None


class Reference(Record):
    """A work, exactly as far as it is printed; the fields are those of CSL-JSON."""

    id: Slug
    type: Line
    language: WrittenLanguage
    author: tuple[Name, ...] = ()
    others: bool = False
    """True where the print breaks the list of authors off (等, et al.)."""
    author_latin: tuple[Name, ...] = ()
    """The authors in Latin letters, where the source prints them so."""
    title: Line | None = None
    title_translated: Line | None = None
    """The title in the other language, where the source prints it."""
    container_title: Line | None = None
    issued: int | None = None
    """Year of publication; which years are plausible is for the check to say."""
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    genre: Line | None = None
    publisher: Line | None = None
    publisher_place: Line | None = None
    medium: Line | None = None
    """The printed type mark where it says more than the type: `J/OL`."""
    url: Line | None = None
    doi: Annotated[Line, Field(pattern=DOI)] | None = None
    """The digital object identifier alone, without the address that resolves it."""
    issn: Line | None = None
    sort: Line | None = None
    """What the work is sorted by, in pinyin or Latin letters, where its authors would mislead."""
    inferred: tuple[Line, ...] = ()
    """The fields whose value is not printed but concluded from what is."""
    inferred_reason: Bilingual | None = None

    def as_csl(self) -> dict[str, object]:
        """The reference in CSL-JSON."""
        values: dict[str, object] = {
            "id": self.id,
            "type": self.type,
            "language": SITE_LANGUAGES[self.language].locale,
            "author": [name.model_dump(exclude_none=True) for name in self.author],
            "title": self.title,
            "container-title": self.container_title,
            "issued": {"date-parts": [[self.issued]]} if self.issued else None,
            "volume": self.volume,
            "issue": self.issue,
            "page": self.page,
            "genre": self.genre,
            "publisher": self.publisher,
            "publisher-place": self.publisher_place,
            "medium": self.medium,
            "URL": self.url,
            "DOI": self.doi,
            "ISSN": self.issn,
        }
        return {name: value for name, value in values.items() if value}
