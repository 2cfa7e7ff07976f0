"""What is new as a feed in Atom (RFC 4287), one for each written language.

Its addresses and ids are absolute, so that there is none where the site does not know its own.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from lunmai.cite import Citations
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language, source_of
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.pages.html import Writer, rooted
from lunmai.text.phrases import phrase
from lunmai.text.terms import terms_of
from lunmai.views.news import News, news
from lunmai.views.words import Words

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"


def feed_path(language: Language) -> str:
    """The address of the feed for readers of a language, below the site."""
    return f"feeds/{source_of(language)}.xml"


def render_feeds(
    corpus: Corpus, links: Links, formatted: Citations, address: str
) -> dict[str, str]:
    """The feeds by path below `docs`; `address` is that of the site, or empty and there is none."""
    if not address:
        return {}
    terms = terms_of(corpus)
    return {
        feed_path(name): _feed(
            Words(corpus, links, name), Writer(terms, corpus.references, formatted, name), address
        )
        for name in WRITTEN
    }


def _feed(words: Words, writer: Writer, address: str) -> str:
    language, edition = words.language, words.corpus.edition
    assert edition is not None  # or there would be no build
    own, home = address + feed_path(language), address + SITE_LANGUAGES[language].root
    found = news(words)
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": SITE_LANGUAGES[language].tag})
    _add(root, "id", own)
    _add(root, "title", phrase("feed-title", language))
    _add(root, "updated", _moment(found[0].day if found else edition.date))
    _add(ET.SubElement(root, "author"), "name", phrase("site-name", language))
    _add(root, "rights", "CC BY 4.0")
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=own)
    _add(root, "link", rel="alternate", type="text/html", href=home)
    for other in WRITTEN:
        if other != language:
            tag, href = SITE_LANGUAGES[other].tag, address + feed_path(other)
            _add(root, "link", rel="alternate", type=MEDIA_TYPE, hreflang=tag, href=href)
    for one in found:
        _add_entry(root, one, f"{own}#{one.id}", home, writer)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_entry(root: ET.Element, one: News, id_: str, home: str, writer: Writer) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", id_)
    _add(entry, "title", one.title)
    _add(entry, "published", _moment(one.day))
    _add(entry, "updated", _moment(one.day))
    _add(entry, "link", rel="alternate", type="text/html", href=home + one.target.page)
    lines = (f"<p>{writer.line(rooted(line, home), '')}</p>" for line in one.lines)
    _add(entry, "content", "".join(lines), type="html")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text or None


def _moment(day: str) -> str:
    """A day of the data as Atom wants it."""
    return f"{day}T00:00:00Z"
