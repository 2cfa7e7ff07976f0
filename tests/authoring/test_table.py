"""Tables of claims: what is written, what comes back, and that nothing is lost on the way."""

import csv
import difflib

import pytest
from openpyxl import load_workbook
from projects import CORPUS, copy_data, edit, snapshot, write
from tables import Table, take_file

from lunmai.authoring.table import comma
from lunmai.authoring.table.differences import done_lines, left_lines
from lunmai.authoring.table.edits import edits_of
from lunmai.authoring.table.writing import write_table
from lunmai.build.inputs import check_data
from lunmai.load import CannotRun
from lunmai.load.yaml_positions import parse_yaml
from lunmai.workbook.columns import sheet_name

PAPER = "hu-tong-2021"
NEW = {"section": "s2-1", "paragraph": "1", "incipit": "前倾", "gist_zh": "新。", "gist_en": "New."}
TEXTS = (
    *("=1+1", "+86 10", "-1", "@SUM(1)", "'quoted'", "''two", "_x0041_ a", "00123", "1-2", "(3)"),
    *("=cmd|' /C calc'!A0", "2021-01-02", "TRUE", "1e5", "MAR1", '"q"', "a, b; c\td"[:7]),
    *("Long. " * 999 + "End.", "one\n\ntwo"),
)
"""What a spreadsheet would compute, convert or cut if it did not know that it is text."""


@pytest.fixture
def project(tmp_path):
    copy_data(CORPUS, tmp_path)
    return tmp_path


def paper_of(project):
    return project / "docs" / "data" / "papers" / f"{PAPER}.yaml"


def taken_lines(project, table):
    """The lines that a table takes out of the data and those that it puts there."""
    before = snapshot(project / "docs")
    _, told, written = table.take()
    assert written, told
    after = snapshot(project / "docs")
    pairs = ([one[name].decode().split("\n") for one in (before, after)] for name in before)
    found = [line for pair in pairs for line in difflib.ndiff(*pair)]
    return [[line[2:].strip() for line in found if line[0] == sign] for sign in "-+"]


def refused(project, table):
    """What is said of a table from which nothing is taken."""
    before = snapshot(project / "docs")
    _, told, written = table.take()
    assert not written
    assert snapshot(project / "docs") == before
    return [line for line in told if ": error[" in line]


