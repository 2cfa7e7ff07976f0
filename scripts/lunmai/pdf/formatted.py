"""Reads a formatted reference, which is HTML of a few elements."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

Marks = dict[str, Any]
ELEMENTS = {"em": ("i", True), "sup": ("s", "super"), "sub": ("s", "sub")}


def formatted_parts(html: str) -> list[tuple[str, Marks]]:
    """The characters of a reference with how they are set, as the runs of a file have it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.parts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, Marks]] = []
        self.open: list[Marks] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.open.append({"u": dict(attrs)["href"]})
        else:
            name, value = ELEMENTS[tag]
            self.open.append({name: value})

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.parts.append((data, {name: said for one in self.open for name, said in one.items()}))
