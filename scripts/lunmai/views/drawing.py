"""A drawing in the words of SVG: tones, paths, heads of lines, weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import log2

from lunmai.diagram import Box, Line, Link, Point
from lunmai.diagram.measure import LABEL, LEADING, TEXT, width_of
from lunmai.diagram.placing import BAR, PADDING
from lunmai.diagram.wrapping import ELLIPSIS
from lunmai.model import (
    PARALLELS,
    RELATIONS,
    ROLES,
    Basis,
    Language,
    LineStyle,
    Relation,
    Role,
    Stroke,
    Tone,
)
from lunmai.text.inline import escape, tag_other_language

TONES: dict[Tone, tuple[str, str]] = {
    "ink": ("#22313a", "#f1ede4"),
    "quiet": ("#5b666d", "#a9b4ba"),
    "green": ("#2b6a3a", "#86c793"),
    "red": ("#a8381f", "#f0957f"),
    "blue": ("#1c5d91", "#86bce8"),
    "brown": ("#7a5710", "#d9b25f"),
    "violet": ("#8a2a76", "#e095cd"),
}
"""Each tone on light and on dark ground; `map.css` has them too."""
STYLES: dict[str, LineStyle] = {
    "plain": LineStyle(),
    **{kind.id: kind.line for kind in (*RELATIONS.values(), *PARALLELS.values())},
    **{f"{kind.id}-in-part": kind.in_part for kind in RELATIONS.values() if kind.in_part},
}
"""How a line is drawn by what it means; a plain one stands in legends for all."""

TEXT_LEFT = round(BAR + PADDING)
"""Where text begins in a box."""


def drawing_filters(language: Language) -> dict[str, Callable[..., str]]:
    """What the template of drawings does with boxes and lines."""
    return {
        "number": number,
        "drawn_text": lambda text: drawn_text(text, language),
        "alike": alike,
        "drawn_alike": drawn_alike,
        "places": lambda drawing: {box.node.key: n for n, box in enumerate(drawing.boxes)},
        "curve": curve,
        "head": head,
        "look": lambda line: look(meaning(line.link), line.link.basis),
        "sample_head": lambda meaning: _head(meaning, (39, 7), "-", ""),
        "sample_look": look,
        "tone": tone,
        "weight": lambda count: f"{min(4.5, 1.25 + 0.75 * log2(count)):.1f}".removesuffix(".0"),
        "is_cut": lambda box: not box.lines or box.lines[-1].endswith(ELLIPSIS),
        "first_line": lambda box: number(_first_line(box) - box.y),
        "caption": caption,
    }


def alike(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Relations of a claim in groups that only differ in where they lead."""
    groups: dict[tuple[object, ...], list[Relation]] = defaultdict(list)
    for one in relations:
        groups[one.type, one.basis, one.partial, one.attack].append(one)
    return [*groups.values()]


def drawn_alike(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines of a drawing in groups that only differ in their places."""
    groups: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for one in lines:
        groups[meaning(one.link), one.link.basis, one.leftward].append(one)
    return [*groups.values()]


def drawn_text(text: str, language: Language) -> str:
    """A line of text whose passages in the other language say so in the words of SVG."""
    tagged = tag_other_language(escape(text), language)
    return tagged.replace("<span lang", "<tspan lang").replace("</span>", "</tspan>")


def number(length: float) -> str:
    """A length in whole pixels: nobody sees the halves."""
    return str(round(length))


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
    """The head of a line, at the edge of the box that it meets; empty where it has none."""
    back, forward = ("", "-") if line.arrives_leftward else ("-", "")
    return _head(meaning(line.link), line.points[-1], back, forward)


def _head(meaning: str, at: Point, back: str, forward: str) -> str:
    shape = STYLES[meaning].head.format(b=back, f=forward)
    return f"M{number(at[0])} {number(at[1])}{shape}" if shape else ""


def meaning(link: Link) -> str:
    """What tells how a link is drawn: its type, and whether it holds in part only."""
    return f"{link.type}-in-part" if link.partial else link.type


def is_dashed(link: Link) -> bool:
    return _stroke(STYLES[meaning(link)], link.basis) == "dashed"


def look(meaning: str, basis: Basis) -> str:
    """The classes that give a line its tone, its stroke and what fills its head."""
    style = STYLES[meaning]
    stroke = _stroke(style, basis)
    classes = [f"tone-{style.tone}"]
    classes += [stroke] if stroke != "solid" else []
    classes += [{"tone": "filled", "ground": "hollow"}[style.fill]] if style.fill != "none" else []
    return " ".join(f"lm-{name}" for name in classes)


def _stroke(style: LineStyle, basis: Basis) -> Stroke:
    if style.stroke != "by-basis":
        return style.stroke
    return "dashed" if basis == "editorial" else "solid"


def tone(role: Role | None) -> Tone:
    """The tone of the box of a claim, or of a section."""
    return ROLES[role].tone if role else "quiet"


def caption(box: Box, role: str) -> str:
    """What stands behind the id: the role, where there is room for it, how many sub-claims, and
    the signs of notes."""
    inner = f"+{box.node.inner}" if box.node.inner else ""
    room = box.width - 2 * PADDING - BAR - width_of(f"{box.node.name}  ", TEXT) * 1.1
    texts = ((role, inner, box.node.signs), (inner, box.node.signs), (box.node.signs,), (inner,))
    options = [" ".join(filter(None, parts)) for parts in texts]
    return next((one for one in options if width_of(one, LABEL) <= room), "")


def _first_line(box: Box) -> float:
    """The base line of the first line of text: all lines stand in the middle of the box."""
    return box.middle - LEADING * (1 + len(box.lines)) / 2 + LEADING * 0.75
