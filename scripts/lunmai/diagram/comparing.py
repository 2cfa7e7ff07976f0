"""The map of two papers: their chapters, and the parallels between the claims of these."""

from __future__ import annotations

from collections import Counter

from lunmai.diagram.drawing import Column, Drawing, Link, Node
from lunmai.diagram.routing import draw
from lunmai.link import Comparison, PaperLinks
from lunmai.model import Language, Paper, ParallelType
from lunmai.text.numbers import said_number
from lunmai.text.phrases import phrase

LINES = 3
"""Lines of text in a box."""
Ends = tuple[str, str, ParallelType]
"""Two chapters and the kind of parallel that joins claims of theirs."""
Name = tuple[str, Language]
"""A text and its language."""


def comparison_map(
    comparison: Comparison,
    papers: tuple[Paper, Paper],
    linked: tuple[PaperLinks, PaperLinks],
    names: tuple[Name, Name],
    language: Language,
    width: float,
) -> Drawing:
    """Two papers side by side on a width in CSS pixels; a line stands for all parallels of one
    kind between the same two chapters. `names` are the titles of the columns with their
    languages."""
    chapters = [_chapters(paper) for paper in papers]
    sections = [
        {name: of[claim.source.section] for name, claim in claims.claims.items()}
        for of, claims in zip(chapters, linked, strict=True)
    ]
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
        title, spoken = names[end]
        nodes = _nodes(papers[end], used, "<>"[end], language)
        columns.append(Column(title, nodes, language=spoken))
    return draw(
        tuple(columns), tuple(_link(*found, language) for found in counts.items()), width, LINES
    )


def _chapters(paper: Paper) -> dict[str, str]:
    """For each section the one of the highest level that it belongs to."""
    chapters: dict[str, str] = {}
    chapter = paper.outline[0].id
    for section in paper.outline:
        chapter = section.id if section.level == 1 else chapter
        chapters[section.id] = chapter
    return chapters


def _link(ends: Ends, count: int, language: Language) -> Link:
    here, there, type_ = ends
    label = phrase(f"parallel-{type_}", language)
    if count > 1:
        label += phrase("map-times", language, number=count)
    return Link(f"<{here}", f">{there}", type_, "editorial", label, count)


def _nodes(paper: Paper, used: Counter[str], side: str, language: Language) -> tuple[Node, ...]:
    """The chapters of one paper in its order, each with the number of its parallels."""
    return tuple(
        Node(
            f"{side}{section.id}",
            said_number(section.number or "", language) or "§",
            f"#section-{section.id}",
            None,
            section.heading.in_language(language),
            0,
            used[section.id],
        )
        for section in paper.outline
        if section.id in used
    )
