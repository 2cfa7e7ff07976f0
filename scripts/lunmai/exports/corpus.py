"""The whole corpus in one JSON file, with the schema that it keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lunmai.exports.corpus_format import FORMAT_VERSION, ExportedCorpus
from lunmai.exports.ids import exported_retired
from lunmai.load import Corpus
from lunmai.model import Claim, Concept, Note, Paper, Parallel, Reading, Relation


def render_corpus(corpus: Corpus) -> dict[str, str]:
    """`corpus.json` and its JSON Schema, by path below `docs`."""
    schema = ExportedCorpus.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return {
        "exports/corpus.json": _json(export_corpus(corpus), indent=None),
        "exports/corpus.schema.json": _json(schema, indent=2),
    }


def export_corpus(corpus: Corpus) -> dict[str, Any]:
    """The corpus as plain data in the form of `ExportedCorpus`."""
    parallels = corpus.parallels.parallels if corpus.parallels else ()
    return {
        "format_version": FORMAT_VERSION,
        "licence": "CC-BY-4.0",
        "edition": corpus.edition.model_dump() if corpus.edition else None,
        "papers": [_paper(paper) for paper in corpus.papers.values()],
        "parallels": [_parallel(parallel) for parallel in parallels],
        "concepts": [_concept(concept) for concept in corpus.concepts.values()],
        "references": [reference.as_csl() for reference in corpus.references.values()],
        "retired": [exported_retired(item) for item in corpus.ledger.retired],
    }


def _json(value: Any, *, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def _text(wording: Any) -> dict[str, str] | None:
    return wording.written() if wording else None


def _paper(paper: Paper) -> dict[str, Any]:
    plain = paper.model_dump(mode="json", include={"outline", "bibliography", "title"})
    return {
        "id": paper.id,
        "reference": paper.reference,
        "language": paper.language,
        "title": plain["title"],
        "outline": plain["outline"],
        "bibliography": plain["bibliography"],
        "claims": [exported for claim in paper.claims for exported in _claims(claim, None)],
        "relations": [_relation(relation) for relation in paper.relations],
        "notes": [_note(note) for note in paper.notes],
    }


def _claims(claim: Claim, parent: str | None) -> Iterator[dict[str, Any]]:
    yield {
        "id": claim.id,
        "parent": parent,
        "role": claim.role,
        "gist": _text(claim.gist),
        "text": _text(claim.text),
        "source": claim.source.model_dump(mode="json"),
        "cites": list(claim.cites),
        "about": list(claim.about),
        "causal": [causal.model_dump(mode="json", by_alias=True) for causal in claim.causal],
    }
    for sub in claim.claims:
        yield from _claims(sub, claim.id)


def _relation(relation: Relation) -> dict[str, Any]:
    plain = relation.model_dump(mode="json", by_alias=True, exclude={"remark"})
    return {**plain, "remark": _text(relation.remark)}


def _note(note: Note) -> dict[str, Any]:
    return {**note.model_dump(mode="json", exclude={"text"}), "text": _text(note.text)}


def _parallel(parallel: Parallel) -> dict[str, Any]:
    plain = parallel.model_dump(mode="json", by_alias=True, exclude={"remark"})
    return {**plain, "note": _text(parallel.remark)}


def _concept(concept: Concept) -> dict[str, Any]:
    apart = {"definition", "wording", "readings"}
    plain = concept.model_dump(mode="json", exclude=apart, exclude_none=True)
    return {
        **plain,
        "definition": _text(concept.definition),
        "readings": [_reading(reading) for reading in concept.readings],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {**reading.model_dump(mode="json", exclude={"text"}), "text": _text(reading.text)}
