"""Reads the text of a file of the data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from lunmai.problems import Place, Problem


def read_text(
    path: Path,
    file: str,
    problems: list[Problem],
    proposed: Mapping[str, bytes] = MappingProxyType({}),
) -> str | None:
    """The text of a UTF-8 file, as it is or as it is proposed to be, or None and a problem."""
    try:
        content = proposed[file] if file in proposed else path.read_bytes()
        return as_text(content)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = "this is not UTF-8 text; save the file again with the encoding UTF-8"
        problems.append(Problem(Place(file, line), "unreadable-file", message))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(Problem(Place(file), "unreadable-file", message))
    return None


def as_text(content: bytes) -> str:
    """The content of a file with every line end as one character."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
