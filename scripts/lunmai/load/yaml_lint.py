"""What a line of a data file shows by itself to be wrong, whatever YAML makes of it: full-width
signs, signs in the place of blanks, and blanks that are missing beside a name of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lunmai.load.yaml_layout import KEY_START, best_indent, block_lines, indented, says_something
from lunmai.model import Concept, Edition, Guide, Ledger, Paper, Parallels
from lunmai.model.record import field_names

ODD = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are none in YAML."""
INDENT = re.compile(rf"[ {ODD}]*")
ODD_BLANK = re.compile(rf"[{ODD}]")
HYPHENS = "－—–−‐‑•·●・"
"""What people write, or programs make, in the place of the hyphen of a list."""
NAMES = {
    "\t": "a tab",
    "\u00a0": "a no-break space (U+00A0)",
    "\u3000": "a full-width space (U+3000)",
}
CLOSERS = {"[": "]", "{": "}"}
FULL_WIDTH = dict(zip("【】［］｛｝，、", "[][]{},,", strict=True))


@dataclass(frozen=True)
class Fault:
    """One mistake in the writing of a file, and the file without it."""

    line: int
    column: int
    """Both counted from 0."""
    message: str
    mended: dict[int, str]
    """The lines as they must have been meant; lines are never added or taken away."""
    certain: bool = True
    """False where nobody knows what was meant: what comes of the file then is not looked at."""


def named_blank(sign: str) -> str:
    return NAMES.get(sign, f"the space U+{ord(sign):04X}")


def data_fields() -> frozenset[str]:
    """Every field of a data file."""
    return field_names(Paper, Concept, Guide, Parallels, Ledger, Edition)


def _known() -> str:
    return "|".join(sorted(data_fields(), key=len, reverse=True))


@cache
def _structure() -> re.Pattern[str]:
    """What is no text: an item of a list or a field."""
    return re.compile(rf"-[ {ODD}]|-?(?:{_known()})[ ]*[:：]")


@cache
def _slips() -> list[tuple[re.Pattern[str], str, str]]:
    """What people write at the beginning of a line, or anywhere within braces; what they mean by
    its group `old`; and what is said of it."""
    indent, name = rf"^[ {ODD}]*", rf"(?P<name>{_known()})"
    field = rf"{indent}(?:-[ {ODD}]*)*([\"']?){name}\1 *"
    said = {
        rf"{indent}(?P<old>(?P<sign>[{HYPHENS}])[ {ODD}]*)(?={name}[:：])":
            "- |'{sign}' is no hyphen; an item of a list begins with '-' and a blank",
        rf"{indent}-(?P<old>)(?={name}[:：])":
            " |write a blank after the hyphen with which an item of a list begins: '- '",
        rf"{indent}-(?P<old>[{ODD}])": " |{blank} is after the hyphen; write an ordinary blank",
        rf"{field}(?P<old>(?P<sign>[：﹕])[ {ODD}]*)":
            ": |'{sign}' is full-width; write ':' and a blank after '{name}'",
        rf"{field}:(?P<old>[{ODD[1:]}])":
            " |{blank} is after the colon of '{name}'; write an ordinary blank",
        rf"{field}:(?P<old>)(?=\S)": " |write a blank after the colon of '{name}'",
        rf"(?P<old>(?P<sign>[，、；;]) *)(?={name}[:：])":
            ", |'{sign}' does not part two fields; write ',' and a blank before '{name}'",
        rf"[{{,，] *{name}(?P<old>(?P<sign>[：﹕]))":
            ": |'{sign}' is full-width; write ':' and a blank after '{name}'",
        rf"[{{,，] *{name}(?P<old>:)(?=[^\s\"'\[{{])": ": |write ':' and a blank after '{name}'",
    }  # fmt: skip
    return [(re.compile(form), *told.split("|")) for form, told in said.items()]


SUSPECT = re.compile(
    rf"^ *(?:[{ODD}{HYPHENS}]|-[^ \n]|(?:- *)*[\"']?[a-z_]+[\"']? *(?:[：﹕{ODD}]|:[^ \n]))"
    r"|[{,，、；;] *[a-z_]+(?:[：﹕]|:[^ \n])|[，、；;] *[a-z_]+[:：]",
    re.M,
)
"""What all of these mistakes have; few other lines have it."""


def lint(lines: list[str]) -> Iterator[Fault]:
    """The faults of all lines; `lines` are mended as they are told."""
    if fault := _margin(lines):
        yield fault
        lines[fault.line] = fault.mended[fault.line]
    text = "\n".join(lines)
    suspects = {text.count("\n", 0, found.start()) for found in SUSPECT.finditer(text)}
    inside = block_lines(lines) if suspects else set()
    for number in sorted(suspects - inside):
        if lines[number].lstrip().startswith("#"):
            continue
        for rule in (_indentation, _slip):
            while fault := rule(lines, number):
                yield fault
                lines[number] = fault.mended[number]


def _margin(lines: list[str]) -> Fault | None:
    """A first field that is indented, where the others begin at the margin."""
    said = (number for number, line in enumerate(lines) if says_something(line))
    first = next(said, None)
    depth = indented(lines[first]) if first is not None else 0
    if not depth or not any(KEY_START.match(line) and not indented(line) for line in lines):
        return None
    message = (
        f"this line is indented by {depth}, the others of its kind are not; write it at the margin"
    )
    return Fault(first, 0, message, {first: lines[first].lstrip(" ")})


def replaced(lines: list[str], number: int, span: tuple[int, int], new: str, said: str) -> Fault:
    """The fault of a stretch of a line in whose place something else must have been meant."""
    line = lines[number]
    return Fault(number, span[0], said, {number: line[: span[0]] + new + line[span[1] :]})


def _indentation(lines: list[str], number: int) -> Fault | None:
    line = lines[number]
    end = INDENT.match(line).end()
    odd = ODD_BLANK.search(line, 0, end)
    if not odd or not _structure().match(line, end):
        return None
    return odd_indentation(lines, number, odd.start(), end)


def odd_indentation(lines: list[str], number: int, at: int, end: int) -> Fault:
    """The fault of a blank in the indentation of a line that is none in YAML."""
    line = lines[number]
    wide = sum({"\t": 4, "\u3000": 2}.get(sign, 1) for sign in line[:end])
    best = (best_indent(lines, number, line[end:], wide) or (wide,))[0]
    wanted = f"write {best} ordinary blanks there" if best else "begin this line at the margin"
    message = f"{named_blank(line[at])} is in the indentation; {wanted}"
    return Fault(number, at, message, {number: " " * best + line[end:]})


def _slip(lines: list[str], number: int) -> Fault | None:
    line = lines[number]
    brace = re.search(r"(?:^|[:\-,\[{] *)\{", line)
    for form, new, message in _slips():
        start = 0 if form.pattern.startswith("^") else brace.end() - 1 if brace else len(line)
        found = form.search(line, start)
        # not within straight double quotation marks
        if found and line[start : found.start()].replace('\\"', "").count('"') % 2 == 0:
            blank = named_blank(found["old"]) if len(found["old"]) == 1 else ""
            said = message.format(**found.groupdict(), blank=blank)
            return replaced(lines, number, found.span("old"), new, said)
    return None
