"""Proves, before anything is written, that the data would say what the table says, and all else
just as before; tells the problems that the data would have at the cells that they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from lunmai.authoring.edits import end_of
from lunmai.authoring.table.differences import Change, Taken
from lunmai.authoring.table.document import Document
from lunmai.authoring.table.taken import TakenRow, TakenSheet
from lunmai.authoring.table.taking import rows_for
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path
from lunmai.problems import CannotRun, Place, Problem
from lunmai.workbook.columns import Column


class Span(NamedTuple):
    """What a cell fills in a file, or the record of a row."""

    file: str
    start: int
    end: int
    cell: Place
    field: str = ""
    """Of what holds the value of a cell, or would hold it, the name under which it does."""

    def is_named_in(self, message: str) -> bool:
        """Whether a problem of what holds the value is about this value."""
        name = re.escape(self.field)
        said = rf"^'{name}' is missing|but no {name};|^{name} (has|and)\b|^\w+ and {name} have\b"
        return bool(self.field and re.search(said, message))


def new_problems(
    before: Iterable[Problem], after: Iterable[Problem], taken: Taken
) -> list[Problem]:
    """Those that a table has made; what stood further up or down before is the same."""
    texts = {file: document.old_text for file, document in taken.documents.items()}
    known = Counter(_identity(one, texts) for one in before)
    texts = {file: document.text for file, document in taken.documents.items()}
    new = []
    for one in sorted(after):
        said = _identity(one, texts)
        if known[said]:
            known[said] -= 1
        else:
            new.append(one)
    return new


def _identity(problem: Problem, texts: Mapping[str, str]) -> tuple[str | int, ...]:
    """What a problem is known by: in a file that changes not the number of its line but what is in
    that."""
    place = problem.place
    where: str | int = place.line
    if place.file in texts:
        lines = texts[place.file].split("\n")
        where = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    return place.file, where, problem.code, problem.message


def at_cells(
    problems: Iterable[Problem], loaded: Loaded, paper: str, taken: Taken
) -> list[Problem]:
    """The problems at the cells that they come from; others stay where they are in the files."""
    spans = list(_spans(loaded, paper, taken))
    return [replace(one, place=_cell(one, spans, taken)) for one in problems]


def _cell(problem: Problem, spans: list[Span], taken: Taken) -> Place:
    """The cell that a problem names, else the smallest that holds its place."""
    place, document = problem.place, taken.documents.get(problem.place.file)
    lines = document.text.split("\n")[: place.line - 1] if document else ()
    at = sum(len(line) + 1 for line in lines) + place.column - 1
    holding = [span for span in spans if span.file == place.file and span.start <= at <= span.end]
    named = [span for span in holding if span.is_named_in(problem.message)]
    exact = [span for span in holding if not span.field]
    best = min(named or exact, key=lambda span: span.end - span.start, default=None)
    return best.cell if best else place


def _spans(loaded: Loaded, paper: str, taken: Taken) -> Iterator[Span]:
    names = {id(one.row): name for name, one in taken.names.items()}
    home = loaded.papers[paper].file
    for sheet in taken.sheets:
        homes = {row.key: (row.file, row.path) for row in rows_for(loaded, paper, sheet)}
        if sheet.key == "claims" and home in taken.documents:
            homes = {name: (home, at) for name, at in taken.documents[home].claims.items()}
        for row in sheet.rows:
            name = names.get(id(row), row.key)
            file, path = taken.homes.get(id(row)) or homes.get(name, ("", ()))
            if file in taken.documents:
                yield from _row_spans(sheet, row, path, taken.documents[file])


def _row_spans(sheet: TakenSheet, row: TakenRow, path: Path, new: Document) -> Iterator[Span]:
    """Of the record as a whole, at the first cell, and of the values of the cells, as far as they
    are there, and of what holds them or would hold them."""
    columns = {key: column.path for key, column in sheet.columns.items() if column.path}
    for key, steps in {"": (), **columns}.items():
        at, cell = (*path, *steps), sheet.place(row, key)
        if (node := new.find(at)) is not None:
            yield Span(new.file, node.start_mark.index, end_of(node, new.text), cell)
        holder = new.find(at[:-1]) if at and isinstance(at[-1], str) else None
        if holder is not None:
            start, end = holder.start_mark.index, end_of(holder, new.text)
            yield Span(new.file, start, end, cell, at[-1])


Said = dict[Path, object]
"""Every value of a file by where it stands, within a claim whatever place that has."""


def prove(taken: Taken, home: str) -> None:
    """Raises CannotRun where the new contents say anything else than they should; `home` is the
    file of the paper."""
    for file, document in taken.documents.items():
        wanted, found = _wanted(taken, document, home), dict(_said(document.data))
        other = [at for at in wanted | found if wanted.get(at) != found.get(at)]
        # the fingerprints of texts that were taken away may go too
        if any(at in found or "accepted" not in at for at in other):
            raise CannotRun(
                f"{file} would not say what the table says; nothing was written: change the file "
                "by hand, and please report this"
            )


def _wanted(taken: Taken, document: Document, home: str) -> Said:
    """What a file said, with what the table says in its place."""
    said = dict(_said(document.old_data))
    for one in taken.changes:
        if one.row.file == document.file:
            said |= _said_in(_by_id(one, document.old_data), one.column, one.text)
    ids = {id(one): name for name, one in taken.names.items()}
    for one in taken.added:
        name = ids.get(id(one))
        file, path = (home, ("claims", name)) if name else taken.homes[id(one.row)]
        if file == document.file:
            for key, text in one.row.texts.items():
                said |= _said_in(path, one.sheet.columns[key], text)
            if name:
                said |= {(*path, "id"): name, (*path, "parent"): one.row.texts.get("parent", "")}
    return {at: value for at, value in said.items() if value is not None}


def _said_in(path: Path, column: Column, text: str) -> Said:
    if column.key == "parent":
        return {(*path, "parent"): text}
    return {(*path, *column.path): column.value(text)} if column.path else {}


def _by_id(change: Change, data: object) -> Path:
    """Where the record of a row stands, its claim by its id."""
    at: Path = ()
    for step in change.row.path:
        data = data[step]  # type: ignore[index]
        at = ("claims", data["id"]) if at[-1:] == ("claims",) else (*at, step)
    return at


def _said(value: object, at: Path = ()) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _said(part, (*at, name))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for index, item in enumerate(value):
            here: Path = (*at, index)
            if at[-1] == "claims":
                here = ("claims", item["id"])
                yield (*here, "parent"), at[-2] if at[:-1] else ""
            yield from _said(item, here)
    elif value:
        yield at, value