@pytest.mark.parametrize("paper", ["hu-tong-2021", "doe-1999"])
@pytest.mark.parametrize("translate", [None, "zh", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_without_a_change_changes_no_byte(project, paper, translate, kind):
    before = snapshot(project / "docs")
    file = project / f"table.{kind}"
    write_table(check_data(project)[0], paper, file, translate)
    taken, told, _ = take_file(project, paper, file)
    assert (told, taken.documents) == ([], {})
    assert [*done_lines(taken)] == ["No changes: the data say what the table says."]
    assert snapshot(project / "docs") == before


def test_the_same_data_make_the_same_workbook(project):
    loaded = check_data(project)[0]
    for name in ("one.xlsx", "two.xlsx"):
        write_table(loaded, PAPER, project / name)
    assert (project / "one.xlsx").read_bytes() == (project / "two.xlsx").read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_text_comes_back_whatever_it_begins_with(project, kind):
    table = Table(project, PAPER)
    claims = [row[0].value for row in table.page().iter_rows(min_row=2)]
    cells = [(claim, column) for column in ("text-en", "gist-en") for claim in claims]
    for (claim, column), text in zip(cells, TEXTS, strict=False):
        table.set(claim, column, text)
        table.cell(claim, column).data_type = "s"
        table.set(claim, "text-zh", "文。")
    table.set("p2", "text-en", "Text.")
    _, told, written = table.take()
    assert written, told
    file = project / f"again.{kind}"
    write_table(check_data(project)[0], PAPER, file)
    taken, told, _ = take_file(project, PAPER, file)
    assert (told, taken.documents) == ([], {})
    if kind == "csv":
        with file.open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert [cell for cell in cells if cell and cell[0] in "=+-@\t\r"] == []
    else:
        pages = load_workbook(file).worksheets
        kinds = {cell.data_type for page in pages for row in page for cell in row}
        assert kinds == {"s", "n"}  # n: nothing


def test_apostrophes_of_csv_are_taken_off_only_where_we_put_them():
    for text in (*TEXTS, "3月5日", "'tis", "'", "12", "plain"):
        assert comma.unguarded(comma.guarded(text)) == text
    assert [comma.guarded(text) for text in ("12", "'tis")] == ["12", "''tis"]
    assert comma.unguarded("'tis") == "'tis"  # typed by somebody


def test_cells_change_their_values_and_no_other_byte(project):
    table = Table(project, PAPER)
    table.set("m1", "gist-en", "Without backs: closer.")  # plain before, and needs quotes now
    table.set("b1", "text-zh", "官方文件重视坐谈。")  # folded before
    table.set("c1", "text-en", "They leave, soon.")  # in brackets, where a comma needs quotes
    table.set("m1-1", "marker", "第一")
    table.set("m1-2", "marker", None)
    table.set("g1", "cites", "deng-yi-2019，bureau-of-teahouses-2020")
    table.set("c2", "basis", "")
    table.set("bench", "definition-en", "A seat.", "concepts")
    removed, added = taken_lines(project, table)
    assert "en: Having no backs, benches bring talkers closer." in removed
    assert "editorial: [teahouse]" in removed
    assert {
        "en: A seat.",
        'en: "Without backs: closer."',
        "zh: 官方文件重视坐谈。",
        "cites: [deng-yi-2019, bureau-of-teahouses-2020]",
        "source: {section: s2-1, paragraph: 1, marker: 第一, incipit: 前倾缩短距离}",
        "source: {section: s2-1, paragraph: 1, incipit: 距离缩短以后}",
    } <= set(added)
    assert any('en: "They leave, soon."' in line for line in added)
    assert len(added) == 7
    assert len(removed) == 11


def test_cells_of_relations_and_parallels_change_in_either_form(project):
    table = Table(project, PAPER)
    table.set("m2 supports t1", "remark-zh", "说。", "relations")
    table.set("m2 supports t1", "remark-en", "Says: so.", "relations")
    table.set("p1 answers c1", "partial", None, "relations")
    table.set("p1 answers c1", "rests-on", "editorial", "relations")
    table.set("c1-1 limits m1-1", "to", "m1", "relations")
    table.set("hu-tong-2021#m1 doe-1999#p1", "type", "close", "parallels")
    before = check_data(project)[0].corpus
    _, told, written = table.take()
    assert written, told
    after = check_data(project)[0].corpus
    found = zip(before.papers[PAPER].relations, after.papers[PAPER].relations, strict=True)
    changed = {index: new for index, (old, new) in enumerate(found) if old != new}
    assert [(one.from_, one.to, one.partial, one.basis) for one in changed.values()] == [
        ("m2", "t1", False, "editorial"),
        ("c1-1", "m1", False, "editorial"),
        ("p1", "c1", False, "editorial"),
    ]
    assert changed[1].remark.en == "Says: so."
    types = [[one.type for one in corpus.all_parallels()] for corpus in (before, after)]
    assert types[1] == ["close", *types[0][1:]]


def test_fields_that_are_filled_come_and_that_are_emptied_go(project):
    edit(
        paper_of(project),
        "      zh: 没有靠背的坐具",
        "      # our comment\n      zh: 没有靠背的坐具",
    )
    table = Table(project, PAPER)
    for column in ("text-zh", "text-en"):
        table.set("m1", column, None)
    table.set("m1-2-1", "text-zh", "俗语如此。")
    table.set("m1-2-1", "text-en", "So it says.\nAnd more.")
    table.set("p2", "about", "bench")
    removed, added = taken_lines(project, table)
    text = ["text:", "zh: 俗语如此。", 'en: "So it says.\\nAnd more."']
    assert added == [*text, "about: [bench]"]
    assert len(removed) == 4
    assert "# our comment" in paper_of(project).read_text(encoding="utf-8")


def test_what_a_draft_has_left_empty_is_filled_behind_a_blank():
    text = "gist:\n  zh:\n  en:\nsource: {}\n"
    node = parse_yaml(text, "a.yaml")[1].node(("gist",))[1]
    for start, end, new in sorted(
        edits_of(node, {"zh": "文。", "en": "Text."}, text), reverse=True
    ):
        text = text[:start] + new + text[end:]
    assert text == "gist:\n  zh: 文。\n  en: Text.\nsource: {}\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_stay(project, ending, mark):
    text = paper_of(project).read_text(encoding="utf-8")
    write(paper_of(project), mark + text.replace("\n", ending))
    table = Table(project, PAPER)
    table.set("b1", "text-zh", "官方文件。")
    table.insert("m1-1", parent="m1", role="mechanism", **NEW)
    table.set("p1-1", "parent", "p2")
    _, told, written = table.take()
    assert written, told
    after = paper_of(project).read_bytes().decode()
    assert after.startswith(f"{mark}# An invented paper")
    assert after.count("\n") == after.count(ending)


def test_new_rows_become_claims_below_the_row_above(project):
    table = Table(project, PAPER)
    table.insert("m1-1", parent="m1", role="mechanism", **NEW)
    table.insert("g1", role="finding", **NEW)
    table.insert("p2", id="x9", role="finding", **NEW)
    table.insert("x9", parent="x9", role="finding", **NEW)
    table.insert("", "relations", from_="c1-1", type="limits", to="m1-2", rests_on="explicit")
    ends = {"from_": "hu-tong-2021#p1", "to": "doe-1999#p1"}
    table.insert("", "parallels", type="close", remark_zh="如此。", remark_en="So.", **ends)
    taken, told, written = table.take()
    assert written, told
    assert list(taken.names) == ["f1", "m1-10", "x9", "x9-1"]  # m1-3 to m1-9 were used before
    paper = check_data(project)[0].corpus.papers[PAPER]
    assert [claim.id for claim in paper.claims] == (
        ["t1", "b1", "g1", "f1", "m1", "m2", "c1", "c2", "p1", "p2", "x9"]
    )
    assert [claim.id for claim in paper.claims[4].claims] == ["m1-1", "m1-10", "m1-2"]
    assert paper.relations[-1].to == "m1-2"


def test_another_parent_moves_a_claim_with_all_that_belongs_to_it(project):
    table = Table(project, PAPER)
    for claim, parent in {"c1-1": None, "p1-1": "p2", "m2": "m1-2", "t1-1": "m2"}.items():
        table.set(claim, "parent", parent)
    before = check_data(project)[0].corpus.papers[PAPER].all_claims()
    _, told, written = table.take()
    assert (told, written) == ([], True)
    after = {one.id: one for one in check_data(project)[0].corpus.papers[PAPER].all_claims()}
    assert [one.id for one in after["m1-2"].claims] == ["m1-2-1", "m2"]
    assert [one.id for one in after["m2"].claims] == ["t1-1"]
    apart = [one.model_copy(update={"claims": ()}) for one in before]
    assert all(after[one.id].model_copy(update={"claims": ()}) == one for one in apart)
    assert "# Stands in another section" in paper_of(project).read_text(encoding="utf-8")


def test_a_list_with_a_comment_is_left_to_its_author(project):
    edit(paper_of(project), "    about: [bench, small-talk]\n    causal", COMMENTED)
    table = Table(project, PAPER)
    table.set("t1", "about", "bench")
    before = snapshot(project / "docs")
    with pytest.raises(CannotRun, match=r"hu-tong-2021\.yaml: line \d+: a comment is in this list"):
        table.take()
    assert snapshot(project / "docs") == before


COMMENTED = "    about: [bench,  # seat\n      small-talk]\n    causal"


def test_parent_and_child_change_places(project):
    table = Table(project, PAPER)
    table.set("c1", "parent", "c1-1")
    table.set("c1-1", "parent", None)
    _, told, written = table.take()
    assert (told, written) == ([], True)
    after = {one.id: one for one in check_data(project)[0].corpus.papers[PAPER].all_claims()}
    assert [one.id for one in after["c1-1"].claims] == ["c1"]


def test_rows_may_be_moved_left_out_and_copied(project):
    table = Table(project, PAPER)
    page = table.page()
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)][::-1]
    copied = [None, *rows[3][1:7], "抄来的。", *rows[3][8:]]
    page.delete_rows(2, len(rows))
    page.cell(1, 20).value = "my notes"
    for row in (*rows[:-2], copied):
        page.append(row)
    taken, told, written = table.take()
    assert written, told
    assert (len(taken.changes), list(taken.names)) == (0, ["c10"])
    gone, strange = left_lines(taken)
    assert "2 records of the data without a row (t1, t1-1); they stay as they are" in gone
    assert "'my notes'" in strange


