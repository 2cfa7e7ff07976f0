"""Proves, before anything is written, that the data would say what the table says, and all else
just as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lunmai.authoring.table.columns import COLUMNS, SHEETS, TRANSLATION, Column
from lunmai.authoring.table.differences import Change
from lunmai.authoring.table.document import as_text, claims_in
from lunmai.authoring.table.rows import rows_of
from lunmai.authoring.table.taking import Taken
from lunmai.load import Loaded
from lunmai.load.yaml_positions import parse_yaml
from lunmai.problems import CannotRun

Cells = tuple[tuple[str, str], ...]


def prove(before: Loaded, after: Loaded, paper: str, taken: Taken) -> None:
    """Raises CannotRun where the new contents say anything else than they should."""
    for sheet in SHEETS:
        if paper not in after.corpus.papers or _cells(after, paper, sheet) != _expected(
            before, paper, sheet, taken
        ):
            raise CannotRun(_fault(f"the sheet of {sheet}"))
    for file, content in taken.contents.items():
        changes = [one for one in taken.differences.changes if one.row.file == file]
        if not _same(_rest(taken.read[file], changes), _rest(content, changes)):
            raise CannotRun(_fault(file))


def _fault(where: str) -> str:
    return (
        f"{where} would not say what the table says; nothing was written: change the file by hand, "
        "and please report this"
    )


def _cells(loaded: Loaded, paper: str, sheet: str) -> Counter[Cells]:
    """What the rows of a sheet say, but for what a relation is called, which follows from it."""
    return Counter(_said(sheet, row.texts) for row in rows_of(loaded, paper, sheet))


def _said(sheet: str, texts: Mapping[str, str]) -> Cells:
    named = sheet in ("claims", "concepts")
    return tuple((key, text) for key, text in texts.items() if named or key != f"{sheet[:-1]}")


def _expected(before: Loaded, paper: str, sheet: str, taken: Taken) -> Counter[Cells]:
    changed: dict[str, dict[str, str]] = {}
    for one in taken.differences.changes:
        if one.sheet == sheet:
            changed.setdefault(one.row.key, {})[one.column.key] = one.text
        elif sheet == "claims" and (cell := _translated(one)):
            changed.setdefault(cell[0], {})[cell[1]] = one.text
        elif sheet == "relations" and one.row.path[:1] == ("relations",):
            changed.setdefault(one.row.key, {})[f"remark-{one.column.language}"] = one.text
    rows = [
        _said(sheet, {**row.texts, **changed.get(row.key, {})})
        for row in rows_of(before, paper, sheet)
    ]
    ids = {id(one): name for name, one in taken.names.items()}
    for one in taken.differences.added:
        if one.sheet.key == sheet:
            texts = {column.key: one.row.texts.get(column.key, "") for column in COLUMNS[sheet]}
            if id(one) in ids:
                texts["id"] = ids[id(one)]
            rows.append(_said(sheet, texts))
    return Counter(rows)


def _translated(change: Change) -> tuple[str, str] | None:
    """The claim and the column of the whole table that a translation is in."""
    if change.sheet in SHEETS or change.row.path[0] != "claims":
        return None
    claim, field = change.row.key.split(" ")
    return claim, f"{field}-{change.column.language}"


def _rest(content: bytes, changes: Iterable[Change]) -> dict[str, object]:
    """What a file says beside what tables have, and beside what was translated."""
    data = parse_yaml(as_text(content), "")[0]
    assert isinstance(data, dict)
    for one in changes:
        if one.sheet == TRANSLATION and one.row.path[0] not in COLUMNS:
            holder = data
            for step in one.row.path:
                holder = holder[step]
            holder.pop(one.column.language, None)
    rest: dict[str, object] = {
        f"claim {claim.get('id')}": _without({**claim, "claims": None}, COLUMNS["claims"])
        for _, claim in claims_in(data)
    }
    for sheet in ("relations", "parallels"):
        for number, item in enumerate(data.get(sheet) or ()):
            rest[f"{sheet} {number}"] = _without(item, COLUMNS[sheet])
    fields = {name: said for name, said in data.items() if name not in COLUMNS}
    return {**rest, "": _without(fields, COLUMNS["concepts"] if "definition" in data else ())}


def _without(record: Mapping[str, object], columns: tuple[Column, ...]) -> dict[str, object]:
    gone = [column.path for column in columns if column.path]
    kept = {}
    for name, said in record.items():
        parts = [path[1] for path in gone if len(path) == 2 and path[0] == name]
        if isinstance(said, Mapping) and parts:
            said = {part: value for part, value in said.items() if part not in parts}
        if (name,) not in gone and said and name != "claims":
            kept[name] = said
    return kept


def _same(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    """Whether all that was there is; the fingerprints of a text that was taken away may go too."""
    return all(
        after.get(name) == said or set(_differing(said, after.get(name))) <= {"accepted"}
        for name, said in before.items()
    )


def _differing(before: object, after: object) -> Iterator[str]:
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        yield "all"
        return
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            gone = isinstance(before.get(name), Mapping) and name not in after
            yield from before[name] if gone else ["all"]
