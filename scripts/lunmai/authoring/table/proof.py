"""Proves, before anything is written, that the data would say what the table says, and all else
just as before."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.authoring.table.differences import Change, Taken
from lunmai.authoring.table.document import Document
from lunmai.load.yaml_positions import Path
from lunmai.problems import CannotRun
from lunmai.workbook.columns import Column

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
            said |= _cell(_by_id(one, document.old_data), one.column, one.text)
    ids = {id(one): name for name, one in taken.names.items()}
    for one in taken.added:
        name = ids.get(id(one))
        file, path = (home, ("claims", name)) if name else taken.homes[id(one.row)]
        if file == document.file:
            for key, text in one.row.texts.items():
                said |= _cell(path, one.sheet.columns[key], text)
            if name:
                said |= {(*path, "id"): name, (*path, "parent"): one.row.texts.get("parent", "")}
    return {at: value for at, value in said.items() if value is not None}


def _cell(path: Path, column: Column, text: str) -> Said:
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
