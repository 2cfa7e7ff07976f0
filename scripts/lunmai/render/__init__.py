"""Records and links become the text of every generated file; nothing here touches the disk."""

from __future__ import annotations

from lunmai.cite import Citations
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import LANGUAGES
from lunmai.render.exports import render_exports
from lunmai.render.pages import render_pages
from lunmai.render.search import render_search
from lunmai.render.search_documents import search_documents

__all__ = ["GENERATED", "render_site", "search_documents"]

GENERATED = (
    *(
        f"{language}/{folder}"
        for language in LANGUAGES
        for folder in ("papers", "concepts", "glossary", "compare", "citations", "checks")
    ),
    "exports",
    "search",
)
"""The folders of `docs` that are wholly generated."""


def render_site(
    corpus: Corpus, links: Links, formatted: Citations, address: str = ""
) -> dict[str, str]:
    """The text of every generated file by its path below `docs`, with the references as they
    were formatted.

    `address` is that of the published site, with a slash at its end, or empty where it is unknown.
    """
    return {
        **render_pages(corpus, links, formatted, address),
        **render_exports(corpus, links, address),
        **render_search(corpus),
    }
