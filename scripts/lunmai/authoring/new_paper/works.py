"""The entries of a draft: every one of them can be read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lunmai.cite.importing import Imported
from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Reference

DOUBTFUL = ("author", "editor", "translator", "author_latin", "title_translated", "title")
"""Fields that a text may fill with what no entry can hold, as they are given up."""


@dataclass(frozen=True)
class Readable:
    """A work as far as its entry can be read."""

    work: Reference
    entry: str
    left: tuple[str, ...]
    """The fields that had to be left out."""


def readable(work: Reference) -> Readable:
    """The work without the fields that its entry would be refused for."""
    left: list[str] = []
    for name in ("", *DOUBTFUL):
        if name and getattr(work, name):
            empty = () if isinstance(getattr(work, name), tuple) else None
            work = work.model_copy(update={name: empty})
            left.append(name)
        entry = Imported([work]).bibtex()
        if not parse_bibliography(entry, work.id)[2]:
            return Readable(work, entry, tuple(left))
    bare = Reference(id=work.id, type=work.type, language=work.language)
    return Readable(bare, Imported([bare]).bibtex(), ("all",))


def all_readable(works: Iterable[Reference]) -> list[Readable]:
    return [readable(work) for work in works]
