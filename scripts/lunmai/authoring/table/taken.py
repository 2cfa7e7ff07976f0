"""The rows of a table that came back, each with what it was when it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lunmai.authoring.table.columns import (
    BASE,
    COLUMNS,
    FORMAT,
    LAST,
    TRANSLATION,
    digest,
    translation_columns,
)
from lunmai.authoring.table.reading import Grid
from lunmai.languages import WRITTEN, others
from lunmai.problems import CannotRun, Place
from lunmai.workbook.columns import Column

LEAST_KNOWN = 2
"""So many headers of ours make a sheet one of ours."""


@dataclass(frozen=True)
class TakenRow:
    """A row as it came back."""

    number: int
    texts: dict[str, str]
    """Its cells as the program would have written them, by the key of their column."""
    key: str = ""
    """Of the record that it was written from; nothing where it is new."""
    before: dict[str, str] = field(default_factory=dict)
    """The digest of each cell when it was written."""

    def has_changed(self, column: str) -> bool:
        """Whether somebody has written into a cell."""
        return digest(self.texts[column]) != self.before.get(column)


@dataclass(frozen=True)
class TakenSheet:
    """A sheet of ours as it came back."""

    key: str
    columns: dict[str, Column]
    grid: Grid
    at: dict[str, int]
    """In which column each stands now."""
    rows: list[TakenRow]
    strange: tuple[str, ...] = ()
    """Headers that are not ours."""

    def place(self, row: TakenRow, column: str = "") -> Place:
        """A cell, or the first one of a row."""
        return self.grid.place(row.number, self.at.get(column, min(self.at.values())))


def taken_sheets(grids: list[Grid], paper: str, file: str) -> list[TakenSheet]:
    """The sheets that are ours, by their headers. Raises CannotRun where there are none, or where
    they are of another paper."""
    sheets = [sheet for grid in grids if (sheet := _sheet(grid, paper, file))]
    if not sheets:
        raise CannotRun(
            f"{file} has no table that `dev.py table` wrote: the headers of its columns are gone; "
            "nothing was taken"
        )
    keys = [sheet.key for sheet in sheets]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        names = " and ".join(sheet.grid.name for sheet in sheets if sheet.key == twice)
        raise CannotRun(f"{file}: {names} are the same table; keep one of the two")
    return sheets


LAYOUTS: list[tuple[str, tuple[Column, ...]]] = [
    *COLUMNS.items(),
    *((TRANSLATION, translation_columns(others(name)[0], name)) for name in WRITTEN),
]


def _sheet(grid: Grid, paper: str, file: str) -> TakenSheet | None:
    """The sheet as the layout with most of whose headers it begins."""
    headers = {_plain(text): column for column, text in grid.rows.get(1, {}).items()}
    layouts = [(key, (*columns, LAST)) for key, columns in LAYOUTS]
    found = [(key, columns, _where(headers, columns)) for key, columns in layouts]
    key, columns, at = max(found, key=lambda layout: len(layout[2]) / len(layout[1]))
    if len(at) < LEAST_KNOWN or len(at) < len(headers) / 3:
        return None
    known = {column.key: column for column in columns if column.key in at}
    strange = tuple(text for text, column in headers.items() if column not in at.values())
    sheet = TakenSheet(key, known, grid, at, [], strange)
    for number in grid.rows:
        if number > 1 and (row := _row(sheet, number, columns[:-1], paper, file)):
            sheet.rows.append(row)
    return sheet


def _where(headers: dict[str, int], columns: tuple[Column, ...]) -> dict[str, int]:
    """The columns that are there. A header may have lost its line break, or one language."""
    found = {}
    for column in columns:
        for name in (" ".join(column.names()), column.key, *column.names()):
            at = headers.get(_plain(name))
            if at is not None and at not in found.values():
                found[column.key] = at
                break
    return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _row(
    sheet: TakenSheet, number: int, columns: tuple[Column, ...], paper: str, file: str
) -> TakenRow | None:
    """A row, None where only columns of other people have anything in it."""
    cells = sheet.grid.rows[number]
    texts = {
        key: column.canonical(cells.get(sheet.at[key], ""))
        for key, column in sheet.columns.items()
        if key != BASE
    }
    if not any(texts.values()):
        return None
    written = cells.get(sheet.at.get(BASE, 0), "")
    name, *digests = written.split() or [""]
    if not re.fullmatch(r"lunmai-\d+(/[^/]+){3}", name) or len(digests) != len(columns):
        if not written:
            return TakenRow(number, texts)
        said = "this cell is not as the program wrote it; clear it for a new row, or bring it back"
        sheet.grid.refuse(number, sheet.at[BASE], said)
        return None
    of_format, of_paper, of_sheet, key = name.split("/")
    if of_paper != paper:
        raise CannotRun(
            f"{file} is a table of '{of_paper}', not of '{paper}'; "
            f"nothing was taken: run `dev.py table {of_paper} --take …`"
        )
    if of_format != FORMAT or of_sheet != sheet.key:
        said = "this row was written for another sheet or by another version of the program"
        sheet.grid.refuse(number, 1, f"{said}; move its texts into a table written anew")
        return None
    before = dict(zip((column.key for column in columns), digests, strict=True))
    return TakenRow(number, texts, key.replace("_", " "), before)
