"""How lines run: level where they have a label or pass a column, curved between the columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.diagram.drawing import Box, Column, Drawing, Line, Link, Point, Title
from lunmai.diagram.measure import HEADING, width_of
from lunmai.diagram.placing import IN, LANE, OUT, TITLE, Lanes, place
from lunmai.diagram.sheet import Sheet

LABEL_RISE = 3.5
"""The base line of a label above its line."""
LABEL_INDENT = 5.0
"""From the edge of a box to its label."""
Slots = dict[tuple[Link, str], float]
"""Where a link meets the boxes at its "source" and "target": the y."""


def draw(columns: tuple[Column, ...], links: tuple[Link, ...], width: float, most: int) -> Drawing:
    """Columns of nodes and the links between them on a width in CSS pixels; `most` lines of text
    in a box. Takes n log n steps for n nodes and links."""
    sheet = Sheet(columns, links, width)
    boxes, lanes = place(sheet, most)
    route = _Route(sheet, boxes, lanes, _slots(sheet, boxes))
    lines = tuple(route.line(link) for link in links)
    titles = tuple(
        _title(column, left, width)
        for column, left in zip(columns, sheet.lefts, strict=True)
        if column.title
    )
    ends = [box.y + box.height for box in boxes.values()]
    ends += [y for line in lines for _, y in line.points]
    height = round(max(ends, default=0) + 4, 1)
    return Drawing(width, height, titles, tuple(boxes.values()), lines)


def _title(column: Column, left: float, width: float) -> Title:
    """The title above a column, or where it is too long, ending with the sheet."""
    x = max(0.0, min(left, width - width_of(column.title, HEADING)))
    return Title(column.title, round(x, 1), round(TITLE * 0.6, 1), column.language)


def _slots(sheet: Sheet, boxes: dict[str, Box]) -> Slots:
    """The ends of lines at each side of each box, in the order of the boxes that they lead to."""
    sides: dict[tuple[str, bool], list[tuple[float, int, Link, str, float]]] = defaultdict(list)
    for number, link in enumerate(sheet.links):
        source, target = boxes[link.source], boxes[link.target]
        out = (target.middle, number, link, "source", OUT)
        come = (source.middle, number, link, "target", IN)
        sides[link.source, sheet.leaves_leftward(link)].append(out)
        sides[link.target, not sheet.arrives_leftward(link)].append(come)
    slots: Slots = {}
    for (name, _), ends in sides.items():
        y = boxes[name].middle - sum(end[4] for end in ends) / 2
        for _, _, link, end, height in sorted(ends, key=lambda entry: entry[:2]):
            slots[link, end] = y + (height - 3 if end == "source" else height / 2)
            y += height
    return slots


@dataclass(frozen=True)
class _Route:
    """What a line needs to know of its surroundings."""

    sheet: Sheet
    boxes: dict[str, Box]
    lanes: Lanes
    slots: Slots

    def line(self, link: Link) -> Line:
        sheet = self.sheet
        leftward, arrives = sheet.leaves_leftward(link), sheet.arrives_leftward(link)
        source, target = self.boxes[link.source], self.boxes[link.target]
        start, end = self.slots[link, "source"], self.slots[link, "target"]
        edge = source.x if leftward else source.x + source.width
        indent = -LABEL_INDENT if leftward else LABEL_INDENT
        goal = target.x + target.width if arrives else target.x
        knots = [(edge, start), (self._level(link.source, leftward), start)]
        for column in self._passed(link, leftward):
            y = self._lane(link, column)
            left, right = self._band(column)
            knots += [(right, y), (left, y)] if leftward else [(left, y), (right, y)]
        knots += [(self._level(link.target, not arrives), end), (goal, end)]
        points = tuple((round(x, 1), round(y, 1)) for x, y in self._path(link, knots))
        at = (round(edge + indent, 1), round(start - LABEL_RISE, 1))
        return Line(link, points, at, leftward, arrives)

    def _passed(self, link: Link, leftward: bool) -> list[int]:
        first, last = sorted(self.sheet.ends(link))
        columns = [*range(first + 1, last)]
        return columns[::-1] if leftward else columns

    def _level(self, name: str, left: bool) -> float:
        """Where the level part of a line ends that leaves or meets a box."""
        left_end, right_end = self._band(self.sheet.column_of[name])
        return left_end if left else right_end

    def _band(self, column: int) -> tuple[float, float]:
        """The two ends of a column with the level parts of lines on both sides."""
        left, right = self.sheet.beside[column]
        x = self.sheet.lefts[column]
        return x - left, x + self.sheet.box_width + right

    def _lane(self, link: Link, column: int) -> float:
        lane = self.lanes[link, column]
        nodes = self.sheet.columns[column].nodes
        top = self._below(column, lane.gap)
        bottom = top + LANE * (lane.of + 1)
        if lane.gap < len(nodes):
            bottom = self.boxes[nodes[lane.gap].key].y
        room = min(bottom - top, LANE * 2 * (lane.of + 1))
        return (top + bottom - room) / 2 + room * (lane.order + 1) / (lane.of + 1)

    def _below(self, column: int, gap: int) -> float:
        """The lower edge of the box above a gap, or of the title."""
        if not gap:
            return TITLE
        above = self.boxes[self.sheet.columns[column].nodes[gap - 1].key]
        return above.y + above.height

    def _path(self, link: Link, knots: list[Point]) -> Iterator[Point]:
        """The knots with control points between them, so that the line is level in each knot."""
        before = knots[0]
        yield before
        within = len({*self.sheet.ends(link)}) == 1
        for number, (x, y) in enumerate(knots[1:], 1):
            x0, y0 = before
            if within and number == len(knots) // 2:
                room = self.sheet.curves[self.sheet.column_of[link.source]]
                bulge = x0 + min(room, 16 + abs(y - y0) / 6) * 1.3
                yield from ((bulge, y0), (bulge, y), (x, y))
            else:
                yield from (((x0 + x) / 2, y0), ((x0 + x) / 2, y), (x, y))
            before = (x, y)
