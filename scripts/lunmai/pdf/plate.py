"""The map of a paper's argument: a drawing across the page, between the columns of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lunmai.diagram import Box, Drawing, Line, argument_map
from lunmai.languages import Script
from lunmai.model import SITE_LANGUAGES, Language, Paper
from lunmai.pdf.blocks import Section, Setting, section
from lunmai.pdf.runs import Voice
from lunmai.text.inline import on_one_line, passages
from lunmai.text.phrases import phrase
from lunmai.views.drawing import STYLES, TONES, caption, is_dashed, meaning, tone
from lunmai.views.targets import Target

WIDTH: dict[Script, float] = {"han": 780.0, "latin": 1060.0}
"""The width of the drawing in CSS pixels; its height follows. What is written in letters needs more
of it, and is turned on its side."""


def map_blocks(setting: Setting, paper: Paper, level: int) -> Iterator[Section]:
    """A drawing for each language; none where the paper has no relations to be drawn."""
    drawings: list[Drawing] = setting.paper_views(_drawing, paper)
    if drawings[0].lines:
        blocks = [
            {"kind": "map", **_drawn(setting, paper, drawing, voice.language)}
            for voice, drawing in zip(setting.voices, drawings, strict=True)
        ]
        yield section(level, setting.phrased("view-map"), blocks, floating=True)


def _drawing(voice: Voice, paper: Paper) -> Drawing:
    linked, language = voice.words.links.papers[paper.id], voice.language
    return argument_map(paper, linked, language, _width(language)).overview


def _width(language: Language) -> float:
    return WIDTH[SITE_LANGUAGES[language].script]


def _drawn(setting: Setting, paper: Paper, drawing: Drawing, language: Language) -> dict[str, Any]:
    title = paper.title.in_language(language)
    terms = setting.corpus.concepts
    return {
        "language": language,
        "alt": f"{phrase('map-description', language, title=title)} {_outline(drawing, language)}",
        "width": drawing.width,
        "turned": _width(language) > WIDTH["han"],
        "height": drawing.height,
        "titles": [{"text": one.text, "x": one.x, "y": one.y} for one in drawing.titles],
        "lines": [_line(line) for line in drawing.lines],
        "boxes": [
            _box(
                paper.id,
                box,
                terms[box.node.role].designations.preferred(language).term if box.node.role else "",
                language,
            )
            for box in drawing.boxes
        ],
    }


def _outline(drawing: Drawing, language: Language) -> str:
    """What the drawing shows, in words: each claim, and what it does to others."""
    names = {box.node.key: box.node.name for box in drawing.boxes}
    told: dict[str, dict[str, list[str]]] = {key: {} for key in names}
    for line in drawing.lines:
        ends = told[line.link.source].setdefault(line.link.type, [])
        ends.append(names[line.link.target])
    comma, gap = phrase("comma", language), SITE_LANGUAGES[language].gap
    return phrase("semicolon", language).join(
        f"{box.node.name} {on_one_line(box.node.gist)}"
        + "".join(
            f"{comma}{phrase(f'{type_}-out', language)}{gap or ' '}{' '.join(ends)}"
            for type_, ends in told[box.node.key].items()
        )
        for box in drawing.boxes
    )


def _line(line: Line) -> dict[str, Any]:
    return {
        "points": [list(point) for point in line.points],
        "tone": TONES[STYLES[meaning(line.link)].tone][0],
        "dashed": is_dashed(line.link),
        "count": line.link.count,
        "label": line.link.label,
        "at": list(line.label_at),
        "leftward": line.leftward,
        "arrives": -1 if line.arrives_leftward else 1,
    }


def _box(paper: str, box: Box, role: str, language: Language) -> dict[str, Any]:
    address = box.node.address
    target = Target(f"paper/{paper}/{address.removeprefix('#')}", f"papers/{paper}/{address}")
    return {
        "to": target.name,
        "a": SITE_LANGUAGES[language].root + target.page,
        "box": [box.x, box.y, box.width, box.height],
        "id": box.node.name,
        "tone": TONES[tone(box.node.role)][0],
        "caption": caption(box, role),
        "lines": [
            [
                part if own == language else {"t": part, "l": own}
                for part, own in passages(t, language)
            ]
            for t in box.lines
        ],
    }
