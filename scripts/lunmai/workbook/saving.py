"""Workbooks as files: the same cells give the same bytes, on whatever day."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType

from openpyxl import Workbook

LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold."""
SETTLED = {
    "xl/worksheets": [(b' customHeight="1"', b"")],
    "docProps": [
        (rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b""),
        (b"<Application>[^<]*<", b"<Application>Lunmai<"),
    ],
}
"""What openpyxl writes and we do not want, by the folder of the part. It calls itself Excel, and
LibreOffice then believes in its heights of rows."""


def empty_book(title: str) -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator, book.properties.title = "Lunmai", title
    return book


def saved(
    book: Workbook, filled: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({})
) -> bytes:
    """The workbook with nothing in it of the day on which it was made, and with rows that grow when
    somebody writes more into them; `filled` is what makes something else of a part."""
    made, settled = BytesIO(), BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(settled, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in SETTLED.get(name.rpartition("/")[0], ()):
                content = re.sub(before, after, content)
            content = filled[name](content) if name in filled else content
            undated = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(undated, content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
