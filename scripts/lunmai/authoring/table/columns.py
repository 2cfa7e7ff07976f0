"""What the tables have: their sheets and columns, and how a value is written in a cell.

Writing and reading both follow this description, so that what is written can be read.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.text.phrases import phrase

Kind = Literal["prose", "line", "word", "words", "number", "flag"]
Value = str | list[str] | None
"""A value as YAML has it: everything is text or a list of texts."""
FORMAT = "lunmai-1"
"""Begins what a row was when it was written; another format has another number."""
SHEETS = ("claims", "relations", "parallels", "concepts")
TRANSLATION = "translation"
"""The one sheet of a translator."""
BASE = "base"
"""The key of the last column: which record a row is of, and the digest of each of its cells."""
YES = ("true", "yes", "1", "x", "是", "√", "✓")
SEPARATORS = re.compile(r"[\s,，、;；]+")


def in_each(name: str) -> tuple[str, ...]:
    """A phrase in every language."""
    return tuple(phrase(name, language) for language in WRITTEN)


@dataclass(frozen=True)
class Column:
    """A column of a sheet."""

    key: str
    path: tuple[str, ...] = ()
    """Where its value stands within the record; nothing where the table only shows it."""
    kind: Kind = "word"
    width: float = 10
    choices: str = ""
    """The list from which a cell is filled: a sheet, or what `choices_of` has."""
    language: Language = ""
    """Of the text in it."""
    locked: bool = False
    """Whether only the program fills it."""

    def names(self) -> tuple[str, ...]:
        """What it is called in each language of the interface."""
        names = in_each(f"table-{self.word}")
        if not self.language:
            return names
        pairs = zip(names, in_each(f"language-{self.language}"), strict=True)
        return tuple(map(" · ".join, pairs))

    @property
    def word(self) -> str:
        """What its phrase is called, behind `table-`."""
        return self.key.removesuffix(f"-{self.language}")

    def canonical(self, text: str) -> str:
        """A cell as the program would have written it, so that only what means another thing
        counts as changed."""
        text = text.replace("\r\n", "\n").strip()
        if self.kind == "words":
            return ", ".join(filter(None, SEPARATORS.split(text)))
        if self.kind == "flag":
            return "true" if text.lower() in YES else text
        return re.sub(r"\.0+$", "", text) if self.kind == "number" else text

    def value(self, text: str) -> Value:
        """What a canonical cell says, None for nothing."""
        return (text.split(", ") if self.kind == "words" else text) if text else None


def _texts(field: str, width: float) -> tuple[Column, ...]:
    """A column for each language; what is not Chinese needs more room."""
    widths = {"han": width, "latin": width + 5}
    return tuple(
        Column(f"{field}-{name}", (field, name), "prose", widths[script], language=name)
        for name, script in ((name, SITE_LANGUAGES[name].script) for name in WRITTEN)
    )


LAST = Column(BASE, width=12, locked=True)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "claims": (
        Column("id", width=12, locked=True),
        Column("role", ("role",), width=14, choices="role"),
        Column("parent", width=11, choices="claims"),
        Column("section", ("source", "section"), width=12, choices="section"),
        Column("paragraph", ("source", "paragraph"), "number", 7),
        Column("marker", ("source", "marker"), "line", 11),
        Column("incipit", ("source", "incipit"), "line", 19),
        *chain(*zip(_texts("gist", 37), _texts("text", 41), strict=True)),
        Column("cites", ("cites",), "words", 22, choices="cites"),
        Column("about", ("about",), "words", 28, choices="concepts"),
        Column("basis", ("editorial",), "words", 26, choices="concepts"),
    ),
    "relations": (
        Column("relation", width=24, locked=True),
        Column("from", ("from",), width=10, choices="claims"),
        Column("type", ("type",), width=13, choices="type"),
        Column("to", ("to",), width=10, choices="claims"),
        Column("rests-on", ("basis",), width=12, choices="rests-on"),
        Column("attack", ("attack",), width=12, choices="attack"),
        Column("partial", ("partial",), "flag", 10, choices="partial"),
        *_texts("remark", 42),
    ),
    "parallels": (
        Column("parallel", width=26, locked=True),
        Column("from", ("from",), width=26),
        Column("type", ("type",), width=13, choices="parallel"),
        Column("to", ("to",), width=26),
        *_texts("remark", 42),
    ),
    "concepts": (
        Column("concept", width=28, locked=True),
        *(Column(f"term-{name}", width=20, language=name, locked=True) for name in WRITTEN),
        *_texts("definition", 44),
        Column("broader", ("broader",), "words", 22, choices="concepts"),
        Column("related", ("related",), "words", 22, choices="concepts"),
    ),
}
"""The columns of each sheet but the last, which all have."""


def translation_columns(source: Language, target: Language) -> tuple[Column, ...]:
    """What a translator has: the text, and its translation."""
    return (
        Column("wording", width=22, locked=True),
        Column(f"source-{source}", kind="prose", width=68, language=source, locked=True),
        Column(f"target-{target}", (target,), "prose", 68, language=target),
    )


def sheet_name(sheet: str) -> str:
    """What a sheet is called, in both languages: 论点 Claims."""
    return " ".join(in_each(f"table-sheet-{sheet}"))


def digest(text: str) -> str:
    """By which a cell is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def base_of(paper: str, sheet: str, key: str, texts: list[str]) -> str:
    """What a row was when it was written."""
    return " ".join([f"{FORMAT}/{paper}/{sheet}/{key.replace(' ', '_')}", *map(digest, texts)])
