"""What the head of a page says of it to programs, in the page's own front matter as `head`.

The theme writes it out (overrides/partials/head.html) and looks no other page up. In `head` are

    name      the title of the page as plain text
    short     what the pages below it call it, where that is another name
    type      the class of the page in the words of schema.org
    date      the day of the edition that the page belongs to; none for what no edition has yet
    entity    what the page is mainly about, as a node of JSON-LD
    files     the exports that hold what the page has, or describe it: how they are related to it
              (`alternate`, `describedby`), path below the site, media type and name
    go        the path of the permanent link, where the page has one
    picture   the path of the picture for previews, where one was made
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping
from html import unescape
from typing import Any, NamedTuple

from lunmai.languages import source_of
from lunmai.model import Concept, Paper
from lunmai.pages.json_ld import term, term_set
from lunmai.views.editions import is_new, is_newer
from lunmai.views.words import Words

LISTS = {
    *("papers", "glossary", "comparisons", "kind", "matrix"),
    *("citations", "citations-index", "citations-diagnostics"),
}
"""The templates of pages that list records."""
WORKS = (
    ("bib", "application/x-bibtex", "BibTeX"),
    ("ris", "application/x-research-info-systems", "RIS"),
    ("json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)
EXPORTS = {
    "arguments": (("zip", "application/zip", "Argdown, AIF, CSV, GraphML"),),
    "claims": (
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    ),
    "corpus": (("json", "application/json", "JSON"),),
    "glossary": (
        ("csv", "text/csv", "CSV"),
        ("ttl", "text/turtle", "SKOS (Turtle)"),
        ("jsonld", "application/ld+json", "SKOS (JSON-LD)"),
        ("tbx", "application/x-tbx", "TBX"),
    ),
    "ids": (("json", "application/json", "JSON"),),
    "papers": (
        *WORKS,
        ("argdown", "text/x-argdown", "Argdown"),
        ("aif.jsonld", "application/ld+json", "AIF (JSON-LD)"),
        ("tmx", "application/x-tmx", "TMX"),
    ),
    "references": WORKS,
    "wordings": (("zip", "application/zip", "TMX"),),
}
"""The exports: of each paper, of the glossary, and so on; how the names of their files end, their
media types, and what they are called. What is here is announced on the page that it belongs to."""
PICTURES = "previews"
"""The folder of the pictures."""
NAMES = re.compile(r"^(title|short): (.*)$", re.MULTILINE)
BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What YAML takes for the end of a line."""


class Site(NamedTuple):
    """What pages need to know of the site as a whole."""

    address: str = ""
    """With a slash at its end, or empty where it is unknown."""
    pictures: Container[str] = ()
    """The pictures that were made, by path below the site."""
    concepts: Container[str] = ()
    """The concepts that the open data have: without those that only drafts use."""


NOWHERE = Site()


def with_head(page: str, head: Mapping[str, Any]) -> str:
    """A page of Markdown whose front matter has its head; one without a title stays as it is."""
    front = page.partition("\n---\n")[0]
    found = {key: unescape(json.loads(text)) for key, text in NAMES.findall(front)}
    if "title" not in found:
        return page
    told = {"name": found["title"], "short": found.get("short"), **head}
    line = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)
    return page.replace("---\n", f"---\nhead: {line.translate(BREAKS)}\n", 1)


def unlisted(page: str) -> str:
    """A page of Markdown that search engines leave out."""
    return page.replace("---\n", "---\nunlisted: true\n", 1)


def head_of(words: Words, template: str, context: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """The head of a page by what it was made of, but for its name."""
    head: dict[str, Any] = {"type": "CollectionPage" if template in LISTS else ""}
    if template != "retired":
        edition = words.corpus.edition
        head["date"] = edition.date if edition else ""
    if hasattr(paper := context.get("paper"), "is_draft"):
        head |= _of_paper(words, paper, template, site)
    elif isinstance(concept := context.get("concept"), Concept):
        head |= _of_concept(words, concept, template, site)
    elif template == "comparison":
        head |= _of_pair(words, context["comparison"].papers, site)
    elif template == "glossary":
        head |= {"entity": term_set(words.language, site.address), "files": files("glossary")}
    elif template == "citations" and not context["part"].name:
        head |= {"files": files("references"), "go": "go/references/"}
    return head


def open_data() -> dict[str, str]:
    """The exports of all papers at once: their media types by their paths below the site."""
    kinds = (kind for kind in EXPORTS if kind != "papers")
    return {one["path"]: one["type"] for kind in kinds for one in files(kind)}


def _of_paper(words: Words, paper: Paper, template: str, site: Site) -> dict[str, Any]:
    told: dict[str, Any] = {"picture": picture(words, f"papers/{paper.id}", site)}
    if is_newer(words.corpus, paper):
        told["date"] = ""
    if template == "paper":
        told["files"] = files("papers", paper.id)
        told["go"] = "" if paper.is_draft else f"go/{paper.id}/"
    return told


def _of_concept(words: Words, concept: Concept, template: str, site: Site) -> dict[str, Any]:
    """What only drafts use is in no export, and has no permanent link yet."""
    told: dict[str, Any] = {"picture": picture(words, f"concepts/{concept.id}", site)}
    if is_new(words.corpus, f"concepts/{concept.id}"):
        told["date"] = ""
    if template == "concept":
        told["entity"] = term(concept, words.language, site.address)
        if concept.id in site.concepts:
            graph = [one for one in files("glossary") if one["type"] == "text/turtle"]
            told["files"] = [{**one, "rel": "describedby"} for one in graph]
            told["go"] = f"go/concepts/{concept.id}/"
    return told


def _of_pair(words: Words, pair: tuple[str, str], site: Site) -> dict[str, Any]:
    told = {"picture": picture(words, f"compare/{'--'.join(pair)}", site)}
    if any(is_newer(words.corpus, words.corpus.papers[one]) for one in pair):
        told["date"] = ""
    return told


def files(kind: str, name: str = "") -> list[dict[str, str]]:
    """The exports of a kind, of one record or of all."""
    stem = f"exports/{kind}/{name}" if name else f"exports/{kind}"
    return [
        {"rel": "alternate", "path": f"{stem}.{ending}", "type": form, "name": said}
        for ending, form, said in EXPORTS[kind]
    ]


def picture(words: Words, name: str, site: Site) -> str:
    """The path of the picture of a record, empty where none was made."""
    path = f"{PICTURES}/{name}.{source_of(words.language)}.png"
    return path if path in site.pictures else ""
