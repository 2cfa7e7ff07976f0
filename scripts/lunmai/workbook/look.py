"""How sheets look: fonts for both scripts, widths, and what is locked."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lunmai.languages import CHARACTER, SITE_LANGUAGES
from lunmai.text.in_xml import in_xml
from lunmai.workbook.columns import Column, in_each

FONTS = {"han": "Microsoft YaHei", "latin": "Calibri"}
"""Every system that lacks them has something like them in their place."""
MONO = "Consolas"
INK, GRAY, PAPER, LINE = "1F2328", "57606A", "F3F4F6", "D0D7DE"
DARK, BLUE = "24425C", "0B5394"
AS_TEXT = "@"
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the code of a character."""
PREFIXED = frozenset("=+-@'")
"""What would begin a formula if the cell did not say that it is text."""
HIGHEST = 409
"""Points; spreadsheets know no higher row."""
THIN = Side(style="thin", color=LINE)


@dataclass(frozen=True, eq=False)
class Style:
    """Of a cell."""

    font: Font
    alignment: Alignment
    fill: PatternFill
    locked: bool = False

    def apply(self, cell: Cell) -> None:
        cell.font, cell.alignment, cell.fill = self.font, self.alignment, self.fill
        cell.border = Border(bottom=THIN)
        cell.protection = Protection(locked=self.locked)
        cell.number_format = AS_TEXT


class Pen:
    """Writes into the cells of one workbook; that they look alike it finds out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Style, bool], StyleArray] = {}

    def write(self, page: Worksheet, row: int, texts: Sequence[str], *styles: Style) -> None:
        """Writes a row, whose last style is that of all other cells too."""
        for number, text in enumerate(texts):
            self.put(page.cell(row, number + 1), text, styles[min(number, len(styles) - 1)])

    def put(self, cell: Cell, text: str, style: Style) -> None:
        """Writes a text that no spreadsheet takes for a formula, a number or a date."""
        prefixed = text[:1] in PREFIXED
        known = self._known.get((style, prefixed))
        if known is None:
            style.apply(cell)
            cell.quotePrefix = prefixed
            self._known[style, prefixed] = cell._style
        else:
            cell._style = known  # nobody changes the look of a cell later
        if text:
            cell.value = ESCAPE.sub("_x005F_", in_xml(text))
            cell.data_type = "s"


def _font(name: str, color: str = INK, **more: object) -> Font:
    return Font(name=name, size=10, color=color, **more)


def _aligned(indent: int = 0) -> Alignment:
    return Alignment(vertical="top", horizontal="left", wrap_text=True, indent=indent + 1)


FREE, FILLED = PatternFill(), PatternFill("solid", fgColor=PAPER)
HEADER = Style(
    _font(FONTS["han"], "FFFFFF", bold=True),
    Alignment(vertical="center", horizontal="left", wrap_text=True, indent=1),
    PatternFill("solid", fgColor=DARK),
    locked=True,
)
LINK = Style(_font(FONTS["latin"], BLUE, underline="single"), _aligned(), FREE)
VALUE = Style(_font(FONTS["han"]), _aligned(), FREE, locked=True)


@cache
def style(column: Column, depth: int = 0) -> Style:
    """That of a column, further in by `depth`."""
    script = SITE_LANGUAGES[column.language].script if column.language else "han"
    id_like = column.kind in ("word", "words", "number", "flag") and not column.language
    name = MONO if id_like else FONTS[script]
    color = GRAY if column.locked and not column.language else INK
    fill = FILLED if column.locked else FREE
    bold = column.key == "id" and depth == 0
    return Style(_font(name, color, bold=bold), _aligned(depth), fill, column.locked)


def height(columns: tuple[Column, ...], texts: list[str]) -> float:
    """How high a row must be for its cells to be read whole, in points."""
    needed = [17.0]
    for column, text in zip(columns, texts, strict=False):
        if text and not column.hidden:
            high = 16.5 if CHARACTER.search(text) else 13.5
            needed.append(3 + high * sum(_lines(line, column) for line in text.split("\n")))
    return min(max(needed), HIGHEST)


def _lines(text: str, column: Column) -> int:
    """On how many lines a text is set in a column, as far as one can tell without its font."""
    chinese = len(CHARACTER.findall(text))
    other = 1.1 if column.kind not in ("prose", "line") else 0.92
    return max(1, math.ceil((chinese * 1.95 + (len(text) - chinese) * other) / (column.width - 2)))


def lay_out(page: Worksheet, columns: tuple[Column, ...], last: int, frozen: str = "B2") -> None:
    """Widths, filters, and the header and the first columns that stay."""
    for number, column in enumerate(columns, 1):
        shape = page.column_dimensions[get_column_letter(number)]
        shape.width, shape.hidden = column.width, column.hidden
        new = style(column)
        shape.protection = Protection(locked=column.locked and number > 1)
        shape.font, shape.alignment, shape.number_format = new.font, new.alignment, AS_TEXT
    page.row_dimensions[1].height = 33
    shown = sum(not column.hidden for column in columns)
    page.auto_filter.ref = f"A1:{get_column_letter(shown)}{max(last, 2)}"
    _finish(page, frozen)


def protect(page: Worksheet) -> None:
    """Keeps what the program fills from slips; all else may be done, and no password is needed."""
    page.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "autoFilter"):
        setattr(page.protection, allowed, False)  # in this format, False is what is not forbidden
    page.protection.sort = False


def _finish(page: Worksheet, frozen: str) -> None:
    """What stays when one scrolls, and pages as wide as the table."""
    page.freeze_panes = frozen
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.print_title_rows = "1:1"


def offer(page: Worksheet, source: str, cells: str, *, several: bool) -> None:
    """A list to choose from. Where a cell may have several values others can be typed too."""
    rule = DataValidation(type="list", formula1=source, allow_blank=True)
    rule.showErrorMessage = not several
    if several:
        rule.showInputMessage = True
        rule.prompt = "\n".join(in_each("table-several"))
    rule.add(cells)
    page.add_data_validation(rule)


def lay_out_notes(page: Worksheet, columns: tuple[Column, ...]) -> None:
    """A sheet that is read and not filled in."""
    for number, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    for row in page.iter_rows():
        texts = [str(cell.value or "") for cell in row]
        page.row_dimensions[row[0].row].height = height(columns, texts)
    _finish(page, "A2")
