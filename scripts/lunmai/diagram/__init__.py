"""Diagrams as pure data: where boxes, lines and labels stand, whatever draws them."""

from __future__ import annotations

from lunmai.diagram.argument import NARROW, ArgumentMap, Part, Step, argument_map
from lunmai.diagram.comparing import comparison_map
from lunmai.diagram.drawing import Box, Drawing, Line, Link, Node, Point, Title
from lunmai.diagram.families import stage_of

__all__ = [
    "NARROW",
    "ArgumentMap",
    "Box",
    "Drawing",
    "Line",
    "Link",
    "Node",
    "Part",
    "Point",
    "Step",
    "Title",
    "argument_map",
    "comparison_map",
    "stage_of",
]
