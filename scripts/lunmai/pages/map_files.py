"""The map of each paper as a picture that stands alone: to be saved, and for the front page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lunmai.diagram import ArgumentMap, Drawing
from lunmai.model import SITE_LANGUAGES, Language, Paper
from lunmai.views.drawing import TONES

Render = Callable[[dict[str, Any]], str]


def map_files(
    paper: Paper, drawn: ArgumentMap, language: Language, render: Render
) -> Iterator[tuple[str, str]]:
    """Path below `docs` and text of the pictures: the overview, and for narrow screens its step
    with the most relations; where there is none, the overview again."""
    to = f"../{SITE_LANGUAGES[language].root}papers/{paper.id}/"
    widest = max(drawn.steps, key=lambda step: len(step.relations), default=None)
    narrow = widest.drawing if widest else drawn.overview
    drawings: dict[str, Drawing] = {"": drawn.overview, ".narrow": narrow}
    for suffix, drawing in drawings.items():
        text = render({"drawing": drawing, "paper": paper, "to": to, "tones": TONES})
        yield f"maps/{paper.id}.{language}{suffix}.svg", text
