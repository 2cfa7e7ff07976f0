"""Tables of claims: what is written, what comes back, and that nothing is lost on the way."""

import difflib

import pytest
from projects import BASE, CORPUS, copy_data, snapshot
from tables import Table, take_file

from lunmai.authoring.table.writing import write_table
from lunmai.build.inputs import check_data

PAPER = "hu-tong-2021"


@pytest.fixture
def project(tmp_path):
    copy_data(CORPUS, tmp_path)
    return tmp_path


@pytest.fixture
def small(tmp_path):
    copy_data(BASE, tmp_path)
    return tmp_path


def diff(before, after):
    """The lines that two snapshots do not share, by file."""
    return [
        line
        for name in before
        for line in difflib.ndiff(*(s[name].decode().split("\n") for s in (before, after)))
        if line[:2] in ("+ ", "- ")
    ]


def changed(project, table):
    data = project / "docs" / "data"
    before = snapshot(data)
    taken, told, written = table.take()
    assert written, told
    return diff(before, snapshot(data)), told


@pytest.mark.parametrize("paper", ["hu-tong-2021", "doe-1999"])
@pytest.mark.parametrize("translate", [None, "zh", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_without_a_change_changes_no_byte(project, paper, translate, kind):
    before = snapshot(project / "docs")
    file = project / f"table.{kind}"
    write_table(check_data(project)[0], paper, file, translate)
    taken, told, written = take_file(project, paper, file)
    assert (told, taken.contents) == ([], {})
    assert snapshot(project / "docs") == before


def test_a_changed_cell_changes_its_value_only(project):
    table = Table(project, PAPER)
    table.set("m1", "gist-en", "Without backs, benches bring: talkers closer.")
    table.set("b1", "text-zh", "官方文件重视坐谈。")
    table.set("c1", "text-en", "They leave, soon.")
    table.set("m1-1", "marker", "第一")
    lines, told = changed(project, table)
    assert lines == 0
