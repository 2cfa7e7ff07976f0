"""What a table says that came back, whatever program saved it: its cells as text."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from lunmai.problems import INVISIBLE, Place, Problem

MOST_ROWS = 5_000
"""Rows of a sheet that have anything in them; no paper has so many claims."""
MOST_COLUMNS = 200


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
