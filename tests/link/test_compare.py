"""Papers compared: concepts by paper, parallels by kind, mechanisms against constraints."""

from collections import Counter

import pytest
from projects import CORPUS, LONGER, ROOT, add_data, copy_data

from bench.invent import write_data
from lunmai.cite import Citations
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.pages.comparison import MOST_MENTIONS, comparison_pages
from lunmai.pages.pages import address_of
from lunmai.pages.templating import make_environment
from lunmai.views.words import Words


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(CORPUS, id="invented"),
        pytest.param(ROOT, id="real", marks=pytest.mark.integration),
    ],
)
def linked_corpus(request):
    corpus = load_corpus(request.param / "docs" / "data", request.param).corpus
    return corpus, link_corpus(corpus)


@pytest.fixture(scope="module")
def longer(tmp_path_factory):
    """The grid of the longer invented paper."""
    root = tmp_path_factory.mktemp("longer")
    data = copy_data(CORPUS, root)
    add_data(LONGER, root)
    return link_corpus(load_corpus(data, root).corpus).grids["hu-yi-2020"]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """An invented corpus of more papers than two pages of the matrix hold."""
    root = tmp_path_factory.mktemp("many")
    write_data(root, 12)
    corpus = load_corpus(root, root).corpus
    return corpus, link_corpus(corpus)


def cells(grid):
    return {
        (row.family, column): [(relation.from_, relation.to) for relation in relations]
        for row in grid.rows
        for column, relations in row.cells.items()
    }


def test_grid_of_a_paper_that_limits_one_of_two_mechanisms(linked):
    grid = linked.links.grids["hu-tong-2021"]
    assert grid.columns == ("c1", "c2")
    assert [row.family for row in grid.rows] == ["m1", "m2"]
    assert cells(grid) == {("m1", "c1"): [("c1", "m1"), ("c1-1", "m1-1")]}
    silent = [[(s.claim, s.state) for s in row.silent] for row in grid.rows]
    assert silent == [[("m1-2", "above")], [("m2", "none")]]
    assert {name: answer.state for name, answer in grid.constraints.items()} == {
        "c1": "answered-in-part",
        "c1-1": "answered-above",
        "c2": "unanswered",
    }
    assert grid.members == {"c1": ("c1", "c1-1"), "c2": ("c2",)}
    assert grid.unlimiting == {"c2": ("c2",)}


def test_grid_of_a_paper_without_limits(linked):
    grid = linked.links.grids["doe-1999"]
    assert (grid.columns, cells(grid), grid.limits) == (("c1",), {}, ())
    assert [row.family for row in grid.rows] == ["m1"]
    assert grid.constraints["c1"].state == "answered"


@pytest.mark.parametrize(
    ("constraint", "state", "answered_by"),
    [
        ("c1-1", "answered", [("p1", "c1-1"), ("p1-2", "c1-1")]),
        ("c1", "answered-below", [("p1", "c1-1"), ("p1-2", "c1-1"), ("p1-1", "c1-2")]),
        ("c2-1", "answered-above", [("p2", "c2")]),
        ("c3", "answered-in-part", [("p3", "c3")]),
    ],
)
def test_answers_are_as_near_to_a_constraint_as_the_paper_comes(
    longer, constraint, state, answered_by
):
    answer = longer.constraints[constraint]
    assert answer.state == state
    assert [(relation.from_, relation.to) for relation in answer.relations] == answered_by


def test_limits_of_other_claims_stand_in_a_row_of_their_own(longer):
    assert longer.rows[-1].family is None
    assert cells(longer)[None, "c3"] == [("c3", "t1"), ("c3-1", "t1")]


def test_every_limit_stands_in_one_cell_and_every_constraint_in_one_column(linked_corpus):
    corpus, links = linked_corpus
    for name, paper in corpus.papers.items():
        grid, claims = links.grids[name], links.papers[name].claims.values()
        limits = [relation for relation in paper.relations if relation.type == "limits"]
        assert Counter(map(id, grid.limits)) == Counter(map(id, limits))
        constraints = [claim.id for claim in claims if claim.role == "constraint"]
        assert sorted(sum(grid.members.values(), ())) == sorted(constraints)
        limiting = {relation.from_ for relation in limits}
        assert sorted(sum(grid.unlimiting.values(), ())) == sorted({*constraints} - limiting)


def test_rows_keep_the_silences_of_the_paper(linked_corpus):
    for name, grid in linked_corpus[1].grids.items():
        kinds = linked_corpus[1].papers[name].silences
        silent = {s.claim for row in grid.rows for s in row.silent}
        assert silent == {s.claim for s in kinds.get("mechanism-without-constraint", ())}


def test_every_parallel_stands_on_one_page_of_a_kind(linked_corpus):
    corpus, links = linked_corpus
    found = Counter(
        frozenset((joined.first, joined.second))
        for parallels in links.kinds.values()
        for joined in parallels
    )
    parallels = [*corpus.all_parallels()]
    ends = [(parallel.from_.split("#"), parallel.to.split("#")) for parallel in parallels]
    assert found == Counter(frozenset(map(tuple, pair)) for pair in ends)
    assert sum(map(len, links.kinds.values())) == len(parallels)


def test_the_narrower_claim_comes_first(linked):
    found = linked.links.kinds["narrower"]
    assert {joined.papers for joined in found} == {("doe-1999", "hu-tong-2021")}
    assert [(joined.first, joined.second) for joined in found] == [
        (("doe-1999", "t1"), ("hu-tong-2021", "t1")),
        (("hu-tong-2021", "c1-1"), ("doe-1999", "c1")),
    ]


def test_a_claim_stands_under_each_of_its_concepts(linked_corpus):
    corpus, links = linked_corpus
    found = {
        (concept, paper, claim.id)
        for concept, papers in links.about.items()
        for paper, cell in papers.items()
        for claims in cell.values()
        for claim in claims
    }
    assert found == {
        (concept, paper.id, claim.id)
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        for concept in claim.about
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_of_the_matrix_stay_bounded_and_have_every_claim_once(many, language):
    corpus, links = many
    words = Words(corpus, links, language)
    environment = make_environment(words, Citations({}))
    contexts = {
        path: context() for path, name, context in comparison_pages(words) if name == "matrix"
    }
    shown = [name for context in contexts.values() for name in context["shown"]]
    assert sorted(shown) == sorted(corpus.papers)
    for context in contexts.values():
        assert {concept.id for concept in context["concepts"]} == {
            name
            for name, cells in links.about.items()
            if corpus.concepts[name].kind == "subject" and cells.keys() & set(context["shown"])
        }
    pages = {
        path: environment.get_template("matrix.md.j2").render(
            context, here=address_of(path), draft=()
        )
        for path, context in contexts.items()
    }
    assert len(pages) > len(corpus.papers) / 5
    first = pages["compare/matrix.md"]
    for path in pages.keys() - {"compare/matrix.md"}:
        name = path.removeprefix("compare/matrix/").removesuffix(".md")
        assert not contexts[path]["shown"] or f'href="{name}/"' in first
    links_per_page = [text.count('<a class="lm-id"') for text in pages.values()]
    pairs = sum(
        corpus.concepts[name].kind == "subject"
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        for name in claim.about
    )
    assert sum(links_per_page) == pairs
    assert max(links_per_page) <= MOST_MENTIONS
