"""The language-neutral addresses below /go/: one small page for each paper, not one for each claim.

A page leads to the reader's language; without JavaScript it offers all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Template

from lunmai.cite.names import short_text
from lunmai.link import Links, Tombstone
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.model import SITE_LANGUAGES, WRITTEN, Language, Provenances
from lunmai.pages.policy import with_policy
from lunmai.pages.templating import plain_environment
from lunmai.text.phrases import phrase
from lunmai.views import divisions
from lunmai.views.citation_index import work_pages, work_parts
from lunmai.views.divisions import Part
from lunmai.views.drafts import draft_text, paper_texts
from lunmai.views.targets import permanent_target
from lunmai.views.words import Words

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
    parts: tuple[str, ...] = ()
    """Of a page whose entries stand on further pages, what their ids begin with."""
    up: str = ""
    """To the page below which those lie."""
    texts: tuple[Provenances, ...] = ()
    """How the texts that it leads to were made."""

    @property
    def root(self) -> str:
        """From the page to the root of the site."""
        return "../" * self.path.count("/")


def render_go(
    corpus: Corpus,
    links: Links,
    address: str,
    pages: Iterable[str],
    files: Iterable[str],
    keep: Keeping = ANEW,
) -> dict[str, Any]:
    """Every file below /go/. `pages` are the names of the pages of the site, `files` the paths
    of all that is rendered."""
    writer = _Writer(corpus, links, address)
    views = keep.watched("views", _views(files))
    listed = keep.watched("pages", dict.fromkeys(pages, ""))
    made: dict[str, Any] = dict(writer.write(_first()))

    def add(name: str, found: Callable[..., Iterable[GoPage]], *given: Any) -> None:
        def make() -> dict[str, str]:
            return dict(text for page in found(*given) for text in writer.write(page))

        made.update(keep.files(f"go/{name}", make))

    papers = dict.fromkeys((*corpus.papers, *(one.anchor for one in links.tombstones.papers)))
    for name in papers:
        add(name, _paper, corpus, links, name, views)
    for name in corpus.concepts:
        add(f"concepts/{name}", _concept, corpus, name)
    add("concepts", _retired_concepts, links)
    add("references", _works, corpus, links)
    add("pages", _pages, links, listed)
    return made


class _Writer:
    """Writes pages for readers of every language."""

    def __init__(self, corpus: Corpus, links: Links, address: str) -> None:
        self._readers = [Words(corpus, links, name) for name in SITE_LANGUAGES]
        self._common: dict[str, Any] = {
            "languages": [(one.tag, one.root, name) for name, one in SITE_LANGUAGES.items()],
            "names": {name: one.name for name, one in SITE_LANGUAGES.items()},
            "address": address,
            "promise": "permanence" in corpus.pages,
        }

    @cached_property
    def _template(self) -> Template:
        return plain_environment().get_template("go.html.j2")

    def write(self, page: GoPage) -> Iterator[tuple[str, str]]:
        text = self._template.render(page=page, drafts=self._drafts(page), **self._common)
        yield f"{FOLDER}/{page.path}index.html", with_policy(text)

    def _drafts(self, page: GoPage) -> list[tuple[str, str]]:
        said = (
            (SITE_LANGUAGES[one.language].tag, draft_text(one, page.texts)) for one in self._readers
        )
        return [(tag, text) for tag, text in said if text]


def _titles(title_in: Callable[[Language], str]) -> tuple[tuple[str, str], ...]:
    """A title as it is written in each language."""
    return tuple((SITE_LANGUAGES[name].tag, title_in(name)) for name in WRITTEN)


def _first() -> GoPage:
    titles = _titles(lambda language: phrase("permanent-addresses", language))
    return GoPage("go/", titles, None)


def _views(files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The pages of each paper beside its first."""
    views: dict[str, set[str]] = {}
    for file in files:
        if file.startswith(f"{WRITTEN[0]}/papers/"):
            match file.removesuffix(".md").split("/"):
                case [_, _, name, view] if view != "index":
                    views.setdefault(name, set()).add(view)
    return {name: tuple(sorted(found)) for name, found in views.items()}


def _paper(
    corpus: Corpus, links: Links, name: str, views: Mapping[str, tuple[str, ...]]
) -> Iterator[GoPage]:
    path, titles, texts, claims = f"papers/{name}/", (("", name),), (), ()
    if name in corpus.papers:
        paper = corpus.papers[name]
        titles, texts = _titles(paper.title.in_language), tuple(paper_texts(paper))
        claims = links.papers[name].claims
    entries = [Entry(claim, f"{path}#{claim}") for claim in claims]
    retired = links.tombstones.claims.get(name, ())
    entries += [_retired(stone, f"{path}#{stone.anchor}") for stone in retired]
    yield GoPage(f"go/{name}/", titles, path, tuple(entries), views.get(name, ()), texts=texts)


def _retired(stone: Tombstone, path: str) -> Entry:
    return Entry(stone.anchor, path, retired=True)


def _concept(corpus: Corpus, name: str) -> Iterator[GoPage]:
    concept = corpus.concepts[name]
    terms = _titles(lambda language: concept.designations.preferred(language).term)
    yield GoPage(f"go/concepts/{name}/", terms, f"concepts/{name}/", texts=(concept.wording,))


def _retired_concepts(links: Links) -> Iterator[GoPage]:
    for stone in links.tombstones.concepts:
        path = f"concepts/{stone.anchor}/"
        yield GoPage(f"go/{path}", (("", stone.anchor),), path)


def _works(corpus: Corpus, links: Links) -> Iterator[GoPage]:
    """The works on pages that are divided as the citation index is."""
    page = work_pages(corpus).__getitem__
    entries = {
        key: Entry(key, permanent_target(f"references/{key}", page).page, short_text(work))
        for key, work in corpus.references.items()
    }
    for stone in links.tombstones.references:
        entries[stone.anchor] = _retired(stone, permanent_target(stone.name, page).page)
    titles = _titles(lambda language: phrase("citations", language))
    for part in work_parts(corpus):
        found = tuple(entries[key] for key in part.rows if key in entries)
        yield _part("go/references/", titles, "citations/", part, found, below=True)


def _pages(links: Links, pages: Iterable[str]) -> Iterator[GoPage]:
    titles = _titles(lambda language: phrase("pages-of-the-site", language))
    entries = {name: Entry(name, permanent_target(f"pages/{name}", str).page) for name in pages}
    for stone in links.tombstones.pages:
        entries.setdefault(stone.anchor, _retired(stone, permanent_target(stone.name, str).page))
    rows = ((name.replace("/", "-"), entry) for name, entry in entries.items())
    for part in divisions.divide(rows, divisions.MOST_LINES):
        yield _part("go/pages/", titles, "", part, part.rows)


def _part(
    first: str,
    titles: tuple[tuple[str, str], ...],
    target: str,
    part: Part[Any],
    entries: tuple[Entry, ...],
    *,
    below: bool = False,
) -> GoPage:
    """A page of those into which all ids of a kind are divided; `below` tells whether what they
    lead to is divided alike."""
    name = f"{part.name}/" if part.name else ""
    up = "../" if part.name else ""
    target += name if below else ""
    return GoPage(f"{first}{name}", titles, target, entries, parts=tuple(part.below), up=up)
