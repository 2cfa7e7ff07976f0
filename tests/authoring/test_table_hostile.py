"""Tables that no program of ours wrote: each gets a sentence, and nothing is taken from it."""

import datetime
import io
import zipfile

import pytest
from openpyxl.worksheet.formula import ArrayFormula
from projects import CORPUS, copy_data, snapshot
from tables import Table, take_file

from lunmai.load import CannotRun

PAPER = "hu-tong-2021"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A project that none of these tests may change."""
    root = tmp_path_factory.mktemp("tables")
    copy_data(CORPUS, root)
    before = snapshot(root / "docs")
    yield root
    assert snapshot(root / "docs") == before


@pytest.fixture
def table(untouched):
    return Table(untouched, PAPER)


def merged(page):
    page.merge_cells("B2:C3")


def no_base(page):
    page.delete_cols(15)


def twice(page):
    for column in range(1, 16):
        page.cell(40, column).value = page.cell(6, column).value


def other_sheet(page):
    page["O6"] = str(page["O6"].value).replace("/claims/", "/relations/")


def writes(cell, value):
    return lambda page: setattr(page[cell], "value", value)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (merged, "!B2: error[unusable-cell] the cells B2:C3 are merged"),
        (
            writes("J6", '=HYPERLINK("http://example.org")'),
            "!J6: error[unusable-cell] a formula stands here",
        ),
        (
            writes("J6", ArrayFormula("J6", "=A1:A2")),
            "!J6: error[unusable-cell] a formula stands here",
        ),
        (
            writes("F13", datetime.date(2020, 1, 2)),
            "!F13: error[unusable-cell] the spreadsheet made a date of this",
        ),
        (writes("J6", "#REF!"), "!J6: error[unusable-cell] the error #REF! stands here"),
        (
            writes("J6", "a\u202eb"),
            "!J6: error[control-character] the invisible character U+202E",
        ),
        (no_base, "!A1: error[unusable-cell] the last column of this sheet is gone"),
        (
            writes("O6", "x"),
            "!O6: error[unusable-cell] this cell is not as the program wrote it",
        ),
        (writes("A6", "m77"), "!A6: error[unusable-cell] this row is 'm1'; write that back"),
        (twice, "!A40: error[unusable-cell] 'm1' is in row 6 too"),
        (writes("C11", "c1-1"), "!C11: error[unusable-cell] 'c1' would be below itself"),
        (other_sheet, "!A6: error[unusable-cell] this row was written for another sheet"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(table, harm, said):
    harm(table.page())
    _, told, written = table.take()
    assert not written
    assert len(told) == 1
    assert said in told[0]


def test_too_many_rows(table):
    for row in range(20, 10_020):
        table.page().cell(row, 2).value = "norm"
    with pytest.raises(CannotRun, match=r"has 10,0\d\d rows; at most 5,000 are read"):
        table.take()


def test_a_row_at_the_end_of_the_sheet(table):
    table.page().cell(1_048_576, 2).value = "norm"
    _, told, written = table.take()
    assert not written
    assert told[0].startswith("'论点 Claims'!A1048576: error[missing-field]")


def rezipped(table, part, change):
    """The workbook with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(table.file) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if part in name else old.read(name))
    return made.getvalue()


def entity(content):
    return content.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (entity, "declares entities"),
        (lambda content: content[:900], "cannot be read as a workbook"),
        (lambda content: b"\0" * 60_000_000, "unpacks to more than 48 MB"),
    ],
    ids=["entity", "cut", "bomb"],
)
def test_a_part_that_would_do_harm(table, change, said):
    table.file.write_bytes(rezipped(table, "sheet1.xml", change))
    with pytest.raises(CannotRun, match=said):
        take_file(table.root, PAPER, table.file)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"x", "is neither .xlsx nor .csv"),
        ("a.xlsx", b"", "cannot be read as a workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it again as .xlsx, without a password"),
        ("a.xlsx", b"x" * 17_000_000, "has more than 16 MB"),
        ("a.csv", "编号,要旨\n".encode("gbk"), "is not UTF-8"),
        ("a.csv", b"a,b\n1,2\n", "has no table that `dev.py table` wrote"),
        ("a.csv", b"id,role\n" + b"x,y\n" * 10_000, "has more than 5,000 rows"),
        ("a.csv", b'id,role\n"' + b"x" * 200_000, "cannot be read as CSV"),
        ("missing.csv", None, "cannot be read: No such file"),
    ],
)
def test_a_file_that_is_no_table(untouched, name, content, said):
    if content is not None:
        (untouched / name).write_bytes(content)
    with pytest.raises(CannotRun, match=said):
        take_file(untouched, PAPER, untouched / name)
