"""The one rule by which whatever grows with the corpus is divided into pages: by what its keys
begin with, and only as far as it is long.

A row stands on the page of the shortest beginning of its key that few enough rows have in common.
So it moves only when rows are added whose keys begin alike, never when some are added elsewhere;
and then its old page is still there and leads to those into which it was divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

MOST_ENTRIES = 150
"""Entries of several lines on a page: works with the claims that cite them, papers, pairs."""
MOST_LINES = 600
"""Entries of one line on a page: an author or a year with a work, a permanent address."""
Row = TypeVar("Row")


@dataclass(frozen=True)
class Part(Generic[Row]):
    """A page of something divided."""

    name: str
    """What the keys on it begin with, `zhang-l`; empty for the first page."""
    rows: tuple[Row, ...]
    below: dict[str, int]
    """The parts into which it was divided, with the number of their rows; none where it is not."""


def divide(
    rows: Iterable[tuple[str, Row]],
    most: int,
    *,
    shortest: int = 1,
    but: Collection[str] = (),
) -> list[Part[Row]]:
    """The pages of rows with their keys, which keep their order: the first page, then the parts.

    No part has a name that is shorter than `shortest` or among `but`, which are the names of other
    pages. Rows that share a whole key stand together, however many they are.
    """
    rows = [*rows]
    if len(rows) <= most:
        return [Part("", tuple(row for _, row in rows), {})]
    given = [(key, row, [*_beginnings(key, shortest, but)]) for key, row in rows]
    alike = Counter(name for _, _, names in given for name in names)
    pages: dict[str, list[Row]] = {"": []}
    for _, row, names in given:
        for shorter, name in pairwise(names):
            if most < alike[name] < alike[shorter]:  # it was a page before it was divided itself
                pages.setdefault(name, [])
        place = next((name for name in names if alike[name] <= most), names[-1])
        pages.setdefault(place, []).append(row)
    filled = {name: len(found) for name, found in sorted(pages.items()) if found}
    return [
        Part(name, tuple(found), {
            other: number for other, number in filled.items()
            if other != name and other.startswith(name)
        })
        for name, found in sorted(pages.items())
    ]  # fmt: skip


def _beginnings(key: str, shortest: int, but: Collection[str]) -> Iterator[str]:
    """The names of the pages on which a key may stand; none ends in a hyphen."""
    yield ""
    for end in range(shortest, len(key) + 1):
        name = key[:end]
        if name[-1] != "-" and name not in but:
            yield name
