"""A reference as a record of RIS, the tagged format that every reference manager imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lunmai.cite.formats.notes import reference_note
from lunmai.cite.formats.one_line import one_line
from lunmai.model import SITE_LANGUAGES, WRITTEN, Date, Name, Reference
from lunmai.text.phrases import phrase

TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "broadcast": "MPCT",
    "book": "BOOK",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "regulation": "STAT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""For other kinds `RPRT`: Zotero reads `GEN` as an article of a journal."""
WITH_GENRE = {"manuscript", "map", "report", "thesis", "webpage"}
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
    """A name as `Family, Given, Suffix`; that of a body has EndNote's commas, without which its
    last word would be taken for a family name, or what follows its own comma for a given name."""
    body = name.literal or (not name.given and name.family) or (not name.family and name.given)
    if not body:
        return ", ".join(filter(None, (name.family, name.given, name.suffix)))
    if "," in body:
        return body.replace(",", ",,", 1)
    return f"{body}," if " " in body else body


def ris_type(reference: Reference) -> str:
    return TYPES.get(reference.type, "RPRT")


def _date(date: Date | None) -> str | None:
    """A date to the month or the day; the year alone is another tag's."""
    if date is None or len(date.start) < 2:
        return None
    return "/".join(f"{part:02}" for part in date.start)


def _tags(reference: Reference) -> Iterator[tuple[str, str | None]]:
    """No TT and TA, the translated title and author: a reader takes them for the work's own."""
    pages = RANGE.fullmatch(reference.page or "")
    yield "TY", ris_type(reference)
    yield "ID", reference.id
    yield from (("AU", ris_name(name)) for name in reference.author)
    if reference.others:
        yield "AU", ris_name(Name(literal=phrase("and-others", reference.language)))
    yield from (("ED", ris_name(name)) for name in reference.editor)
    yield from (("A4", ris_name(name)) for name in reference.translator)
    yield "TI", reference.title
    yield "ST", reference.title_short
    yield "T2", reference.container_title or reference.event_title
    yield "T3", reference.collection_title
    yield "PY", str(reference.year or "")
    yield "DA", _date(reference.issued)
    yield "Y2", _date(reference.accessed)
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "M1", reference.number
    yield "ET", reference.edition or reference.version
    yield "NV", reference.number_of_volumes
    yield "SP", pages[1] if pages else reference.page
    yield "EP", pages and pages[2]
    yield "M3" if reference.type in WITH_GENRE else "N1", reference.genre
    yield "PB", reference.publisher or reference.authority
    yield "CY", reference.publisher_place or reference.event_place
    yield "DB", reference.archive
    yield "AN", reference.archive_location
    yield "DO", reference.doi
    yield "UR", reference.url
    yield "SN", reference.issn or reference.isbn
    yield "LA", reference.locale or SITE_LANGUAGES[reference.language].locale
    yield "N1", f"CSTR: {reference.cstr}" if reference.cstr else None
    yield "N1", reference.note
    yield from (("N1", reference_note(reference, reader)) for reader in WRITTEN)
