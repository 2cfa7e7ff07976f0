"""The workbook of claims: what is in its cells, and that none of them is a formula."""

import dataclasses
import zipfile
from io import BytesIO

import pytest
from glossaries import NASTY
from openpyxl import load_workbook
from projects import SITE_URL, exports_of
from test_tmx import saying

from lunmai.exports import WORKBOOK
from lunmai.exports.claims_workbook import COLUMNS
from lunmai.text.in_xml import in_xml
from lunmai.text.inline import to_plain

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1", "1.5", "2026-11-21", "_x0041_"]


def sheets(content):
    return load_workbook(BytesIO(content)).worksheets


def rows(page, columns):
    """The rows below the header by the keys of their columns."""
    keys = [column.key for column in columns]
    return [
        dict(zip(keys, row, strict=True)) for row in page.iter_rows(min_row=2, values_only=True)
    ]


@pytest.fixture(scope="module")
def corpus(rendered_site):
    return rendered_site[0].loaded.corpus


@pytest.fixture(scope="module")
def book(rendered_site):
    return sheets(rendered_site[1][WORKBOOK])


def test_every_claim_is_a_row_with_both_languages(corpus, book):
    found = rows(book[0], COLUMNS["claims"])
    assert [(row["paper"], row["id"], row["gist-zh"], row["gist-en"]) for row in found] == [
        (paper.id, claim.id, to_plain(claim.gist.zh), to_plain(claim.gist.en))
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
    ]
    assert {row["paragraph"] for row in found} - {None} <= {*range(1, 1000)}
    subs = [(paper.id, sub.id, claim.id) for paper in corpus.papers.values()
            for claim in paper.all_claims() for sub in claim.claims]  # fmt: skip
    parents = {(row["paper"], row["id"], row["parent"]) for row in found if row["parent"]}
    assert parents == {*subs}


def test_every_paper_is_a_row_and_every_column_is_explained(corpus, book):
    assert [row["paper"] for row in rows(book[1], COLUMNS["papers"])] == [*corpus.papers]
    told = {cell.value for cell in book[2]["B"]}
    for columns in COLUMNS.values():
        assert {column.names()[1].partition(" · ")[0] for column in columns} <= told
    everything = {cell.value for row in book[2].iter_rows() for cell in row}
    assert any("CC BY 4.0" in str(text) for text in everything)
    assert corpus.edition is None or corpus.edition.name in everything


def test_tables_stay_readable_when_one_scrolls_and_filters(book):
    for page in book[:2]:
        assert page.freeze_panes == "C2"
        assert page.auto_filter.ref == page.dimensions
        assert not page.protection.sheet
        assert page["A2"].alignment.wrap_text


def test_links_lead_to_the_claim_in_each_language(linked):
    corpus = linked.loaded.corpus
    for address in (SITE_URL, "https://example.org:8443/a/b/"):
        page = sheets(exports_of(corpus, address)[WORKBOOK])[0]
        row = rows(page, COLUMNS["claims"])[0]
        path = f"papers/{row['paper']}/#{row['id']}"
        assert (row["link-zh"], row["link-en"]) == (f"{address}{path}", f"{address}en/{path}")
        at = [column.key for column in COLUMNS["claims"]].index("link-en") + 1
        link = page.cell(2, at).hyperlink
        assert f"{link.target}#{link.location}" == row["link-en"]
    page = sheets(exports_of(corpus)[WORKBOOK])[0]
    assert not [cell for row in page.iter_rows() for cell in row if cell.hyperlink]


def test_no_cell_is_a_formula_and_none_is_lost(linked):
    texts = [*NASTY, *FORMULAS]
    page = sheets(exports_of(saying(linked.loaded.corpus, texts), SITE_URL)[WORKBOOK])[0]
    at = [column.key for column in COLUMNS["claims"]].index("gist-zh") + 1
    cells = [page.cell(line, at) for line in range(2, len(texts) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    found = [str(cell.value).replace("_x005F_", "_") for cell in cells]
    assert found == [in_xml(to_plain(text)).replace("\r", "\n") for text in texts]


def test_nothing_of_the_day_is_in_it_and_nothing_may_be_there(linked):
    empty = dataclasses.replace(
        linked.loaded.corpus, papers={}, concepts={}, parallels={}, edition=None
    )
    content = exports_of(empty)[WORKBOOK]
    assert content == exports_of(empty)[WORKBOOK]
    assert [page.max_row for page in sheets(content)][:2] == [1, 1]
    archive = zipfile.ZipFile(BytesIO(content))
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert b"dcterms:created" not in archive.read("docProps/core.xml")
