"""Tables for spreadsheets, as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What begins a formula; spreadsheets also take the full-width signs for one."""
BYTE_ORDER_MARK = "\ufeff"


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in the form of RFC 4180, so lines end in CR LF.

    A byte order mark comes first, without which Excel reads Chinese as something else. A text that
    a spreadsheet would run as a formula has an apostrophe in front, as OWASP advises against CSV
    injection; a program that reads the file takes it off.
    """
    return head(columns) + lines(rows)


def head(columns: Sequence[str]) -> str:
    """What such a table begins with."""
    return BYTE_ORDER_MARK + lines([columns])


def lines(rows: Iterable[Iterable[str]]) -> str:
    """The rows of such a table."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(neutral, row) for row in rows)
    return text.getvalue()


def neutral(text: str) -> str:
    """The text of a cell, with an apostrophe in front where it would begin a formula."""
    return f"'{text}" if FORMULA.match(text) else text
