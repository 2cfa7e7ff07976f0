"""The exported glossary as a table, and the address that all its formats name."""

import csv
import io

import pytest
from glossaries import NASTY, designations, nasty_corpus
from projects import CORPUS, copy_data

from lunmai.build.prebuild import prebuild
from lunmai.exports.glossary_csv import render_csv
from lunmai.exports.glossary_notes import warnings
from lunmai.exports.skos import concept_graph, render_turtle
from lunmai.exports.tbx import render_tbx
from lunmai.link import link_corpus

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1"]


def rows(text):
    """The rows of the table as a program reads them: without the mark of its encoding."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.fixture(scope="module")
def corpus(rendered_site):
    return rendered_site[0].loaded.corpus


@pytest.fixture(scope="module")
def table(rendered_site):
    return rows(rendered_site[1]["exports/glossary.csv"])


def test_the_table_is_utf_8_with_a_mark_and_its_lines_end_in_cr_lf(rendered_site):
    content = rendered_site[1]["exports/glossary.csv"].encode()
    assert content.startswith(b"\xef\xbb\xbfconcept,language,term,standing,pinyin,paper,section,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_every_designation_is_a_row(corpus, table):
    found = [
        (row["concept"], row["language"], row["term"], row["standing"], row["pinyin"])
        for row in table
        if row["standing"] != "attested"
    ]
    assert found == [
        (concept, language, item.term, item.standing, item.pinyin or "")
        for concept, language, item in designations(corpus)
    ]


def test_every_printed_form_is_a_row(corpus, table):
    columns = ("concept", "language", "term", "paper", "section")
    found = [tuple(row[name] for name in columns) for row in table if row["standing"] == "attested"]
    assert found == [
        (name, form.language, form.printed, form.paper, form.section)
        for name, concept in corpus.concepts.items()
        for form in concept.attested
    ]


def test_rows_say_what_is_known_of_the_concept(linked):
    table = rows(render_csv(linked.loaded.corpus, linked.links))
    row = next(row for row in table if row["term"] == "bench")
    assert row["definition_zh"] == "供一人以上并坐、没有靠背的坐具。"
    assert row["definition_en"] == "A seat without a back for more than one person."
    assert (row["broader"], row["related"]) == ("", "small-talk; teahouse")
    papers = linked.loaded.corpus.papers.values()
    claims = [claim for paper in papers for claim in paper.all_claims() if "bench" in claim.named]
    assert int(row["claims"]) == len(claims) > 1
    assert next(row for row in table if row["term"] == "真诚")["broader"] == "small-talk"


@pytest.mark.parametrize("text", [*NASTY, *FORMULAS])
def test_no_cell_is_a_formula_and_none_is_lost(linked, text):
    corpus = nasty_corpus(linked.loaded.corpus, [text])
    table = rows(render_csv(corpus, link_corpus(corpus)))
    cells = [cell for row in table for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r＝＋－＠") - {""}]
    terms = [row["term"].removeprefix("'") for row in table if row["concept"] == "nasty-0"]
    said = corpus.concepts["nasty-0"].designations
    printed = [form.printed for form in corpus.concepts["nasty-0"].attested]
    expected = [item.term for item in (*said.zh, *said.en)] + printed
    assert terms == [term.removeprefix("'") for term in expected]


@pytest.mark.integration
@pytest.mark.parametrize("given", ["https://example.org/lunmai", "https://example.org/lunmai/"])
def test_the_address_of_the_site_is_that_of_the_environment(tmp_path, monkeypatch, given):
    copy_data(CORPUS, tmp_path)
    monkeypatch.setenv("LUNMAI_SITE_URL", given)
    prebuild(tmp_path)
    turtle = (tmp_path / "docs/exports/glossary.ttl").read_text(encoding="utf-8")
    assert "<https://example.org/lunmai/concepts/bench/>" in turtle
    assert "<../" not in turtle


@pytest.mark.integration
def test_without_an_address_nothing_is_absolute(tmp_path, monkeypatch):
    copy_data(CORPUS, tmp_path)
    monkeypatch.delenv("LUNMAI_SITE_URL", raising=False)
    prebuild(tmp_path)
    turtle = (tmp_path / "docs/exports/glossary.ttl").read_text("utf-8")
    assert "<urn:lunmai:concepts/bench/>" in turtle
    assert "xref" not in (tmp_path / "docs/exports/glossary.tbx").read_text("utf-8")


def test_why_a_term_is_to_be_avoided_is_told_in_every_format(linked):
    corpus = nasty_corpus(linked.loaded.corpus, ["Not a *seat*."])
    links = link_corpus(corpus)
    avoided = (row for row in rows(render_csv(corpus, links)) if row["standing"] == "deprecated")
    (row,) = (row for row in avoided if row["reason_en"] and row["concept"] == "nasty-0")
    assert (row["reason_zh"], row["reason_en"]) == ("Not a seat.", "Not a seat.")
    told = [said for reader, said in warnings(corpus.concepts["nasty-0"]) if reader == "en"]
    term = "“Not a *seat*.”"
    assert f"Avoid {term}: Not a seat." in told
    assert any(
        said.startswith(term) and said.endswith("but means something else. Not a seat.")
        for said in told
    )
    graph = render_turtle(concept_graph(corpus, links, ""))
    for text in (graph, render_tbx(corpus, links, "")):
        assert f"Avoid {term}: Not a seat." in text
