"""Reads a workbook that comes from anywhere, within limits, and takes nothing in it for more than
text: no formula is computed, no link is followed, no entity resolved."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lunmai.problems import INVISIBLE, CannotRun, Place, Problem, printable

MOST_ROWS = 5_000
"""Rows of a sheet that have anything in them; no paper has so many claims."""
MOST_COLUMNS = 200
MOST_PARTS = 500
LARGEST = 48_000_000
"""Bytes of all parts after unpacking."""
DECLARATIONS = re.compile(rb"<!(DOCTYPE|ENTITY)|\0")
"""What no workbook has in its XML: entities can be made to grow without end."""
CODE = re.compile(r"_x(005[Ff]|00[01][0-9A-Fa-f])_")
"""A character as workbooks write it where XML cannot, or that begins what looks like one."""


@dataclass
class Grid:
    """The cells of one sheet that have anything in them, in the order of its rows."""

    name: str
    """As spreadsheets write it before a cell: 'Claims 1', or the name of a file."""
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """Of each row the texts by column, both counted from 1."""
    problems: list[Problem] = field(default_factory=list)

    def place(self, row: int, column: int) -> Place:
        return Place(self.name, row, column, f"{get_column_letter(column)}{row}")

    def put(self, row: int, column: int, text: str) -> None:
        """Notes what is in a cell, without what nobody sees there."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if hidden := INVISIBLE.search(text):
            message = f"the invisible character U+{ord(hidden[0]):04X} is in this cell; remove it"
            self.problems.append(Problem(self.place(row, column), "control-character", message))
        elif text:
            self.rows.setdefault(row, {})[column] = text

    def refuse(self, row: int, column: int, message: str) -> None:
        """Notes that a cell cannot be taken."""
        self.problems.append(Problem(self.place(row, column), "unusable-cell", message))


def read_workbook(file: Path, content: bytes) -> list[Grid]:
    """Its sheets. Raises CannotRun for a file that is no workbook or too large."""
    _inspect(file, content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not know and we do not need
        try:
            book = load_workbook(BytesIO(content), keep_links=False)
        except Exception as error:  # a damaged part may make it stumble anywhere
            raise _damaged(file, error) from None
    return [_grid(file, page) for page in book.worksheets]


def _damaged(file: Path, error: object) -> CannotRun:
    said = printable(str(error).split("\n")[0][:120]) or type(error).__name__
    return CannotRun(
        f"{file} cannot be read as a workbook ({said}); save it again as .xlsx, without a password"
    )


def _inspect(file: Path, content: bytes) -> None:
    """Unpacks each part once, as far as the limits go, before anything is made of it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names, left = parts.namelist(), LARGEST
            if len(names) > MOST_PARTS or len(set(names)) < len(names):
                raise CannotRun(f"{file} has more parts than a workbook of ours; nothing was taken")
            for name in names:
                with parts.open(name) as part:
                    data = part.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise CannotRun(
                        f"{file} unpacks to more than {LARGEST // 1_000_000} MB, which no table "
                        "of ours does; nothing was taken"
                    )
                if name.endswith((".xml", ".rels")) and DECLARATIONS.search(data):
                    raise CannotRun(f"{file}: {name} declares entities; nothing was taken")
    except CannotRun:
        raise
    except Exception as error:  # each compression has exceptions of its own
        raise _damaged(file, error) from None


def _grid(file: Path, page: Worksheet) -> Grid:
    grid = Grid(f"'{printable(page.title)}'")
    for area in list(page.merged_cells.ranges)[:20]:
        message = f"the cells {area.coord} are merged; separate them, so that each is of one row"
        grid.refuse(area.min_row, area.min_col, message)
    filled = sorted(at for at, cell in page._cells.items() if cell.value is not None)
    if (number := len({row for row, _ in filled})) > MOST_ROWS:
        raise CannotRun(
            f"{file}: the sheet {grid.name} has {number:,} rows; at most {MOST_ROWS:,} are "
            "read: delete those that are not of this paper. Nothing was taken"
        )
    for row, column in filled:
        if column <= MOST_COLUMNS:
            _put(grid, page._cells[row, column])
    return grid


def _put(grid: Grid, cell: Cell) -> None:
    """What stands in a cell as text, or what is wrong with it."""
    value, row, column = cell.value, cell.row, cell.column
    if cell.data_type == "f":
        said = "a formula stands here; write what it comes to, or format the cell as text"
        grid.refuse(row, column, said)
    elif cell.data_type == "e":
        grid.refuse(row, column, f"the error {value} stands here; write the text")
    elif cell.is_date:
        said = f"the spreadsheet made a date of this ({value}); format the cell as text"
        grid.refuse(row, column, f"{said} and write it again")
    elif isinstance(value, bool):
        grid.put(row, column, str(value).lower())
    elif isinstance(value, float) and value.is_integer():
        grid.put(row, column, str(int(value)))
    else:
        grid.put(row, column, CODE.sub(lambda code: chr(int(code[1], 16)), str(value)))
