"""What a diagram consists of: claims and links that are to be drawn, boxes and lines that are.

Lengths are CSS pixels at the scale 1; y grows downwards. Nothing here knows HTML or a font, so
that a page and a printed sheet draw the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from lunmai.model import Basis, Language, ParallelType, RelationType, Role

Point = tuple[float, float]
LinkType = RelationType | ParallelType


@dataclass(frozen=True)
class Node:
    """What is to have a box: a claim, an inference that is under attack, or a section."""

    key: str
    """One of a kind in the drawing."""
    name: str
    """What stands first in the box: the id of the claim, the number of the section."""
    address: str
    """Where the box leads, from the page of its paper on: #m1, map/#_path."""
    role: Role | None
    """None for a section, and for several families together."""
    gist: str
    """Without marks; for a section its heading."""
    depth: int = 0
    """How many claims stand above it."""
    inner: int = 0
    """How many sub-claims the box stands for."""
    signs: str = ""
    """Those of the editorial notes on the claim."""


@dataclass(frozen=True)
class Link:
    """What is to be drawn as one line."""

    source: str
    target: str
    type: LinkType
    basis: Basis
    label: str
    count: int = 1
    """How many relations the line stands for."""
    partial: bool = False
    """True where each answers its constraint only in part."""


@dataclass(frozen=True)
class Column:
    """Nodes below one title, in the order of the paper."""

    title: str
    nodes: tuple[Node, ...]
    language: Language | None = None
    """That of the title, where it may be another one than that of the drawing."""


@dataclass(frozen=True)
class Box:
    """A claim in its place."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    """The gist, broken into lines and cut where it is too long; none where the id is enough."""

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Line:
    """A link in its place."""

    link: Link
    points: tuple[Point, ...]
    """A start, then two control points and an end for each cubic Bézier curve. The first point
    lies on an edge of the source's box, the last one on an edge of the target's."""
    label_at: Point
    """Where the base line of the label begins, or ends where the line runs to the left."""
    leftward: bool
    """Whether the line leaves its source to the left."""
    arrives_leftward: bool
    """Whether the line runs to the left where it meets its target."""


@dataclass(frozen=True)
class Title:
    """A title in its place: the left end of its base line."""

    text: str
    x: float
    y: float
    language: Language | None = None
    """That of the text, where it may be another one than that of the drawing."""


@dataclass(frozen=True)
class Drawing:
    """Boxes in columns and the lines between them."""

    width: float
    height: float
    titles: tuple[Title, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
