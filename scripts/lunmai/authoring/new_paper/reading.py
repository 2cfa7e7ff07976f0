"""Reads the text of a paper from a file: plain text, Word as pandoc reads it, or PDF."""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from lunmai.authoring.new_paper.layout import Doubt, Line, ReadText
from lunmai.authoring.new_paper.reading_pdf import read_pdf
from lunmai.cite.foreign import decoded
from lunmai.cite.processor import run_pandoc
from lunmai.problems import INVISIBLE, CannotRun

MOST_BYTES = 2_000_000
"""Of plain text: a paper has a tenth of it, a book more."""
MOST_PACKED = 100_000_000
"""Of a Word or PDF file, pictures included, and of what a Word file unpacks to."""
CAJ = "a CAJ file; save it as PDF with text, or as text in UTF-8"
FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old Word file; save it as .docx",
    b"{\\rtf": "an RTF file; save it as .docx or as text in UTF-8",
    **dict.fromkeys((b"CAJ", b"HN", b"KDH"), CAJ),
}
HIDDEN = re.compile(INVISIBLE.pattern.replace(r"\x00-\x09\x0b-\x1f", r"\x00-\x08\x0b\x0e-\x1f"))
"""What nobody can see; tabs, form feeds and ends of lines are white space here."""


def read_paper(path: Path) -> ReadText:
    """The lines of a file. Raises CannotRun, with what to do, where it has no text for us."""
    content = _bytes(path)
    for start, what in FOREIGN.items():
        if content.startswith(start):
            raise CannotRun(f"{path} is {what}")
    if content.startswith(b"%PDF"):
        read = read_pdf(content, str(path))
    elif content.startswith(b"PK"):
        _refuse_package(content, path)
        read = read_word(content, str(path))
    else:
        read = _plain(content, path)
    if not any(line.text.strip() for line in read.lines):
        raise CannotRun(f"{path} has no text")
    return read


def read_list(path: Path) -> str:
    """A list of works, as it is printed or exported. Raises CannotRun."""
    content = _bytes(path)
    if content.startswith((b"%PDF", b"PK")):
        return "\n".join(line.text for line in read_paper(path).lines)
    return decoded(content)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= MOST_PACKED:
            return path.read_bytes()
    except OSError as error:
        raise CannotRun(f"{path} cannot be read: {(error.strerror or '').lower()}") from None
    raise CannotRun(f"{path} has {size:,} bytes, more than is read; give the paper alone")


def _refuse_package(content: bytes, path: Path) -> None:
    """Raises CannotRun for what is packed as a Word file is, and is none, or is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = {one.filename: one.file_size for one in archive.infolist()}
    except zipfile.BadZipFile:
        raise CannotRun(f"{path} is damaged; save it once more") from None
    if "word/document.xml" not in sizes:
        raise CannotRun(f"{path} is neither text nor PDF nor .docx; save it as one of these")
    if sum(sizes.values()) > MOST_PACKED:
        raise CannotRun(f"{path} unpacks to more than is read; give the paper alone")


def _plain(content: bytes, path: Path) -> ReadText:
    if len(content) > MOST_BYTES:
        raise CannotRun(
            f"{path} has {len(content):,} bytes, far more than a paper; give the text of one paper"
        )
    text = _decoded(content, path)
    lines, hidden, doubts, page = [], [], [], 1 if "\f" in text else 0
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        lines.append(Line(HIDDEN.sub("", line).strip("\f").rstrip(), number, page))
        if "\ufffd" in line:
            told = "a character was unreadable in the file ('�'); write it"
            doubts.append(Doubt(f"line {number}", told))
        if HIDDEN.search(line):
            hidden.append(number)
    if hidden:
        some = ", ".join(map(str, hidden[:10])) + (", …" if len(hidden) > 10 else "")
        doubts.append(Doubt(f"line {hidden[0]}", f"invisible characters left out (lines {some})"))
    return ReadText(tuple(lines), doubts=tuple(doubts))


def _decoded(content: bytes, path: Path) -> str:
    """UTF-8, or UTF-16 that says so. What other encodings mean cannot be known for certain."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in content and not marked:
        raise CannotRun(f"{path} is no text; give text in UTF-8, .docx or PDF")
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        with suppress(UnicodeDecodeError):
            start = " ".join(content.decode("gb18030").split())[:20]
            raise CannotRun(
                f"{path} is not in UTF-8; it seems to be in GB 18030 (GBK) and to begin "
                f"'{start}': if so, save it as UTF-8, for instance with "
                "`iconv -f gb18030 -t utf-8 OLD > NEW`"
            ) from None
        line = content.count(b"\n", 0, error.start) + 1
        raise CannotRun(f"{path}, line {line}: is not in UTF-8; save the text as UTF-8") from None
    return re.sub(r"\r\n?|\u2028", "\n", text)


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
