"""The forms of the site’s addresses: which permanent name a path stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, unquote

from lunmai.languages import PAPER_FILES, PDF_FORMS, SITE_LANGUAGES, WRITTEN
from lunmai.model import ROLES
from lunmai.syllabus.addresses import PLACES, Address, Form, Parts

ENDINGS: dict[Form, re.Pattern[str]] = {
    "pdf": re.compile(rf"(.+)(\.(?:{'|'.join((*PDF_FORMS, *PAPER_FILES))})\.pdf)"),
    "exports/papers": re.compile(r"(.+?)(\.[a-z.-]+)"),
    "maps": re.compile(rf"(.+)(\.(?:{'|'.join(SITE_LANGUAGES)})(?:\.narrow)?\.svg)"),
}
"""How their names are written: id and ending."""
COLLECTIONS = {
    "citations": "citations",
    "comparison": "compare",
    "glossary": "glossary",
    "lunmai": "index",
}
"""PDFs of more than one paper, and the pages that they stand for."""
NEUTRAL_PAGES = {"go": "index", "go/pages": "index", "go/references": "citations"}
"""Pages below /go/ that belong to no single record, and those to which they lead."""
OWN_ANCHOR = re.compile(
    r"(section|note|cite|reference)-[a-z0-9-]+|[a-z]+-without-[a-z]+|empty-sections|title|theses"
    r"|outline|silences|notes|reference|references|cite|_[a-z0-9_-]+"
)
"""Places of a paper's page that are there today and promised by nobody."""


def read_addresses(parts: Parts, first: int) -> Iterator[Address]:
    """Every way to read the end of a path as an address, the longest base first; the base has
    `first` segments or more."""
    for at in range(len(parts.segments) - 1, first - 1, -1):
        below = [unquote(segment) for segment in parts.segments[at:]]
        if found := _read(below, parts.fragment):
            language = parts.segments[at - 1] if at > first else ""
            language = language if language in SITE_LANGUAGES else ""
            yield _placed(found, parts, at - bool(language), language)


def read_page(parts: Parts, first: int) -> Address:
    """The address of a page of the site that has `first` segments, whatever the path."""
    below = [unquote(segment) for segment in parts.segments[first:]]
    language = below[0] if below and below[0] in SITE_LANGUAGES else ""
    path = "/".join(below[1:] if language else below)
    if "." in path.rpartition("/")[2]:
        written = "/".join(parts.segments[first:])
        return _placed(Address("", "", "file", "pages/index", written), parts, first, "")
    if path in NEUTRAL_PAGES:
        found = Address("", "", "neutral", f"pages/{NEUTRAL_PAGES[path]}")
    else:
        found = Address("", "", "page", f"pages/{path or 'index'}", anchor=parts.fragment)
    return _placed(found, parts, first, language)


def _placed(found: Address, parts: Parts, at: int, language: str) -> Address:
    base = parts.start + "".join(f"{segment}/" for segment in parts.segments[:at])
    return replace(
        found, base=base, language=language, query=parts.query, encoded_hash=parts.encoded_hash
    )


def _read(below: list[str], fragment: str) -> Address | None:
    """What a path, from its first folder on, stands for."""
    if "." in below[-1] and below[0] not in ("pdf", "exports", "maps"):
        return None  # a file, of whatever folder
    match below:
        case ["papers", paper]:
            return _paper(paper, fragment)
        case ["papers", paper, view]:
            return _paper(paper, fragment, view=f"{view}/")
        case ["papers", paper, "record", part]:
            return _paper(paper, fragment, view=f"record/{part}/")
        case ["concepts", concept] | ["concepts", concept, _]:
            view = f"{below[2]}/" if len(below) > 2 else ""
            return Address("", "", "page", f"concepts/{concept}", view, fragment)
        case ["glossary"] if fragment and not fragment.startswith("_"):
            return Address("", "", "glossary", f"concepts/{fragment}")
        case ["citations"] | ["citations", _] if fragment and not fragment.startswith("_"):
            view = f"{below[1]}/" if len(below) > 1 else ""
            return Address("", "", "page", f"references/{fragment}", view)
        case ["courses", "guides", paper]:
            return Address("", "", "course", f"papers/{paper}", "guides/", fragment)
        case ["courses", paper] if paper != "list":
            return _paper(paper, fragment, "course")
        case ["citations" | "compare" | "courses" | "glossary" | "papers", *_]:
            return Address("", "", "page", f"pages/{'/'.join(below)}", anchor=fragment)
        case ["embed", paper]:
            claim, _, shown = fragment.partition(".")
            if shown in WRITTEN:
                return _paper(paper, claim, "embed", f".{shown}")
            return _paper(paper, fragment, "embed")
        case ["go", *rest]:
            return _read_neutral(rest, fragment)
    return _read_file("/".join(below[:-1]), below[-1], fragment)


def _read_file(folder: str, name: str, fragment: str) -> Address | None:
    """What a file of ours stands for."""
    if folder == "pdf" and "=" in fragment:  # as PDF readers take it: #page=7, #nameddest=m1-3
        fragment = dict(parse_qsl(fragment)).get("nameddest", fragment)
    if folder in ENDINGS and (match := ENDINGS[folder].fullmatch(name)):
        if folder == "pdf" and match[1] in COLLECTIONS:
            return _in_collection(name, match[1], fragment)
        return _paper(match[1], fragment if folder == "pdf" else "", folder, match[2])
    if folder.partition("/")[0] == "exports":
        return Address("", "", "file", "pages/index", f"{folder}/{name}")
    return None


def _in_collection(file: str, collection: str, fragment: str) -> Address:
    """What a place in a PDF of more than one paper stands for."""
    for kind, start in PLACES.items():
        if fragment.startswith(start):
            return Address("", "", "pdf", f"{kind}/{fragment.removeprefix(start)}", file)
    paper, point, claim = fragment.partition(".")
    if point:
        found = _paper(paper, claim, "pdf", file)
        return replace(found, anchor="") if claim == "title" else found
    return Address("", "", "pdf", f"pages/{COLLECTIONS[collection]}", file, fragment)


def _read_neutral(below: list[str], fragment: str) -> Address | None:
    match below:
        case ["pages"] if fragment and not fragment.startswith("_"):
            return Address("", "", "neutral", f"pages/{fragment}")
        case ["concepts", concept]:
            return Address("", "", "neutral", f"concepts/{concept}", anchor=fragment)
        case ["references"] | ["references", _] if fragment:
            return Address("", "", "neutral", f"references/{fragment}")
        case [paper] if paper not in ("concepts", "pages", "references"):
            return _paper(paper, fragment, "neutral")
    return None


def _paper(paper: str, fragment: str, form: Form = "page", view: str = "") -> Address:
    role = view == "roles/" and fragment in ROLES
    if not fragment or role or "=" in fragment or OWN_ANCHOR.fullmatch(fragment):
        return Address("", "", form, f"papers/{paper}", view, fragment)
    return Address("", "", form, f"papers/{paper}#{fragment}", view)
