"""Addresses of the site, old and new: from what a syllabus says to a permanent name and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote

from lunmai.syllabus.found import INVISIBLE
from lunmai.syllabus.ledger import Ledger

Form = Literal["page", "glossary", "neutral", "pdf", "export"]
"""How an address names something: by its page, by its entry of the glossary, in a way that leaves
the language to the reader (/go/), by a place in a PDF, by another file."""
VIEWS = ("side-by-side", "grid", "map")
PDF = re.compile(r"(.+)\.(zh-en|zh|en)\.pdf")
EXPORT = re.compile(r"(.+?)(\.[a-z.-]+)")
OWN_ANCHOR = re.compile(
    r"(section|note|cite|reference)-[a-z0-9-]+|[a-z]+-without-[a-z]+|empty-sections|title|theses"
    r"|outline|silences|notes|reference|references|cite|_[a-z0-9_-]+"
)
"""Places of a paper's page that are there today and promised by nobody."""
PARTS = re.compile(
    r"(?P<scheme>https?:)?(?P<slashes>//)?(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>\#.*)?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Parts:
    """An address taken apart, before anybody knows whose it is."""

    start: str
    """Scheme and slashes."""
    segments: tuple[str, ...]
    """Host and path between slashes, as written; the first is the host where there is one."""
    has_host: bool
    query: str
    fragment: str
    encoded_hash: bool
    """True where the # of the fragment was written as %23, which no browser takes for one."""

    @property
    def site(self) -> str:
        """Host and path without scheme, with a slash at the end, to compare sites by."""
        host = "/".join(self.segments[:1]).lower()
        host = re.sub(r":(80|443)\Z", "", host)
        return "/".join([host, *self.segments[1:]]) + "/"


@dataclass(frozen=True)
class Address:
    """An address that has the form of one of this site."""

    base: str
    """Everything before the form: scheme, host, path of the site."""
    language: str
    """The first segment below the base: en, or zh, which addresses of this site do not have."""
    form: Form
    name: str
    """The permanent name that it stands for."""
    view: str = ""
    """A view of a paper, the letter of a part of a page, the ending of a file."""
    anchor: str = ""
    """A fragment that belongs to no permanent name."""
    query: str = ""
    encoded_hash: bool = False

    def write(self, ledger: Ledger, name: str | None = None) -> str:
        """The address in the same form, for the same or another permanent name of today."""
        kind, _, rest = (name or self.name).partition("/")
        owner, _, claim = rest.partition("#")
        fragment = f"#{claim}" if claim else ""
        if name is None and self.anchor:
            fragment = f"#{self.anchor}"
        if self.form == "neutral":
            path, fragment = _neutral(kind, owner, fragment, ledger)
            return f"{self.base}go/{path}{self.query}{fragment}"
        if kind == "papers" and self.form == "pdf":
            return f"{self.base}pdf/{owner}{self.view}{self.query}{fragment}"
        if kind == "papers" and self.form == "export":
            return f"{self.base}exports/papers/{owner}{self.view}{self.query}"
        language = "en/" if self.language == "en" else ""
        view = self.view if kind == "papers" and self.view.rstrip("/") in VIEWS else ""
        path = f"{kind}/{owner}/{view}"
        if kind == "concepts" and self.form == "glossary":
            path, fragment = "glossary/", f"#{owner}"
        elif kind == "references":
            path, fragment = ledger.current.references.get(owner, "citations/"), f"#{owner}"
        elif kind == "pages":
            path = "" if owner == "index" else f"{owner}/"
        return f"{self.base}{language}{path}{self.query}{fragment}"


def _neutral(kind: str, owner: str, fragment: str, ledger: Ledger) -> tuple[str, str]:
    """Path below /go/ and fragment."""
    if kind == "references":
        page = ledger.current.references.get(owner, "")
        return f"references/{page.removeprefix('citations/')}", f"#{owner}"
    return (f"{owner}/" if kind == "papers" else f"{kind}/{owner}/"), fragment


def split_address(text: str) -> Parts | None:
    """The parts of an address, or nothing where it can be none of a site (mail, a script)."""
    cleaned = text.translate(INVISIBLE).strip()
    match = PARTS.fullmatch(cleaned)
    if (
        not match
        or "#" in (match["fragment"] or "")[1:]
        or re.match(r"[a-z][a-z0-9+-]*:(?!\d)", match["path"], re.IGNORECASE)
    ):
        return None
    path, hash_, fragment = match["path"], "", match["fragment"] or ""
    if not fragment and re.search("%23", path):
        path, hash_, fragment = path.partition("%23")
    fragment = unquote(fragment.removeprefix("#")).partition(":~:")[0]
    start = (match["scheme"] or "") + (match["slashes"] or "")
    if not start and path.startswith("/"):
        start, path = "/", path[1:]
    segments = [segment for segment in path.split("/") if segment]
    if segments and re.fullmatch(r"index\.html?", segments[-1]):
        del segments[-1]
    named = segments[:1] and re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?|localhost(:\d+)?", segments[0])
    has_host = bool(match["slashes"] or (not start and named))
    return Parts(start, tuple(segments), has_host, match["query"] or "", fragment, bool(hash_))


def read_addresses(parts: Parts, first: int) -> Iterator[Address]:
    """Every way to read the end of a path as an address, the longest base first; the base has
    `first` segments or more."""
    for at in range(len(parts.segments) - 1, first - 1, -1):
        below = [unquote(segment) for segment in parts.segments[at:]]
        if found := _read(below, parts.fragment):
            language = parts.segments[at - 1] if at > first else ""
            language = language if language in ("en", "zh") else ""
            yield _placed(found, parts, at - bool(language), language)


def read_page(parts: Parts, first: int) -> Address:
    """The address of a page of the site that has `first` segments, whatever the path."""
    below = [unquote(segment) for segment in parts.segments[first:]]
    language = below[0] if below and below[0] in ("en", "zh") else ""
    path = "/".join(below[1:] if language else below)
    if "." in path.rpartition("/")[2]:
        return _placed(Address("", "", "export", "pages/index"), parts, first, "")
    found = Address("", "", "page", f"pages/{path or 'index'}", anchor=parts.fragment)
    return _placed(found, parts, first, language)


def _placed(found: Address, parts: Parts, at: int, language: str) -> Address:
    base = parts.start + "".join(f"{segment}/" for segment in parts.segments[:at])
    return replace(
        found, base=base, language=language, query=parts.query, encoded_hash=parts.encoded_hash
    )


def _read(below: list[str], fragment: str) -> Address | None:
    """What a path, from its first folder on, stands for."""
    if "." in below[-1] and below[0] not in ("pdf", "exports"):
        return None  # a file, of whatever folder
    match below:
        case ["papers", paper]:
            return _paper(paper, fragment)
        case ["papers", paper, view]:
            return _paper(paper, fragment, view=f"{view}/")
        case ["concepts", concept] | ["concepts", concept, _]:
            view = f"{below[2]}/" if len(below) > 2 else ""
            return Address("", "", "page", f"concepts/{concept}", view, fragment)
        case ["glossary"] if fragment and not fragment.startswith("_"):
            return Address("", "", "glossary", f"concepts/{fragment}")
        case ["citations"] | ["citations", _] if fragment and not fragment.startswith("_"):
            view = f"{below[1]}/" if len(below) > 1 else ""
            return Address("", "", "page", f"references/{fragment}", view)
        case ["citations" | "compare" | "glossary" | "papers", *_]:
            return Address("", "", "page", f"pages/{'/'.join(below)}", anchor=fragment)
        case ["go", *rest]:
            return _read_neutral(rest, fragment)
        case ["pdf", name] if file := PDF.fullmatch(name):
            if file[1] == "lunmai":
                return Address("", "", "pdf", "pages/index", f".{file[2]}.pdf", fragment)
            return _paper(file[1], fragment, "pdf", f".{file[2]}.pdf")
        case ["exports", "papers", name] if file := EXPORT.fullmatch(name):
            return _paper(file[1], "", "export", file[2])
        case ["exports", _, *_]:
            return Address("", "", "export", "pages/index")
    return None


def _read_neutral(below: list[str], fragment: str) -> Address | None:
    match below:
        case ["concepts", concept]:
            return Address("", "", "neutral", f"concepts/{concept}", anchor=fragment)
        case ["references"] | ["references", _] if fragment:
            return Address("", "", "neutral", f"references/{fragment}")
        case [paper] if paper not in ("concepts", "references"):
            return _paper(paper, fragment, "neutral")
    return None


def _paper(paper: str, fragment: str, form: Form = "page", view: str = "") -> Address:
    if not fragment or OWN_ANCHOR.fullmatch(fragment):
        return Address("", "", form, f"papers/{paper}", view, fragment)
    return Address("", "", form, f"papers/{paper}#{fragment}", view)
