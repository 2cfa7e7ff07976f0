"""A drawing in the words of SVG: paths, heads of lines, weights."""

from __future__ import annotations

from collections.abc import Callable
from math import log2
from typing import Literal

from lunmai.diagram import Box, Line, LinkType
from lunmai.diagram.measure import LABEL, LEADING, TEXT, width_of
from lunmai.diagram.placing import BAR, PADDING
from lunmai.model import Language
from lunmai.text.inline import escape, tag_other_language

HEADS: dict[LinkType | Literal["partial"], str] = {
    "partial": "l{b}7-5",
    "supports": "l{b}8-4v8z",
    "attacks": "m{b}2-4l{b}8 8m0-8l{f}8 8",
    "limits": "m{b}1.5 -5v10",
    "answers": "m{b}6-4.5l{f}6 4.5l{b}6 4.5",
    "exemplifies": "a3.5 3.5 0 1 1 {b}7 0a3.5 3.5 0 1 1 {f}7 0",
    "restates": "m{b}2-4v8m{b}3-8v8",
    "same": "",
    "close": "",
    "narrower": "l{b}8-4v8z",
    "broader": "m{b}8 0l{f}8-4m0 8l{b}8-4",
    "contrast": "m{b}2-4l{b}8 8m0-8l{f}8 8",
}
"""The head of a line by what the line means, from the point where it meets the box: {b} goes
back along the line, {f} forward."""


def drawing_filters(language: Language) -> dict[str, Callable[..., str]]:
    """What the template of drawings does with boxes and lines."""
    return {
        "number": number,
        "drawn_text": lambda text: drawn_text(text, language),
        "curve": curve,
        "head": head,
        "sample_head": lambda kind: "M39 7" + HEADS[kind].format(b="-", f=""),
        "weight": lambda count: number(min(4.5, 1.25 + 0.75 * log2(count))),
        "first_line": lambda box: number(_first_line(box)),
        "caption": caption,
        "text_left": lambda box: number(box.x + BAR + PADDING),
    }


def drawn_text(text: str, language: Language) -> str:
    """A line of text whose passages in the other language say so in the words of SVG."""
    tagged = tag_other_language(escape(text), language)
    return tagged.replace("<span lang", "<tspan lang").replace("</span>", "</tspan>")


def number(length: float) -> str:
    """A length as short as can be."""
    return f"{length:.1f}".removesuffix(".0")


def curve(line: Line) -> str:
    """The path of a line; where it is straight, as a straight line."""
    start, *rest = line.points
    parts, before = [f"M{number(start[0])} {number(start[1])}"], start
    for first, second, end in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        level = len({before[1], first[1], second[1], end[1]}) == 1
        if level:
            parts.append(f"H{number(end[0])}")
        else:
            points = (first, second, end)
            parts.append("C" + " ".join(f"{number(x)} {number(y)}" for x, y in points))
        before = end
    return "".join(parts)


def head(line: Line) -> str:
    """The head of a line, at the edge of the box that it meets."""
    x, y = line.points[-1]
    back, forward = ("", "-") if line.arrives_leftward else ("-", "")
    kind = "partial" if line.link.partial else line.link.type
    return f"M{number(x)} {number(y)}" + HEADS[kind].format(b=back, f=forward)


def caption(box: Box, role: str) -> str:
    """What stands behind the id: the role, where there is room for it, and how many sub-claims."""
    inner = f"+{box.node.inner}" if box.node.inner else ""
    room = box.width - 2 * PADDING - BAR - width_of(f"{box.node.name}  ", TEXT) * 1.1
    whole = f"{role} {inner}".strip()
    return whole if width_of(whole, LABEL) <= room else inner


def _first_line(box: Box) -> float:
    """The base line of the first line of text: all lines stand in the middle of the box."""
    return box.middle - LEADING * (1 + len(box.lines)) / 2 + LEADING * 0.75
