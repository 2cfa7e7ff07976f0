"""Addresses of the site, old and new: from what a syllabus says to a permanent name and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from lunmai.languages import SITE_LANGUAGES
from lunmai.syllabus.found import LOOKALIKES
from lunmai.syllabus.ledger import Ledger

Form = Literal[
    *("page", "glossary", "course", "neutral", "embed", "pdf", "exports/papers", "maps", "file")
]
"""How an address names something: by its page, by its entry of the glossary, by its course page,
in a way that leaves the language to the reader (/go/), by what frames show (/embed/), by a file of
its own in a folder, by any other file."""
VIEWS = ("side-by-side", "map", "grid", "roles", "record")
FOLDERS: tuple[Form, ...] = ("pdf", "exports/papers", "maps")
"""Those of files of which each is named after a paper."""
PLACES = {"concepts": "concept-", "references": "work-"}
"""How the places of records in them are named; those of papers are `liu-yuyang-2024.m1-3`."""
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
    """The first segment below the base where it names a language, also one whose addresses have no
    such segment."""
    form: Form
    name: str
    """The permanent name that it stands for."""
    view: str = ""
    """A view of a paper, a part of the citation index, the ending of a file, the language of what a
    frame shows."""
    anchor: str = ""
    """A fragment that belongs to no permanent name."""
    query: str = ""
    encoded_hash: bool = False

    @property
    def is_kept(self) -> bool:
        """True within the archive of an edition, which changes no more."""
        return bool(re.search(r"/editions/[^/]+/\Z", self.base))

    @property
    def of_paper(self) -> str:
        """The view of a paper, without the part of it that the address names: `record`."""
        return self.view.partition("/")[0]

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
        if self.form == "file":
            return f"{self.base}{self.view}{self.query}"
        if self.form == "pdf" and not self.view.startswith("."):
            return f"{self.base}pdf/{self.view}{self.query}{place_in_pdf(kind, owner, claim)}"
        if self.form in FOLDERS and kind == "papers":
            return f"{self.base}{self.form}/{owner}{self.view}{self.query}{fragment}"
        if self.form == "embed" and kind == "papers":
            shown = f"{fragment}{self.view}" if fragment else ""
            return f"{self.base}embed/{owner}/{self.query}{shown}"
        language = SITE_LANGUAGES[self.language].root if self.language else ""
        if self.form == "course" and kind == "papers":
            return f"{self.base}{language}courses/{self.view}{owner}/{self.query}{fragment}"
        view = f"{self.of_paper}/" if kind == "papers" and self.of_paper in VIEWS else ""
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
    if kind == "pages":
        return "pages/", f"#{owner}"
    if kind == "references":
        page = ledger.current.references.get(owner, "")
        return f"references/{page.removeprefix('citations/')}", f"#{owner}"
    return (f"{owner}/" if kind == "papers" else f"{kind}/{owner}/"), fragment


def place_in_pdf(kind: str, owner: str, claim: str) -> str:
    """The fragment of a record in a PDF of more than one paper."""
    if kind == "papers":
        return f"#{owner}.{claim or 'title'}"
    return f"#{PLACES[kind]}{owner}" if kind in PLACES else ""


def split_address(text: str) -> Parts | None:
    """The parts of an address, or nothing where it can be none of a site (mail, a script)."""
    match = PARTS.fullmatch(text.strip())
    if (
        not match
        or "#" in (match["fragment"] or "")[1:]
        or re.match(r"[a-z][a-z0-9+-]*:(?!\d)", match["path"], re.IGNORECASE)
    ):
        return None
    path, hash_, fragment = match["path"], "", match["fragment"] or ""
    if not fragment and re.search("%23", path):
        path, hash_, fragment = path.partition("%23")
    if not fragment.startswith("#v1;"):  # a reading list is percent-encoded part by part
        fragment = unquote(fragment).partition(":~:")[0]
    fragment = fragment.removeprefix("#")
    start = (match["scheme"] or "") + (match["slashes"] or "")
    if not start and path.startswith("/"):
        start, path = "/", path[1:]
    segments = [segment for segment in path.split("/") if segment]
    if segments and re.fullmatch(r"index\.html?", segments[-1]):
        del segments[-1]
    segments[:1] = [one.translate(LOOKALIKES) for one in segments[:1]]  # so browsers read a host
    named = segments[:1] and re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?|localhost(:\d+)?", segments[0])
    has_host = bool(segments and (match["slashes"] or (not start and named)))
    return Parts(start, tuple(segments), has_host, match["query"] or "", fragment, bool(hash_))
