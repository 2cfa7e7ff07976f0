"""What stands at old addresses: pages and entries that say what became of retired ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lunmai.cite.names import short_text
from lunmai.link import Links, Tombstone
from lunmai.load import Corpus
from lunmai.model import Language
from lunmai.text.inline import escape, tag_other_language, to_markdown_in
from lunmai.views.citation_index import page_of
from lunmai.views.reference_text import paper_name, tagged

Page = tuple[str, str, dict[str, Any]]
"""Path below the language, template and context of a page."""


@dataclass(frozen=True)
class Successor:
    """Where a tombstone leads: an address relative to the root of the language, and in words."""

    path: str
    label: str
    """The id of a claim, where it is one."""
    text: str


def path_of(name: str, work_page: Callable[[str], str]) -> str:
    """The address of a permanent name below the root of a language."""
    kind, _, rest = name.partition("/")
    if kind == "pages":
        return "" if rest == "index" else f"{rest}/"
    if kind == "references":
        page = work_page(rest)
        return f"citations/#{rest}" if page == "index" else f"citations/{page}/#{rest}"
    record, mark, claim = rest.partition("#")
    return f"{kind}/{record}/{mark}{claim}"


def successors(
    corpus: Corpus, links: Links, language: Language
) -> Callable[[Tombstone], list[Successor]]:
    """A function that says where a tombstone leads."""
    work_page = page_of(len(corpus.references))

    def text_of(name: str) -> tuple[str, str]:
        kind, _, rest = name.partition("/")
        record, _, claim = rest.partition("#")
        if claim:
            gist = links.papers[record].claims[claim].gist
            return claim, to_markdown_in(gist.in_language(language), language)
        if kind == "papers":
            paper = corpus.papers[record]
            title = escape(paper.title.in_language(language))
            name = paper_name(corpus.references[paper.reference], language)
            return "", f"{name} · {tag_other_language(title, language)}"
        if kind == "concepts":
            return "", escape(corpus.concepts[record].designations.preferred(language).term)
        if kind == "references":
            work = corpus.references[record]
            return "", tagged(short_text(work), work.language)
        return "", f"<code>/{escape(path_of(name, work_page))}</code>"

    return lambda stone: [
        Successor(path_of(name, work_page), *text_of(name)) for name in stone.leads_to
    ]


def retired_pages(links: Links, pages: Iterable[str], folders: Collection[str]) -> Iterator[Page]:
    """The pages that tell readers of old links what became of a paper, a concept or a page.

    `pages` are the paths of those that are there, below `docs`. A retired paper keeps the
    addresses of the views that other papers have, and those of its course pages.
    """
    there = {page.partition("/")[2].removesuffix(".md") for page in pages}
    stones = links.tombstones
    views = sorted({_view(page) for page in there if page.startswith("papers/")} - {""})
    for stone in stones.papers:
        claims = stones.claims.get(stone.anchor, ())
        for view in ("index", *views):
            path = f"{stone.name}/{view}"
            yield f"{path}.md", "retired", _context(stone, path, claims)
        for folder in ("courses", "courses/guides"):
            path = f"{folder}/{stone.anchor}"
            yield f"{path}.md", "retired", _context(stone, path, claims)
    for stone in stones.concepts:
        yield f"{stone.name}.md", "retired", _context(stone, stone.name)
    for stone in stones.pages:
        path = f"{stone.anchor}/index" if stone.anchor in folders else stone.anchor
        if path not in there and path.partition("/")[0] in folders:
            yield f"{path}.md", "retired", _context(stone, path)


def _view(page: str) -> str:
    """The view of a paper that a page is: `grid`; nothing for the paper's first page."""
    parts = page.split("/")
    return parts[2] if len(parts) == 3 and parts[2] != "index" else ""


def _context(stone: Tombstone, path: str, claims: Iterable[Tombstone] = ()) -> dict[str, Any]:
    address = path.removesuffix("/index")
    return {
        "stone": stone,
        "claims": claims,
        "name": f"/{address}/",
        "root": "../" * (address.count("/") + 1),
    }
