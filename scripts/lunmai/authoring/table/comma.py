"""Tables as CSV: one sheet as plain text, in which a spreadsheet finds no formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from lunmai.authoring.table.reading import MOST_COLUMNS, MOST_ROWS, Grid
from lunmai.problems import CannotRun

DANGEROUS = re.compile(
    r"[=+\-@\t\r'＝＋－＠]|(?!(?:0|[1-9]\d{0,8})\Z)[\d(][\d().,:/%eE+年月日\s-]*\Z"
    r"|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ]?\d+\Z"
)
"""What begins a formula in some spreadsheet, and what one makes a date or another number of."""
DELIMITERS = ",;\t"


def write_csv(file: Path, rows: Iterable[list[str]]) -> None:
    """Writes rows as every spreadsheet reads them: with a byte order mark."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([*map(guarded, row)] for row in rows)
    file.write_bytes(text.getvalue().encode("utf-8-sig"))


def guarded(text: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would compute or convert."""
    return f"'{text}" if DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """A cell without our apostrophe, and with one that somebody meant."""
    return text[1:] if text.startswith("'") and DANGEROUS.match(text[1:]) else text


def read_csv(file: Path, content: bytes) -> list[Grid]:
    """The one sheet of a CSV file. Raises CannotRun for what is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRun(
            f"{file} is not UTF-8; save it as “CSV UTF-8”, or as .xlsx. Nothing was taken"
        ) from None
    grid, number = Grid(file.name), 0
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, ""), delimiter=delimiter), 1):
            number += any(cells)
            if number > MOST_ROWS:
                raise CannotRun(
                    f"{file} has more than {MOST_ROWS:,} rows, which no paper has; nothing was "
                    "taken: delete those that are not of this paper"
                )
            for column, cell in enumerate(cells[:MOST_COLUMNS], 1):
                grid.put(row, column, unguarded(cell))
    except csv.Error as error:
        raise CannotRun(f"{file} cannot be read as CSV ({error}); save it as .xlsx") from None
    return [grid]
