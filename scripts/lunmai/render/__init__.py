"""Records and links become the text of every generated file; nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Mapping

from lunmai.cite import Citations
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import LANGUAGES
from lunmai.render.exports import render_exports
from lunmai.render.pages import render_pages

GENERATED = (
    *(
        f"{language}/{folder}"
        for language in LANGUAGES
        for folder in ("papers", "concepts", "glossary", "compare", "citations", "checks")
    ),
    "exports",
    "pdf",
)
"""The folders of `docs` that are wholly generated."""


def render_site(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    address: str = "",
    pdfs: Mapping[str, int] | None = None,
) -> dict[str, str]:
    """The text of every generated file by its path below `docs`, with the references as they
    were formatted.

    `address` is that of the published site, with a slash at its end, or empty where it is unknown;
    `pdfs` are the names of the PDFs with their sizes in bytes.
    """
    return {
        **render_pages(corpus, links, formatted, address, pdfs or {}),
        **render_exports(corpus, links, address),
    }
