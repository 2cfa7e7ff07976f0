"""Documents that are ZIP archives of XML: read within limits, whatever their headers claim."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers import expat

from lunmai.syllabus.found import Unreadable

MOST_PARTS = 10_000
LARGEST_PART = 32_000_000
LARGEST_TOTAL = 96_000_000
"""Bytes after unpacking."""
DEEPEST = 500
"""Elements within elements."""


class Archive:
    """The parts of a document, of which none may unpack to more than the limits."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"the archive is damaged: {error}") from None
        self.names = self._zip.namelist()
        if len(self.names) > MOST_PARTS:
            raise Unreadable(f"it has {len(self.names)} parts; more than {MOST_PARTS} are not read")
        self._left = LARGEST_TOTAL

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises Unreadable for one that is damaged or too large."""
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(name) as part:
                data = part.read(limit + 1)
        except RuntimeError:  # how zipfile says that a password is needed
            raise Unreadable("it is protected by a password; save it without one") from None
        except Exception as error:  # each compression has exceptions of its own
            raise Unreadable(f"its part {name} is damaged: {error}") from None
        if len(data) > limit:
            raise Unreadable(
                f"its part {name} unpacks to more than {limit // 1_000_000} MB; that is no syllabus"
            )
        self._left -= len(data)
        return data


def parse_xml(
    data: bytes,
    name: str,
    on_start: Callable[[str, dict[str, str]], Any],
    on_end: Callable[[str], Any],
    on_text: Callable[[str], Any],
) -> None:
    """Reads XML; names are `namespace name`. Raises Unreadable for a document type or entities,
    which none of these formats has and which can be made to grow without end."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Unreadable(f"its part {name} has elements more than {DEEPEST} deep")
        on_start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        on_end(tag)

    def refuse(*_: Any) -> None:
        raise Unreadable(
            f"its part {name} declares a document type or entities, which this format does not have"
        )

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = on_text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(f"its part {name} is damaged: {error}") from None
