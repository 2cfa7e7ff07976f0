"""What the page with the map of an argument shows, and its drawing as a file of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from lunmai.diagram import argument_map, stage_of
from lunmai.diagram.first_level import MOST
from lunmai.link import PaperLinks
from lunmai.model import RELATIONS, Claim, Language, Paper, Stage

WIDE = 1180.0
"""The width of the overview in CSS pixels; map.css shows it where there is room for it."""


def map_context(paper: Paper, linked: PaperLinks, language: Language) -> dict[str, Any]:
    """The map with the numbers that its introduction and its legend give."""
    drawn = argument_map(paper, linked, language, WIDE)
    relations = [relation for part in drawn.parts for relation in part.relations]
    concerned = {*_concerned(paper, linked)}
    types = Counter(relation.type for relation in relations)
    return {
        "map": drawn,
        "relation_count": len(relations),
        "explicit": sum(relation.basis == "explicit" for relation in relations),
        "partial": sum(relation.partial for relation in relations),
        "types": {type_: types[type_] for type_ in RELATIONS if types[type_]},
        "parts": {part.head.id: part for part in drawn.parts},
        "first_step": max(drawn.steps, key=lambda step: len(step.relations), default=None),
        "size_of": lambda claim: sum(1 for _ in claim.with_descendants()),
        "families_of": {
            stage: families
            for stage in get_args(Stage)
            if (families := _families(paper, stage, concerned))
        },
        "concerned": concerned,
        "gathered": any(box.node.key.startswith("+") for box in drawn.overview.boxes),
        "most": MOST,
        "unconcerned": sum(claim not in concerned for claim in linked.claims),
    }


def _families(paper: Paper, stage: Stage, concerned: set[str]) -> list[Claim]:
    return [claim for claim in paper.claims if stage_of(claim) == stage and claim.id in concerned]


def _concerned(paper: Paper, linked: PaperLinks) -> Iterator[str]:
    """The claims that the outline names: those with relations and those above them, and the heads
    of all families but grounds."""
    inferences = {
        linked.inferences[name].from_ for name in linked.incoming if name in linked.inferences
    }
    related = {*linked.outgoing, *linked.incoming, *inferences}
    for head in paper.claims:
        for claim in head.with_descendants():
            if any(sub.id in related for sub in claim.with_descendants()):
                yield claim.id
        if stage_of(head) != "ground":
            yield head.id
