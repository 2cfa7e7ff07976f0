"""References in the formats of databases that have a tag and a value on a line, as records.

CNKI and Wanfang write Chinese names in them without commas, which no reader of ours takes apart
rightly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import yaml

from lunmai.cite.foreign_record import Record

NAMES = ("author", "editor", "translator")
FORMATS = (
    ("Reference Type", "noteexpress", re.compile(r"\{([^}]+)\}: ?(.*)$")),
    ("TY", "ris", re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)$")),
    ("%0", "endnote", re.compile(r"(%.) ?(.*)$")),
    ("RT", "refworks", re.compile(r"([A-Z][A-Z0-9]) (.*)$")),
)
"""By the tag with which each record begins: the format, and how a line is written in it."""


@cache
def _words() -> dict:
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def of_tags(text: str) -> list[Record]:
    """The records of a file in one of the formats, or none where it is in none of them."""
    lines = text.splitlines()
    for first, form, tagged in FORMATS:
        if any(found[1] == first for found in map(tagged.match, lines) if found):
            return _records(lines, first, form, tagged)
    return []


def _records(lines: list[str], first: str, form: str, tagged: re.Pattern[str]) -> list[Record]:
    """A line without a tag goes on with the value before it."""
    fields = {tag: field for field, tags in _words()[form].items() for tag in tags}
    records: list[tuple[str, dict[str, list[str]]]] = []
    name = None
    for line in lines:
        found = tagged.match(line)
        if found and found[1] == first:
            records.append((_kind(found[2]), defaultdict(list)))
            name = None
        elif found and records:
            name = fields.get(found[1], found[1].lower())
            records[-1][1][name].append(found[2].strip())
        elif line.strip() and name:
            records[-1][1][name][-1] += f"\n{line.strip()}"
    return [_record(kind, said) for kind, said in records]


def _kind(shown: str) -> str:
    return next(
        (kind for kind, forms in _words()["kinds"].items() if re.search(forms, shown)), "misc"
    )


def _record(kind: str, said: dict[str, list[str]]) -> Record:
    """The record of the values; several of one tag are names, or the first is meant."""
    values = {
        name: known
        for name, found in said.items()
        if name and name not in _words()["unprinted"] and (known := [*filter(None, found)])
    }
    if kind in ("book", "thesis", "report", "standard", "patent") and "journal" in values:
        values.setdefault("series", values.pop("journal"))
    if kind == "thesis":  # who guided it
        values = {name: found for name, found in values.items() if name not in NAMES[1:]}
    if kind in ("article", "newspaper", "inproceedings", "incollection"):
        values.pop("type", None)  # what a database says of it: Article, 期刊
    last = values.pop("endpage", None)
    if last and values.get("pages") and "-" not in values["pages"][0]:
        values["pages"] = [f"{values['pages'][0]}--{last[0]}"]
    joined = {name: " and ".join(values.pop(name)) for name in NAMES if name in values}
    return Record(kind, joined | {name: found[0] for name, found in values.items()}, {})
