"""What is said to a reader of one language: typed parts, without the markup of any medium.

A layout turns parts into HTML or into what the typesetter sets; it adds nothing and leaves nothing
out but what it has no room for, and then says so in its own docstring.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lunmai.model import Language
from lunmai.views.targets import Target


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are printed or entered: nothing in them is markup."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of the data, which has the inline marks of the data."""

    text: str
    language: Language
    terms: bool = False
    """Whether its terms lead to their concepts."""
    but: str = ""
    """The concept whose terms are passed over, because the text is its own."""
    missing: Aside | None = None
    """That it is not translated yet, where readers of another language have it in its own."""


@dataclass(frozen=True, slots=True)
class Link:
    """What leads to a place of the site."""

    target: Target
    said: Said
    kind: Literal["", "id", "citation", "sign", "stated", "record"] = ""
    label: str = ""
    """What it is called where its own words say too little."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What is said beside the matter, in a quieter voice."""

    kind: Literal["basis", "remark", "outdated", "inferred", "pinyin", "attacked", "signs"]
    said: Said


@dataclass(frozen=True, slots=True)
class Work:
    """A work as a citation style has it: a layout knows which style its reader wants."""

    key: str


Part = str | Text | Prose | Link | Aside | Work
"""A string is in the words of the interface."""
Said = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a fact tells; of the other end of a relation, all that is known of it."""

    said: Said
    gist: Prose | None = None
    """The gist of the claim that the line leads to."""
    state: str = ""
    """On what a relation rests, and whether it is partial."""
    remark: Said = ()
    more: Said = ()
    """What attacks the relation itself; what is folded under a claim."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is told under it."""

    name: str
    label: str
    lines: tuple[Line, ...]


def joined(items: Iterable[Said], sign: str) -> Said:
    """Items in a row, with a sign between them."""
    whole: list[Part] = []
    for item in items:
        whole += [sign, *item] if whole else item
    return tuple(whole)
