"""Addresses in documents of several parts: OpenDocument, e-books, course cartridges, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import ClassVar

from lunmai.syllabus.formats.archive import Archive, parse_xml
from lunmai.syllabus.formats.html import find_in_html
from lunmai.syllabus.formats.text import find_in_part, find_in_text
from lunmai.syllabus.found import Found, Unreadable

MOST_PARTS = 1000
"""Of a message."""


class Paragraphs:
    """Collects what an XML document links to: every href, and the text of every paragraph."""

    spaces: ClassVar = {"tab": "\t", "line-break": "\n", "s": " "}
    """The elements that stand for white space."""

    def __init__(self, place: str, paragraphs: str) -> None:
        """`paragraphs` is a pattern of the names that elements with a text of their own end in."""
        self._label, self._paragraphs = place, re.compile(rf"(?:\A| ){paragraphs}\Z")
        self._number = 0
        self._text: list[list[str]] = []
        self.found: list[Found] = []

    @property
    def place(self) -> str:
        return f"{self._label} {max(1, self._number)}"

    def read(self, archive: Archive, part: str) -> list[Found]:
        """All that is found in a part of a document."""
        parse_xml(archive.read(part), part, self.start, self.end, self.text)
        return self.found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if self._paragraphs.search(tag):
            self._number += 1
            self._text.append([])
        elif name in self.spaces and self._text:
            self._text[-1].append(self.spaces[name])
        self.see(name, attributes)

    def see(self, name: str, attributes: dict[str, str]) -> None:
        """Notes where an element leads."""
        for key, value in attributes.items():
            if key.rpartition(" ")[2] == "href":
                self.found.append(Found(value.strip(), self.place))

    def end(self, tag: str) -> None:
        if self._paragraphs.search(tag) and self._text:
            self.found += find_in_part("".join(self._text.pop()), self.place)

    def text(self, data: str) -> None:
        if self._text:
            self._text[-1].append(data)


def find_in_odt(archive: Archive) -> Iterator[Found]:
    """Everything in an OpenDocument text that may be an address, with its paragraph."""
    for part, place in (("content.xml", "paragraph"), ("styles.xml", "header or footer paragraph")):
        if part in archive.names:
            yield from Paragraphs(place, "[ph]").read(archive, part)


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
            reader = Paragraphs(f"{name} item", "(?:url|text|description|title)")
            yield from reader.read(archive, name)
    yield from find_in_epub(archive)


def find_in_mail(data: bytes) -> Iterator[Found]:
    """Everything in a message that may be an address, with its part, line and column; its text and
    its HTML are decoded as a mail program does."""
    message = message_from_bytes(data, policy=policy.default)
    for number, part in enumerate(message.walk(), start=1):
        if number > MOST_PARTS:
            raise Unreadable(f"it has more than {MOST_PARTS} parts")
        find = {"text/plain": find_in_text, "text/html": find_in_html}.get(part.get_content_type())
        if find is None or not isinstance(part, EmailMessage):
            continue
        try:
            text = part.get_content()
        except (LookupError, ValueError) as error:
            raise Unreadable(f"its part {number} cannot be decoded: {error}") from None
        for found in find(text):
            yield found._replace(place=f"part {number}:{found.place}")
