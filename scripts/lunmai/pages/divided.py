"""The pages of something that is divided: the first page, and one for each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from lunmai.pages.old_addresses import Page
from lunmai.views.divisions import Part

Row = TypeVar("Row")


def divided_pages(
    first: str,
    template: str,
    parts: Iterable[Part[Row]],
    context: dict[str, Any],
    shown: Callable[[tuple[Row, ...]], dict[str, Any]],
    mark: str = "",
) -> Iterator[Page]:
    """The page of each part, all from one template: `shown` tells what it needs for the rows. The
    path of the first is given, the others lie below it; where records lie there too, what no id
    begins with stands before their names."""
    folder = first.removesuffix("/index")
    parts = list(parts)
    filled = [part.name for part in parts if part.name and part.rows]
    for part in parts:
        path = f"{folder}/{mark}{part.name}" if part.name else first

        def context_of(part: Part[Row] = part) -> dict[str, Any]:
            return {
                **context,
                **shown(part.rows),
                "part": part,
                "neighbours": neighbours(filled, part.name),
                "up": "../" * (1 + mark.count("/")) if part.name else "",
                "mark": mark,
            }

        yield f"{path}.md", template, context_of


def neighbours(names: Sequence[str], name: str) -> tuple[str, str]:
    """What comes before and after a name in a row of them; empty at its ends."""
    row = ["", *names, ""]
    if name not in names:
        return "", ""
    at = row.index(name, 1)
    return row[at - 1], row[at + 1]
