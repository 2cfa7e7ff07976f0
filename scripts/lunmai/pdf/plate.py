"""The map of a paper's argument, as a plate: a page as large as the drawing needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lunmai.diagram import Box, Drawing, Line, argument_map
from lunmai.model import SITE_LANGUAGES, Language, Paper
from lunmai.pdf.blocks import Section, Setting, section
from lunmai.text.inline import passages
from lunmai.text.phrases import phrase
from lunmai.views.drawing import STYLES, TONES, caption, is_dashed, meaning, tone
from lunmai.views.targets import Target

WIDTH = 900.0
"""The width of the drawing in CSS pixels; on the plate a pixel is 0.64 points."""


def map_sections(setting: Setting, paper: Paper, level: int) -> Iterator[Section]:
    """A plate for each language; none where the paper has no relations to be drawn."""
    first = True
    for voice in setting.voices:
        linked = setting.links.papers[paper.id]
        drawing = argument_map(paper, linked, voice.language, WIDTH).overview
        if not drawing.lines:
            return
        title = setting.phrased("view-map") if first else {}
        block = {"kind": "map", **_drawn(setting, paper, drawing, voice.language)}
        yield section(level, title, [block], plate=True)
        first = False


def _drawn(setting: Setting, paper: Paper, drawing: Drawing, language: Language) -> dict[str, Any]:
    title = paper.title.in_language(language)
    terms = setting.corpus.concepts
    return {
        "language": language,
        "alt": phrase("map-description", language, title=title),
        "width": drawing.width,
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
