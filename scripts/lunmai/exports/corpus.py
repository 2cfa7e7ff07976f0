"""The whole corpus in one JSON file, with the schema that it keeps."""

from __future__ import annotations

from typing import Any

from lunmai.exports.corpus_concepts import (
    export_concept,
    export_guide,
    export_parallels,
    export_reference,
)
from lunmai.exports.corpus_format import FORMAT, FORMAT_VERSION, ExportedCorpus
from lunmai.exports.corpus_papers import export_paper
from lunmai.exports.ids import exported_retired
from lunmai.exports.places import ROOTS, Places
from lunmai.exports.schema import as_json, render_schema, schema_address
from lunmai.load import Corpus
from lunmai.model import LICENCE_URL, WRITTEN
from lunmai.text.phrases import phrase
from lunmai.views.citation_index import work_pages

SCHEMA = "exports/corpus.schema.json"
LICENCE = "CC-BY-4.0"


def render_corpus(data: dict[str, Any], address: str) -> dict[str, str]:
    """`corpus.json` and its JSON Schema, by path below `docs`."""
    return {
        "exports/corpus.json": as_json(data),
        SCHEMA: render_schema(ExportedCorpus, SCHEMA, address),
    }


def export_corpus(corpus: Corpus, address: str) -> dict[str, Any]:
    """The corpus as plain data in the form of `ExportedCorpus`.

    `address` is that of the published site, with a slash at its end, or empty.
    """
    places = Places(address)
    pages = work_pages(corpus)
    return {
        "$schema": schema_address(SCHEMA, address),
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "title": {language: phrase("site-name", language) for language in WRITTEN},
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "site": address or None,
        "roots": ROOTS,
        "edition": corpus.edition.model_dump(exclude={"ledger"}) if corpus.edition else None,
        "papers": [export_paper(paper, places) for paper in corpus.papers.values()],
        "guides": [export_guide(guide, places) for guide in corpus.guides.values()],
        "parallels": export_parallels(corpus.parallels.values()),
        "concepts": [export_concept(concept, places) for concept in corpus.concepts.values()],
        "references": [
            export_reference(work, places, pages[key]) for key, work in corpus.references.items()
        ],
        "retired": [exported_retired(item) for item in corpus.ledger.retired],
    }
