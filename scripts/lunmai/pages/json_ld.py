"""What a page is about, for programs: JSON-LD in the words of schema.org.

A page is a WebPage of this site about a work; it is never the work itself, and claims are no
articles. What every page says of itself is in overrides/partials/head.html; here is what only some
are about. The context is the plain one, which readers know without fetching it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from lunmai.cite.names import name_text
from lunmai.load import Corpus
from lunmai.model import (
    LICENCE_URL,
    SITE_LANGUAGES,
    WRITTEN,
    Concept,
    Language,
    Name,
    Reference,
    csl,
)
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase
from lunmai.text.terms import USABLE

Node = dict[str, Any]

CONTEXT = "https://schema.org"
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


def page_json_ld(address: str, paper: Reference, cited: Iterable[Reference]) -> str:
    """What a page is about, a paper, and the works it cites; `address` is empty if unknown."""
    about = work(paper, f"{address}#reference")
    about["citation"] = [_cited(one, f"{address}#reference-{one.id}") for one in cited]
    page = {"@context": CONTEXT, "@id": address, "@type": "WebPage", "about": _filled(about)}
    return script(page, 'type="application/ld+json"')


def term_set(language: Language, site: str) -> Node:
    """The glossary."""
    address = f"{site}{SITE_LANGUAGES[language].root}glossary/" if site else ""
    return _filled(
        {
            "@type": "DefinedTermSet",
            "@id": f"{address}#_title",
            "name": phrase("glossary-of-site", language),
            "description": phrase("glossary-description", language),
            "url": address,
            "inLanguage": SITE_LANGUAGES[language].tag,
            "license": LICENCE_URL,
        }
    )


def term(concept: Concept, language: Language, site: str) -> Node:
    """A concept as a term of the glossary, under its preferred name and all that are used."""
    root = f"{site}{SITE_LANGUAGES[language].root}" if site else ""
    address = f"{root}concepts/{concept.id}/" if site else ""
    own = concept.designations.preferred(language).term
    used = [one.term for one in concept.designations.all_in(WRITTEN) if one.standing in USABLE]
    return _filled(
        {
            "@type": "DefinedTerm",
            "@id": f"{address}#_title",
            "name": own,
            "alternateName": [one for one in dict.fromkeys(used) if one != own],
            "description": to_plain(concept.definition.in_language(language)),
            "termCode": concept.id,
            "url": address,
            "inDefinedTermSet": f"{root}glossary/#_title" if site else "",
        }
    )


def dataset(corpus: Corpus, language: Language, site: str, files: Mapping[str, str]) -> str:
    """The open data; `files` are the media types of the exports by their paths below the site.
    Nothing where the address of the site is unknown: the files would have none."""
    if not site:
        return ""
    edition = corpus.edition
    name = phrase("site-name", language)
    node = {
        "@context": CONTEXT,
        "@id": f"{site}exports/corpus.json",
        "@type": "Dataset",
        "name": phrase("dataset", language),
        "description": phrase("dataset-description", language),
        "url": f"{site}{SITE_LANGUAGES[language].root}technical/#data",
        "inLanguage": [SITE_LANGUAGES[one].tag for one in WRITTEN],
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": name, "url": site},
        "version": edition.name if edition else "",
        "dateModified": edition.date if edition else "",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path.rpartition("/")[2],
                "contentUrl": f"{site}{path}",
                "encodingFormat": form,
            }
            for path, form in files.items()
        ],
    }
    return script(_filled(node), 'type="application/ld+json"')


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
