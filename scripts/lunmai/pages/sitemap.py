"""The list of all pages for search engines, by https://www.sitemaps.org/protocol.html.

It is written with the pages, below `docs/sitemap`, and put at the root of the site by the hook of
MkDocs. The day of a page is that of the last edition that brought something new to it, as far as
the ledger knows, and never that of a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from lunmai.languages import SITE_LANGUAGES
from lunmai.model import Ledger

FOLDER = "sitemap"
FIRST = "sitemap.xml"
MOST = 50_000
"""Addresses of one file, by the protocol."""
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)
LISTS = {
    "": "",
    "papers": "papers",
    "glossary": "concepts",
    "compare": "papers",
    "citations": "references",
    "courses": "papers",
}
"""What the pages of each folder list; the home page has something of everything."""


def render_sitemap(
    pages: Iterable[str], ledger: Ledger, site: str, most: int = MOST
) -> dict[str, str]:
    """The files of the list by path below `docs`: one, or of more addresses than one may have an
    index and its parts. `pages` are those to be found, as paths below `docs`; none are listed where
    the address of the site is unknown."""
    ways = _in_languages(pages)
    if not site or not ways:
        return {}
    days = last_days(ledger)
    entries = [
        _entry(site, way, language, languages, _day(way, days))
        for way, languages in sorted(ways.items())
        for language in languages
    ]
    if len(entries) <= most:
        return {f"{FOLDER}/{FIRST}": _whole("urlset", entries)}
    parts = [entries[start : start + most] for start in range(0, len(entries), most)]
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    index = [f"<sitemap><loc>{escape(site + name)}</loc></sitemap>" for name in named]
    files = {FIRST: _whole("sitemapindex", index)}
    files |= {name: _whole("urlset", part) for name, part in named.items()}
    return {f"{FOLDER}/{name}": text for name, text in files.items()}


def last_days(ledger: Ledger) -> dict[str, str]:
    """The last day on which something new came to a record, or something of it went, by permanent
    name without that of a claim; and to each kind of records."""
    found: dict[str, str] = {}
    news = [(name, one.date) for one in ledger.editions for _, name in one.names()]
    news += [(stone.id, stone.date) for stone in ledger.retired]
    for name, day in news:
        for one in (name.partition("#")[0], name.partition("/")[0], ""):
            found[one] = max(day, found.get(one, ""))
    return found


def _in_languages(pages: Iterable[str]) -> dict[str, list[str]]:
    """The languages of each page, in the order of the site, by its address below their roots."""
    found: dict[str, set[str]] = {}
    for path in pages:
        language, _, below = path.partition("/")
        way = below.removesuffix(".md").removesuffix("index").rstrip("/")
        found.setdefault(f"{way}/" if way else "", set()).add(language)
    return {
        way: [language for language in SITE_LANGUAGES if language in languages]
        for way, languages in found.items()
    }


def _day(way: str, days: dict[str, str]) -> str:
    """The day of a page: that of its record, or of all that it lists; none for a record that no
    edition has yet."""
    first, *rest = way.rstrip("/").split("/")
    if first in ("papers", "concepts") and rest and not rest[0].startswith("_"):
        return days.get(f"{first}/{rest[0]}", "")
    if first == "courses" and rest and rest != ["list"]:
        return days.get(f"papers/{rest[-1]}", "")
    if first == "compare" and "--" in way:
        return days.get(f"pages/{way.rstrip('/')}", "")
    return max(days.get(f"pages/{way.rstrip('/')}", ""), days.get(LISTS.get(first, "-"), ""))


def _entry(site: str, way: str, language: str, languages: Sequence[str], day: str) -> str:
    addresses = {name: escape(f"{site}{SITE_LANGUAGES[name].root}{way}") for name in languages}
    links = [(SITE_LANGUAGES[name].tag, address) for name, address in addresses.items()]
    links.append(("x-default", links[0][1]))
    told = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>' for tag, address in links
    )
    lastmod = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{addresses[language]}</loc>{lastmod}{told}</url>"


def _whole(element: str, entries: Iterable[str]) -> str:
    def lines() -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f"<{element} {NAMESPACES}>"
        yield from entries
        yield f"</{element}>\n"

    return "\n".join(lines())
