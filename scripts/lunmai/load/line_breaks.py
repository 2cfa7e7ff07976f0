"""Where the lines of a data file break, and what a break is: a blank, but not in Chinese.

YAML makes a blank of every break before anyone can tell it from a blank that print has
(某领导强调 加快发展), so the breaks are looked up in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]"
MARKS = "[“”‘’—…·]*"
"""Marks that English has too; in Chinese they stand beside a character."""
BEFORE = re.compile(rf"({CHINESE}|\d){MARKS}$")
AFTER = re.compile(rf"{MARKS}({CHINESE}|\d)")
BLANK = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
REACH = 8
"""How far from a break its marks may stretch."""


def no_blank(before: str, after: str) -> bool:
    """True where a line break between two texts is none in print: 的⏎“数字鸿沟”, 约10⏎万元."""
    left, right = BEFORE.search(before[-REACH:]), AFTER.match(after[:REACH])
    return bool(left and right) and not (left[1].isdigit() and right[1].isdigit())


def join_lines(text: str) -> str:
    """A text on one line; printed blanks stay."""
    joined = ""
    for line in text.split("\n") if "\n" in text else (text,):
        line = line.strip()
        joined += line if no_blank(joined, line) or not (joined and line) else f" {line}"
    return " ".join(joined.split())


def unfolded(event: yaml.ScalarEvent, text: str) -> str:
    """The value of a YAML scalar without the blanks that stand for line breaks in Chinese."""
    value = event.value
    if event.style == "|" or event.start_mark.line == event.end_mark.line:
        return value
    if not BLANK.search(value):
        return value
    source = text[event.start_mark.index : event.end_mark.index]
    if event.style == ">":
        source = source.partition("\n")[2]
    elif event.style == "'":
        source = source.replace("''", "'")
    elif "\\" in source:
        return value  # escapes: a blank may be written on purpose
    breaks = set(_breaks(source.strip().removeprefix(event.style or "")))
    seen, kept = 0, []
    for at, sign in enumerate(value):
        around = value[max(at - REACH, 0) : at], value[at + 1 : at + 1 + REACH]
        folded = sign == " " and seen in breaks and no_blank(*around)
        kept.append("" if folded else sign)
        seen += not sign.isspace()
    return "".join(kept)


def _breaks(source: str) -> Iterator[int]:
    """After how many characters that are no blanks each line of a text ends."""
    count = 0
    for line in source.split("\n"):
        count += len("".join(line.split()))
        yield count
