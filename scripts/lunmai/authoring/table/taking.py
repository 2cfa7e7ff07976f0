"""Takes a table back: what its author changed, as new contents of the data files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lunmai.authoring.table import comma, reading
from lunmai.authoring.table.columns import TRANSLATION
from lunmai.authoring.table.differences import Added, Change, Taken, compare
from lunmai.authoring.table.document import Document, insert_items
from lunmai.authoring.table.in_lines import item_lines, record_edits
from lunmai.authoring.table.placing import fields_of, name_claims, place_claims, wanted_of
from lunmai.authoring.table.rows import Row, rows_of, translation_rows
from lunmai.authoring.table.taken import TakenSheet, taken_sheets
from lunmai.disk import Changes, read_named
from lunmai.languages import others
from lunmai.load import Loaded
from lunmai.problems import CannotRun

LARGEST_FILE = 16_000_000
"""Bytes of a table as it lies on the disk."""


def grids_of(file: Path) -> list:
    """The sheets of a table. Raises CannotRun for what is none."""
    kinds = {".xlsx": reading.read_workbook, ".csv": comma.read_csv}
    if file.suffix.lower() not in kinds:
        raise CannotRun(f"{file} is neither .xlsx nor .csv; save the table as one of these")
    too_large = f"has more than {LARGEST_FILE // 1_000_000} MB, which no table of ours has"
    content = read_named(file, LARGEST_FILE, f"{too_large}; nothing was taken")
    return kinds[file.suffix.lower()](file, content)


def take(loaded: Loaded, root: Path, paper: str, file: Path) -> Taken:
    """What a table changes in the data. Nothing is written; where there are problems, the
    documents are not complete. Raises CannotRun."""
    sheets = taken_sheets(grids_of(file), paper, str(file))
    taken = Taken(sheets, problems=[problem for one in sheets for problem in one.grid.problems])
    for sheet in sheets:
        compare(sheet, list(rows_for(loaded, paper, sheet)), taken)
    name_claims(loaded.corpus, loaded.corpus.papers[paper], taken)
    for one in taken.added:
        if one.sheet.key in NO_NEW:
            taken.refuse(one.place, NO_NEW[one.sheet.key])
    if not taken.problems and (taken.changes or taken.added):
        _make(loaded, root, paper, taken)
    return taken


def rows_for(loaded: Loaded, paper: str, sheet: TakenSheet) -> Iterator[Row]:
    """The rows that the data have for a sheet that came back."""
    if sheet.key != TRANSLATION:
        return rows_of(loaded, paper, sheet.key)
    target = next((one.language for one in sheet.columns.values() if one.path), "")
    if not target:
        raise CannotRun(f"{sheet.grid.name} has no column for the translation; nothing was taken")
    return translation_rows(loaded, paper, others(target)[0], target)


NO_NEW = {
    "concepts": "a new concept has a file of its own: make docs/data/concepts/ID.yaml",
    TRANSLATION: "a translation has no rows of its own; write in a row that is there",
}


def _make(loaded: Loaded, root: Path, paper: str, taken: Taken) -> None:
    """The contents of all files that change."""
    home, documents = loaded.papers[paper].file, taken.documents
    files = {change.row.file for change in taken.changes}
    for file in files | {home for one in taken.added if one.sheet.key != "parallels"}:
        documents[file] = Document(file, root)
        try:
            edit_cells(documents[file], [one for one in taken.changes if one.row.file == file])
        except CannotRun as fault:
            raise CannotRun(f"{file}: {fault}; nothing was written") from None
    for sheet in (one for one in taken.sheets if one.key == "claims" and home in documents):
        place_claims(documents[home], loaded.corpus.papers[paper], sheet, taken)
    for one in (one for one in taken.added if one.sheet.key in ("relations", "parallels")):
        name = one.sheet.key
        file = home if name == "relations" else _pair_file(loaded, one, taken)
        if file:
            if file not in documents:
                documents[file] = Document(file, root)
            there = documents[file].data.get(name) or ()
            taken.homes[id(one.row)] = file, (name, len(there))
            insert_items(documents[file], (), name, None, item_lines(name, fields_of(one)))


def edit_cells(document: Document, changes: list[Change]) -> None:
    """Writes the cells of records that are there into the file, all at once."""
    edits = []
    for path in dict.fromkeys(change.row.path for change in changes):
        cells = [(one.column, one.text) for one in changes if one.row.path == path]
        if wanted := wanted_of(cells):
            edits += record_edits(path, document.node(path), wanted, document.text)
    document.apply(edits)


def _pair_file(loaded: Loaded, added: Added, taken: Taken) -> str | None:
    """The file of the parallels of two papers."""
    ends = (added.row.texts.get(key, "").partition("#")[0] for key in ("from", "to"))
    pair = "--".join(sorted(ends))
    for name in (f"parallels/{pair}", "parallels"):
        if name in loaded.parallels:
            return loaded.parallels[name].file
    said = f"these two papers have no file of parallels yet; make {loaded.folder}/parallels/"
    taken.refuse(added.place, f"{said}{pair}.yaml with who words them (`wording:`) and this one")
    return None


def write(taken: Taken, root: Path) -> None:
    """Writes all new contents at once. Raises CannotRun where a file has changed meanwhile."""
    changes = Changes(root)
    for file, document in taken.documents.items():
        if (root / file).read_bytes() != document.before:
            raise CannotRun(f"{file} has changed just now; nothing was written: run this again")
        changes.write(root / file, document.content)
    changes.make()
