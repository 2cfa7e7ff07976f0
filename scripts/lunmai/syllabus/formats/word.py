"""Addresses in documents of word processors: links, fields, linked pictures and the text that
readers see. Rich Text is ASCII with escapes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import ClassVar

from lunmai.syllabus.formats.archive import Archive, parse_xml
from lunmai.syllabus.formats.packages import Paragraphs
from lunmai.syllabus.formats.text import find_in_part
from lunmai.syllabus.found import Found

PART = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
FIELD = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))', re.IGNORECASE)
ANCHOR = re.compile(r'\\l\s+"([^"]*)"')


class _Part(Paragraphs):
    """Collects what one part of a document links to, paragraph by paragraph."""

    spaces: ClassVar = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, name: str, targets: dict[str, str]) -> None:
        label = "" if name == "document" else f"{re.sub(r'[0-9]', '', name)} "
        super().__init__(f"{label}paragraph", r"\S*wordprocessingml\S* p")
        self._targets = targets
        self._fields: list[list[str]] = []
        self._reading = ""

    def see(self, name: str, attributes: dict[str, str]) -> None:
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name in ("t", "instrText"):
            self._reading = name
        elif name in ("hyperlink", "hlinkClick", "hlinkHover") and values.get("id"):
            self._link(self._targets.get(values["id"], ""), values.get("anchor", ""))
        elif name == "fldSimple":
            self._field(values.get("instr", ""))
        elif name == "fldChar":
            self._field_mark(values.get("fldCharType", ""))

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == self._reading:
            self._reading = ""
        super().end(tag)

    def text(self, data: str) -> None:
        if self._reading == "t":
            super().text(data)
        elif self._reading == "instrText" and self._fields:
            self._fields[-1].append(data)

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append([])
        elif kind in ("separate", "end") and self._fields:
            self._field("".join(self._fields[-1]))
            self._fields[-1].clear()
            if kind == "end":
                self._fields.pop()

    def _field(self, instruction: str) -> None:
        for match in FIELD.finditer(instruction):
            anchor = ANCHOR.search(instruction, match.end())
            self._link(match[1] or match[2] or "", anchor[1] if anchor else "")

    def _link(self, target: str, anchor: str) -> None:
        if target:
            whole = f"{target}#{anchor}" if anchor and "#" not in target else target
            self.found.append(Found(whole, self.place))


def find_in_docx(archive: Archive) -> Iterator[Found]:
    """Everything in a document that may be an address, with the number of its paragraph."""
    for path in sorted(archive.names, key=lambda name: (name != "word/document.xml", name)):
        if match := PART.fullmatch(path):
            yield from _Part(match[1], _targets(archive, path)).read(archive, path)


def _targets(archive: Archive, path: str) -> dict[str, str]:
    """Where the links of a part lead, by the ids of their relationships."""
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    if relations in archive.names:
        parse_xml(archive.read(relations), relations, start, lambda tag: None, lambda text: None)
    return found


CONTROL = re.compile(
    r"\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32}) ?(-?\d{1,10})? ?|([^a-zA-Z']))|[{}\r\n]"
)
RTF_FIELD = re.compile(r'HYPERLINK\s+"([^"]*)"(?:[^"]{0,40}?\\l\s+"([^"]*)")?', re.IGNORECASE)


def find_in_rtf(text: str) -> Iterator[Found]:
    """Everything in a document that may be an address, with the number of its paragraph."""
    for number, paragraph in enumerate(re.split(r"\\par(?![a-zA-Z])", text), start=1):
        place = f"paragraph {number}"
        plain = CONTROL.sub(_plain, paragraph)
        for match in RTF_FIELD.finditer(plain):
            yield Found(f"{match[1]}#{match[2]}" if match[2] else match[1], place)
        yield from find_in_part(plain, place)


def _plain(control: re.Match[str]) -> str:
    """What a control stands for in the text; formatting stands for nothing."""
    byte, word, number, symbol = control.groups()
    if byte:
        character = chr(int(byte, 16))
        return character if character.isascii() else " "
    if word == "u" and number and abs(int(number)) < 0x10000:
        return chr(int(number) % 0x10000)
    if symbol:
        return {"_": "-", "~": " ", "-": "", "*": ""}.get(symbol, symbol)
    return "\t" if word in ("tab", "line", "cell") else ""
