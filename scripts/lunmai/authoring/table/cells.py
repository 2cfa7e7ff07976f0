"""Problems of the data told at the cells that they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import yaml

from lunmai.authoring.table.document import as_text, claims_in
from lunmai.authoring.table.edits import end_of, start_of
from lunmai.authoring.table.taken import TakenRow, TakenSheet
from lunmai.authoring.table.taking import Taken, rows_for
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, parse_yaml
from lunmai.problems import Place, Problem


@dataclass(frozen=True)
class Span:
    """What a cell fills in a file, or the record of a row."""

    file: str
    start: tuple[int, int]
    end: tuple[int, int]
    cell: Place
    field: str = ""
    """Of what holds the value of a cell, or would hold it, the name under which it does."""

    def holds(self, place: Place) -> bool:
        return place.file == self.file and self.start <= (place.line, place.column) <= self.end

    def is_named_in(self, message: str) -> bool:
        """Whether a problem of what holds the value is about this value."""
        name = re.escape(self.field)
        said = rf"^'{name}' is missing|but no {name};|^{name} (has|and)\b|^\w+ and {name} have\b"
        return bool(self.field and re.search(said, message))

    @property
    def size(self) -> tuple[int, int]:
        lines = self.end[0] - self.start[0]
        return lines, self.end[1] - self.start[1] if not lines else 0


def new_problems(
    before: Iterable[Problem], after: Iterable[Problem], taken: Taken
) -> list[Problem]:
    """Those that a table has made; what stood further up or down before is the same."""
    known = Counter(_identity(one, taken.read) for one in before)
    new = []
    for one in sorted(after):
        said = _identity(one, taken.contents)
        if known[said]:
            known[said] -= 1
        else:
            new.append(one)
    return new


def _identity(problem: Problem, contents: Mapping[str, bytes]) -> tuple[str | int, ...]:
    """What a problem is known by: in a file that changes not the number of its line but what is in
    that."""
    place = problem.place
    where: str | int = place.line
    if place.file in contents:
        lines = as_text(contents[place.file]).split("\n")
        where = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    return place.file, where, problem.code, problem.message


def at_cells(
    problems: Iterable[Problem], loaded: Loaded, paper: str, taken: Taken
) -> list[Problem]:
    """The problems at the cells that they come from; others stay where they are in the files."""
    spans = list(_spans(loaded, paper, taken))
    return [replace(one, place=_cell(one, spans)) for one in problems]


def _cell(problem: Problem, spans: list[Span]) -> Place:
    """The cell that a problem names, else the smallest that holds its place."""
    holding = [span for span in spans if span.holds(problem.place)]
    named = [span for span in holding if span.is_named_in(problem.message)]
    exact = [span for span in holding if not span.field]
    best = min(named or exact, key=lambda span: span.size, default=None)
    return best.cell if best else problem.place


def _spans(loaded: Loaded, paper: str, taken: Taken) -> Iterator[Span]:
    files = {file: NewFile(file, content) for file, content in taken.contents.items()}
    for sheet in taken.sheets:
        for row, file, path in _records(sheet, loaded, paper, taken, files):
            if file in files:
                yield from _row_spans(sheet, row, path, files[file])


class NewFile:
    """A file as it would be, with the places of its values."""

    def __init__(self, file: str, content: bytes) -> None:
        self.text = as_text(content)
        self.file = file
        self.data, self.positions, _ = parse_yaml(self.text, file)
        self.claims = {claim.get("id"): path for path, claim in claims_in(self.data)}

    def spans(self, path: Path, cell: Place) -> Iterator[Span]:
        """That of a value, if it is there, and that of what holds it or would hold it."""
        key, node = self.positions.node(path)
        there = not path or isinstance(path[-1], int) or getattr(key, "value", None) == path[-1]
        if node is not None and there:
            yield Span(self.file, *self._ends(node), cell)
        holder = self.positions.node(path[:-1])[1]
        if holder is not None and path and isinstance(path[-1], str):
            yield Span(self.file, *self._ends(holder), cell, path[-1])

    def _ends(self, node: yaml.Node) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where a value begins and ends, counted from 1."""
        ends = start_of(node), end_of(node, self.text)
        return tuple((line + 1, column + 1) for line, column in ends)  # type: ignore[return-value]


def _records(
    sheet: TakenSheet, loaded: Loaded, paper: str, taken: Taken, files: dict[str, NewFile]
) -> Iterator[tuple[TakenRow, str, Path]]:
    """Where the record of each row stands in the new contents."""
    known = {row.key: row for row in rows_for(loaded, paper, sheet)}
    names = {id(one.row): name for name, one in taken.names.items()}
    added: Counter[str] = Counter()
    for row in sheet.rows:
        before = known.get(row.key)
        new = any(one.row is row for one in taken.differences.added)
        if sheet.key == "claims":
            name, file = names.get(id(row), row.key), loaded.papers[paper].file
            if file in files and name in files[file].claims:
                yield row, file, files[file].claims[name]
        elif new and sheet.key in ("relations", "parallels"):
            file = taken.homes.get(id(row), "")
            count = len(_items(loaded, file, sheet.key))
            yield row, file, (sheet.key, count + added[file])
            added[file] += 1
        elif before:
            yield row, before.file, before.path


def _items(loaded: Loaded, file: str, name: str) -> tuple:
    """The relations or parallels that a file has already."""
    records = {loaded.papers[key].file: one.relations for key, one in loaded.corpus.papers.items()}
    pairs = {
        loaded.parallels[key].file: one.parallels for key, one in loaded.corpus.parallels.items()
    }
    return (records if name == "relations" else pairs).get(file, ())


def _row_spans(sheet: TakenSheet, row: TakenRow, path: Path, new: NewFile) -> Iterator[Span]:
    """The spans of a row's cells, and of its record as a whole at its first cell."""
    yield from new.spans(path, sheet.place(row))
    for key, column in sheet.columns.items():
        if column.path:
            yield from new.spans((*path, *column.path), sheet.place(row, key))
