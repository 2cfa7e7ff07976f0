"""Writes tables as a workbook: every cell is text, whatever it begins with."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lunmai.authoring.table import look
from lunmai.authoring.table.choices import Choice
from lunmai.authoring.table.columns import (
    CHOICES,
    LAST,
    TRANSLATION,
    Column,
    base_of,
    sheet_name,
)
from lunmai.authoring.table.rows import Row
from lunmai.languages import WRITTEN
from lunmai.problems import CannotRun
from lunmai.text.phrases import phrase

LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold."""
SPARE = 500
"""So many rows below the last one choose from the lists too."""
HELP = ("edit", "order", "new", "delete", "words", "text", "accept", "take")
TRANSLATOR_HELP = ("translate", "take")

SETTLED = {
    "xl/worksheets": [(b' customHeight="1"', b"")],
    "docProps": [
        (rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b""),
        (b"<Application>[^<]*<", b"<Application>Lunmai<"),
    ],
}
"""What openpyxl writes and we do not want, by the folder of the part. It calls itself Excel, and
LibreOffice then believes in its heights of rows."""


@dataclass(frozen=True)
class Sheet:
    """What a sheet is to show."""

    key: str
    columns: tuple[Column, ...]
    rows: list[Row]

    def cells(self, row: Row, paper: str) -> list[str]:
        """The cells of a row, the last of them what the row was when it was written."""
        texts = [row.texts[column.key] for column in self.columns]
        long = next((text for text in texts if len(text) > LONGEST), None)
        if long is not None:
            message = f"a cell holds at most {LONGEST:,} characters, and '{row.key}' has more"
            raise CannotRun(f"{message}; work on this in {row.file}")
        return [*texts, base_of(paper, self.key, row.key, texts)]


def write_workbook(
    file: Path, paper: str, sheets: Iterable[Sheet], choices: dict[str, list[Choice]]
) -> None:
    """Writes the sheets, those of values and of instructions behind them."""
    book, pen = Workbook(), look.Pen()
    book.remove(book.active)
    book.properties.creator = "Lunmai"
    book.properties.title = paper
    ranges = _ranges(sheets := list(sheets), choices)
    for sheet in sheets:
        _write_sheet(pen, book.create_sheet(sheet_name(sheet.key)), sheet, paper, ranges)
    translator = sheets[0].key == TRANSLATION
    if not translator:
        _write_values(pen, book.create_sheet(sheet_name("values")), choices)
    helped = TRANSLATOR_HELP if translator else HELP
    _write_help(pen, book.create_sheet(sheet_name("help")), paper, helped)
    made = BytesIO()
    book.save(made)
    file.write_bytes(_settled(made))


def _settled(made: BytesIO) -> bytes:
    """The workbook with nothing in it of the day on which it was made, and with rows that grow when
    somebody writes more into them."""
    settled = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in SETTLED.get(name.rpartition("/")[0], ()):
                content = re.sub(before, after, content)
            new.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return settled.getvalue()


def _ranges(sheets: list[Sheet], choices: dict[str, list[Choice]]) -> dict[str, str]:
    """Where each list stands, as spreadsheets name it."""
    ranges = {
        sheet.key: f"'{sheet_name(sheet.key)}'!$A$2:$A${len(sheet.rows) + 1 + SPARE}"
        for sheet in sheets
    }
    row = 2
    for name in CHOICES:
        end = row + max(len(choices.get(name, ())), 1)
        ranges[f"values/{name}"] = f"'{sheet_name('values')}'!$A${row}:$A${end - 1}"
        row = end + 1
    return ranges


def _write_sheet(
    pen: look.Pen, page: Worksheet, sheet: Sheet, paper: str, ranges: dict[str, str]
) -> None:
    columns = (*sheet.columns, LAST)
    for number, column in enumerate(columns, 1):
        pen.put(page.cell(1, number), column.header, look.HEADER)
    for line, row in enumerate(sheet.rows, 2):
        texts = sheet.cells(row, paper)
        page.row_dimensions[line].height = look.height(columns, texts)
        depth = row.path.count("claims") - 1 if sheet.key == "claims" else 0
        for number, text in enumerate(texts, 1):
            style = look.style(columns[number - 1], depth if number == 1 else 0)
            pen.put(page.cell(line, number), text, style)
    last = len(sheet.rows) + 1
    look.lay_out(page, columns, last)
    for number, column in enumerate(columns, 1):
        name = column.choices
        where = ranges.get(f"values/{name}", ranges.get(name)) if name else None
        if where and column.key != "id":
            letter = get_column_letter(number)
            several = column.kind == "words"
            look.offer(page, where, f"{letter}2:{letter}{last + SPARE}", several=several)


def _write_values(pen: look.Pen, page: Worksheet, choices: dict[str, list[Choice]]) -> None:
    """The lists one below the other, each with its name above it."""
    row = 1
    for name in CHOICES:
        title = phrase_of_list(name)
        for number, text in enumerate((title, *WRITTEN_NAMES), 1):
            pen.put(page.cell(row, number), text, look.HEADER)
        for choice in choices[name]:
            row += 1
            for number, text in enumerate(choice, 1):
                pen.put(page.cell(row, number), text, look.VALUE)
        row += 2 if choices[name] else 3
    look.lay_out_notes(page, VALUES)


WRITTEN_NAMES = tuple(phrase(f"language-{name}", name) for name in WRITTEN)
VALUES = (Column("", width=26), *(Column("", kind="prose", width=size) for size in (56, 86)))
NOTES = tuple(Column("", kind="prose", width=72, language=language) for language in WRITTEN)
TITLES = {
    "roles": "table-role",
    "sections": "table-section",
    "relations": "table-type",
    "bases": "table-rests-on",
    "attacks": "table-attack",
    "flags": "table-partial",
    "parallels": "table-parallel",
    "references": "table-cites",
}


def phrase_of_list(name: str) -> str:
    return " ".join(phrase(TITLES[name], language) for language in WRITTEN)


def _write_help(pen: look.Pen, page: Worksheet, paper: str, names: tuple[str, ...]) -> None:
    """The instructions, the languages side by side."""
    for number, language in enumerate(WRITTEN, 1):
        pen.put(page.cell(1, number), phrase("table-sheet-help", language), look.HEADER)
        for row, name in enumerate(names, 2):
            text = phrase(f"table-help-{name}", language, paper=paper)
            pen.put(page.cell(row, number), text, look.style(NOTES[number - 1]))
    look.lay_out_notes(page, NOTES)
