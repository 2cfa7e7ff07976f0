"""What is wrong in the data, told to the person who wrote it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


class CannotRun(Exception):
    """The command cannot do its work at all; the message says what to do about it."""


@dataclass(frozen=True, order=True)
class Place:
    """A position in a data file."""

    file: str
    """Path relative to the project, with forward slashes."""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, its kebab-case code, what is wrong and what to write."""

    place: Place
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"
    """A warning is listed but does not stop a build."""

    def __str__(self) -> str:
        place = self.place
        return (
            f"{printable(place.file)}:{place.line}:{place.column}: "
            f"{self.severity}[{self.code}] {printable(self.message)}"
        )

    def as_github_annotation(self) -> str:
        place = self.place
        message = printable(self.message).replace("%", "%25")
        file = printable(place.file).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        return (
            f"::{self.severity} file={file},line={place.line},col={place.column},"
            f"title={self.code}::{message}"
        )


def printable(text: str) -> str:
    """The text on one line, with control characters shown as escapes: data may hold anything."""
    return re.sub(
        r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        text,
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def format_report(problems: Iterable[Problem], *, github: bool = False) -> str:
    """All problems, sorted by place, and a count; empty when there are none."""
    ordered = sorted(set(problems))
    if not ordered:
        return ""
    lines = [problem.as_github_annotation() if github else str(problem) for problem in ordered]
    files = {problem.place.file for problem in ordered}
    return "\n".join([*lines, f"{count(len(ordered), 'problem')} in {count(len(files), 'file')}"])


def count(number: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def did_you_mean(name: str, options: Iterable[str], likeness: float = 0.6) -> str:
    """`; did you mean 'c8'?` for the nearest valid name, or nothing when none is near."""
    cutoff = likeness if len(name) > 3 else 0.5  # of two characters, one may be wrong
    others = sorted(set(options) - {name})
    nearest = difflib.get_close_matches(name, others, n=1, cutoff=cutoff)
    return f"; did you mean '{nearest[0]}'?" if nearest else ""