def test_what_both_changed_is_shown_and_nothing_is_written(project):
    table = Table(project, PAPER)
    edit(paper_of(project), "Having no backs, benches bring talkers closer.", "Other words.")
    edit(paper_of(project), "marker: 一是", "marker: 甲")
    lines = paper_of(project).read_text(encoding="utf-8").splitlines(keepends=True)
    limits = next(line for line in lines if "limits" in line and "c1" in line)
    edit(paper_of(project), limits, "")
    table.set("m1", "gist-en", "My words.")
    table.set("m1-1", "marker", "甲")  # the same as in the file
    table.set("m1", "text-en", "Fine.")
    table.set("c1 limits m1", "rests-on", "editorial", "relations")
    assert refused(project, table) == [
        "'论点 Claims'!J6: error[changed-twice] the table says 'My words.', the data meanwhile "
        "'Other words.'; write in both what is to stand, and take the table again",
        "'关系 Relations'!E6: error[unusable-cell] 'c1 limits m1' is not in the data any more, so "
        "this change has no place; make it there, or undo it",
    ]


def test_what_each_changed_in_another_place_is_kept(project):
    table = Table(project, PAPER)
    edit(paper_of(project), "Having no backs, benches bring talkers closer.", "Other words.")
    table.set("m1", "text-en", "Fine.")
    assert taken_lines(project, table)[1] == ["en: Fine."]
    assert "Other words." in paper_of(project).read_text(encoding="utf-8")


