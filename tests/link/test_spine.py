"""The spine of an argument: what limits each main mechanism, and what answers each limit."""

import pytest

from lunmai.link.paper import link_paper
from lunmai.link.spine import argument_spine
from lunmai.model import Relation

LIMIT, ANSWER = "c1 limits m1 explicit", "p1 answers c1 explicit"
"""With these two the invented paper has a spine; its main claims are m1 m2 m4, c1 c2 c3, p1 p2."""


def relation(text):
    """A relation as `c1 limits m1 explicit`, `… editorial partial`."""
    first, type_, second, basis, *partial = text.split()
    values = {"type": type_, "from": first, "to": second, "basis": basis, "partial": bool(partial)}
    return Relation.model_validate(values)


@pytest.fixture
def spine(longer):
    paper = longer.loaded.corpus.papers["hu-yi-2020"]

    def of(*relations, **fields):
        changed = {"relations": tuple(map(relation, relations)), **fields}
        changed = paper.model_copy(update=changed)
        return argument_spine(changed, link_paper(changed))

    return of


def told(pairings):
    """Each pairing as `c1`, with `?` where it is our reading and `/` where it holds in part."""
    signs = {"explicit": "", "editorial": "?"}
    return [f"{one.claim}{signs[one.basis]}{'/' if one.partial else ''}" for one in pairings]


def test_main_claims_stand_in_the_order_of_the_paper(spine):
    found = spine(LIMIT, ANSWER)
    assert list(found.limited) == ["m1", "m2", "m4"]
    assert list(found.answered) == ["c1", "c2", "c3"]
    assert found.paths == ("p1", "p2")


ORDER = [
    # whole claims before what elaborates them, even where only we say so
    (["c1-1 limits m1 explicit", "c2 limits m1 editorial"], ["c2?", "c1/"]),
    (["c1 limits m1-1 explicit", "c2 limits m1 editorial"], ["c2?", "c1/"]),
    # what the text states before our reading
    (["c1 limits m1 editorial", "c2 limits m1 explicit"], ["c2", "c1?"]),
    (["c1-1 limits m1-1 editorial", "c2-1 limits m1-2 explicit"], ["c2/", "c1?/"]),
    # whole before in part
    (["c1 limits m1 explicit partial", "c2 limits m1 explicit"], ["c2", "c1/"]),
    # more relations before fewer, and else as in the data
    (["c1 limits m1 explicit", "c2 limits m1 explicit", "c2-1 limits m1-1 explicit"],
     ["c2", "c1"]),
    (["c3 limits m1 explicit", "c1 limits m1 explicit"], ["c3", "c1"]),
    # several relations of the same two: stated where one is, in part where none is of the whole
    (["c1 limits m1 editorial", "c1-1 limits m1-1 explicit"], ["c1"]),
    (["c1 limits m1 explicit partial", "c1-1 limits m1-1 explicit"], ["c1/"]),
    (["c1 limits m1 explicit partial", "c1-1 limits m1 explicit partial"], ["c1/"]),
    # what belongs to no main claim pairs nothing
    (["c1 limits m1 explicit", "c3 limits m3 explicit", "t1 limits m1 explicit"], ["c1"]),
]  # fmt: skip


@pytest.mark.parametrize(("relations", "expected"), ORDER)
def test_the_surest_pairing_comes_first(spine, relations, expected):
    assert told(spine(*relations, ANSWER).limited["m1"]) == expected


def test_answers_pair_constraints_with_paths(spine):
    answers = ["p1-1 answers c1-2 explicit", "p2 answers c1 editorial partial"]
    found = spine(LIMIT, *answers)
    assert told(found.answered["c1"]) == ["p2?/", "p1/"]
    assert found.answered["c2"] == ()


@pytest.mark.parametrize(
    "relations",
    [
        [],
        [LIMIT],
        [ANSWER],
        [LIMIT, "p3 answers c1 explicit"],  # a path that nothing elaborates is no main one
        ["c1 limits t1 explicit", ANSWER],
    ],
)
def test_without_both_there_is_no_spine(spine, relations):
    assert spine(*relations) is None


def test_only_the_body_counts(spine, longer):
    outline = longer.loaded.corpus.papers["hu-yi-2020"].outline
    front = tuple(
        one.model_copy(update={"part": "front"}) if one.id == "s4" else one for one in outline
    )
    assert spine(LIMIT, ANSWER, outline=front) is None


def test_a_paper_that_argues_otherwise_has_none(linked):
    paper = linked.loaded.corpus.papers["doe-1999"]
    assert argument_spine(paper, linked.links.papers[paper.id]) is None
