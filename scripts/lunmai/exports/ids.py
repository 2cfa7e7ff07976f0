"""The ledger for programs: which ids are there, which were ever published, which are retired."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lunmai.exports.ids_format import FORMAT, VERSION, ExportedIds
from lunmai.exports.schema import as_json, render_schema
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Ledger, Paper, Retired
from lunmai.permanent.register import Register
from lunmai.views.citation_index import work_pages
from lunmai.views.targets import work_target

SCHEMA = "exports/ids.schema.json"


def render_ids(corpus: Corpus, links: Links, address: str, pages: Iterable[str]) -> dict[str, str]:
    """`ids.json` and its JSON Schema, by path below `docs`."""
    return {
        "exports/ids.json": as_json(ids_export(corpus, links, address, pages)),
        SCHEMA: render_schema(ExportedIds, SCHEMA, address),
    }


def ids_export(
    corpus: Corpus, links: Links, address: str, pages: Iterable[str] | None = None
) -> dict[str, Any]:
    """Every permanent name as plain data in the form of `ExportedIds`.

    `pages` are those of the site. Without them, which only rendering tells, those count that the
    ledger published and has not retired, and those that are written by hand.
    """
    published = published_ids(corpus.ledger)
    if pages is None:
        register = Register(corpus)
        known = {*published["pages"], *corpus.pages}
        pages = (name for name in known if register.tombstone(f"pages/{name}") is None)
    shown = work_pages(corpus)
    edition = corpus.edition
    return {
        "format": FORMAT,
        "version": VERSION,
        "edition": {"name": edition.name, "date": edition.date} if edition else None,
        "site": address,
        "current": {
            "papers": {name: list(linked.claims) for name, linked in links.papers.items()},
            "concepts": list(corpus.concepts),
            "references": {key: _page(key, shown[key]) for key in corpus.references},
            "pages": sorted(pages),
            "places": {name: _places(paper) for name, paper in corpus.papers.items()},
        },
        "published": published,
        "editions": [
            one.model_dump(include={"name", "date", "digest"}) for one in corpus.ledger.editions
        ],
        "retired": [exported_retired(item) for item in corpus.ledger.retired],
    }


def _places(paper: Paper) -> list[str]:
    """The sections and notes of a paper, as its page names them."""
    sections = [f"section-{section.id}" for section in paper.outline]
    return [*sections, *(f"note-{note.id}" for note in paper.notes)]


def _page(key: str, part: str) -> str:
    return work_target(key, part).page.partition("#")[0]


def published_ids(ledger: Ledger) -> dict[str, Any]:
    """What the editions published, in the order in which they did."""
    papers: dict[str, list[str]] = {}
    for edition in ledger.editions:
        for paper, claims in edition.papers.items():
            papers.setdefault(paper, []).extend(claims.split())
    return {
        "papers": dict(sorted(papers.items())),
        **{
            kind: [
                name
                for edition in ledger.editions
                for name in (getattr(edition, kind) or "").split()
            ]
            for kind in ("concepts", "references", "pages")
        },
    }


def exported_retired(item: Retired) -> dict[str, Any]:
    """A tombstone as plain data."""
    reason = item.reason.written()
    successors = list(item.successors)
    return {
        "id": item.id,
        "kind": item.kind,
        "date": item.date,
        "reason": reason,
        "successors": successors,
    }
