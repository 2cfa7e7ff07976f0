"""The works that papers cite, read from BibTeX into references with CSL-JSON names."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import bibtexparser
from bibtexparser import model as bibtex
from bibtexparser.middlewares.names import split_multiple_persons_names
from pydantic import ValidationError

from lunmai.load.bibtex_rules import (
    CSL_TYPES,
    FIELDS,
    LANGUAGE_IDS,
    REASONS,
    WRITTEN_AS,
    block_problems,
    entry_problems,
)
from lunmai.load.validation import validation_problems
from lunmai.load.yaml_positions import INVISIBLE, Path
from lunmai.model import Reference
from lunmai.problems import Place, Problem

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its findings become our problems


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
    lines = {FIELDS[name.key]: name.start_line + 1 for name in entry.fields if name.key in FIELDS}
    return EntryPositions(file, entry.start_line + 1, lines)


def _reference(entry: bibtex.Entry, file: str) -> tuple[Reference | None, list[Problem]]:
    problems = list(entry_problems(entry, file))
    if problems:
        return None, problems
    fields = {name.key: _clean(name.value) for name in entry.fields}
    bodies = ("author", "author_latin")
    fields |= {name: " ".join(entry[name].split()) for name in bodies if name in fields}
    if "pages" in fields:
        fields["pages"] = re.sub("-+", "–", fields["pages"])
    values: dict[str, object] = {FIELDS[name]: value for name, value in fields.items()}
    values["id"] = entry.key
    values["type"] = CSL_TYPES[entry.entry_type]
    values["language"] = LANGUAGE_IDS[fields["langid"]]
    for name in bodies:
        values[name], others = _names(str(values.get(name, "")))
        values["others"] = values.get("others", False) or others
    inferred = [name.strip() for name in fields.get("inferred", "").split(",")]
    values["inferred"] = [FIELDS.get(name, name) for name in inferred if name]
    values.pop("inferred_reason", None)
    if any(field in fields for field in REASONS.values()):
        reasons = {name: fields.get(field) for name, field in REASONS.items()}
        values["inferred_reason"] = {name: reason for name, reason in reasons.items() if reason}
    try:
        return Reference.model_validate(values), []
    except ValidationError as error:
        return None, validation_problems(error, Reference, _positions(entry, file), WRITTEN_AS)


def _clean(value: str) -> str:
    """The value on one line, without the braces that BibTeX uses to protect capitals."""
    return " ".join(value.split()).replace("{", "").replace("}", "")


def _names(text: str) -> tuple[list[dict[str, str]], bool]:
    """`Family, Given and {Body} and others` as names, and whether the list breaks off."""
    names: list[dict[str, str]] = []
    others = False
    for part in split_multiple_persons_names(text):
        if part == "others":
            others = True
        elif re.fullmatch(r"\{[^{}]*\}", part):
            names.append({"literal": part.strip("{} ")})
        elif "," in part:
            family, given = (name.strip("{} ") for name in part.split(",", 1))
            names.append({"family": family, "given": given})
        elif part:
            names.append({"literal": part})
    return names, others
