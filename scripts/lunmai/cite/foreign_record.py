"""A work as a file from elsewhere has it."""

from __future__ import annotations

from dataclasses import dataclass, field

Fields = dict[str, str]


@dataclass(frozen=True)
class Record:
    """One work as a file from elsewhere has it."""

    kind: str
    fields: dict[str, str]
    names: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    """Names that the file has in parts, by field."""
    unread: str = ""
    """Why the record cannot be read."""
    unsure: str = ""
    """What is not certain of it."""
