"""What stands at old addresses: pages and entries that say what became of retired ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any

from lunmai.link import Tombstone
from lunmai.views.drafts import successor_texts
from lunmai.views.tombstones import tombstone_view, tombstone_views
from lunmai.views.words import Words

Page = tuple[str, str, dict[str, Any] | Callable[[], dict[str, Any]]]
"""Path below the language, template and context of a page, or what makes the context when the page
is written."""


def retired_pages(words: Words, pages: Iterable[str], folders: Collection[str]) -> Iterator[Page]:
    """The pages that tell readers of old links what became of a paper, a concept or a page.

    `pages` are the paths of those that are there, below `docs`. A retired paper keeps the
    addresses of the views that other papers have, and those of its course pages.
    """
    there = {page.partition("/")[2].removesuffix(".md") for page in pages}
    stones, context = words.links.tombstones, partial(_context, words)
    views = sorted({_view(page) for page in there if page.startswith("papers/")} - {""})
    for stone in stones.papers:
        claims = stones.claims.get(stone.anchor, ())
        for view in ("index", *views):
            path = f"{stone.name}/{view}"
            yield f"{path}.md", "retired", context(stone, path, claims)
        for folder in ("courses", "courses/guides"):
            path = f"{folder}/{stone.anchor}"
            yield f"{path}.md", "retired", context(stone, path, claims)
    for stone in stones.concepts:
        yield f"{stone.name}.md", "retired", context(stone, stone.name)
    for stone in stones.pages:
        path = f"{stone.anchor}/index" if stone.anchor in folders else stone.anchor
        if path not in there and path.partition("/")[0] in folders:
            yield f"{path}.md", "retired", context(stone, path)


def _view(page: str) -> str:
    """The view of a paper that a page is: `grid`, `record/s4`; nothing for its first page."""
    view = "/".join(page.split("/")[2:])
    return "" if view == "index" else view


def _context(
    words: Words, stone: Tombstone, path: str, claims: Iterable[Tombstone] = ()
) -> dict[str, Any]:
    claims = tuple(claims)
    return {
        "texts": successor_texts(words, (stone, *claims)),
        "stone": tombstone_view(words, stone),
        "claims": tombstone_views(words, claims),
        "name": f"/{path.removesuffix('/index')}/",
    }
