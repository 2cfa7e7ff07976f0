"""Where a label breaks into lines: English between words, Chinese by the rules for punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining

from lunmai.diagram.measure import width_of

OPENERS = "（《〈“‘「『【〔([{"
"""What ends no line."""
CLOSERS = "，。、；：？！）》〉”’」』】〕…—·,.;:?!)]}%"
"""What begins no line."""
HAN = "\u2e80-\u9fff\uf900-\uffef"
UNIT = re.compile(
    rf"[{re.escape(OPENERS)}]*"
    rf"(?:[{HAN}]|[^\s{HAN}{re.escape(OPENERS)}]+|)"
    rf"[{re.escape(CLOSERS)}]*\s*"
)
"""What no line break parts: a character or a word with its punctuation."""
CLAUSE_END = re.compile(r"[，；：、。,;:—]+\s*$")
"""After what a label can be cut short."""
ELLIPSIS, HYPHEN = "…", "-"


def wrap(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """A text in lines of a width in CSS pixels; what does not fit into `most` lines is cut at the
    end of a clause where there is one, and ends in an ellipsis."""
    units = [*_units(text, width, size)]
    lines = [*_fill(units, width, size)]
    if len(lines) > most:
        fitting = [unit for line in lines[:most] for unit in line]
        cuts = ([*_fill(cut, width, size)] for cut in _cuts(fitting))
        lines = next(cut for cut in cuts if len(cut) <= most and _holds(cut[-1], width, size))
    return tuple("".join(line).rstrip() for line in lines)


def _holds(line: list[str], width: float, size: float) -> bool:
    return width_of("".join(line).rstrip(), size) <= width


def _units(text: str, width: float, size: float) -> Iterator[str]:
    """The parts of a text between which it can break; a word wider than a line is cut."""
    for unit in UNIT.findall(text):
        rest = unit
        while width_of(rest.rstrip(), size) > width and len(rest) > 1:
            end = _cut(rest, width, size)
            broken = rest[end - 1].isalpha() and rest[end].isalpha()
            yield rest[:end] + (HYPHEN if broken else "")
            rest = rest[end:]
        if rest:
            yield rest


def _cut(word: str, width: float, size: float) -> int:
    """How many characters of a word fit into a line with a hyphen, one at the least; what closes
    does not begin the rest, nor does an accent."""
    used = width_of(HYPHEN, size)
    end = 0
    for character in word:
        used += width_of(character, size)
        if used > width:
            break
        end += 1
    while end > 1 and (word[end] in CLOSERS or combining(word[end])):
        end -= 1
    return max(end, 1)


def _fill(units: list[str], width: float, size: float) -> Iterator[list[str]]:
    """The units of each line, as many as it holds."""
    line: list[str] = []
    used = 0.0
    for unit in units:
        if line and used + width_of(unit.rstrip(), size) > width:
            yield line
            line, used = [], 0.0
        line.append(unit)
        used += width_of(unit, size)
    if line:
        yield line


def _cuts(units: list[str]) -> Iterator[list[str]]:
    """The beginnings of a text with an ellipsis, the best first: those of half its units and more
    that end with a clause, then any, the longest first, and at last within a word."""
    counts = range(len(units), 0, -1)
    lasts = [CLAUSE_END.sub("", unit).rstrip(HYPHEN + " ") for unit in units]
    for count in counts:
        if 2 * count > len(units) and CLAUSE_END.search(units[count - 1]):
            yield [*units[: count - 1], lasts[count - 1] + ELLIPSIS]
    for count in counts:
        yield [*units[: count - 1], lasts[count - 1] + ELLIPSIS]
    for end in range(len(lasts[0]), -1, -1):
        yield [lasts[0][:end] + ELLIPSIS]
