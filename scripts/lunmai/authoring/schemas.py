"""JSON Schemas of the files that authors write: an editor completes their fields, values and ids,
tells what each means, and shows what cannot be read.

They are made from the records, so they allow what the records allow. Ids of concepts, works,
sections and claims are proposed, not demanded: what is being written is not there yet, and whether
it is there in the end, `check` tells. Every check and build makes them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lunmai.languages import WRITTEN
from lunmai.load import Corpus
from lunmai.model import (
    Concept,
    Edition,
    Guide,
    Ledger,
    Paper,
    Parallels,
    Record,
    Reference,
    Reviews,
)
from lunmai.text.fields import VALUES, described, described_values, field_text, joined
from lunmai.text.phrases import load_field_texts

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What editors know best."""
FOLDER = ".build/schema"
SUBJECTS: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "paper": (Paper, ("docs/data/papers/*.yaml",)),
    "concept": (Concept, ("docs/data/concepts/*.yaml",)),
    "guide": (Guide, ("docs/data/guides/*.yaml",)),
    "parallels": (Parallels, ("docs/data/parallels/*.yaml", "docs/data/parallels.yaml")),
    "reviews": (Reviews, ("docs/data/reviews/*.yaml",)),
    "edition": (Edition, ("docs/data/edition.yaml",)),
    "register": (Ledger, ("docs/data/published.yaml",)),
}
"""The schemas with the records that they are made from and the files that keep them;
`.vscode/settings.json` says the same to the editor."""
NAMES = {
    "Accepted": "Acceptance",
    "Bilingual": "Text",
    "Ledger": "Register",
    "Provenances": "Wording",
    "PublishedEdition": "Past",
    "Wording": "Text",
}
"""What records are called where their fields are described, if otherwise."""
TEXTS = ("Bilingual", "Title", "Wording")
"""The records that are texts in each language."""
KNOWN = {
    "concepts": ("Claim.about", "Claim.editorial", "Causal.from", "Causal.to", "Concept.broader",
                 "Concept.related", "Question.concepts"),
    "works": ("Paper.reference", "Paper.bibliography", "Claim.cites", "Note.references",
              "Designation.source", "Reading.source"),
    "sections": ("Source.section", "Note.section", "Attestation.section"),
    "claims": ("Relation.from", "Relation.to", "Note.claims", "Review.claim"),
    "addresses": ("Parallel.from", "Parallel.to", "Question.claims", "Reading.reported_by"),
    "papers": ("Attestation.paper", "Guide.id", "Reviews.id"),
}  # fmt: skip
"""The fields that name what is elsewhere in the data."""
LINED = ("Paper.relations", "Claim.causal", "Parallels.parallels")
"""Lists whose items may each be a line: see lunmai.load.lines."""
Known = dict[str, str]
"""Ids, and what each is of."""
FIELDS = {field: known for known, fields in KNOWN.items() for field in fields}


def data_schemas(corpus: Corpus) -> dict[str, str]:
    """Each schema as JSON by the name of its file, with what the data have to be named."""
    found = known(corpus)
    return {
        f"{name}.json": json.dumps(data_schema(name, found), ensure_ascii=False, indent=1) + "\n"
        for name in SUBJECTS
    }


def data_schema(name: str, known: dict[str, Known]) -> dict[str, Any]:
    """The schema of one kind of file; what is described nowhere is without description."""
    record = SUBJECTS[name][0]
    made = record.model_json_schema(by_alias=True)
    parts = {part: _object(part, value) for part, value in made.pop("$defs", {}).items()}
    whole = _object(record.__name__, made)
    used = json.dumps([whole, parts])
    proposed = {
        f"known-{one}": _proposed(ids)
        for one, ids in known.items()
        if f'"#/$defs/known-{one}"' in used
    }
    if record is Paper:  # a draft may lack texts; `check` asks a whole paper for them
        for part, made in {record.__name__: whole, **parts}.items():
            made["required"] = [*_needed(part, made)]
    return {"$schema": DIALECT, **whole, "$defs": {**parts, **proposed}}


def _needed(name: str, made: dict[str, Any]) -> Iterator[str]:
    """What even a draft has to have of an object: all but texts, and their languages."""
    for field in made.get("required", ()):
        language = name in TEXTS and field in WRITTEN
        text = made["properties"][field].get("$ref", "").rpartition("/")[2] in TEXTS
        if not language and not text:
            yield field


def _proposed(ids: Known) -> dict[str, Any]:
    """Ids to choose from. As one list, not as alternatives: editors try these one by one, which of
    a hundred takes them minutes."""
    more = {"enumDescriptions": [*ids.values()]} if any(ids.values()) else {}
    return {"enum": [*ids], **more} if ids else {"not": {}}


def _object(name: str, made: dict[str, Any]) -> dict[str, Any]:
    """An object as an editor shows it."""
    told, texts = NAMES.get(name, name), load_field_texts()
    properties = {}
    for field, part in made["properties"].items():
        properties[field] = _field(part, FIELDS.get(f"{name}.{field}"))
        if f"{name}.{field}" in LINED:
            properties[field]["items"] = _or_line(properties[field]["items"])
        if {f"{told}.{field}", f"*.{field}"} & texts.keys():
            properties[field]["description"] = field_text(told, field)
    kept = {key: made[key] for key in ("type", "required", "additionalProperties") if key in made}
    about = {"description": described(told)} if told in texts else {}
    return {**about, **kept, "properties": properties}


def _or_line(item: dict[str, Any]) -> dict[str, Any]:
    """An item of a list, or a line that says the same, below which its remark may stand."""
    remarked = {"type": "object", "maxProperties": 1, "propertyNames": {"pattern": " "}}
    return {"anyOf": [{"type": "string", "pattern": " "}, item, remarked]}


def _field(made: Any, known: str | None) -> Any:
    """A part of a schema: values described, ids proposed, and numbers allowed for a text, since
    here every value is one, whatever YAML takes it for."""
    if isinstance(made, list):
        return [_field(part, known) for part in made]
    if not isinstance(made, dict):
        return made
    part = {
        key: _field(value, known) for key, value in made.items() if key not in ("title", "default")
    }
    if tuple(part.get("enum", ())) in VALUES:
        return {"oneOf": [*described_values(tuple(part["enum"]))]}
    if part.get("type") == "string" and "enum" not in part:
        if known:
            return {"anyOf": [{"$ref": f"#/$defs/known-{known}"}, part]}
        if "pattern" not in part or "0-9a-f]" in part["pattern"]:
            part["type"] = ["string", "number"]
    return part


def known(corpus: Corpus) -> dict[str, Known]:
    """What can be named, each with what it is."""
    papers = corpus.papers.values()
    claims = [(paper, claim) for paper in papers for claim in paper.all_claims()]
    return {
        "concepts": {
            name: joined(concept.designations.preferred(one).term for one in WRITTEN)
            for name, concept in corpus.concepts.items()
            if concept.kind == "subject"
        },
        "works": {key: _work(work) for key, work in corpus.references.items()},
        "papers": {paper.id: joined(paper.title.written().values()) for paper in papers},
        "addresses": {
            f"{paper.id}#{claim.id}": joined(claim.gist.written().values())
            for paper, claim in claims
        },
        "claims": {claim.id: "" for _, claim in claims},
        "sections": {section.id: "" for paper in papers for section in paper.outline},
    }


def _work(work: Reference) -> str:
    names = (name.literal or name.family for name in work.author)
    return " ".join(filter(None, (*names, str(work.year or ""), work.title)))
