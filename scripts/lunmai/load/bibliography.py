"""The works that papers cite, read from BibTeX into references with CSL-JSON names."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

import bibtexparser
from bibtexparser import model as bibtex
from pydantic import ValidationError

from lunmai.load.bibtex_rules import block_problems, entry_problems, with_plain_signs
from lunmai.load.bibtex_values import date_text, page_text, plain
from lunmai.load.bibtex_words import (
    DROPPED,
    LANGUAGES,
    MARKS,
    REASONS,
    REPORTS,
    THESES,
    TYPES,
    WRITTEN_AS,
    language_name,
    meaning,
)
from lunmai.load.names import read_names
from lunmai.load.validation import validation_problems
from lunmai.load.yaml_positions import Path
from lunmai.model import Reference
from lunmai.model.csl import DATES, NAMES, field_name
from lunmai.model.csl import TYPES as CSL_TYPES
from lunmai.model.reference import OTHERS
from lunmai.problems import INVISIBLE, Place, Problem, errors

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its findings become our problems
NAME_FIELDS = {*map(field_name, NAMES), "author_latin", "author_pinyin"}
DATE_FIELDS = {*map(field_name, DATES)}
AS_WRITTEN = {*NAME_FIELDS, *DATE_FIELDS, "issue"}
"""Fields in which dashes, braces or tildes have a meaning of their own."""


@dataclass(frozen=True)
class EntryPositions:
    """The positions of one BibTeX entry, by the path of the value in the reference."""

    file: str
    line: int
    lines: dict[str, int]

    def place(self, path: Path) -> Place:
        name = str(path[0]) if path else ""
        return Place(self.file, self.lines.get(name, self.line))

    key_place = place


def parse_bibliography(
    text: str, file: str
) -> tuple[dict[str, Reference], dict[str, EntryPositions], list[Problem]]:
    """The references by key, where each stands, and every problem of the file."""
    if hidden := INVISIBLE.search(text.replace("\t", " ").replace("\r\n", "\n")):
        place = Place(file, text.count("\n", 0, hidden.start()) + 1)
        message = f"the invisible character U+{ord(hidden[0]):04X} is in this line; remove it"
        return {}, {}, [Problem(place, "control-character", message)]
    references: dict[str, Reference] = {}
    positions: dict[str, EntryPositions] = {}
    text, problems = with_plain_signs(text, file)
    for block in bibtexparser.parse_string(text).blocks:
        if not isinstance(block, bibtex.Entry):
            problems += block_problems(block, file)
        else:
            reference, found = _reference(block, file)
            problems += found
            if reference is not None:
                references[block.key] = reference
                positions[block.key] = _positions(block, file)
    return references, positions, problems


def _positions(entry: bibtex.Entry, file: str) -> EntryPositions:
    kind = TYPES[entry.entry_type]
    lines = {meaning(name.key.lower(), kind) or "": name.start_line + 1 for name in entry.fields}
    return EntryPositions(file, entry.start_line + 1, lines)


def _reference(entry: bibtex.Entry, file: str) -> tuple[Reference | None, list[Problem]]:
    problems = list(entry_problems(entry, file))
    if errors(problems):
        return None, problems
    positions = _positions(entry, file)
    values, unclear = entry_values(entry)
    if unclear:
        return None, problems + [
            Problem(positions.place((field,)), "unclear-name", f"'{WRITTEN_AS[field]}': {message}")
            for field, message in unclear
        ]
    try:
        return Reference.model_validate(values), problems
    except ValidationError as error:
        refused = validation_problems(error, Reference, positions, WRITTEN_AS)
        return None, problems + refused


def entry_values(entry: bibtex.Entry) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """The values of a reference that an entry says, and the fields with names that are unclear."""
    kind = TYPES[entry.entry_type]
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    values: dict[str, object] = {"id": entry.key}
    for name, value in fields.items():
        if (field := meaning(name, kind)) and name not in DROPPED:
            values[field] = value if field in AS_WRITTEN else plain(value)
    if mark := fields.get("mark"):
        values["medium"] = "/".join(filter(None, (mark, str(values.get("medium", "")))))
    values["type"] = _kind(kind, fields.get("entrysubtype", ""), str(values.get("medium", "")))
    values["language"], values["locale"] = LANGUAGES[language_name(str(values["language"]))]
    if thesis := THESES.get(entry.entry_type):
        values.setdefault("genre", thesis[values["language"]])
    if (
        entry.entry_type == "techreport"
        and values.get("genre") in REPORTS.get(values["type"], {}).values()
    ):
        del values["genre"]
    unclear = list(_put_names(values))
    _put_dates(values, fields)
    if page := values.get("page"):
        values["page"] = page_text(str(page))
    if subtitle := fields.get("subtitle"):
        values["title"] = with_subtitle(str(values.get("title", "")), plain(subtitle))
    if issue := values.get("issue"):
        values["issue"] = plain(re.sub("-{2,}", "-", str(issue)))
    if sic := values.get("sic"):
        values["sic"] = _listed(str(sic), ";")
    _put_inference(values, fields, kind)
    return {name: value for name, value in values.items() if value not in (None, "")}, unclear


def _listed(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def _put_dates(values: dict[str, object], fields: dict[str, str]) -> None:
    """Puts dates in the place of the ways in which they are written."""
    for field in DATE_FIELDS & values.keys():
        values[field] = date_text(str(values[field]))
    if date := _written_date(fields):
        values["issued"] = date


def _put_inference(values: dict[str, object], fields: dict[str, str], kind: str) -> None:
    """Puts the fields of the reference that are not printed, and the reasons for them."""
    inferred = _listed(fields.get("inferred", ""), ",")
    values["inferred"] = [meaning(name, kind) or name for name in inferred]
    reasons = {name: fields[field] for name, field in REASONS.items() if field in fields}
    values["inferred_reason"] = {name: plain(said) for name, said in reasons.items()} or None


def _kind(kind: str, subtype: str, mark: str) -> str:
    """The kind of work: an article that print marks as of a newspaper is that."""
    if kind == "article-journal" and subtype in ("newspaper", "magazine"):
        return f"article-{subtype}"
    if subtype in CSL_TYPES:
        return subtype
    generic = ("article-journal", "document", "webpage", "book")
    return MARKS.get(mark.partition("/")[0], kind) if kind in generic else kind


def _put_names(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Puts names in the place of their lists; yields what cannot be read."""
    for field in NAME_FIELDS & values.keys():
        found = read_names(str(values[field]))
        values[field] = list(found.names)
        if found.others and field in ("author", "author_latin", "author_pinyin"):
            values["others"] = True
        elif found.others:
            values[field] = [*found.names, OTHERS]
        if found.problem:
            yield field, found.problem


def _written_date(fields: dict[str, str]) -> str:
    """The day of publication, which BibTeX writes in up to three fields."""
    written = fields.get("date") or fields.get("issued") or fields.get("year", "")
    parts = (written, fields.get("month", ""), fields.get("day", ""))
    return date_text(*(parts if "-" not in written else (written, "", "")))


def with_subtitle(title: str, subtitle: str) -> str:
    """A title with what print has after its colon."""
    return f"{title}{'：' if re.search('[㐀-鿿]', title) else ': '}{subtitle}"
