"""Invented papers are as large and as various as those that they are modelled on."""

import re
from collections import Counter

import pytest
from projects import CORPUS, copy_data, snapshot

from bench.likenesses import write_likenesses
from bench.weight import kind_of, show, weigh
from lunmai.build.inputs import check_data
from lunmai.build.weight import LIMIT, size_of, weight_of
from lunmai.load import load_corpus
from lunmai.problems import errors


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """Six papers, of which two are given."""
    root = tmp_path_factory.mktemp("six")
    assert write_likenesses(copy_data(CORPUS, root), 5) == 6
    return root


def shape(paper):
    claims = list(paper.all_claims())
    roles = Counter(claim.role for claim in claims)
    return (roles, len(paper.relations), len(paper.notes), sum(len(one.cites) for one in claims))


def test_each_has_the_shape_of_one_that_is_given(six):
    given = [shape(one) for one in load_corpus(CORPUS / "docs/data", CORPUS).corpus.papers.values()]
    corpus = load_corpus(six / "docs/data", six).corpus
    shapes = [shape(paper) for paper in corpus.papers.values()]
    assert all(shapes.count(one) == 3 for one in given)
    assert len(corpus.guides) == 3
    assert len(corpus.parallels) == 5
    gists = Counter(one.gist.zh for paper in corpus.papers.values() for one in paper.all_claims())
    assert len(gists) > sum(gists.values()) / 3


def test_they_pass_the_checks(six):
    """But for what pages written by hand, which are not there, would have."""
    wrong = [str(one) for one in errors(check_data(six)[1]) if one.code != "dead-link"]
    assert wrong == []


def test_they_are_the_same_in_every_run(six, tmp_path):
    write_likenesses(copy_data(CORPUS, tmp_path), 6)
    assert snapshot(tmp_path) == snapshot(six)


@pytest.mark.parametrize(
    ("size", "end"),
    [
        (38_000_000, "4% of what GitHub Pages holds"),
        (0.95 * LIMIT, "nearly full"),
        (1.2 * LIMIT, "more than it publishes"),
    ],
)
def test_the_build_says_how_full_the_site_is(size, end):
    assert weight_of(size).startswith(f"site: {size / 1e6:.0f} MB, ")
    assert end in weight_of(size)


def test_what_a_paper_weighs_is_told_by_kind(tmp_path, capsys):
    weights = {}
    for papers in (2, 4):
        for paper in range(papers):
            page = tmp_path / "en" / "papers" / f"p{paper}" / "map" / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(b"x" * 3000)
        (tmp_path / "index.html").write_bytes(b"x" * 1000)
        weights[papers] = weigh(tmp_path)
    assert size_of(tmp_path) == 13_000
    assert weights[4]["papers/*/map/"]["files"] == 4
    show(weights)
    told = capsys.readouterr().out
    assert re.search(r"papers/\*/map/ +4 +12 +3\.0 +3\.0 ", told)
    assert "a paper more: 3 KB; room for 333333 papers" in told


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("en/papers/a-2020/index.html", "papers/*/"),
        ("papers/a-2020/record/s4/index.html", "papers/*/record/*/"),
        ("compare/a--b/index.html", "compare/*--*/"),
        ("pdf/a-2020.zh-en.pdf", "pdf/*.zh-en.pdf"),
        ("pdf/lunmai.zh-en.2.pdf", "pdf/lunmai.zh-en.pdf"),
        ("exports/corpus.json", "exports/corpus.json"),
        ("exports/papers/a-2020.bib", "exports/papers/*.bib"),
    ],
)
def test_pages_and_files_are_of_a_kind(path, kind):
    assert kind_of(path) == kind
