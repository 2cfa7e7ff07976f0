"""Mistakes in the text behind a key: signs with which no text can begin, quotation marks and
brackets that do not close, colons and backslashes within it."""

from __future__ import annotations

import re

from lunmai.load.yaml_layout import KEY_START, line_above, says_something
from lunmai.load.yaml_lint import CLOSERS, FULL_WIDTH, Fault, replaced

At = tuple[int, int]
"""A line and a column, counted from 0."""
VALUE = re.compile(r"( *(?:- +)*(?:[^\s\"'#:][^\s:]*) *: +| *(?:- +)+)(\S.*?)(?: +#.*)?$")
"""A key or a hyphen, and the text behind it."""
QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂"}


def without(lines: list[str], line: int) -> dict[int, str]:
    """The file without a line."""
    return {line: ""} if lines[line].strip() else {}


def quoted(lines: list[str], line: int) -> dict[int, str]:
    """A line whose text is in double quotes."""
    found = VALUE.match(lines[line])
    if not found:
        return without(lines, line)
    text = found[2]
    if text[0] in QUOTES and text.endswith(QUOTES[text[0]]):
        text = text[1:-1]
    elif text[0] == '"':
        text = text.replace('\\"', '"')
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return {line: f'{found[1]}"{escaped}"'}


