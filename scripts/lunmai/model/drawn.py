"""What a reader can tell apart in a drawing: tones, and the heads and strokes of lines.

The colours of the tones, on light and on dark ground, are in `views.drawing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ink", "quiet", "green", "red", "blue", "brown", "violet"]
"""A colour by name; `quiet` is that of what stands back."""
Fill = Literal["none", "tone", "ground"]
"""What the head of a line is filled with: nothing, its own tone, or the colour of the page."""
Stroke = Literal["by-basis", "solid", "dashed", "dotted"]
"""How a line runs; by its basis, what the text states is solid and what we read into it dashed."""


@dataclass(frozen=True)
class LineStyle:
    """How a line is drawn, so that it tells what it means."""

    tone: Tone = "quiet"
    head: str = ""
    """The head as the path of an SVG, from the point where it meets the box: {b} goes back along
    the line, {f} forward. Empty for a line without a head."""
    fill: Fill = "none"
    stroke: Stroke = "by-basis"
