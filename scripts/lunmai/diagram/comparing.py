"""The map of two papers: the families of claims that parallels join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lunmai.diagram.drawing import Column, Drawing, Link, Node
from lunmai.diagram.families import Families
from lunmai.diagram.routing import draw
from lunmai.link import Comparison, PaperLinks
from lunmai.model import Language
from lunmai.phrases import phrase

LINES = 4
"""Lines of text in a box."""


def comparison_map(
    comparison: Comparison,
    papers: Mapping[str, PaperLinks],
    language: Language,
    titles: tuple[str, str],
    width: float,
) -> Drawing:
    """Two papers side by side on a width in CSS pixels; a line stands for all parallels of one
    kind between the same two families."""
    sides = [Families.of(papers[name], language) for name in comparison.papers]
    counts = Counter(
        (sides[0].heads[here], sides[1].heads[there], type_)
        for type_, parallels in comparison.parallels.items()
        for here, there, _ in parallels
    )
    links = []
    for (here, there, type_), count in counts.items():
        label = phrase(f"parallel-{type_}", language)
        if count > 1:
            label += phrase("map-times", language, number=count)
        links.append(Link(f"<{here}", f">{there}", type_, "editorial", label, count))
    ends = ({here for here, _, _ in counts}, {there for _, there, _ in counts})
    columns = tuple(
        Column(title, _nodes(families, heads, key))
        for title, families, heads, key in zip(titles, sides, ends, "<>", strict=True)
    )
    return draw(columns, tuple(links), width, LINES)


def _nodes(families: Families, heads: set[str], key: str) -> tuple[Node, ...]:
    """The families of one paper in its order."""
    return tuple(
        families.node(name, key=f"{key}{name}", whole=True)
        for name in families.order
        if name in heads
    )
