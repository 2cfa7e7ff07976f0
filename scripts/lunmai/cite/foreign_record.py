"""A work as a file or a printed list from elsewhere has it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Fields = dict[str, str]


@dataclass(frozen=True)
class Record:
    """One work: its kind and fields, by the names of BibTeX or CSL."""

    kind: str
    fields: Fields
    names: dict[str, list[Fields]] = field(default_factory=dict)
    """Names that the file has in parts, by field."""
    unread: str = ""
    """Why the record cannot be read."""
    unsure: str = ""
    """What is not certain of it."""


def said(found: re.Match[str] | None) -> Fields:
    """What the named parts of a pattern have found."""
    return {name: text for name, text in found.groupdict().items() if text} if found else {}
