"""A reference as a record of RIS, the tagged format that every reference manager imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lunmai.cite.formats.notes import reference_note
from lunmai.cite.formats.one_line import one_line
from lunmai.model import SITE_LANGUAGES, WRITTEN, Name, Reference

TYPES = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "document": "GEN",
    "paper-conference": "CONF",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}

WITH_GENRE = {"report", "thesis", "webpage"}
"""Types for which M3 is the kind of work. For others Zotero takes it for a DOI."""
RANGE = re.compile(r"([^–,\s]+)–([^–,\s]+)")


def ris_record(tags: Iterable[tuple[str, str | None]]) -> str:
    """A record of tags and values, without those that have no value.

    Lines end in CR LF, as the format's description asks. No byte order mark: readers that do not
    take it off lose the first record.
    """
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def render_ris(reference: Reference) -> str:
    """The record of a reference; its ID is the reference's id."""
    return ris_record(_tags(reference))


def ris_name(name: Name) -> str:
    """A name as `Family, Given`; that of a body has EndNote's commas, without which its last word
    would be taken for a family name, or what follows its own comma for a given name."""
    body = name.literal or (not name.given and name.family) or (not name.family and name.given)
    if not body:
        return f"{name.family}, {name.given}"
    if "," in body:
        return body.replace(",", ",,", 1)
    return f"{body}," if " " in body else body


def _tags(reference: Reference) -> Iterator[tuple[str, str | None]]:
    """No TT and TA, the translated title and author: a reader takes them for the work's own."""
    pages = RANGE.fullmatch(reference.page or "")
    yield "TY", TYPES.get(reference.type, "GEN")
    yield "ID", reference.id
    yield from (("AU", ris_name(name)) for name in reference.author)
    yield "TI", reference.title
    yield "T2", reference.container_title
    yield "PY", str(reference.year or "")
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "SP", pages[1] if pages else reference.page
    yield "EP", pages and pages[2]
    yield "M3" if reference.type in WITH_GENRE else "N1", reference.genre
    yield "PB", reference.publisher
    yield "CY", reference.publisher_place
    yield "DO", reference.doi
    yield "UR", reference.url
    yield "SN", reference.issn
    yield "LA", SITE_LANGUAGES[reference.language].locale
    yield from (("N1", reference_note(reference, reader)) for reader in WRITTEN)
