"""What a page is about, for programs: JSON-LD in the words of schema.org.

The vocabulary is named within the block, so that no reader has to fetch it. A page is a WebPage of
this site about a work; it is never the work itself, and claims are no articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from lunmai.cite.names import name_text
from lunmai.model import SITE_LANGUAGES, WRITTEN, Edition, Language, Name, Reference, csl
from lunmai.pages.coins import LICENCE
from lunmai.text.phrases import phrase

Node = dict[str, Any]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    "license": {"@type": "@id"},
}
TYPES = {
    **dict.fromkeys(csl.TYPES, "CreativeWork"),
    **dict.fromkeys(("article", "article-journal", "paper-conference"), "ScholarlyArticle"),
    **dict.fromkeys(("post", "post-weblog"), "SocialMediaPosting"),
    **dict.fromkeys(("review", "review-book"), "Review"),
    **dict.fromkeys(("bill", "legislation", "regulation", "treaty"), "Legislation"),
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "collection": "ArchiveComponent",
    "dataset": "Dataset",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "musical_score": "SheetMusic",
    "periodical": "Periodical",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""The class of each type of work."""
IN_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper", "review")
NAMING = ("@id", "@type", "name", "datePublished", "sameAs", "url")
ENDING = re.compile("[<>&\u2028\u2029]")
"""Signs that could end a script, or a line of one."""


def script(value: Node, attributes: str) -> str:
    """Data as a script element that nothing within it can end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = ENDING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return f"<script {attributes}>{text}</script>"


def page_json_ld(
    name: str,
    language: Language,
    address: str,
    site: str,
    edition: Edition | None,
    paper: Reference,
    cited: Iterable[Reference],
) -> str:
    """A page about a paper and the works it cites; `address` and `site` are empty if unknown, and
    `edition` is None for what no edition has yet."""
    about = work(paper, f"{address}#reference")
    about["citation"] = [_cited(one, f"{address}#reference-{one.id}") for one in cited]
    page: Node = {
        "@context": CONTEXT,
        "@id": address,
        "@type": "WebPage",
        "url": address,
        "name": name,
        "inLanguage": SITE_LANGUAGES[language].tag,
        "isPartOf": _site(site),
        "author": {"@type": "Organization", "name": phrase("site-name", language)},
        "license": LICENCE,
        "version": edition.name if edition else "",
        "dateModified": edition.date if edition else "",
        "about": _filled(about),
    }
    return script(_filled(page), 'type="application/ld+json"')


def _site(address: str) -> Node:
    names = [phrase("site-name", name) for name in reversed(WRITTEN)]
    site: Node = {
        "@type": "WebSite",
        "name": " ".join(names),
        "inLanguage": [SITE_LANGUAGES[name].tag for name in WRITTEN],
        "url": address,
    }
    return _filled({"@id": address, **site} if address else site)


def _cited(reference: Reference, address: str) -> Node:
    """As much of a cited work as names it: the whole of it is in the list that a page links to."""
    told = work(reference, address)
    people = [{field: one[field] for field in ("@type", "name")} for one in told.get("author", ())]
    return {
        **{field: told[field] for field in told if field in NAMING},
        **_filled({"author": people}),
    }


def work(reference: Reference, address: str) -> Node:
    """A work under the address of its entry on the page, as far as its record goes."""
    kind = TYPES[reference.type]
    body = "sourceOrganization" if kind == "Thesis" else "publisher"
    return _filled(
        {
            "@id": address,
            "@type": kind,
            "name": reference.title,
            "alternateName": reference.title_translated,
            "inLanguage": SITE_LANGUAGES[reference.language].tag,
            "author": authors(reference),
            "datePublished": str(reference.issued or ""),
            "isPartOf": _container(reference),
            "pagination": reference.page,
            body: _body(reference),
            "genre": reference.genre,
            "sameAs": reference.doi and f"https://doi.org/{reference.doi}",
            "url": reference.url,
        }
    )


def authors(reference: Reference) -> list[Node]:
    """The authors in their own script, and in Latin letters where that form is printed."""
    latin = reference.author_latin
    others = latin if len(latin) == len(reference.author) else [None] * len(reference.author)
    return [_author(*pair) for pair in zip(reference.author, others, strict=True)]


def _author(name: Name, latin: Name | None) -> Node:
    return _filled(
        {
            "@type": "Person" if name.family else "Organization",
            "name": name_text(name),
            "familyName": name.family,
            "givenName": name.given,
            "alternateName": name_text(latin) if latin else None,
        }
    )


def _container(reference: Reference) -> Node:
    """The issue, volume and journal, or the book or site, that a work is part of."""
    if reference.type not in IN_PERIODICALS:
        holder = "WebSite" if reference.type == "webpage" else "Book"
        return _part(holder, {"name": reference.container_title})
    whole = _part("Periodical", {"name": reference.container_title, "issn": reference.issn})
    for kind, field, number in (
        ("PublicationVolume", "volumeNumber", reference.volume),
        ("PublicationIssue", "issueNumber", reference.issue),
    ):
        whole = {"@type": kind, field: number, **_filled({"isPartOf": whole})} if number else whole
    return whole


def _body(reference: Reference) -> Node:
    return _part(
        "Organization", {"name": reference.publisher, "address": reference.publisher_place}
    )


def _part(kind: str, fields: Node) -> Node:
    """A node with what is known of it, or nothing where nothing is known."""
    known = _filled(fields)
    return {"@type": kind, **known} if known else {}


def _filled(node: Node) -> Node:
    """The fields that have a value; an empty `@id` is the address of the page itself."""
    return {field: value for field, value in node.items() if value or field == "@id"}
