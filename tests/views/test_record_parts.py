"""The pages on which all that is recorded of a claim stands."""

import pytest

from lunmai.views.records import record_page, record_parts

PAPER = "hu-yi-2020"


@pytest.fixture
def corpus(longer):
    return longer.loaded.corpus


def test_a_short_record_is_one_page(corpus):
    (part,) = record_parts(corpus, PAPER)
    assert part.name == ""
    assert [*part.rows] == [claim.id for claim in corpus.papers[PAPER].all_claims()]


@pytest.mark.parametrize("most", [5, 12])
def test_a_long_one_is_divided_by_section_and_no_claim_is_lost(corpus, monkeypatch, most):
    monkeypatch.setattr("lunmai.views.records.MOST_CLAIMS", most)
    first, *parts = record_parts(corpus, PAPER)
    claims = {claim.id: claim for claim in corpus.papers[PAPER].all_claims()}
    assert (first.name, first.rows) == ("", ())
    assert sorted(claim for part in parts for claim in part.rows) == sorted(claims)
    for part in parts:
        assert {record_page(corpus, PAPER, claim) for claim in part.rows} <= {part.name}
    sections = {claim.source.section for claim in corpus.papers[PAPER].claims}
    assert {part.name for part in parts} & sections


def test_what_elaborates_a_claim_is_recorded_on_its_page(corpus, monkeypatch):
    monkeypatch.setattr("lunmai.views.records.MOST_CLAIMS", 5)
    for claim in corpus.papers[PAPER].claims:
        pages = {record_page(corpus, PAPER, one.id) for one in claim.with_descendants()}
        assert len(pages) == 1
