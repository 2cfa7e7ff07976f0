"""What the overrides of the theme have to know of each language of the site, and say in it."""

from __future__ import annotations

from lunmai.languages import SITE_LANGUAGES
from lunmai.model import LICENCE_URL
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


def theme_languages() -> list[dict[str, str]]:
    """Each language: its locale in MkDocs, its name, tags and root, and the words of the theme."""
    return [
        {
            "locale": key,
            "name": one.name,
            "tag": one.tag,
            "root": one.root,
            "license": LICENCE_URL,
            "feed_path": feed_path(key),
            **{word: phrase(name, key) for word, name in WORDS.items()},
        }
        for key, one in SITE_LANGUAGES.items()
    ]
