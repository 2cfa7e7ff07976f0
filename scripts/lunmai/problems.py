"""What is wrong in the data, told to the person who wrote it."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# Everything of the categories Cc but the line feed, Cf, Cs, Co, Zl and Zp, the characters that no
# text has and those that fonts leave blank: see tests/load. As ranges, since Pythons differ in what
# they know of Unicode.
INVISIBLE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    r"\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    r"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 15))
    + r"\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""What nobody can see or review: control and direction characters, tags, blanks without width,
variation selectors, private use."""


class CannotRun(Exception):
    """The command cannot do its work at all; the message says what to do about it."""


@dataclass(frozen=True, order=True)
class Place:
    """A position in a data file, or in a table that somebody filled in."""

    file: str
    """Path relative to the project, with forward slashes; of a cell, the name of its sheet."""
    line: int = 1
    column: int = 1
    cell: str = ""
    """What a spreadsheet calls the position: F12."""

    def __str__(self) -> str:
        file = printable(self.file)
        return f"{file}!{self.cell}" if self.cell else f"{file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, its kebab-case code, what is wrong and what to write."""

    place: Place
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"
    """A warning is listed but does not stop a build."""

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}[{self.code}] {printable(self.message)}"

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
    text = QUOTED.sub(lambda match: f"'{cut(match[1])}'", text)
    shown = HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text[:LONGEST])
    return f"{shown} …" if len(text) > LONGEST else shown


def cut(text: str) -> str:
    """As much of a value as a message quotes."""
    return text if len(text) <= QUOTES else f"{text[:QUOTES]}…"


QUOTES = 80
"""So many characters of a value are quoted."""
QUOTED = re.compile(rf"(?<![^\s(])'([^']{{{QUOTES + 1},}})'(?=[\s;:,.)?]|\Z)")
"""A value that is too long: after the quotation mark that ends one stands no word."""
LONGEST = 1_200
"""So many characters a message has."""
HIDDEN = re.compile(rf"\n|{INVISIBLE.pattern}")


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


MOST_ALIKE = 200
"""Of the problems of one kind in one file so many are listed, the others counted."""


def format_report(problems: Iterable[Problem], *, github: bool = False) -> str:
    """All problems, sorted by place, and a count; empty when there are none."""
    ordered = sorted(set(problems))
    if not ordered:
        return ""
    kinds = Counter((problem.place.file, problem.code) for problem in ordered)
    told: Counter[tuple[str, str]] = Counter()
    lines = []
    for problem in ordered:
        kind = problem.place.file, problem.code
        told[kind] += 1
        if told[kind] <= MOST_ALIKE:
            lines.append(problem.as_github_annotation() if github else str(problem))
        elif told[kind] == kinds[kind]:
            left = kinds[kind] - MOST_ALIKE
            lines.append(f"{printable(kind[0])}: {left} more of [{problem.code}], not listed")
    files = {file for file, _ in kinds}
    return "\n".join([*lines, f"{count(len(ordered), 'problem')} in {count(len(files), 'file')}"])


def count(number: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def did_you_mean(name: str, options: Iterable[str], likeness: float = 0.6) -> str:
    """`; did you mean 'c8'?` for the nearest valid name, or nothing when none is near: a hint that
    is wrong is worse than none. Years and numbers that two names share say nothing."""
    if len(name) > QUOTES:
        return ""
    cutoff = likeness if len(name) > 3 else 0.5  # of two characters, one may be wrong
    others = sorted(set(options) - {name})
    for nearest in difflib.get_close_matches(name, others, n=3, cutoff=cutoff):
        words, other = (NUMBERS.sub("", one) for one in (name, nearest))
        alike = difflib.SequenceMatcher(None, words, other).ratio()
        if len(words) <= 3 or alike >= LIKENESS:
            return f"; did you mean '{nearest}'?"
    return ""


NUMBERS = re.compile(r"[\d#/-]+")
LIKENESS = 0.7
"""So much of the letters of two names is alike, in the same order, where one is meant by the
other."""
