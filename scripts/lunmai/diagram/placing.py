"""Where boxes stand: columns in the order of the paper, each box as near as can be to its links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from lunmai.diagram.drawing import Box, Column, Link
from lunmai.diagram.measure import LEADING, TEXT
from lunmai.diagram.sheet import Sheet
from lunmai.diagram.wrapping import wrap

PADDING, BAR = 6.0, 4.0
"""Between the edge of a box and its text; the bar within the box that marks the role."""
GAP, TITLE, LANE = 12.0, 32.0, 9.0
"""Between two boxes; for a title; for each line that passes between two boxes."""
OUT, IN = 18.0, 9.0
"""The height that the end of a line takes at a box: with a label above it, and with a head."""


@dataclass(frozen=True)
class Lane:
    """The place of a link in a column that it passes."""

    gap: int
    """Below how many boxes."""
    order: int
    """Among the links in the same gap, counted from 0."""
    of: int


Lanes = dict[tuple[Link, int], Lane]
"""By link and the number of the column that it passes."""


def place(sheet: Sheet, most: int) -> tuple[dict[str, Box], Lanes]:
    """The box of every node, of `most` lines of text, and the lanes of the
    links that pass columns."""
    width = sheet.box_width - 2 * PADDING - BAR
    texts = {
        node.key: wrap(node.gist, width, TEXT, most) if most else ()
        for column in sheet.columns
        for node in column.nodes
    }
    heights = _heights(sheet, texts)
    lanes = _lanes(sheet, heights, tops := _stand(sheet, heights, {}))
    if lanes:
        tops = _stand(sheet, heights, lanes)
    boxes = {
        node.key: Box(
            node,
            round(sheet.lefts[number], 1),
            round(tops[node.key], 1),
            round(sheet.box_width, 1),
            heights[node.key],
            texts[node.key],
        )
        for number, column in enumerate(sheet.columns)
        for node in column.nodes
    }
    return boxes, lanes


def _heights(sheet: Sheet, texts: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """The height of each box: that of its text, or of the ends of lines on its busier side."""
    sides: dict[tuple[str, bool], float] = defaultdict(float)
    for link in sheet.links:
        sides[link.source, sheet.leaves_leftward(link)] += OUT
        sides[link.target, not sheet.arrives_leftward(link)] += IN
    return {
        name: max(2 * PADDING + LEADING * (1 + len(lines)), sides[name, True], sides[name, False])
        for name, lines in texts.items()
    }


def _gaps(column: Column, number: int, lanes: Lanes) -> list[float]:
    """The least room above each box of a column."""
    gaps = [TITLE if column.title else GAP / 2, *[GAP] * (len(column.nodes) - 1)]
    for (_, passed), lane in lanes.items():
        if passed == number and lane.order == 0 and lane.gap < len(gaps):
            gaps[lane.gap] += LANE * lane.of
    return gaps[: len(column.nodes)]


def _stand(sheet: Sheet, heights: dict[str, float], lanes: Lanes) -> dict[str, float]:
    """The upper edge of every box. The fullest column is set first and tight; in the others each
    box comes as near as order and room allow to the middle of what it is linked to."""
    stacks = [_stack(column, number, heights, lanes) for number, column in enumerate(sheet.columns)]
    ends = [
        max((at + heights[name] for name, at in stack.items()), default=0.0) for stack in stacks
    ]
    fullest = ends.index(max(ends))
    near = _neighbours(sheet)
    tops: dict[str, float] = {}
    for number in sorted(range(len(stacks)), key=lambda other: abs(other - fullest)):
        stack = stacks[number]
        wishes = [
            _wish(near[name], heights, tops, at + heights[name] / 2) for name, at in stack.items()
        ]
        shifts = ordered(wishes, ends[fullest] - ends[number])
        tops |= {name: at + shift for (name, at), shift in zip(stack.items(), shifts, strict=True)}
    return tops


def _stack(
    column: Column, number: int, heights: dict[str, float], lanes: Lanes
) -> dict[str, float]:
    """The upper edges of the boxes of a column that stand as close as they may."""
    names = [node.key for node in column.nodes]
    rooms = accumulate(_gaps(column, number, lanes))
    above = accumulate([0.0, *(heights[name] for name in names)])
    return {name: room + used for name, room, used in zip(names, rooms, above, strict=False)}


def _neighbours(sheet: Sheet) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for link in sheet.links:
        near[link.source].append(link.target)
        near[link.target].append(link.source)
    return near


def _wish(
    linked: list[str], heights: dict[str, float], tops: dict[str, float], stacked: float
) -> float | None:
    """How far below its place in a tight column a box would best stand; None where no matter."""
    middles = [tops[name] + heights[name] / 2 for name in linked if name in tops]
    return sum(middles) / len(middles) - stacked if middles else None


def ordered(wishes: list[float | None], most: float) -> list[float]:
    """The shifts nearest to the wishes that never fall, between 0 and `most`: where neighbouring
    wishes contradict one another, their mean (isotonic regression)."""
    pools: list[tuple[float, int, int]] = []  # sum of wishes, how many, for how many places
    for wish in wishes:
        total, count, places = (0.0, 0, 1) if wish is None else (wish, 1, 1)
        while pools and (count == 0 or _mean(*pools[-1]) >= total / count):
            before = pools.pop()
            total, count, places = total + before[0], count + before[1], places + before[2]
            if wish is None:
                break
        pools.append((total, count, places))
    return [min(max(_mean(*pool), 0.0), most) for pool in pools for _ in range(pool[2])]


def _mean(total: float, count: int, _places: int) -> float:
    return total / count if count else 0.0


def _lanes(sheet: Sheet, heights: dict[str, float], tops: dict[str, float]) -> Lanes:
    """For every column that a link passes, the gap nearest to the middle of the link."""
    wishes: dict[tuple[int, int], list[tuple[float, int, Link]]] = defaultdict(list)
    bottoms = [
        [tops[node.key] + heights[node.key] for node in column.nodes] for column in sheet.columns
    ]
    for number, link in enumerate(sheet.links):
        first, last = sorted(sheet.ends(link))
        middle = sum(tops[name] + heights[name] / 2 for name in (link.source, link.target)) / 2
        for column in range(first + 1, last):
            gaps = [(abs(bottom - middle), gap) for gap, bottom in enumerate(bottoms[column], 1)]
            wishes[column, min(gaps, default=(0, 0))[1]].append((middle, number, link))
    return {
        (link, column): Lane(gap, order, len(found))
        for (column, gap), found in wishes.items()
        for order, (_, _, link) in enumerate(sorted(found, key=lambda entry: entry[:2]))
    }
