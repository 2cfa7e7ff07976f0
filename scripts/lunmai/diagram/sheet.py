"""How the width of a diagram is shared out: boxes, room for labels, room for curves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lunmai.diagram.drawing import Column, Link
from lunmai.diagram.measure import LABEL, width_of

NARROWEST, SHARE = 112.0, 0.125
"""The least width of a box in pixels, and as a part of the whole width."""
TIGHTEST = 26.0
"""The least room for curves between two columns."""
BESIDE_LABEL = 10.0
"""How much longer than its label the level part of a line is."""
HEAD_ROOM = 13.0
"""The level part of a line before its head."""


@dataclass(frozen=True)
class Sheet:
    """What is to be drawn on a width: columns of nodes, links between them."""

    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    width: float

    @cached_property
    def column_of(self) -> dict[str, int]:
        """For each node the number of its column."""
        return {
            node.key: number for number, column in enumerate(self.columns) for node in column.nodes
        }

    def ends(self, link: Link) -> tuple[int, int]:
        """The columns of a link's source and target."""
        return self.column_of[link.source], self.column_of[link.target]

    def leaves_leftward(self, link: Link) -> bool:
        """Whether a link leaves its source to the left; within a column it leaves to the right."""
        source, target = self.ends(link)
        return target < source

    def arrives_leftward(self, link: Link) -> bool:
        """Whether a link comes to its target from the right."""
        source, target = self.ends(link)
        return target <= source

    @cached_property
    def beside(self) -> tuple[tuple[float, float], ...]:
        """For each column, the room for the level parts of lines to its left and to its right."""
        rooms = [[0.0, 0.0] for _ in self.columns]
        for link in self.links:
            source, target = self.ends(link)
            out = not self.leaves_leftward(link)
            label = width_of(link.label, LABEL) + BESIDE_LABEL
            rooms[source][out] = max(rooms[source][out], label)
            came = self.arrives_leftward(link)
            rooms[target][came] = max(rooms[target][came], HEAD_ROOM)
        return tuple((left, right) for left, right in rooms)

    @cached_property
    def curves(self) -> tuple[float, ...]:
        """To the right of each column, the room for curves."""
        crowd = Counter(gutter for link in self.links for gutter in self._gutters(link))
        widest, each = self.width / 2.2 / len(self.columns), self.width / 400
        wishes = [
            min(widest, TIGHTEST + each * crowd[number]) if crowd[number] else TIGHTEST / 2
            for number in range(len(self.columns))
        ]
        if not crowd[len(wishes) - 1]:
            wishes[-1] = 0.0
        fixed = sum(map(sum, self.beside)) + max(NARROWEST, SHARE * self.width) * len(self.columns)
        scale = max(0.0, min(1.0, (self.width - fixed) / (sum(wishes) or 1.0)))
        return tuple(max(wish * scale, min(wish, TIGHTEST)) for wish in wishes)

    def _gutters(self, link: Link) -> Iterator[int]:
        """The gutters that a link passes; gutter n is to the right of column n."""
        first, last = sorted(self.ends(link))
        yield from range(first, max(last, first + 1))

    @cached_property
    def box_width(self) -> float:
        rest = self.width - sum(map(sum, self.beside)) - sum(self.curves)
        return max(rest / len(self.columns), NARROWEST / 2)

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        """The left edge of the boxes of each column."""
        edges, x = [], 0.0
        for (left, right), curve in zip(self.beside, self.curves, strict=True):
            edges.append(x + left)
            x += left + self.box_width + right + curve
        return tuple(edges)
