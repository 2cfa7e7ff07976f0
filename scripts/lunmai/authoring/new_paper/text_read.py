"""A paper's text as it comes out of a file, line by line, and what is doubtful about any place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line of a text; of a Word file, a paragraph."""

    text: str
    number: int
    page: int = 0
    """0 where the file has no pages; the number counts the lines of a page of a PDF."""
    level: int = 0
    """The level that the file itself gives a heading; 0 for what is none, or where no one knows."""

    @property
    def place(self) -> str:
        return f"page {self.page}, line {self.number}" if self.page else f"line {self.number}"


@dataclass(frozen=True)
class Doubt:
    """What a person should look at."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True)
class ReadText:
    """The lines of a file with those that are blank, its footnotes where it keeps them apart, and
    what is doubtful about them."""

    lines: tuple[Line, ...]
    footnotes: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    wrapped: bool = False
    """True where lines are known to end at the margin and not at the end of a paragraph."""
