"""What a BibTeX entry may hold, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtexparser import model as bibtex

from lunmai.model import DOI, SAFE_URL, SITE_LANGUAGES, WRITTEN
from lunmai.problems import Place, Problem, did_you_mean

CSL_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "misc": "document",
    "online": "webpage",
    "report": "report",
    "thesis": "thesis",
}
REASONS = {name: f"inferred_{name}" for name in WRITTEN}
"""For each language the field that says why something was concluded."""
FIELDS = {
    "author": "author",
    "author_latin": "author_latin",
    "title": "title",
    **{f"title_{name}": "title_translated" for name in reversed(WRITTEN)},
    "journaltitle": "container_title",
    "booktitle": "container_title",
    "year": "issued",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "type": "genre",
    "institution": "publisher",
    "publisher": "publisher",
    "location": "publisher_place",
    "medium": "medium",
    "url": "url",
    "doi": "doi",
    "issn": "issn",
    "sortname": "sort",
    "langid": "language",
    "inferred": "inferred",
    **dict.fromkeys(REASONS.values(), "inferred_reason"),
}
"""Names of the BibTeX fields, and what each is called in a reference."""
LANGUAGE_IDS = {SITE_LANGUAGES[name].babel: name for name in WRITTEN}
WRITTEN_AS = {name: written for written, name in reversed(FIELDS.items())}
"""The first of the BibTeX names of each field of a reference."""
MISSING_COMMA = re.compile(
    r"""(?:[}"]\s*|^\d+\s+)(?:\w+\s*=\s*[{"]|(?:year|volume|number|pages)\s*=\s*\d+$)"""
)
"""Where a value, in braces or a bare number, swallows the field after it."""


def block_problems(block: bibtex.Block, file: str) -> Iterator[Problem]:
    """What is wrong with a part of the file that is no readable entry."""
    place = Place(file, (block.start_line or 0) + 1)
    if isinstance(block, bibtex.DuplicateBlockKeyBlock):
        message = f"the key '{block.key}' is used twice; rename or remove one of the entries"
        yield Problem(place, "duplicate-reference", message)
    elif isinstance(block, bibtex.DuplicateFieldKeyBlock):
        names = ", ".join(f"'{name}'" for name in sorted(block.duplicate_keys))
        message = f"an entry gives {names} twice; keep one of the two"
        yield Problem(place, "duplicate-key", message)
    elif isinstance(block, bibtex.ParsingFailedBlock):
        message = "this entry cannot be read; check its braces and the commas between its fields"
        yield Problem(place, "bibtex-syntax", message)
    elif isinstance(block, bibtex.String | bibtex.Preamble):
        message = "@string and @preamble are not used here; write the value out"
        yield Problem(place, "bibtex-syntax", message)
    elif isinstance(block, bibtex.ImplicitComment) and not block.comment.startswith("%"):
        message = "this text is outside every entry; begin an entry with @, or a comment with %"
        yield Problem(place, "bibtex-syntax", message)


def entry_problems(entry: bibtex.Entry, file: str) -> Iterator[Problem]:
    """What is wrong with an entry, before a reference is made of it."""
    place = Place(file, entry.start_line + 1)
    if entry.entry_type not in CSL_TYPES:
        options = ", ".join(f"@{name}" for name in CSL_TYPES)
        message = f"'@{entry.entry_type}' is not a known kind of entry; use one of {options}"
        yield Problem(place, "unknown-value", message + did_you_mean(entry.entry_type, CSL_TYPES))
    if "langid" not in entry.fields_dict and not any(map(_swallows_the_next, entry.fields)):
        message = f"entry '{entry.key}' has no langid; write langid = {{chinese}} or {{english}}"
        yield Problem(place, "missing-field", message)
    for field in entry.fields:
        yield from _field_problems(field, Place(file, field.start_line + 1))
    yield from _same_field_twice(entry, file)
    yield from _inference_problems(entry, file)


def _swallows_the_next(field: bibtex.Field) -> bool:
    """True where the comma after a field is missing; the field after it is not missing too."""
    return isinstance(field.value, str) and bool(MISSING_COMMA.search(field.value))


def _field_problems(field: bibtex.Field, place: Place) -> Iterator[Problem]:
    name, value = field.key, field.value
    if name not in FIELDS:
        message = f"'{name}' is not a field of a reference"
        yield Problem(place, "unknown-field", message + did_you_mean(name, FIELDS))
    elif not isinstance(value, str) or not value.strip():
        yield Problem(place, "wrong-type", f"'{name}' is empty; fill it in or remove it")
    elif _swallows_the_next(field):
        yield Problem(place, "bibtex-syntax", f"a comma is missing after '{name}'")
    elif "\\" in value:
        message = f"'{name}' has a LaTeX command; write the character itself instead"
        yield Problem(place, "bibtex-syntax", message)
    elif name == "langid" and value not in LANGUAGE_IDS:
        message = f"'{value}' is not one of {', '.join(LANGUAGE_IDS)}"
        yield Problem(place, "unknown-value", message + did_you_mean(value, LANGUAGE_IDS))
    elif name == "url" and not SAFE_URL.match(value):
        message = f"a link may lead to http:// or https:// only, not to '{value}'"
        yield Problem(place, "unsafe-link", message)
    elif name == "doi" and not re.fullmatch(DOI, value):
        message = f"'{value}' is not a DOI; write it as 10.1000/182, without an address before it"
        yield Problem(place, "malformed-doi", message)


def _same_field_twice(entry: bibtex.Entry, file: str) -> Iterator[Problem]:
    """Two BibTeX names of one field: one of the values would silently be lost."""
    seen: dict[str, str] = {}
    for field in entry.fields:
        meaning = FIELDS.get(field.key)
        if meaning in seen and field.key not in REASONS.values():
            message = f"'{field.key}' and '{seen[meaning]}' mean the same; keep one of the two"
            yield Problem(Place(file, field.start_line + 1), "duplicate-key", message)
        elif meaning:
            seen[meaning] = field.key


def _inference_problems(entry: bibtex.Entry, file: str) -> Iterator[Problem]:
    """What is inferred is there, and says why in both languages."""
    if not (field := entry.fields_dict.get("inferred")) or not isinstance(field.value, str):
        return
    place = Place(file, field.start_line + 1)
    for name in (part.strip() for part in field.value.split(",")):
        if name not in entry.fields_dict:
            message = f"'inferred' names '{name}', which this entry does not have"
            yield Problem(place, "unknown-field", message + did_you_mean(name, entry.fields_dict))
    missing = [name for name in REASONS.values() if name not in entry.fields_dict]
    if missing:
        message = f"an inferred value says why; add {' and '.join(missing)}"
        yield Problem(place, "missing-field", message)
