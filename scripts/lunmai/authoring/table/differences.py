"""What the author of a table changed, what the data file changed meanwhile, and what is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lunmai.authoring.table.columns import BASE, TRANSLATION, digest
from lunmai.authoring.table.document import Document
from lunmai.authoring.table.rows import Row
from lunmai.authoring.table.taken import TakenRow, TakenSheet
from lunmai.load.yaml_positions import Path
from lunmai.problems import Place, Problem, count
from lunmai.workbook.columns import Column

SHOWN = 40
"""So much of each of two texts a conflict shows."""


@dataclass(frozen=True)
class Change:
    """A cell that says another thing than the data."""

    sheet: str
    row: Row
    column: Column
    text: str
    place: Place


@dataclass(frozen=True)
class Added:
    """A row that no record was written to."""

    sheet: TakenSheet
    row: TakenRow

    @property
    def place(self) -> Place:
        return self.sheet.place(self.row)


@dataclass
class Taken:
    """All that a table would change, or why it cannot."""

    sheets: list[TakenSheet]
    changes: list[Change] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    absent: dict[str, list[str]] = field(default_factory=dict)
    """Of each sheet the records that have no row."""
    documents: dict[str, Document] = field(default_factory=dict)
    """The files that change, as they would be."""
    names: dict[str, Added] = field(default_factory=dict)
    """The new claims by their ids, in the order of their rows."""
    homes: dict[int, tuple[str, Path]] = field(default_factory=dict)
    """Where new relations and parallels stand, by the identity of their rows."""
    moved: tuple[str, ...] = ()
    """The claims that got another parent."""

    def refuse(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, "unusable-cell", message))


def compare(sheet: TakenSheet, rows: list[Row], found: Taken) -> None:
    """Notes what a sheet changes in the rows that the data give now."""
    known = {row.key: row for row in rows}
    name = next(key for key in sheet.columns)
    if BASE not in sheet.columns and any(row.texts.get(name) in known for row in sheet.rows):
        said = "the last column of this sheet is gone, which says what each cell was; bring it back"
        found.refuse(
            sheet.grid.place(1, 1), f"{said}, or make your changes in a table written anew"
        )
        return
    seen: dict[str, TakenRow] = {}
    for taken in sorted(sheet.rows, key=lambda row: row.texts.get(name) != row.key):
        key = taken.key
        if not key or (key in seen and taken.texts.get(name) != key):
            found.added.append(Added(sheet, taken))  # typed, or copied from another row
        elif key in seen:
            where = seen[key].number
            said = f"'{key}' is in row {where} too; keep one of the two, or clear this ID"
            found.refuse(sheet.place(taken), f"{said} for a new row")
        else:
            seen[key] = taken
            _compare_row(sheet, taken, known.get(key), name, found)
    found.added.sort(key=lambda added: (added.sheet.key, added.row.number))
    found.absent[sheet.key] = [key for key in known if key not in seen]


def _compare_row(
    sheet: TakenSheet, taken: TakenRow, row: Row | None, name: str, found: Taken
) -> None:
    changed = [key for key in taken.texts if taken.has_changed(key)]
    if name in changed and taken.texts[name]:
        said = f"this row is '{taken.key}'; write that back, since IDs stay: `dev.py retire`"
        found.refuse(
            sheet.place(taken, name), f"{said} renames one, and a new row begins with none"
        )
        return
    changed = [key for key in changed if key != name]
    if row is None and changed:
        said = f"'{taken.key}' is not in the data any more, so this change has no place"
        found.refuse(sheet.place(taken, changed[0]), f"{said}; make it there, or undo it")
    if row is None:
        return
    found.problems += _conflicts(sheet, taken, row, changed)
    for key in changed:
        column, text, place = sheet.columns[key], taken.texts[key], sheet.place(taken, key)
        if text != row.texts[key] and column.locked:
            said = "this column only shows what is in the data; bring it back as it was"
            found.refuse(place, said)
        elif text != row.texts[key]:
            found.changes.append(Change(sheet.key, row, column, text, place))


def _conflicts(
    sheet: TakenSheet, taken: TakenRow, row: Row, changed: list[str]
) -> Iterator[Problem]:
    """Cells that both have changed, to different ends. Of a translation the source counts too."""
    for key in changed:
        now = row.texts[key]
        if taken.texts[key] != now and digest(now) != taken.before[key]:
            message = (
                f"the table says '{_short(taken.texts[key])}', the data meanwhile "
                f"'{_short(now)}'; write in both what is to stand, and take the table again"
            )
            yield Problem(sheet.place(taken, key), "changed-twice", message)
    sources = [key for key, column in sheet.columns.items() if column.locked and column.language]
    for key in sources if sheet.key == TRANSLATION and changed else ():
        if digest(row.texts[key]) != taken.before[key]:
            message = f"the source is now '{_short(row.texts[key])}'; translate that"
            place = sheet.place(taken, key)
            yield Problem(place, "changed-twice", f"{message} in a table written anew")


def _short(text: str) -> str:
    flat = " ".join(text.split()) or "nothing"
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


LISTED = 8
"""So many names are listed."""


def left_lines(taken: Taken) -> Iterator[str]:
    """What was left alone: records whose rows are gone, and columns that are not ours."""
    for sheet in taken.sheets:
        if gone := taken.absent.get(sheet.key):
            more = " …" if len(gone) > LISTED else ""
            yield (
                f"{sheet.grid.name}: {count(len(gone), 'record')} of the data without a row "
                f"({', '.join(gone[:LISTED])}{more}); they stay as they are. A claim "
                "is retired with `dev.py retire`, a relation removed in the file"
            )
        if sheet.strange:
            names = ", ".join(f"'{name}'" for name in sheet.strange[:LISTED])
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
