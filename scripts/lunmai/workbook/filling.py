"""The rows of a sheet as text, put into a workbook that openpyxl has laid out.

Cell by cell openpyxl needs a hundred times as long; and rows that are text can be kept from one run
to the next. A workbook is laid out with one cell of every look that its rows have, in the order in
which they have them, so that it knows all looks by the numbers by which it would know them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from lunmai.text.in_xml import attribute, element_text, in_xml
from lunmai.workbook import look
from lunmai.workbook.columns import Column
from lunmai.workbook.saving import LONGEST

ROW, LINK, LOOK, END = "\x01", "\x02", "\x03", "\x04"
"""Stand for the number of a row and of a link, stand before a look, and end a row or link: signs
that no text in XML has."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = re.compile(r'<c r="([A-Z]+\d+)" s="(\d+)"')
Row = Sequence[str]


def rows_as_text(columns: Sequence[Column], rows: Iterable[Row]) -> dict[str, str]:
    """Rows with their heights (`rows`), how many there are (`number`), their looks in the order in
    which they first come (`looks`) and what their links lead to (`links`, `targets`)."""
    rows = [*rows]
    at = [number for number, column in enumerate(columns) if column.word == "link"]
    looks = dict.fromkeys(_look(number, text) for row in rows for number, text in enumerate(row))
    links = [(get_column_letter(one + 1), row[one].partition("#")) for row in rows for one in at]
    return {
        "rows": "".join(_row(columns, row, at[0]) for row in rows),
        "number": f"{len(rows)}",
        "looks": "".join(looks),
        "links": "".join(_link(letter, place) for letter, (_, _, place) in links),
        "targets": "".join(_target(target) for _, (target, _, _) in links),
    }


def _look(number: int, text: str) -> str:
    """The look of a cell by a letter: that of a column, or the same where it says that it is text
    and no formula."""
    return chr(ord("a" if text[:1] in look.PREFIXED else "A") + number)


def _row(columns: Sequence[Column], row: Row, links: int) -> str:
    cells = "".join(
        _cell(get_column_letter(number + 1), _look(number, text), text, column.kind == "number")
        for number, (column, text) in enumerate(zip(columns, row, strict=True))
    )
    height = look.height(tuple(columns), list(row[:links]))
    return f'<row r="{ROW}" ht="{height:.16g}">{cells}</row>{END}'


def _cell(letter: str, looks: str, text: str, is_number: bool) -> str:
    start = f'<c r="{letter}{ROW}" s="{LOOK}{looks}"'
    if not text:
        return f'{start} t="n" />'
    if is_number:
        return f'{start} t="n"><v>{int(text)}</v></c>'
    said = look.ESCAPE.sub("_x005F_", in_xml(text))[:LONGEST]
    if not said:
        return f'{start} t="inlineStr" />'
    kept = ' xml:space="preserve"' if said.strip() not in ("", said) else ""
    return f'{start} t="inlineStr"><is><t{kept}>{element_text(said)}</t></is></c>'


def _link(letter: str, place: str) -> str:
    where = f" location={attribute(place)}" if place else ""
    return f'<hyperlink xmlns:r="{RELATIONS}" ref="{letter}{ROW}"{where} r:id="rId{LINK}" />{END}'


def _target(target: str) -> str:
    kind = f'Type="{RELATIONS}/hyperlink" Target={attribute(target)} TargetMode="External"'
    return f'<Relationship {kind} Id="rId{LINK}" />{END}'


class Filling:
    """The rows that fill a sheet, in parts as `rows_as_text` made them."""

    def __init__(
        self, columns: Sequence[Column], parts: Sequence[Mapping[str, bytes]], name: str
    ) -> None:
        """The keys of the parts begin with the name of the sheet."""
        self._columns, self._parts, self._name = columns, parts, name
        self._looks = dict.fromkeys("".join(one.decode() for one in self._all("looks")))
        self._cells: dict[str, str] = {}
        self.number = sum(map(int, self._all("number")))
        """Of the rows."""
        self.links = self.number * sum(column.word == "link" for column in columns)

    def _all(self, kind: str) -> Iterator[bytes]:
        return (part[f"{self._name}-{kind}"] for part in self._parts)

    def sketch(self, pen: look.Pen, page: Worksheet, styles: Sequence[look.Style]) -> None:
        """Writes a cell of each look below the header, the last of them with a link if they are
        to have links."""
        line, before = 1, len(self._columns)
        for one in self._looks:
            number = (ord(one) - ord("A")) % 32
            line += number <= before
            before = number
            cell = page.cell(line, number + 1)
            pen.put(cell, "-" if one.islower() else "x", styles[number])
            self._cells[cell.coordinate] = one
            if self.links and styles[number] is look.LINK:
                cell.hyperlink = Hyperlink("", target="x")

    def fill(self, sheet: bytes) -> bytes:
        """A sheet with these rows in the place of the sketch."""
        text = sheet.decode()
        numbers = {self._cells[at]: style for at, style in CELL.findall(text) if at in self._cells}
        head, end, rest = text.partition("</row>")
        head = re.sub(r'(<dimension ref="A1:[A-Z]+)\d+', rf"\g<1>{self.number + 1}", head) + end
        tail = rest[rest.index("</sheetData>") :]
        start, begun, rest = tail.partition("<hyperlinks>")
        parts = [head.encode(), *self._rows(numbers), start.encode()]
        if begun:
            parts += [begun.encode(), *self._links("links")]
            parts.append(rest[rest.index("</hyperlinks>") :].encode())
        return b"".join(parts)

    def relate(self, relations: bytes) -> bytes:
        """What links lead to, in the place of what those of the sketch do."""
        head, tail = relations.split(b"<Relationship ")[0], b"</Relationships>"
        return b"".join([head, *self._links("targets"), tail])

    def _rows(self, numbers: Mapping[str, str]) -> Iterator[bytes]:
        line = 1
        for content, looks in zip(self._all("rows"), self._all("looks"), strict=True):
            for one in looks.decode():
                content = content.replace(f"{LOOK}{one}".encode(), numbers[one].encode())
            for row in content.split(END.encode())[:-1]:
                line += 1
                yield row.replace(ROW.encode(), b"%d" % line)

    def _links(self, kind: str) -> Iterator[bytes]:
        """Links by their numbers, which come in the order of rows and columns."""
        each = self.links // self.number
        entries = (one for part in self._all(kind) for one in part.split(END.encode())[:-1])
        for number, entry in enumerate(entries):
            line = b"%d" % (number // each + 2)
            yield entry.replace(ROW.encode(), line).replace(LINK.encode(), b"%d" % (number + 1))
