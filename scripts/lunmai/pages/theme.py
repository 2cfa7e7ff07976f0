"""What the overrides of the theme have to know of each language of the site, and say in it."""

from __future__ import annotations

from lunmai.languages import SITE_LANGUAGES
from lunmai.pages.feed import feed_path
from lunmai.text.phrases import phrase

WORDS = {
    "site": "site-name",
    "search": "search-title",
    "search_placeholder": "search-placeholder",
    "search_start": "search-start",
    "close": "search-close",
    "home": "home",
    "papers": "search-papers-list",
    "glossary": "search-glossary",
    "full_stop": "full-stop",
    "contents": "page-contents",
    "trail": "trail",
    "about": "footer-about",
    "permanence": "footer-permanence",
    "report": "footer-report",
    "pdf": "footer-pdf",
    "feed": "footer-feed",
    "not_found": "not-found",
    "not_found_why": "not-found-why",
}
"""The phrases by the names that templates have for them."""


FOLDERS = {
    "concepts": "glossary",
    "permanence": "about",
    "technical": "about",
    "checks": "contribute",
}
"""Folders whose pages belong to a page that stands elsewhere."""


def above(url: str) -> list[str]:
    """The addresses under which a page may be found, from home down: `papers/x/map/` is below
    `papers/x/` and `papers/`."""
    roots = sorted((one.root for one in SITE_LANGUAGES.values()), key=len, reverse=True)
    root = next(one for one in roots if url.startswith(one))
    parts = [part for part in url.removeprefix(root).split("/") if part]
    parts[:1] = [FOLDERS.get(part, part) for part in parts[:1]]
    ends = range(len(parts))
    return [root, *(f"{root}{'/'.join(parts[: end + 1])}/" for end in ends)]


def web_address(given: str | None) -> str:
    """The address of the site as templates have it, with one slash at its end; or empty."""
    address = "".join((given or "").split()).rstrip("/")
    return f"{address}/" if address else ""


def theme_languages() -> list[dict[str, str]]:
    """Each language: its locale in MkDocs, its name, tags and root, and the words of the theme."""
    return [
        {
            "locale": key,
            "name": one.name,
            "tag": one.tag,
            "root": one.root,
            "feed_path": feed_path(key),
            **{word: phrase(name, key) for word, name in WORDS.items()},
        }
        for key, one in SITE_LANGUAGES.items()
    ]
