"""The map of two papers: their sections, and the parallels between the claims of these."""

from __future__ import annotations

from collections import Counter

from lunmai.diagram.drawing import Column, Drawing, Link, Node
from lunmai.diagram.routing import draw
from lunmai.link import Comparison, PaperLinks
from lunmai.model import Language, Paper, ParallelType
from lunmai.phrases import phrase

LINES = 3
"""Lines of text in a box."""
Ends = tuple[str, str, ParallelType]
"""Two sections and the kind of parallel that joins claims of theirs."""


def comparison_map(
    comparison: Comparison,
    papers: tuple[Paper, Paper],
    linked: tuple[PaperLinks, PaperLinks],
    names: tuple[str, str],
    language: Language,
    width: float,
) -> Drawing:
    """Two papers side by side on a width in CSS pixels; a line stands for all parallels of one
    kind between the same two sections. `names` are the titles of the columns."""
    sections = [{name: claim.source.section for name, claim in of.claims.items()} for of in linked]
    counts: Counter[Ends] = Counter(
        (sections[0][here], sections[1][there], type_)
        for type_, parallels in comparison.parallels.items()
        for here, there, _ in parallels
    )
    columns = []
    for end in (0, 1):
        used: Counter[str] = Counter()
        for ends, count in counts.items():
            used[ends[end]] += count
        columns.append(Column(names[end], _nodes(papers[end], used, "<>"[end], language)))
    return draw(tuple(columns), tuple(_link(*found, language) for found in counts.items()), width, LINES)


def _link(ends: Ends, count: int, language: Language) -> Link:
    here, there, type_ = ends
    label = phrase(f"parallel-{type_}", language)
    if count > 1:
        label += phrase("map-times", language, number=count)
    return Link(f"<{here}", f">{there}", type_, "editorial", label, count)


def _nodes(
    paper: Paper, used: Counter[str], side: str, language: Language
) -> tuple[Node, ...]:
    """The sections of one paper in its order, each with the number of its parallels."""
    return tuple(
        Node(
            f"{side}{section.id}",
            section.number or "§",
            f"section-{section.id}",
            None,
            section.heading.in_language(language),
            section.level - 1,
            used[section.id],
        )
        for section in paper.outline
        if section.id in used
    )
