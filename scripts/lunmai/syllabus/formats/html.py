"""Addresses in HTML: in the attributes that hold some, and in the text that readers see."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lunmai.syllabus.formats.text import HTML_TEXT, Lines, scan
from lunmai.syllabus.found import Found

ATTRIBUTE = re.compile(
    r"""\s(?:href|src|cite|action|data|data-src)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE
)
UNSEEN = {"script", "style", "template"}


class _Reader(HTMLParser):
    """Notes the stretches of a document that are text, and the attributes that are addresses."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._text = text
        self._since: int | None = None
        self._unseen = 0
        self.stretches: list[tuple[int, int]] = []
        self.attributes: list[tuple[int, int]] = []

    def read(self) -> None:
        self.feed(self._text)
        self.close()
        self._end_text(len(self._text))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _end_text(self, at: int) -> None:
        if self._since is not None:
            self.stretches.append((self._since, at))
            self._since = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self._here()
        self._end_text(at)
        self._unseen += tag in UNSEEN
        for match in ATTRIBUTE.finditer(self.get_starttag_text() or ""):
            quoted = match[1][0] in "\"'"
            self.attributes.append((at + match.start(1) + quoted, at + match.end(1) - quoted))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._unseen -= tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._end_text(self._here())
        self._unseen = max(0, self._unseen - (tag in UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._unseen and self._since is None:
            self._since = self._here()

    def handle_comment(self, data: str) -> None:
        self._end_text(self._here())

    handle_decl = handle_pi = unknown_decl = handle_comment


def find_in_html(text: str) -> Iterator[Found]:
    """Everything in a document that may be an address, with line and column."""
    reader, lines = _Reader(text), Lines(text)
    reader.read()
    found = []
    for start, end in reader.attributes:
        address = re.sub(r"[\t\r\n]", "", html.unescape(text[start:end]).strip())
        found.append(Found(address, lines.place(start), start, end))
    for first, last in reader.stretches:
        found += scan(text, HTML_TEXT, lines.place, first, last)
    yield from sorted(found, key=lambda one: one.start)
