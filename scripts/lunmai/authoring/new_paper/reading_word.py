"""The paragraphs of a Word file, as pandoc reads them; footnotes and tables apart."""

from __future__ import annotations

import json
from typing import Any

from lunmai.authoring.new_paper.text_read import Doubt, Line, ReadText
from lunmai.cite.processor import run_pandoc
from lunmai.problems import CannotRun

SIGNS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n", "Image": "", "RawInline": ""}
QUOTES = {"DoubleQuote": "“{}”", "SingleQuote": "‘{}’"}


def read_word(content: bytes, name: str) -> ReadText:
    """Raises CannotRun for a file that pandoc cannot read."""
    try:
        blocks = json.loads(run_pandoc(content, ["--from=docx", "--to=json"]))["blocks"]
    except (CannotRun, ValueError, KeyError) as error:
        raise CannotRun(f"{name} cannot be read as .docx: {error}") from None
    found = _Word()
    found.add(blocks)
    return ReadText(tuple(found.lines), tuple(found.notes), tuple(found.doubts))


class _Word:
    """What has been found in the document so far; a blank line stands behind each paragraph."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Line] = []
        self.doubts: list[Doubt] = []
        self._number = 0

    def add(self, block: Any, mark: str = "") -> None:
        """Adds the paragraphs of a block or of several; `mark` is the number of an item of a list
        and stands before the first."""
        if isinstance(block, list):
            for inner in block:
                self.add(inner, mark)
                mark = ""
        elif isinstance(block, dict):
            kind, content = block["t"], block.get("c")
            if kind in ("Para", "Plain"):
                self._paragraph(mark + self._text(content), 0)
            elif kind == "Header":
                self._paragraph(self._text(content[2]), content[0])
            elif kind == "OrderedList":
                for number, item in enumerate(content[1], content[0][0]):
                    self.add(item, f"{number}. ")
            elif kind == "Table":
                place = f"line {self._number}"
                told = "a table stands behind this paragraph and is left out"
                self.doubts.append(Doubt(place, told))
            else:
                self.add(content)

    def _paragraph(self, text: str, level: int) -> None:
        if text.strip():
            self._number += 1
            for part in text.strip().split("\n"):
                self.lines.append(Line(part.strip(), self._number, level=level))
                self.lines.append(Line("", self._number))

    def _text(self, inline: Any) -> str:
        """The text of an element, or of several, without attributes and addresses."""
        if isinstance(inline, list):
            return "".join(map(self._text, inline))
        if not isinstance(inline, dict) or "t" not in inline:
            return ""
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            return content
        if kind in ("Math", "Code"):
            return content[1]
        if kind == "Quoted":
            return QUOTES[content[0]["t"]].format(self._text(content[1]))
        if kind == "Note":
            self.notes.append(Line(" ".join(map(self._text, content)), self._number + 1))
            return ""
        return SIGNS[kind] if kind in SIGNS else self._text(content)
