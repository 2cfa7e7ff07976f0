"""The works that papers cite, read from BibTeX into references with CSL-JSON names."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

import bibtexparser
from bibtexparser import model as bibtex
from pydantic import ValidationError

from lunmai.model import Reference
from lunmai.problems import Place, Problem, did_you_mean
from lunmai.validation import validation_problems
from lunmai.yaml_positions import INVISIBLE, Path

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its findings become our problems

CSL_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "misc": "document",
    "online": "webpage",
    "report": "report",
    "thesis": "thesis",
}
FIELDS = {
    "author": "author",
    "author_latin": "author_latin",
    "title": "title",
    "title_en": "title_translated",
    "title_zh": "title_translated",
    "journaltitle": "container_title",
    "booktitle": "container_title",
    "year": "issued",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "type": "genre",
    "institution": "publisher",
    "publisher": "publisher",
    "location": "publisher_place",
    "medium": "medium",
    "url": "url",
    "issn": "issn",
    "langid": "language",
    "inferred": "inferred",
    "inferred_zh": "inferred_reason",
    "inferred_en": "inferred_reason",
}
"""Names of the BibTeX fields, and what each is called in a reference."""
LANGUAGE_IDS = {"chinese": "zh", "english": "en"}
MISSING_COMMA = re.compile(r"[}\"]\s*\w+\s*=\s*[{\"]")


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
        message = f"the invisible character U+{ord(hidden[0]):04X} stands in this line; remove it"
        return {}, {}, [Problem(place, "control-character", message)]
    references: dict[str, Reference] = {}
    positions: dict[str, EntryPositions] = {}
    problems: list[Problem] = []
    for block in bibtexparser.parse_string(text).blocks:
        if isinstance(block, bibtex.ParsingFailedBlock):
            problems.append(_broken_block(block, file))
        elif isinstance(block, bibtex.Entry):
            reference, found = _reference(block, file)
            problems += found
            if reference is not None:
                references[block.key] = reference
                positions[block.key] = _positions(block, file)
    return references, positions, problems


def _broken_block(block: bibtex.ParsingFailedBlock, file: str) -> Problem:
    place = Place(file, block.start_line + 1)
    if isinstance(block, bibtex.DuplicateBlockKeyBlock):
        message = f"the key '{block.key}' is used twice; rename or remove one of the entries"
        return Problem(place, "duplicate-reference", message)
    if isinstance(block, bibtex.DuplicateFieldKeyBlock):
        names = ", ".join(f"'{name}'" for name in sorted(block.duplicate_keys))
        message = f"an entry gives {names} twice; keep one of the two"
        return Problem(place, "duplicate-key", message)
    message = "this entry cannot be read; check its braces and the commas between its fields"
    return Problem(place, "bibtex-syntax", message)


def _positions(entry: bibtex.Entry, file: str) -> EntryPositions:
    lines = {FIELDS[name.key]: name.start_line + 1 for name in entry.fields if name.key in FIELDS}
    return EntryPositions(file, entry.start_line + 1, lines)


def _reference(entry: bibtex.Entry, file: str) -> tuple[Reference | None, list[Problem]]:
    problems = list(_entry_problems(entry, file))
    if problems:
        return None, problems
    fields = {name.key: _clean(name.value) for name in entry.fields}
    values: dict[str, object] = {FIELDS[name]: value for name, value in fields.items()}
    values["id"] = entry.key
    values["type"] = CSL_TYPES[entry.entry_type]
    values["language"] = LANGUAGE_IDS.get(fields.get("langid", ""), fields.get("langid"))
    for name in ("author", "author_latin"):
        values[name], others = _names(str(values.get(name, "")))
        values["others"] = values.get("others", False) or others
    inferred = [name.strip() for name in fields.get("inferred", "").split(",")]
    values["inferred"] = [FIELDS.get(name, name) for name in inferred if name]
    values.pop("inferred_reason", None)
    if "inferred_zh" in fields or "inferred_en" in fields:
        reasons = {"zh": fields.get("inferred_zh"), "en": fields.get("inferred_en")}
        values["inferred_reason"] = {name: reason for name, reason in reasons.items() if reason}
    try:
        return Reference.model_validate(values), []
    except ValidationError as error:
        return None, validation_problems(error, Reference, _positions(entry, file))


def _entry_problems(entry: bibtex.Entry, file: str) -> Iterator[Problem]:
    place = Place(file, entry.start_line + 1)
    if entry.entry_type not in CSL_TYPES:
        options = ", ".join(f"@{name}" for name in CSL_TYPES)
        message = f"'@{entry.entry_type}' is not a known kind of entry; use one of {options}"
        yield Problem(place, "unknown-value", message + did_you_mean(entry.entry_type, CSL_TYPES))
    if "langid" not in entry.fields_dict:
        message = f"entry '{entry.key}' has no langid; write langid = {{chinese}} or {{english}}"
        yield Problem(place, "missing-field", message)
    for field in entry.fields:
        line = Place(file, field.start_line + 1)
        if field.key not in FIELDS:
            message = f"'{field.key}' is not a field of a reference"
            yield Problem(line, "unknown-field", message + did_you_mean(field.key, FIELDS))
        elif not isinstance(field.value, str) or not field.value.strip():
            yield Problem(line, "wrong-type", f"'{field.key}' is empty; remove it or fill it in")
        elif MISSING_COMMA.search(field.value):
            message = f"a comma is missing after '{field.key}'"
            yield Problem(line, "bibtex-syntax", message)


def _clean(value: str) -> str:
    text = " ".join(value.split()).replace("--", "–")
    return text if text.startswith("{") else text.replace("{", "").replace("}", "")


def _names(text: str) -> tuple[list[dict[str, str]], bool]:
    """`Family, Given and {Body} and others` as names, and whether the list breaks off."""
    names: list[dict[str, str]] = []
    others = False
    for part in re.split(r"\s+and\s+", text):
        if part == "others":
            others = True
        elif part.startswith("{"):
            names.append({"literal": part.strip("{} ")})
        elif "," in part:
            family, given = (name.strip() for name in part.split(",", 1))
            names.append({"family": family, "given": given})
        elif part:
            names.append({"literal": part})
    return names, others
