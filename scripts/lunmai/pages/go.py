"""The language-neutral addresses below /go/: one small page for each paper, not one for each claim.

A page leads to the reader's language; without JavaScript it offers all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lunmai.cite.names import short_text
from lunmai.link import Links, Tombstone
from lunmai.load import Corpus
from lunmai.model import SITE_LANGUAGES, WRITTEN, Language
from lunmai.pages.templating import TEMPLATES
from lunmai.text.phrases import phrase
from lunmai.views import citation_index
from lunmai.views.citation_index import page_of
from lunmai.views.targets import permanent_target

FOLDER = WRITTEN[0]
"""Where they lie below `docs`: what is not Markdown in the folder of the first language is put
out once and without its name. static-i18n would take `docs/go` itself for a language."""


@dataclass(frozen=True)
class Entry:
    """An id on a page: where it leads below the root of a language, and what a reader is told."""

    id: str
    path: str
    text: str = ""
    retired: bool = False


@dataclass(frozen=True)
class GoPage:
    """A page below /go/."""

    path: str
    """Its address below the site: go/wang-2023/."""
    titles: tuple[tuple[str, str], ...]
    """What it leads to, each with the tag of its language; or once for all, without a tag."""
    target: str | None
    """Where it leads without an id; None where it leads nowhere by itself."""
    entries: tuple[Entry, ...] = ()
    views: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    """Of a page whose entries stand on pages of their own, by the first letter of their ids."""

    @property
    def root(self) -> str:
        """From the page to the root of the site."""
        return "../" * self.path.count("/")


def render_go(
    corpus: Corpus, links: Links, address: str, pages: Iterable[str], files: Iterable[str]
) -> dict[str, str]:
    """Every file below /go/. `pages` are the names of the pages of the site, `files` the paths
    of all that is rendered."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["t"] = lambda name, language: phrase(name, language)
    template = environment.get_template("go.html.j2")
    common: dict[str, Any] = {
        "languages": [(one.tag, one.root, name) for name, one in SITE_LANGUAGES.items()],
        "names": {name: one.name for name, one in SITE_LANGUAGES.items()},
        "address": address,
        "promise": "permanence" in corpus.pages,
    }
    found = (*_papers(corpus, links, files), *_concepts(corpus, links), *_works(corpus, links))
    return {
        f"{FOLDER}/{page.path}index.html": template.render(page=page, **common)
        for page in (_first(), *found, _pages(links, pages))
    }


def _titles(title_in: Callable[[Language], str]) -> tuple[tuple[str, str], ...]:
    """A title as it is written in each language."""
    return tuple((SITE_LANGUAGES[name].tag, title_in(name)) for name in WRITTEN)


def _first() -> GoPage:
    titles = _titles(lambda language: phrase("permanent-addresses", language))
    return GoPage("go/", titles, None)


def _papers(corpus: Corpus, links: Links, files: Iterable[str]) -> Iterator[GoPage]:
    views: dict[str, list[str]] = {}
    for file in files:
        language, _, path = file.partition("/")
        match path.removesuffix(".md").split("/"):
            case ["papers", name, view] if language == WRITTEN[0] and view != "index":
                views.setdefault(name, []).append(view)
    retired = links.tombstones.claims
    named = [(name, _titles(paper.title.in_language)) for name, paper in corpus.papers.items()]
    named += [(stone.anchor, (("", stone.anchor),)) for stone in links.tombstones.papers]
    for name, titles in named:
        path = f"papers/{name}/"
        claims = links.papers[name].claims if name in links.papers else ()
        entries = [Entry(claim, f"{path}#{claim}") for claim in claims]
        entries += [_retired(stone, f"{path}#{stone.anchor}") for stone in retired.get(name, ())]
        shown = tuple(sorted(views.get(name, ())))
        yield GoPage(f"go/{name}/", titles, path, tuple(entries), shown)


def _retired(stone: Tombstone, path: str) -> Entry:
    return Entry(stone.anchor, path, retired=True)


def _concepts(corpus: Corpus, links: Links) -> Iterator[GoPage]:
    for name, concept in corpus.concepts.items():
        terms = _titles(lambda language, own=concept: own.designations.preferred(language).term)
        yield GoPage(f"go/concepts/{name}/", terms, f"concepts/{name}/")
    for stone in links.tombstones.concepts:
        yield GoPage(
            f"go/concepts/{stone.anchor}/", (("", stone.anchor),), f"concepts/{stone.anchor}/"
        )


def _works(corpus: Corpus, links: Links) -> Iterator[GoPage]:
    """All works on one page, or when they are many by letter as in the citation index."""
    page = page_of(len(corpus.references))
    entries = [
        Entry(key, permanent_target(f"references/{key}", page).page, short_text(work))
        for key, work in corpus.references.items()
    ]
    entries += [
        _retired(stone, permanent_target(stone.name, page).page)
        for stone in links.tombstones.references
    ]
    titles = _titles(lambda language: phrase("citations", language))
    if len(corpus.references) <= citation_index.MOST_WORKS:
        yield GoPage("go/references/", titles, "citations/", tuple(entries))
        return
    letters = sorted({entry.id[0] for entry in entries})
    yield GoPage("go/references/", titles, "citations/", letters=tuple(letters))
    for letter in letters:
        found = tuple(entry for entry in entries if entry.id[0] == letter)
        yield GoPage(f"go/references/{letter}/", titles, f"citations/{letter}/", found)


def _pages(links: Links, pages: Iterable[str]) -> GoPage:
    titles = _titles(lambda language: phrase("pages-of-the-site", language))
    entries = [Entry(name, permanent_target(f"pages/{name}", str).page) for name in pages]
    names = {entry.id for entry in entries}
    entries += [
        _retired(stone, permanent_target(stone.name, str).page)
        for stone in links.tombstones.pages
        if stone.anchor not in names
    ]
    return GoPage("go/pages/", titles, "", tuple(entries))