def sign_at_start(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A text that begins with a sign of YAML's own: **bold**, @, %, `, |."""
    line, column = at
    scanning = re.search(r"cannot start any token|alias|anchor|tag|comment or line break", reason)
    if not scanning:
        return None
    if "comment or line break" in reason:
        line, column = start
    text = lines[line]
    found = VALUE.match(text)
    begins = found and found.start(2) <= column <= found.start(2) + 40
    if begins and found[2][0] in "*&!@`%|>":
        sign = found[2][0]
        message = f"a text cannot begin with '{sign}' here; put the whole text in double quotes"
        return Fault(line, found.start(2), message, quoted(lines, line))
    return None


def open_quote(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """Quotation marks that open and do not close, before the place of the error."""
    for line in range(at[0], max(at[0] - 60, -1), -1):
        found = VALUE.match(lines[line])
        if not found or found[2][0] not in "\"'":
            continue
        sign, rest = found[2][0], found[2][1:]
        closed = sign in (rest.replace('\\"', "").replace("''", "") if rest else "")
        below = next((one for one in lines[line + 1 :] if says_something(one)), "- ")
        if closed or not (KEY_START.match(below) or below.lstrip().startswith("- ")):
            continue
        column = found.start(2)
        wrong = next((mark for mark in "”＂“’" if rest.endswith(mark)), "")
        where = f"the text ends with {wrong}, write {sign} there" if wrong else ""
        message = f"the quotation mark {sign} that opens here is not closed; "
        message += where or f"write {sign} at the end"
        text = lines[line].rstrip()
        text = text[: -len(wrong)] if wrong and rest.count("“") < rest.count("”") + 1 else text
        return Fault(line, column, message, {line: text + sign})
    if "end of stream" in reason or "document indicator" in reason:
        message = "the quotation mark that opens here is not closed; write it again at the end"
        line, column = start
        return Fault(line, column, message, {line: lines[line].rstrip() + lines[line][column]})
    return None


HASH = re.compile(r"[\[{][^\]}\"]*?\s(?P<sign>#).*[\]}]")


def hash_within(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A hash that makes a comment of the end of a list, and of its bracket."""
    if "flow" not in reason and "expected ','" not in reason:
        return None
    for line in range(at[0], max(start[0] - 3, -1), -1):
        if found := HASH.search(lines[line]):
            column = found.start("sign")
            message = (
                "YAML leaves out what is behind this #, the closing bracket too; put a text with "
                "' #' in double quotes"
            )
            return replaced(lines, line, (column, column + 1), "", message)
    return None


def bracket(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """Brackets that are full-width, or do not close."""
    if not re.search(r"expected ',' or|flow|end of stream", reason):
        return None
    line, column = start
    opening = lines[line][column : column + 1]
    if opening not in CLOSERS:
        return None
    closing = CLOSERS[opening]
    for number in range(line, at[0] + 1):
        for found in re.finditer("[【】［］｛｝]", lines[number]):
            if (number, found.start()) > start:
                wanted = FULL_WIDTH[found[0]]
                message = f"'{found[0]}' is full-width; write '{wanted}'"
                return replaced(lines, number, found.span(), wanted, message)
    here = lines[at[0]]
    if at[0] > line and (KEY_START.match(here) or not here.strip() or here.lstrip()[0] == "-"):
        last = max(line_above(lines, at[0]) or 0, line)
        message = f"the bracket {opening} that opens here is not closed; write {closing} at the end"
        body, comment = re.match(r"(.*?)(\s*(?: #.*)?)$", lines[last]).groups()
        return Fault(line, column, message, {last: body.rstrip(",") + closing + comment})
    sign = here[at[1] : at[1] + 1]
    if sign and sign in CLOSERS.values():
        message = f"'{sign}' does not close what {opening} opens; write {closing}"
        return replaced(lines, at[0], (at[1], at[1] + 1), closing, message)
    message = (
        f"'{sign}' cannot stand here; within {opening} {closing} part items with ',' and put texts "
        "with commas, colons or quotation marks in double quotes"
    )
    key = VALUE.match(lines[line])
    mended = {line: f"{key[1] if key else ''}{opening}{closing}"}
    mended |= dict.fromkeys(range(line + 1, at[0] + 1), "")
    return Fault(*at, message, mended, certain=False)


def escape(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A backslash within double quotes."""
    line, column = at
    sign = lines[line].rfind("\\", 0, column + 1)
    if "escape" not in reason or sign < 0:
        return None
    return replaced(lines, line, (sign, sign), "\\", "in double quotes write '\\\\' for '\\'")


def two_colons(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A text with a colon and a blank, or in signs that only look like quotes and brackets."""
    line, column = at
    text = lines[line]
    key = KEY_START.match(text) or re.match(r" *(?:- +)+", text)
    if "mapping values" not in reason or not key or key.end() > column:
        return None
    value = VALUE.match(text)
    if value and value[2][0] in "｛［【":
        opening = FULL_WIDTH[value[2][0]]
        closing = CLOSERS[opening]
        body = value[2].translate({ord(a): b for a, b in FULL_WIDTH.items()})
        message = f"'{value[2][0]}' is full-width; write '{opening}' and '{closing}'"
        return Fault(line, value.start(2), message, {line: value[1] + body})
    if value and value[2][0] in QUOTES:
        sign = value[2][0]
        message = (
            f"'{sign}' does not put a text in quotes here, and it has ': ' in it; begin and end "
            'the text with the straight sign "'
        )
        return Fault(line, value.start(2), message, quoted(lines, line))
    message = "this text has ': ' in it; put the whole text in double quotes"
    return Fault(line, column, message, quoted(lines, line))


def behind_value(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """Something behind a text in quotes, or behind a closing bracket."""
    line, column = at
    text = lines[line]
    value = VALUE.match(text)
    if not value or column <= value.start(2) or "expected" not in reason:
        return None
    if value[2][0] in "\"'":
        sign = value[2][0]
        message = (
            f"this is behind the text in {sign} {sign}; put the whole text in one pair of double "
            "quotes, and write quotation marks within it as “ ”"
        )
        return Fault(line, column, message, quoted(lines, line))
    if value[2][0] in CLOSERS:
        closing = CLOSERS[value[2][0]]
        if text[column:].strip(" ]})"):
            message = (
                f"this is behind the closing {closing}; remove it, or put the whole in double "
                "quotes if it is a text"
            )
            return Fault(line, column, message, quoted(lines, line))
        message = f"nothing can stand here, behind the closing {closing}; remove it"
        return Fault(line, column, message, {line: text[:column].rstrip()})
    return None
