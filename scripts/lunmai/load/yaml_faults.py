"""Why YAML gives up at a place: the mistake that people make there, where it is and what to write.

What the parser says is about its own grammar and often a line late; here its place and the lines
around it are looked at instead. A fault that is understood is mended in memory, so that the next
one of the file is found as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from yaml.reader import ReaderError

from lunmai.languages import WRITTEN
from lunmai.load.yaml_comments import TEXTS
from lunmai.load.yaml_layout import (
    KEY_START,
    best_indent,
    columns,
    indented,
    line_above,
    opens,
    says_something,
)
from lunmai.load.yaml_lint import (
    INDENT,
    ODD_BLANK,
    Fault,
    data_fields,
    named_blank,
    odd_indentation,
    replaced,
)
from lunmai.load.yaml_texts import (
    At,
    behind_value,
    bracket,
    escape,
    hash_within,
    open_quote,
    sign_at_start,
    two_colons,
    without,
)
from lunmai.problems import cut

Rule = Callable[[str, list[str], At, At], Fault | None]


def diagnose(error: yaml.YAMLError, lines: list[str]) -> Fault:
    """The fault at which the parser stopped."""
    if isinstance(error, ReaderError):  # a sign that no YAML has
        before = "\n".join(lines)[: error.position]
        line, column = before.count("\n"), error.position - before.rfind("\n") - 1
        return Fault(line, column, error.reason, {}, certain=False)
    reason = " ".join(filter(None, (error.problem, error.context)))
    mark, begun = error.problem_mark, error.context_mark or error.problem_mark
    end = len(lines) - 1  # behind a last line that does not end, the parser is a line further
    at, start = ((min(one.line, end), one.column) for one in (mark, begun))
    for rule in RULES:
        if fault := rule(reason, lines, at, start):
            return fault
    message = f"{reason}; write this line like those around it"
    return Fault(*at, message, without(lines, at[0]), certain=False)


def _odd_indentation(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A tab or another blank before something that is no field of ours."""
    for line in dict.fromkeys((at[0], start[0])):
        text = lines[line]
        end = INDENT.match(text).end()
        if odd := ODD_BLANK.search(text, 0, end):
            return odd_indentation(lines, line, odd.start(), end)
        if (found := ODD_BLANK.search(text)) and found.start() == at[1] and line == at[0]:
            message = f"{named_blank(found[0])} is here; write an ordinary blank"
            return Fault(line, found.start(), message, {line: ODD_BLANK.sub(" ", text)})
    return None


def _no_colon(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A line without the colon that its field needs."""
    if "mapping values" in reason:
        line = line_above(lines, at[0])
    elif "expected ':'" in reason:
        line = start[0]
    else:
        return None
    if line is None or KEY_START.match(lines[line]):
        return None
    text = lines[line].rstrip()
    if fault := _full_width(lines, line) or _bare_field(lines, line):
        return fault
    hyphens, content = columns(text)
    below = KEY_START.match(lines[at[0]])
    if hyphens and below and below[0].strip(" -:") in WRITTEN:
        message = "write ':' at the end of this line, since something belongs to it below"
        return Fault(line, len(text), message, {line: f"{text}:"})
    if "expected ':'" in reason:
        message = (
            "this line has neither a name and a colon nor a hyphen; write 'name: value', or indent "
            "it if it goes on with the text above"
        )
        return Fault(line, content, message, without(lines, line))
    return None


def _full_width(lines: list[str], line: int) -> Fault | None:
    """A sign that has another width in YAML."""
    text = lines[line].rstrip()
    hyphens, content = columns(text)
    if wide := re.compile(r"([^\s:：]+)(：\s*)").match(text, content):
        message = f"'：' is full-width; write ':' and a blank after '{cut(wide[1])}'"
        return replaced(lines, line, wide.span(2), ": ", message)
    if text.startswith("＃", content):
        message = "'＃' is full-width; a comment begins with '#'"
        return replaced(lines, line, (content, content + 1), "#", message)
    if hyphens and text.endswith("："):
        message = "'：' is full-width; write ':' at the end of this line"
        return replaced(lines, line, (len(text) - 1, len(text)), ":", message)
    return None


def _bare_field(lines: list[str], line: int) -> Fault | None:
    """The name of a field without its colon."""
    text = lines[line].rstrip()
    _, content = columns(text)
    word = re.match(r"[^\s:：]*", text[content:])[0]
    prose = len(text[content:].split()) > 2 and word not in TEXTS
    if word not in data_fields() or prose:
        return None
    end = content + len(word)
    message = f"write ':' after '{word}'" + (" and a blank" if text[end:] else "")
    return Fault(line, end, message, {line: f"{text[:end]}:{text[end:]}"})


def _indent(reason: str, lines: list[str], at: At, start: At) -> Fault | None:
    """A line that is indented like none above it, with all that belongs to it."""
    line, text = at[0], lines[at[0]]
    now, content = indented(text), text.lstrip()
    found = best_indent(lines, line, content, now)
    if not content or found is None or found[0] == now or found[1] == line:
        return None
    best, like = found
    hyphens, column = columns(lines[like])
    alike = f"{'like' if best in (*hyphens, column) else 'below'} line {like + 1}"
    message = f"this line is indented by {now}; indent it by {best}, {alike}"
    mended = {line: " " * best + content, **_moved_with(lines, line, now, best)}
    return Fault(line, now, message, mended)


def _moved_with(lines: list[str], line: int, now: int, best: int) -> dict[int, str]:
    """The lines that belong to one whose indentation changes, unless they fit it as they are."""
    moved: dict[int, str] = {}
    item = lines[line].lstrip().startswith("- ")
    if not item and not opens(lines[line]):
        return moved
    for number in range(line + 1, len(lines)):
        text = lines[number]
        if not text.strip():
            continue
        depth = indented(text)
        fits = depth == best + 2 if item else depth > best
        if depth <= now or (not moved and fits and says_something(text)):
            break
        moved[number] = " " * max(depth + best - now, 0) + text.lstrip(" ")
    return moved


RULES: tuple[Rule, ...] = (
    sign_at_start,
    _odd_indentation,
    escape,
    two_colons,
    _no_colon,
    open_quote,
    hash_within,
    bracket,
    behind_value,
    _indent,
)
"""In the order in which they are asked; the first that knows the fault tells it."""
