"""What a paper names counts when papers are compared; what we read into it does not."""

from dataclasses import replace

import pytest

from lunmai.link import link_corpus
from lunmai.model import Claim
from lunmai.pages.concepts import concept_pages
from lunmai.views.comparisons import shared_concepts
from lunmai.views.facts import Facts
from lunmai.views.said import Aside
from lunmai.views.words import Words


def words_with(linked, change):
    """The corpus with another `about` and `editorial` for claims of one paper."""
    corpus = linked.loaded.corpus
    paper = corpus.papers["hu-tong-2021"]
    claims = tuple(change(claim) for claim in paper.claims)
    papers = {**corpus.papers, paper.id: paper.model_copy(update={"claims": claims})}
    corpus = replace(corpus, papers=papers)
    return Words(corpus, link_corpus(corpus), "en")


def tagged(name, **fields):
    def change(claim: Claim) -> Claim:
        return claim.model_copy(update=fields) if claim.id == name else claim

    return change


def alone(words, concept):
    return next(concept_pages(words, concept))[2]()["alone"]


def test_what_is_our_reading_is_told_and_does_not_count(linked):
    words = words_with(linked, tagged("m2"))
    assert "hu-tong-2021" in words.links.about["sincerity"]
    assert "sincerity" not in words.links.named
    paper, links = words.corpus.papers["hu-tong-2021"], words.links.papers["hu-tong-2021"]
    told = next(
        one for one in Facts(words, paper, links).of(links.claims["m2"]) if one.name == "about"
    )
    assert [part.said for part in told.lines[0].said if isinstance(part, Aside)] == [
        ("our reading",)
    ]


def test_a_narrower_concept_counts_for_the_broader_one(linked):
    words = words_with(linked, tagged("m2", about=("sincerity",), editorial=()))
    naming = words.links.named["small-talk"]["hu-tong-2021"]
    assert naming.narrower == ("sincerity",)
    bare = words_with(linked, lambda claim: claim.model_copy(update={"about": (), "claims": ()}))
    assert not bare.links.named["small-talk"]["hu-tong-2021"].narrower


@pytest.mark.parametrize(("name", "expected"), [("deposit", True), ("bench", False)])
def test_only_what_no_other_paper_names_is_found_in_one(linked, name, expected):
    assert bool(alone(words_with(linked, tagged("m2")), name)) is expected


def test_what_another_paper_prints_is_not_found_in_one_only(linked):
    """Both print `bench`: when one has no claim on it, it is not the other's alone."""
    words = words_with(linked, lambda claim: claim.model_copy(update={"about": (), "claims": ()}))
    assert not words.links.named["bench"]["hu-tong-2021"].claims
    assert not alone(words, "bench")


def test_shared_concepts_are_those_that_several_papers_name(linked):
    words = words_with(linked, tagged("m2"))
    terms = [one.term[0].said[0].text for one in shared_concepts(words)]
    assert terms == ["bench", "teahouse"]
