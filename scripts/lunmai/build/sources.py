"""The files below `docs` and what MkDocs makes its pages of, told without MkDocs."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lunmai.build.lying import is_settled, state_of
from lunmai.disk import sha256
from lunmai.languages import SITE_LANGUAGES
from lunmai.pages.trail import above

FRONT = re.compile(rb"\A---\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
TITLE = re.compile(rb"^title:", re.MULTILINE)
OWN = re.compile(rb"^(?:description|source|assets|hide):.*\n", re.MULTILINE)
"""What no other page shows of a page."""
IN_NAVIGATION = re.compile(rb"^(?:title|subtitle|icon|status|template):.*", re.MULTILINE)
"""What the navigation shows of a page, on every page."""
SOURCE = re.compile(rb"^source: *(\S+)", re.MULTILINE)
LINK = re.compile(rb"\]\(\s*<?([^)\s>]+)")
REFERENCE = re.compile(rb"^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$", re.MULTILINE)
INCLUDES = b"--8<--"
FACTS = "facts/"
"""What pages include, below `docs`; none of it is a page."""
FIRST = ("index.md", "README.md")
"""The pages that stand for their folders."""


@dataclass(frozen=True)
class Page:
    """What matters of a page to others and to itself."""

    digest: str
    front: str
    """The digest of its title, and of all else that the pages below it may show of it."""
    entry: str
    """What the navigation shows of it."""
    source: str
    """The file behind a generated page."""
    links: list[str]
    """The files to which its Markdown links, with anchors."""
    includes: bool


class Pages:
    """The files below a folder `docs`, as they were when this was made."""

    def __init__(self, docs: Path, noted: Mapping[str, Any] | None = None, now: int = 0) -> None:
        """`noted` is what an earlier one noted, and `now` a time of the disk."""
        self.docs = docs
        self.pages: dict[str, Page] = {}
        self.others: dict[str, str] = {}
        self.noted: dict[str, Any] = {}
        """Of each file what it is, and of one that has not just been changed how it lies there."""
        for name in names_below(docs):
            state = state_of(docs / name)
            told, before = (noted or {}).get(name, (None, None))
            if not state or state != before:
                told = _told(name, (docs / name).read_bytes())
            if isinstance(told, str):
                self.others[name] = told
            else:
                self.pages[name] = Page(**told)
            self.noted[name] = [told, state if is_settled(state, now) else None]
        self.all = self.pages.keys()
        self.digests = {name: one.digest for name, one in self.pages.items()} | self.others
        self.facts = {name: one for name, one in self.others.items() if name.startswith(FACTS)}

    def keys(self, nav: Iterable[str]) -> dict[str, str]:
        """Of each file the hash of what its outcome is made of, but for what all are made of."""
        there = [(name, self.pages.get(name)) for name in sorted(nav)]
        shown = [f"{name} {page.entry if page else None!r}" for name, page in there]
        keys = {}
        for name, page in self.pages.items():
            parts = [page.digest, *shown, *map(self._shown, self.above(name))]
            parts += [str(one in self.pages) for one in self.beside(name)]
            if page.source:
                parts.append(str((self.docs.parent / page.source).is_dir()))
            links = page.links
            if page.includes:
                parts += self.facts.values()
                links = [*links, *(link for one in self.facts for link in self._links(one, name))]
            parts += [f"{link} {self._target(link)}" for link in links]
            keys[name] = sha256("\0".join(parts))
        return keys | self.others

    def _shown(self, name: str) -> str:
        return f"{name} {self.pages[name].front if name in self.pages else ''}"

    def above(self, name: str) -> list[str]:
        """The files in which the pages above a page may be, nearest last."""
        language, _, path = name.partition("/")
        if language not in SITE_LANGUAGES:
            return []
        root = SITE_LANGUAGES[language].root
        folder, _, file = path.rpartition("/")
        own = folder if file in FIRST else path.removesuffix(".md")
        return [
            one
            for url in above(f"{root}{own}/" if own else root)
            for one in _files(language, url.removeprefix(root))
            if one != name
        ]

    def beside(self, name: str) -> list[str]:
        """The files in which a page may be in other languages."""
        language, _, path = name.partition("/")
        return [f"{one}/{path}" for one in SITE_LANGUAGES if one != language]

    def targets(self, names: Iterable[str]) -> dict[str, set[str]]:
        """The files to which pages link that are there, and the anchors that are asked for."""
        found: dict[str, set[str]] = {}
        for name in names:
            page = self.pages[name]
            facts = self.facts if page.includes else ()
            for link in (*page.links, *(link for one in facts for link in self._links(one, name))):
                path, _, anchor = link.partition("#")
                for target in _candidates(path):
                    if target in self.pages or target in self.others:
                        found.setdefault(target, set()).add(anchor)
        return found

    def _links(self, fact: str, name: str) -> Iterator[str]:
        return _links(name, (self.docs / fact).read_bytes())

    def _target(self, link: str) -> str:
        """What matters of the target of a link: whether it is there, and where it has an anchor all
        of it."""
        path, _, anchor = link.partition("#")
        found = [one for one in _candidates(path) if one in self.pages or one in self.others]
        digests = [self.pages[one].digest for one in found if anchor and one in self.pages]
        return " ".join((*found, *digests))


def names_below(docs: Path) -> Iterator[str]:
    """Every file, in the order in which MkDocs has them."""
    for at, folders, files in os.walk(docs, followlinks=True):
        folders.sort()
        below = os.path.relpath(at, docs).replace(os.sep, "/")
        for name in sorted(files, key=lambda name: (name not in FIRST, name)):
            yield name if below == "." else f"{below}/{name}"


def front_of(content: bytes) -> bytes:
    """The front matter of a page."""
    match = FRONT.match(content)
    return match[0] if match else b""


def _told(name: str, content: bytes) -> Any:
    """What there is to know of a file: of a page its parts, of another its digest."""
    if not name.endswith(".md") or name.startswith(FACTS):
        return sha256(content)
    return asdict(_page(name, content))


def _page(name: str, content: bytes) -> Page:
    front = front_of(content)
    source = SOURCE.search(front)
    has_title = TITLE.search(front)
    shown = OWN.sub(b"", front) if has_title else content
    return Page(
        sha256(content),
        sha256(shown),
        (b"\n".join(IN_NAVIGATION.findall(front)) if has_title else content[:500]).decode(
            errors="backslashreplace"
        ),
        source[1].decode(errors="replace") if source else "",
        [*_links(name, content)],
        INCLUDES in content,
    )


def _links(name: str, content: bytes) -> Iterator[str]:
    """What a page links to within the site: the path below `docs` and the anchor."""
    links = [*LINK.findall(content), *(REFERENCE.findall(content) if b"]:" in content else ())]
    for link in (one.decode(errors="replace") for one in links):
        path, sign, anchor = link.partition("#")
        path = path.partition("?")[0]
        if path and ":" not in path and not path.startswith("/"):
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            yield f"{whole}{sign}{anchor}"


def _candidates(path: str) -> tuple[str, ...]:
    """Where MkDocs looks for the target of a link: also outside the folder of a language."""
    language, _, rest = path.partition("/")
    return (path, rest) if language in SITE_LANGUAGES and rest else (path,)


def _files(language: str, path: str) -> Iterator[str]:
    """The files of which MkDocs could make the page at an address."""
    path = path.strip("/")
    yield from (f"{language}/{path}/{one}".replace("//", "/") for one in FIRST)
    if path:
        yield f"{language}/{path}.md"