def test_problems_of_the_data_are_told_at_their_cells(project):
    table = Table(project, PAPER)
    table.set("m1", "role", "mechanisms")
    table.set("m1", "section", "s9")
    table.set("m2", "about", "benchs")
    table.set("m2", "gist-en", None)
    table.set("c1", "paragraph", "x")
    table.set("p1", "gist-zh", "TODO")
    row = table.insert("", "relations", from_="c7", type="limits", to="m2", rests_on="explicit")
    places = [line.partition(": ")[0] for line in refused(project, table)]
    assert places == [
        *("'论点 Claims'!B6", "'论点 Claims'!J10", "'论点 Claims'!E11"),
        *("'论点 Claims'!H14", "'论点 Claims'!H14", f"'关系 Relations'!B{row}"),
    ]


def test_a_translator_has_two_columns(project):
    table = Table(project, PAPER, "zh")
    page = table.book[sheet_name("translation")]
    assert [page.column_dimensions[name].hidden for name in "ABCD"] == [False, False, False, True]
    locked = [[cell.protection.locked for cell in row[:3]] for row in page.iter_rows(min_row=2)]
    assert locked == [[True, True, False]] * len(locked)
    assert page.protection.sheet
    page["C2"] = "板凳决定闲谈。"
    assert taken_lines(project, table) == [
        ["zh: 闲谈的质量取决于**板凳**。"],
        ["zh: 板凳决定闲谈。"],
    ]


def test_a_translator_has_title_headings_and_notes_too(project):
    table = Table(project, PAPER, "en")
    page = table.book[sheet_name("translation")]
    rows = {cell.value: cell.row for cell in page["A"]}
    named = [name for name in rows if name.startswith(("title", "front", "section", "n"))]
    assert named
    for name in named:
        page.cell(rows[name], 3).value = f"Now {name}."
    _, added = taken_lines(project, table)
    assert [line for line in added if "Now" not in line] == []
    assert len(added) == len(named)


def test_a_translation_of_what_has_changed_meanwhile_is_not_taken(project):
    table = Table(project, PAPER, "zh")
    edit(paper_of(project), "quality of small talk depends on the", "worth of small talk is the")
    table.book[sheet_name("translation")]["C2"] = "板凳决定闲谈。"
    (line,) = refused(project, table)
    assert line.startswith(
        "'翻译 Translation'!B2: error[changed-twice] the source is now 'The worth"
    )


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("B3", "x", "this column only shows what is in the data"),
        ("A60", "new", "a translation has no rows of its own"),
    ],
)
def test_a_translator_changes_nothing_else(project, cell, text, said):
    table = Table(project, PAPER, "en")
    table.book[sheet_name("translation")][cell] = text
    (line,) = refused(project, table)
    assert said in line


def test_a_table_is_of_one_paper(project):
    table = Table(project, "doe-1999")
    with pytest.raises(CannotRun, match="is a table of 'doe-1999', not of 'hu-tong-2021'"):
        take_file(project, PAPER, table.file)
