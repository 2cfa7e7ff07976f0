"""Concepts, works, reading guides and parallels as plain data in the form of `ExportedCorpus`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lunmai.cite.formats.csl import csl_item
from lunmai.exports.places import Places
from lunmai.exports.wordings import notices, provenance, worded
from lunmai.languages import EDITORIAL_SOURCE
from lunmai.model import (
    WRITTEN,
    Concept,
    Designation,
    Guide,
    GuidePart,
    Parallels,
    Question,
    Reading,
    Reference,
)
from lunmai.views.targets import Target, concept_target, page_target, work_target


def export_concept(concept: Concept, places: Places) -> dict[str, Any]:
    terms = concept.designations
    plain = concept.model_dump(mode="json", include={"broader", "related", "attested", "exclude"})
    return {
        "id": concept.id,
        **places.of(concept_target(concept.id)),
        "kind": concept.kind,
        "designations": {name: [*map(_designation, getattr(terms, name))] for name in WRITTEN},
        **worded(EDITORIAL_SOURCE, definition=concept.definition),
        **plain,
        "readings": [*map(_reading, concept.readings)],
        "wording": provenance(concept.wording, EDITORIAL_SOURCE),
        "notice": notices(concept.wording),
    }


def _designation(term: Designation) -> dict[str, Any]:
    plain = term.model_dump(mode="json", exclude={"reason"})
    return {**plain, **worded(EDITORIAL_SOURCE, reason=term.reason)}


def _reading(reading: Reading) -> dict[str, Any]:
    plain = reading.model_dump(mode="json", exclude={"text"})
    return {**plain, **worded(EDITORIAL_SOURCE, text=reading.text)}


def export_reference(work: Reference, places: Places, page: str) -> dict[str, Any]:
    """A work in CSL-JSON. Its place stands in `custom`: the schema of CSL knows no other for it."""
    item = csl_item(work)
    place = places.of(work_target(work.id, page))
    return {**item, "custom": {**item.get("custom", {}), **place}}


def export_guide(guide: Guide, places: Places) -> dict[str, Any]:
    return {
        "id": guide.id,
        **places.of(page_target(_page(guide))),
        **worded(EDITORIAL_SOURCE, title=guide.title, introduction=guide.introduction),
        "parts": [_part(part, guide, places) for part in guide.parts],
        "wording": provenance(guide.wording, EDITORIAL_SOURCE),
        "notice": notices(guide.wording),
    }


def _page(guide: Guide) -> str:
    return f"courses/guides/{guide.id}"


def _part(part: GuidePart, guide: Guide, places: Places) -> dict[str, Any]:
    questions = [_question(question, guide, places) for question in part.questions]
    return {**worded(EDITORIAL_SOURCE, title=part.title), "questions": questions}


def _question(question: Question, guide: Guide, places: Places) -> dict[str, Any]:
    page = page_target(_page(guide))
    return {
        "id": question.id,
        "key": f"guides/{guide.id}#{question.id}",
        **places.of(Target(f"{page.name}/{question.id}", f"{page.page}#{question.id}")),
        **worded(EDITORIAL_SOURCE, text=question.text),
        "claim_keys": list(question.claims),
        "concepts": list(question.concepts),
    }


def export_parallels(files: Iterable[Parallels]) -> list[dict[str, Any]]:
    return [
        {
            "from": parallel.from_,
            "to": parallel.to,
            "type": parallel.type,
            **worded(EDITORIAL_SOURCE, remark=parallel.remark),
            "wording": provenance(written.wording, EDITORIAL_SOURCE),
            "notice": notices(written.wording),
        }
        for written in files
        for parallel in written.parallels
    ]
