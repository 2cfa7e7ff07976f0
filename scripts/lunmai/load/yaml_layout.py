"""How the lines of a data file are laid out, told without YAML: it is asked where YAML gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator

KEY_START = re.compile(
    r" *(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s\"'#:\[\]{},&*!|>%@`-][^\s:]*) *:(?= |$)"
)
"""The beginning of a line with a key, its colon included."""
DASH = re.compile(r"- +|-$")
BLOCK = re.compile(r"(?:^|[:\-] +)[|>][+-]?\d?[+-]?(?: +#.*)?$")
"""The end of a line whose text stands below it."""


def indented(line: str) -> int:
    """The blanks before a line."""
    return len(line) - len(line.lstrip(" "))


def says_something(line: str) -> bool:
    """False for an empty line and a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def block_lines(lines: list[str]) -> set[int]:
    """The numbers of the lines that are the text below | or >."""
    inside: set[int] = set()
    depth: int | None = None
    for number, line in enumerate(lines):
        if depth is not None and (not line.strip() or indented(line) > depth):
            inside.add(number)
            continue
        depth = indented(line) if BLOCK.search(line) else None
    return inside


def columns(line: str) -> tuple[list[int], int]:
    """Where the hyphens of a line stand, and where what follows them begins."""
    hyphens, at = [], indented(line)
    while found := DASH.match(line, at):
        hyphens.append(at)
        at = found.end()
    return hyphens, at


def line_above(lines: list[str], number: int) -> int | None:
    """The number of the next line above that says something."""
    inside = block_lines(lines[:number])
    above = (n for n in range(number - 1, -1, -1) if n not in inside and says_something(lines[n]))
    return next(above, None)


def opens(line: str) -> bool:
    """True where what belongs to a key stands below its line."""
    return bool(re.search(r":(?: +#.*)?$", line.rstrip()))


def best_indent(lines: list[str], number: int, content: str, now: int) -> tuple[int, int] | None:
    """How far a line is to be indented that now seems to be so far, and the line above by which.

    Where two are as near, an item goes by its fields below it, a field by the line above."""
    above = line_above(lines, number)
    if above is None:
        return 0, number
    item, column = bool(DASH.match(content)), columns(lines[above])[1]
    options: dict[int, int] = {}
    if opens(lines[above]):
        options = dict.fromkeys((column, column + 2) if item else (column + 2,), above)
    for hyphen, at, where in _open_columns(lines[: above + 1]):
        if hyphen == item:
            options.setdefault(at, where)
    if not options:
        return None
    below = next((one for one in lines[number + 1 :] if says_something(one)), "")
    likely, weight = (indented(below) - 2, 1.5) if item else (column, 0.5)
    best = min(options, key=lambda one: (abs(one - now) - (one == likely) * weight, -one))
    return best, options[best]


def _open_columns(lines: list[str]) -> Iterator[tuple[bool, int, int]]:
    """The columns at which the next line may go on: whether a hyphen stands there, which, and the
    number of the line."""
    inside, limit = block_lines(lines), 10_000
    for number in range(len(lines) - 1, -1, -1):
        if number in inside or not says_something(lines[number]):
            continue
        hyphens, content = columns(lines[number])
        if not hyphens and not KEY_START.match(lines[number]):
            continue  # a text goes on in it
        if content < limit:
            yield False, content, number
            limit = content
        for hyphen in reversed(hyphens):
            if hyphen < limit:
                yield True, hyphen, number
                limit = hyphen
        if limit == 0:
            return
