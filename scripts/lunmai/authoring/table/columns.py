"""What the tables have: their sheets and columns.

Writing and reading both follow this description, so that what is written can be read.
"""

from __future__ import annotations

from itertools import chain

from lunmai.disk import sha256
from lunmai.languages import WRITTEN, Language
from lunmai.workbook.columns import Column, texts

FORMAT = "lunmai-1"
"""Begins what a row was when it was written; another format has another number."""
TRANSLATION = "translation"
"""The one sheet of a translator."""
BASE = "base"
"""The key of the last column: which record a row is of, and the digest of each of its cells."""
LAST = Column(BASE, width=12, locked=True, hidden=True)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "claims": (
        Column("id", width=12, locked=True),
        Column("role", ("role",), width=14, choices="role"),
        Column("parent", width=11, choices="claims"),
        Column("section", ("source", "section"), width=12, choices="section"),
        Column("paragraph", ("source", "paragraph"), "number", 7),
        Column("marker", ("source", "marker"), "line", 11),
        Column("incipit", ("source", "incipit"), "line", 19),
        *chain(*zip(texts("gist", 37), texts("text", 41), strict=True)),
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
        *texts("remark", 42),
    ),
    "parallels": (
        Column("parallel", width=26, locked=True),
        Column("from", ("from",), width=26),
        Column("type", ("type",), width=13, choices="parallel"),
        Column("to", ("to",), width=26),
        *texts("remark", 42),
    ),
    "concepts": (
        Column("concept", width=28, locked=True),
        *(Column(f"term-{name}", width=20, language=name, locked=True) for name in WRITTEN),
        *texts("definition", 44),
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


def digest(text: str) -> str:
    """By which a cell is known again."""
    return sha256(text)[:8]


def base_of(paper: str, sheet: str, key: str, texts: list[str]) -> str:
    """What a row was when it was written."""
    return " ".join([f"{FORMAT}/{paper}/{sheet}/{key.replace(' ', '_')}", *map(digest, texts)])
