"""Addresses in OpenDocument texts, e-books and course cartridges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.syllabus.formats.archive import Archive, parse_xml
from lunmai.syllabus.formats.html import find_in_html
from lunmai.syllabus.formats.text import find_in_part
from lunmai.syllabus.found import Found

SPACES = {"tab": "\t", "line-break": "\n", "s": " "}


class _Paragraphs:
    """Collects what an XML document links to: every href, and the text of every paragraph."""

    def __init__(self, place: str, paragraphs: tuple[str, ...]) -> None:
        self._label, self._paragraphs = place, paragraphs
        self._number = 0
        self._text: list[list[str]] = []
        self.found: list[Found] = []

    @property
    def _place(self) -> str:
        return f"{self._label} {max(1, self._number)}"

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name in self._paragraphs:
            self._number += 1
            self._text.append([])
        elif name in SPACES and self._text:
            self._text[-1].append(SPACES[name])
        for key, value in attributes.items():
            if key.rpartition(" ")[2] == "href":
                self.found.append(Found(value.strip(), self._place))

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] in self._paragraphs and self._text:
            self.found += find_in_part("".join(self._text.pop()), self._place)

    def text(self, data: str) -> None:
        if self._text:
            self._text[-1].append(data)


def find_in_odt(archive: Archive) -> Iterator[Found]:
    """Everything in an OpenDocument text that may be an address, with its paragraph."""
    for part, place in (("content.xml", "paragraph"), ("styles.xml", "header or footer paragraph")):
        if part in archive.names:
            reader = _Paragraphs(place, ("p", "h"))
            parse_xml(archive.read(part), part, reader.start, reader.end, reader.text)
            yield from reader.found


def find_in_epub(archive: Archive) -> Iterator[Found]:
    """Everything in an e-book that may be an address, with file, line and column within."""
    for name in sorted(archive.names):
        if re.search(r"\.x?html?\Z", name, re.IGNORECASE):
            text = archive.read(name).decode("utf-8", "replace")
            for found in find_in_html(text):
                yield found._replace(place=f"{name}:{found.place}")


def find_in_cartridge(archive: Archive) -> Iterator[Found]:
    """Everything in a Common Cartridge that may be an address: its web links and its pages."""
    for name in sorted(archive.names):
        if name.lower().endswith(".xml"):
            reader = _Paragraphs(f"{name} item", ("url", "text", "description", "title"))
            parse_xml(archive.read(name), name, reader.start, reader.end, reader.text)
            yield from reader.found
    yield from find_in_epub(archive)
