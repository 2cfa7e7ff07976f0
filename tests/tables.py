"""Tables of papers, changed as authors change them."""

from pathlib import Path

from openpyxl import load_workbook
from projects import snapshot

from lunmai.authoring.table.columns import COLUMNS
from lunmai.authoring.table.writing import write_table
from lunmai.build.inputs import check_data
from lunmai.commands.table import take_table
from lunmai.workbook.columns import sheet_name

_checked: dict[int, tuple] = {}
_written: dict[tuple, bytes] = {}


def checked(root: Path) -> tuple:
    """The checked data of a project; of data that other tests had too, as they were told then."""
    key = _key(root)
    if key not in _checked:
        _checked[key] = check_data(root)
    return _checked[key]


def _key(root: Path) -> int:
    return hash(tuple(snapshot(root / "docs").items()))


def written(root: Path, paper: str, file: Path, translate: str | None) -> None:
    """Writes a table, or what an earlier test has written of the same data."""
    key = _key(root), paper, translate, file.suffix
    if key not in _written:
        write_table(checked(root)[0], paper, file, translate)
        _written[key] = file.read_bytes()
    file.write_bytes(_written[key])


class Table:
    """The workbook of a paper in a project."""

    def __init__(self, root: Path, paper: str, translate: str | None = None) -> None:
        self.root, self.paper = root, paper
        self.file = root / f"{paper}.xlsx"
        self.file.unlink(missing_ok=True)
        written(root, paper, self.file, translate)
        self.book = load_workbook(self.file)

    def page(self, sheet="claims"):
        return self.book[sheet_name(sheet)]

    def row(self, key, sheet="claims"):
        """The number of the row that begins with a key."""
        page = self.page(sheet)
        return next(row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == key)

    def column(self, name, sheet="claims"):
        return [column.key for column in COLUMNS[sheet]].index(name) + 1

    def cell(self, key, column, sheet="claims"):
        return self.page(sheet).cell(self.row(key, sheet), self.column(column, sheet))

    def set(self, key, column, text, sheet="claims"):
        self.cell(key, column, sheet).value = text

    def insert(self, after, sheet="claims", /, **cells):
        """A row of its own below another one."""
        page = self.page(sheet)
        number = self.row(after, sheet) + 1 if after else page.max_row + 1
        page.insert_rows(number)
        for name, text in cells.items():
            page.cell(number, self.column(name.rstrip("_").replace("_", "-"), sheet)).value = text
        return number

    def take(self):
        """What comes back: the report as it is printed, and whether anything was written."""
        self.book.save(self.file)
        return take_file(self.root, self.paper, self.file)


def take_file(root, paper, file):
    loaded, problems = checked(root)
    taken, told, made = take_table(root, paper, file, loaded, problems)
    return taken, [str(problem) for problem in told], made
