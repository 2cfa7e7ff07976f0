"""The paragraphs of a Word file, as pandoc reads them; footnotes and tables apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lunmai.authoring.new_paper.text_read import Doubt, Line, ReadText
from lunmai.cite.processor import run_pandoc
from lunmai.problems import CannotRun

Node = dict[str, Any]

SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def read_word(content: bytes, name: str) -> ReadText:
    """Raises CannotRun for a file that pandoc cannot read."""
    try:
        blocks = json.loads(run_pandoc(content, ["--from=docx", "--to=json"]))["blocks"]
    except (CannotRun, ValueError, KeyError) as error:
        raise CannotRun(f"{name} cannot be read as .docx: {error}") from None
    found = _Word()
    for block in blocks:
        found.add(block)
    lines = []
    for number, (text, level) in enumerate(found.paragraphs, 1):
        for part in text.split("\n"):
            lines += [Line(part.strip(), number, level=level), Line("", number)]
    notes = tuple(Line(text, number) for number, text in found.notes)
    return ReadText(tuple(lines), notes, tuple(found.doubts))


class _Word:
    """What has been found in the document so far."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, int]] = []
        self.notes: list[tuple[int, str]] = []
        self.doubts: list[Doubt] = []

    def add(self, block: Node, mark: str = "") -> None:
        """Adds the paragraphs of a block; `mark` is the number of an item of a list."""
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            self._paragraph(mark + self._text(content), 0)
        elif kind == "Header":
            self._paragraph(self._text(content[2]), content[0])
        elif kind in ("BlockQuote", "Div", "Figure"):
            for inner in content if kind == "BlockQuote" else content[-1]:
                self.add(inner)
        elif kind == "BulletList":
            for inner in (inner for item in content for inner in item):
                self.add(inner)
        elif kind == "OrderedList":
            for number, item in enumerate(content[1], content[0][0]):
                for inner in item:
                    self.add(inner, f"{number}. " if inner is item[0] else "")
        elif kind == "Table":
            place = f"line {len(self.paragraphs)}"
            self.doubts.append(Doubt(place, "a table stands behind this paragraph and is left out"))

    def _paragraph(self, text: str, level: int) -> None:
        if text.strip():
            self.paragraphs.append((text.strip(), level))

    def _text(self, inlines: list[Node]) -> str:
        return "".join(self._texts(inlines))

    def _texts(self, inlines: list[Node]) -> Iterator[str]:
        for inline in inlines:
            kind, content = inline["t"], inline.get("c")
            if kind == "Str":
                yield content
            elif kind in SPACES:
                yield SPACES[kind]
            elif kind == "Note":
                text = " ".join(
                    self._text(one["c"]) for one in content if one["t"] in ("Para", "Plain")
                )
                self.notes.append((len(self.paragraphs) + 1, text))
            elif kind in ("Math", "Code"):
                yield content[1]
            elif kind == "Quoted":
                left, right = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
                yield f"{left}{self._text(content[1])}{right}"
            elif kind in ("Span", "Link"):
                yield self._text(content[1])
            elif isinstance(content, list) and kind != "Image" and kind != "RawInline":
                yield self._text(content[1] if kind == "Cite" else content)
