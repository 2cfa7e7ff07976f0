"""What reference managers save from a page: works as COinS, ContextObjects in Spans.

A ContextObject (ANSI/NISO Z39.88-2004) is a list of keys and values in one of the formats
journal, book and Dublin Core; https://ocoins.info says how it stands in HTML. Only what the record
of a work has is said. Zotero's reader decides what the formats leave open: a name with a comma is
family and given name, `rft.type` of Dublin Core is an item type of Zotero, and it reads the keys in
their order: of a thesis it takes the language only before it knows that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from lunmai.model import LICENCE_URL, SITE_LANGUAGES, Edition, Language, Reference
from lunmai.text.phrases import phrase

Pairs = Iterator[tuple[str, str | None]]

FORMATS = {
    "article-journal": ("journal", "article"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "report": ("book", "report"),
    "review": ("journal", "article"),
    "review-book": ("journal", "article"),
    "article": ("dc", "preprint"),
    "article-magazine": ("dc", "magazineArticle"),
    "article-newspaper": ("dc", "newspaperArticle"),
    "bill": ("dc", "bill"),
    "broadcast": ("dc", "tvBroadcast"),
    "dataset": ("dc", "dataset"),
    "entry": ("dc", "encyclopediaArticle"),
    "entry-dictionary": ("dc", "dictionaryEntry"),
    "entry-encyclopedia": ("dc", "encyclopediaArticle"),
    "figure": ("dc", "artwork"),
    "graphic": ("dc", "artwork"),
    "hearing": ("dc", "hearing"),
    "interview": ("dc", "interview"),
    "legal_case": ("dc", "case"),
    "legislation": ("dc", "statute"),
    "manuscript": ("dc", "manuscript"),
    "map": ("dc", "map"),
    "motion_picture": ("dc", "film"),
    "patent": ("dc", "patent"),
    "performance": ("dc", "presentation"),
    "personal_communication": ("dc", "letter"),
    "post": ("dc", "forumPost"),
    "post-weblog": ("dc", "blogPost"),
    "regulation": ("dc", "statute"),
    "software": ("dc", "computerProgram"),
    "song": ("dc", "audioRecording"),
    "speech": ("dc", "presentation"),
    "standard": ("dc", "standard"),
    "thesis": ("dc", "thesis"),
    "webpage": ("dc", "webpage"),
    **dict.fromkeys(
        ("classic", "collection", "document", "event", "musical_score", "pamphlet", "periodical"),
        ("dc", "document"),
    ),
    "treaty": ("dc", "document"),
}
"""The format of each type of work, and its genre or, in Dublin Core, its type in Zotero."""
PUBLISHERS = {"journal": "rft.pub", "book": "rft.pub", "dc": "rft.publisher"}
PARTS = {"article", "bookitem", "proceeding"}
"""Genres whose title is that of a part; the container has another one."""
PAGE_RANGE = re.compile(r"(\w+)[-–](\w+)")


def coins(reference: Reference) -> str:
    """A work as an empty element that reference managers read and readers do not see.

    Nothing for a work whose title is not printed: reference managers save none without a title,
    and one of ours would stand in readers' bibliographies.
    """
    return _span(_work(reference)) if reference.title else ""


def page_coins(title: str, language: Language, address: str, edition: Edition | None) -> str:
    """A page of this site, as a web page and never as the paper that it is about.

    `address` is absolute, or empty where the address of the site is unknown;
    `edition` is None for what no edition has yet.
    """
    pairs = {
        "rft.type": "webpage",
        "rft.title": title,
        "rft.aucorp": phrase("site-name", language),
        "rft.date": edition.date if edition else "",
        "rft.rights": LICENCE_URL,
        "rft.language": SITE_LANGUAGES[language].tag,
        "rft_id": address,
    }
    return _span(iter([_format("dc"), *pairs.items()]))


def _span(pairs: Pairs) -> str:
    whole = [("ctx_ver", "Z39.88-2004"), ("rfr_id", "info:sid/lunmai"), *pairs]
    text = "&".join(f"{key}={quote(value, safe='')}" for key, value in whole if value)
    return f'<span class="Z3988" title="{escape(text)}"></span>'


def _format(name: str) -> tuple[str, str]:
    return "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"


def _work(reference: Reference) -> Pairs:
    form, genre = FORMATS[reference.type]
    yield _format(form)
    yield "rft.language", reference.locale or SITE_LANGUAGES[reference.language].tag
    yield "rft.type" if form == "dc" else "rft.genre", genre
    yield from _titles(reference, form, genre)
    yield from _authors(reference, form)
    yield "rft.date", str(reference.issued or "")
    yield "rft.volume", reference.volume
    yield "rft.issue", reference.issue
    yield from _pages(reference.page)
    yield "rft.issn", reference.issn
    yield PUBLISHERS[form], reference.publisher
    yield "rft.place", reference.publisher_place
    yield "rft.edition", reference.edition
    yield "rft.series", reference.collection_title
    yield "rft.isbn", reference.isbn
    yield "rft.degree", reference.genre if genre == "thesis" else None
    yield "rft_id", f"info:doi/{reference.doi}" if reference.doi else None
    yield "rft_id", reference.url


def _titles(reference: Reference, form: str, genre: str) -> Pairs:
    own = "rft.atitle" if genre in PARTS else "rft.btitle" if form == "book" else "rft.title"
    yield own, reference.title
    holders = {"journal": "rft.jtitle", "book": "rft.btitle", "dc": "rft.source"}
    if genre in PARTS or form == "dc":
        yield holders[form], reference.container_title


def _authors(reference: Reference, form: str) -> Pairs:
    """Persons as `family, given`, the first of them in its parts as well; bodies by their names.

    The mark that the list breaks off is an author too, the last: no format has a place for it.
    """
    names = reference.author
    key = "rft.creator" if form == "dc" else "rft.au"
    if names and names[0].family and form != "dc":
        yield "rft.aulast", names[0].family
        yield "rft.aufirst", names[0].given
    for name in names:
        if name.family:
            yield key, ", ".join(filter(None, (name.family, name.given, name.suffix)))
        else:
            yield "rft.aucorp", name.literal or name.given
    if reference.others:
        yield key, f"{phrase('and-others', reference.language)},"


def _pages(page: str | None) -> Pairs:
    if page and (match := PAGE_RANGE.fullmatch(page)):
        yield "rft.pages", f"{match[1]}-{match[2]}"
        yield "rft.spage", match[1]
        yield "rft.epage", match[2]
    else:
        yield "rft.pages", page
