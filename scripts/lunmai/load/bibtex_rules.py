"""What is wrong with a BibTeX entry, before a reference is made of it. Full-width signs where
BibTeX has its own are told, and read as what they were meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtexparser import model as bibtex

from lunmai.load.bibtex_values import date_text, month_number, plain
from lunmai.load.bibtex_words import (
    ADDED,
    DROPPED,
    FIELDS,
    KINDS,
    LANGUAGES,
    NOT_READ,
    REASONS,
    TYPES,
    language_name,
    meaning,
)
from lunmai.model import DOI, SAFE_URL
from lunmai.model.reference import CSTR
from lunmai.problems import Place, Problem, did_you_mean

MISSING_COMMA = re.compile(
    r"""(?:[}"]\s*|^\d+\s+)(?:\w+\s*=\s*[{"]|(?:year|volume|number|pages)\s*=\s*\d+$)"""
)
"""Where a value, in braces or a bare number, swallows the field after it."""
JOINED = re.compile(r'^(?:"[^"]*"|\{[^{}]*\}|\w+)\s*#|#\s*(?:"[^"]*"|\w+)$')
"""Values that BibTeX would put together."""
ESCAPE = re.compile(r"\\[&%$#_{}]|\\text(?:asciitilde|asciicircum|backslash)\{\}")
"""What LaTeX writes for its own marks."""
LONGEST = 50_000
"""A list of two thousand authors; no value that is printed is longer."""
ADDING = {*ADDED, *REASONS.values()}


def block_problems(block: bibtex.Block, file: str) -> Iterator[Problem]:
    """What is wrong with a part of the file that is no readable entry."""
    place = Place(file, (block.start_line or 0) + 1)
    if isinstance(block, bibtex.DuplicateBlockKeyBlock):
        yield Problem(place, "duplicate-reference", used_twice(block.key, "twice"))
    elif isinstance(block, bibtex.DuplicateFieldKeyBlock):
        names = ", ".join(f"'{name}'" for name in sorted(block.duplicate_keys))
        message = f"an entry gives {names} twice; keep one of the two"
        yield Problem(place, "duplicate-key", message)
    elif isinstance(block, bibtex.ParsingFailedBlock):
        message = "this entry cannot be read; check its braces and the commas between its fields"
        yield Problem(place, "bibtex-syntax", message)
    elif isinstance(block, bibtex.String | bibtex.Preamble):
        message = "@string and @preamble are not used here; write the value out"
        yield Problem(place, "bibtex-syntax", message)
    elif isinstance(block, bibtex.ImplicitComment) and not block.comment.startswith("%"):
        message = "this text is outside every entry; begin an entry with @, or a comment with %"
        yield Problem(place, "bibtex-syntax", message)


def used_twice(key: str, where: str) -> str:
    """What is wrong where a key is used again."""
    return f"the key '{key}' is used {where}; rename or remove one of the entries"


def entry_problems(entry: bibtex.Entry, file: str) -> Iterator[Problem]:
    """What is wrong with an entry, before a reference is made of it."""
    place = Place(file, entry.start_line + 1)
    if not entry.key:
        message = "this entry has no key; write one after its brace, such as wang-2023"
        yield Problem(place, "missing-field", message)
        return
    kind = TYPES.get(entry.entry_type)
    if kind is None:
        options = ", ".join(f"@{name}" for name in KINDS)
        message = f"'@{entry.entry_type}' is not a known kind of entry; use one of {options}"
        yield Problem(place, "unknown-value", message + did_you_mean(entry.entry_type, TYPES, 0.8))
        return
    said = {meaning(field.key.lower(), kind) for field in entry.fields}
    if "language" not in said and not any(map(_swallows_the_next, entry.fields)):
        message = f"entry '{entry.key}' has no langid; write langid = {{chinese}} or {{english}}"
        yield Problem(place, "missing-field", message)
    for field in entry.fields:
        yield from _field_problems(field, kind, Place(file, field.start_line + 1))
    yield from _same_field_twice(entry, kind, file)
    yield from _inference_problems(entry, file)


def _swallows_the_next(field: bibtex.Field) -> bool:
    """True where the comma after a field is missing; the field after it is not missing too."""
    return isinstance(field.value, str) and bool(MISSING_COMMA.search(field.value))


def _field_problems(field: bibtex.Field, kind: str, place: Place) -> Iterator[Problem]:
    name, value = field.key.lower(), field.value
    meant = meaning(name, kind)
    if name in ADDING:
        if name == "month" and not month_number(str(value)):
            yield Problem(place, "malformed-date", f"'{value}' is no month; write its number")
        return
    if name in DROPPED:
        message = f"'{name}' is not printed in a reference and is not kept; remove it"
        yield Problem(place, "unknown-field", message, "warning")
    elif meant is None:
        yield Problem(place, "unknown-field", _unknown_field(name))
    elif not isinstance(value, str) or not value.strip():
        yield Problem(place, "wrong-type", f"'{name}' is empty; fill it in or remove it")
    elif len(value) > LONGEST:
        message = f"'{name}' is longer than {LONGEST} characters; shorten it"
        yield Problem(place, "too-long", message)
    elif _swallows_the_next(field):
        yield Problem(place, "bibtex-syntax", f"a comma is missing after '{name}'")
    elif "\\" in ESCAPE.sub("", value):
        message = f"'{name}' has a LaTeX command; write the character itself instead"
        yield Problem(place, "bibtex-syntax", message)
    elif JOINED.search(value[:200]) and meant not in ("url", "title"):
        message = f"'{name}' is put together with #; write the value out"
        yield Problem(place, "bibtex-syntax", message)
    elif meant == "language" and not language_name(value):
        message = f"'{value}' is not one of {', '.join(LANGUAGES)}"
        yield Problem(place, "unknown-value", message + did_you_mean(value, LANGUAGES))
    elif meant == "url" and not SAFE_URL.match(value):
        message = f"a link may lead to http:// or https:// only, not to '{value}'"
        yield Problem(place, "unsafe-link", message)
    elif meant == "cstr" and not re.fullmatch(CSTR, value):
        message = f"'{value}' is not a CSTR; write it as 31253.11.sciencedb.1, without a URL"
        yield Problem(place, "malformed-doi", message)
    elif meant == "doi" and not re.fullmatch(DOI, value):
        message = f"'{value}' is not a DOI; write it as 10.1000/182, without a URL before it"
        yield Problem(place, "malformed-doi", message)


def _unknown_field(name: str) -> str:
    """Why a field is not read, and what to do with it: a name that is merely like another would
    lead to a false record."""
    if name in NOT_READ:
        return f"'{name}' is not read here; {NOT_READ[name]}"
    options = [option for option in FIELDS if abs(len(option) - len(name)) < 3]
    return f"'{name}' is not a field of a reference" + did_you_mean(name, options, 0.75)


def _same_field_twice(entry: bibtex.Entry, kind: str, file: str) -> Iterator[Problem]:
    """Two BibTeX names of one field with two values: one would silently be lost."""
    seen: dict[str, bibtex.Field] = {}
    for field in entry.fields:
        meant = meaning(field.key.lower(), kind)
        if meant is None or field.key.lower() in ADDING:
            continue
        first = seen.setdefault(meant, field)
        if first is not field and not _agree(meant, str(first.value), str(field.value)):
            message = f"'{field.key}' and '{first.key}' mean the same; keep one of the two"
            yield Problem(Place(file, field.start_line + 1), "duplicate-key", message)


def _agree(field: str, first: str, second: str) -> bool:
    """True where two values are one: the same, a day and its year, two names of one language."""
    one, other = plain(first), plain(second)
    if field == "issued":
        one, other = sorted((date_text(one), date_text(other)), key=len)
        return other.startswith(one)
    if field == "language":
        return language_name(one) == language_name(other)
    return one == other


def _inference_problems(entry: bibtex.Entry, file: str) -> Iterator[Problem]:
    """What is inferred is there, and says why in both languages."""
    fields = {field.key.lower(): field for field in entry.fields}
    if not (field := fields.get("inferred")) or not isinstance(field.value, str):
        return
    place = Place(file, field.start_line + 1)
    for name in (part.strip() for part in field.value.split(",")):
        if name not in fields:
            message = f"'inferred' names '{name}', which this entry does not have"
            yield Problem(place, "unknown-field", message + did_you_mean(name, fields))
    missing = [name for name in REASONS.values() if name not in fields]
    if missing:
        message = f"an inferred value says why; add {' and '.join(missing)}"
        yield Problem(place, "missing-field", message)


SIGNS = (
    re.compile(r"^\s*@\s*\w+\s*(?P<sign>｛)"),
    re.compile(r"^\s*@\s*\w+\s*\{\s*[\w:.-]+\s*(?P<sign>，)\s*$", re.ASCII),
    re.compile(r"^\s*[A-Za-z_]+\s*(?P<sign>＝|：(?=\s*[{\"“｛]))"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*(?P<sign>[｛“「])"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*\{.*(?P<sign>｝)\s*[,，]?\s*$"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*\".*(?P<sign>[”」])\s*[,，]?\s*$"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*(?:\{.*\}|\".*\"|\w+)\s*(?P<sign>[，；;、])\s*$"),
    re.compile(r"^\s*(?P<sign>｝)\s*$"),
)
"""Where such a sign can only be BibTeX's, and no part of a title."""
MEANT = {"｛": "{", "｝": "}", "＝": "=", "：": "=", "“": '"', "「": '"', "”": '"', "」": '"'}
"""All others were meant to be commas."""


def with_plain_signs(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text of a file of references with the signs that were meant."""
    lines, problems = text.split("\n"), []
    for number, line in enumerate(lines):
        for pattern in SIGNS if not line.isascii() or ";" in line else ():
            if found := pattern.match(line):
                sign, at = found["sign"], found.start("sign")
                meant = MEANT.get(sign, ",")
                message = f"'{sign}' has no meaning here; write '{meant}'"
                problems.append(Problem(Place(file, number + 1, at + 1), "bibtex-syntax", message))
                line = line[:at] + meant + line[at + 1 :]
        lines[number] = line
    return "\n".join(lines), problems
