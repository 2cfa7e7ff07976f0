"""Addresses in Word documents: links, fields, linked pictures and the text that readers see."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lunmai.syllabus.formats.archive import Archive, parse_xml
from lunmai.syllabus.formats.text import find_in_part
from lunmai.syllabus.found import Found

PART = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
FIELD = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))', re.IGNORECASE)
ANCHOR = re.compile(r'\\l\s+"([^"]*)"')
SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
SPACES_OF_WORDS = "wordprocessingml"


class _Part:
    """Collects what one part of a document links to, paragraph by paragraph."""

    def __init__(self, name: str, targets: dict[str, str]) -> None:
        self._prefix = "" if name == "document" else f"{re.sub(r'[0-9]', '', name)} "
        self._targets = targets
        self._number = 0
        self._text: list[list[str]] = []
        self._fields: list[list[str]] = []
        self._reading = ""
        self.found: list[Found] = []

    @property
    def _place(self) -> str:
        return f"{self._prefix}paragraph {max(1, self._number)}"

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "p" and SPACES_OF_WORDS in tag:
            self._number += 1
            self._text.append([])
        elif name in ("t", "instrText"):
            self._reading = name
        elif name in SPACES and self._text:
            self._text[-1].append(SPACES[name])
        elif name in ("hyperlink", "hlinkClick", "hlinkHover") and values.get("id"):
            self._link(self._targets.get(values["id"], ""), values.get("anchor", ""))
        elif name == "fldSimple":
            self._field(values.get("instr", ""))
        elif name == "fldChar":
            self._field_mark(values.get("fldCharType", ""))

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == self._reading:
            self._reading = ""
        elif name == "p" and SPACES_OF_WORDS in tag and self._text:
            self.found += find_in_part("".join(self._text.pop()), self._place)

    def text(self, data: str) -> None:
        if self._reading == "t" and self._text:
            self._text[-1].append(data)
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
            self.found.append(Found(whole, self._place))


def find_in_docx(archive: Archive) -> Iterator[Found]:
    """Everything in a document that may be an address, with the number of its paragraph."""
    for path in sorted(archive.names, key=lambda name: (name != "word/document.xml", name)):
        if match := PART.fullmatch(path):
            part = _Part(match[1], _targets(archive, path))
            parse_xml(archive.read(path), path, part.start, part.end, part.text)
            yield from part.found


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
