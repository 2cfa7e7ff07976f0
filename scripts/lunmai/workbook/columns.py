"""The columns of a sheet, and how a value is written in a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.text.phrases import phrase

Kind = Literal["prose", "line", "word", "words", "number", "flag"]
Value = str | list[str] | None
"""A value as YAML has it: everything is text or a list of texts."""
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
    hidden: bool = False

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


def texts(field: str, width: float) -> tuple[Column, ...]:
    """A column for each language; what is not Chinese needs more room."""
    widths = {"han": width, "latin": width + 5}
    return tuple(
        Column(f"{field}-{name}", (field, name), "prose", widths[script], language=name)
        for name, script in ((name, SITE_LANGUAGES[name].script) for name in WRITTEN)
    )


def sheet_name(sheet: str) -> str:
    """What a sheet is called, in both languages: 论点 Claims."""
    return " ".join(in_each(f"table-sheet-{sheet}"))
