"""Which records are of one work, though nobody gave them one key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from lunmai.model import Reference
from lunmai.text.named_works import name_text

TELLING = ("volume", "issue", "edition", "number", "version")
"""What tells two works apart whose titles, years and first authors agree: the volumes of a set, the
parts of a series in a journal."""
COMPARED = 20
"""With so many earlier works of one title a work is compared, so that the time stays linear."""


class Works:
    """The works that are known, and what makes one known already."""

    def __init__(self, works: Iterable[Reference] = ()) -> None:
        self.by_mark: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
        for work in works:
            self.add(work)

    def add(self, work: Reference) -> None:
        for mark in marks(work):
            self.by_mark[mark].append(work)

    def find(self, work: Reference) -> tuple[Reference, str] | None:
        """The known work that this one is too, and what the two have in common."""
        for mark in marks(work):
            for known in islice(self.by_mark.get(mark, ()), COMPARED):
                if mark[0] == "DOI" or _may_be_one(known, work):
                    return known, mark[0]
        return None


def marks(work: Reference) -> Iterator[tuple[str, ...]]:
    """By what a work is known, what they are first: a DOI; title, year and first author."""
    if work.doi:
        yield "DOI", work.doi.lower()
    if title := _letters(work.title):
        author = _letters(name_text(work.author[0])) if work.author else ""
        yield "title, year and first author", title, str(work.year), author


def _may_be_one(one: Reference, other: Reference) -> bool:
    """True where nothing that both say is said otherwise."""
    if _genus(one) != _genus(other) and "document" not in (one.type, other.type):
        return False
    if one.doi and other.doi:  # and these are not the same
        return False
    said = ((_number(getattr(one, name)), _number(getattr(other, name))) for name in TELLING)
    a, b = _letters(one.container_title), _letters(other.container_title)
    return all(not (x and y) or x == y for x, y in said) and (a.startswith(b) or b.startswith(a))


def _genus(work: Reference) -> str:
    """Its kind, as far as databases agree on it: a thesis is no article, but a newspaper is."""
    return work.type.partition("-")[0]


def _number(text: str | None) -> str:
    """What is counted, without what counts it: 2 of 第2版."""
    return "".join(re.findall(r"\d", text or "")) or _letters(text)


def _letters(text: str | None) -> str:
    return "".join(re.findall(r"\w", (text or "").casefold()))
