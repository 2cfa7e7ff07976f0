"""What is told of a table that was taken back."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.authoring.table.differences import Taken
from lunmai.problems import count

SHOWN = 8
"""So many names are listed."""


def left_lines(taken: Taken) -> Iterator[str]:
    """What was left alone: records whose rows are gone, and columns that are not ours."""
    for sheet in taken.sheets:
        if gone := taken.absent.get(sheet.key):
            more = " …" if len(gone) > SHOWN else ""
            yield (
                f"{sheet.grid.name}: {count(len(gone), 'record')} of the data without a row "
                f"({', '.join(gone[:SHOWN])}{more}); they stay as they are. A claim "
                "is retired with `dev.py retire`, a relation removed in the file"
            )
        if sheet.strange:
            names = ", ".join(f"'{name}'" for name in sheet.strange[:SHOWN])
            yield f"{sheet.grid.name}: columns that are not ours were left alone: {names}"


def done_lines(taken: Taken) -> Iterator[str]:
    """What was written."""
    if not taken.documents:
        yield "No changes: the data say what the table says."
        return
    cells = count(len(taken.changes), "cell")
    rows = {(one.sheet, one.row.key) for one in taken.changes}
    files = ", ".join(sorted(taken.documents))
    yield f"{cells} in {count(len(rows), 'row')} and {count(len(taken.added), 'new row')}: {files}"
    for name, one in taken.names.items():
        yield f"{one.place}: new claim '{name}'"
    if taken.moved:
        yield f"{count(len(taken.moved), 'claim')} moved: {', '.join(taken.moved)}"
    worded = {one.row.key for one in taken.changes if one.column.language}
    if worded or taken.names:
        yield "Compare the languages where texts changed; then `dev.py accept` records it."
