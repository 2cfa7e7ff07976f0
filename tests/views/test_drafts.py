"""The line about drafts: made from the records, and gone where a person has reviewed or written."""

from dataclasses import replace
from itertools import chain

import pytest
from projects import corpus_json
from saying import plain

from lunmai.check.reviews import outdated
from lunmai.link import link_corpus
from lunmai.load.stamps import claim_stamps, with_reviews
from lunmai.model import Provenance, Provenances, Review, Reviews
from lunmai.views.card import paper_card
from lunmai.views.drafts import corpus_texts, draft_line, paper_texts
from lunmai.views.words import Words

MACHINE, PERSON = Provenance(by="machine"), Provenance(by="Jane Roe")
REVIEWED = Provenance(by="machine", reviewed_by="茶博士")
ALSO_REVIEWED = Provenance(by="machine", reviewed_by="Jane Roe")


def both(made):
    return Provenances(zh=made, en=made)


@pytest.mark.parametrize(
    ("made", "zh", "en"),
    [
        ([], "", ""),
        ([PERSON], "", ""),
        ([MACHINE], "AI生成初稿，未经人工审阅。", "AI draft, not yet reviewed by a person."),
        (
            [MACHINE, REVIEWED, PERSON],
            "3条表述中有1条是AI生成初稿，未经人工审阅。",
            "1 of 3 texts is an AI draft, not yet reviewed by a person.",
        ),
        (
            [MACHINE, MACHINE, PERSON],
            "3条表述中有2条是AI生成初稿，未经人工审阅。",
            "2 of 3 texts are AI drafts, not yet reviewed by a person.",
        ),
        (
            [REVIEWED, PERSON, ALSO_REVIEWED],
            "AI生成初稿，经茶博士、Jane Roe审阅。",
            "AI draft, reviewed by 茶博士, Jane Roe.",
        ),
    ],
)
def test_a_text_drops_out_when_a_person_has_reviewed_it(linked, made, zh, en):
    texts = [both(one) for one in made]
    for language, line in (("zh", zh), ("en", en)):
        words = Words(linked.loaded.corpus, linked.links, language)
        assert plain(draft_line(words, texts)) == line


def test_only_the_languages_that_are_shown_count(linked):
    words = Words(linked.loaded.corpus, linked.links, "zh")
    texts = [Provenances(zh=PERSON, en=MACHINE)]
    assert not draft_line(words, texts)
    assert plain(draft_line(words, texts, ("zh", "en"))) == "AI生成初稿，未经人工审阅。"


def test_a_reviewed_claim_is_counted_out_of_its_paper(linked):
    corpus = linked.loaded.corpus
    paper = next(iter(corpus.papers.values()))
    everything = [*paper_texts(paper)]
    first, *others = paper.claims
    reviewed = first.model_copy(update={"wording": both(REVIEWED)})
    paper = paper.model_copy(update={"wording": both(MACHINE), "claims": (reviewed, *others)})
    corpus = replace(corpus, papers={paper.id: paper})
    words = Words(corpus, link_corpus(corpus), "en")
    line = plain(draft_line(words, paper_texts(paper)))
    open_ = sum(one.en.is_draft for one in paper_texts(paper))
    assert line.startswith(f"{open_} of {len(everything)} texts")
    assert open_ < len(everything)


def test_all_texts_of_the_corpus_count(linked):
    corpus = linked.loaded.corpus
    texts = [*corpus_texts(corpus)]
    assert len(texts) > len([*chain.from_iterable(map(paper_texts, corpus.papers.values()))])


def reviewed_corpus(corpus, paper, reviews):
    """The corpus in which these claims were reviewed by Jane Roe, in these languages."""
    claims = {claim.id: claim for claim in paper.all_claims()}
    found = [
        Review(
            claim=name,
            by="Jane Roe",
            date="2026-11-30",
            **{language: claim_stamps(claims[name])[language] for language in languages},
        )
        for name, languages in reviews.items()
    ]
    paper = with_reviews(paper, Reviews(id=paper.id, reviews=found))
    return replace(corpus, papers={**corpus.papers, paper.id: paper}), paper


@pytest.fixture
def unreviewed(linked):
    paper = linked.loaded.corpus.papers["hu-tong-2021"]
    return paper.model_copy(update={"wording": both(MACHINE)})


def test_a_review_is_of_one_language_and_of_the_text_as_it_was_read(linked, unreviewed):
    _, paper = reviewed_corpus(linked.loaded.corpus, unreviewed, {"t1": ["en"]})
    claims = {claim.id: claim for claim in paper.all_claims()}
    assert paper.made(claims["t1"]) == Provenances(zh=MACHINE, en=ALSO_REVIEWED)
    assert {name for name in claims if claims[name].wording and name != "t1"} == {
        claim.id for claim in unreviewed.all_claims() if claim.wording and claim.id != "t1"
    }
    written = claims["t1"].gist.model_copy(update={"en": "Something else."})
    first = unreviewed.claims[0].model_copy(update={"gist": written})
    changed = unreviewed.model_copy(update={"claims": (first, *unreviewed.claims[1:])})
    old = Review(claim="t1", by="Jane Roe", date="2026-11-30", en=claim_stamps(claims["t1"])["en"])
    assert with_reviews(changed, Reviews(id=paper.id, reviews=(old,))) == changed
    assert outdated(old, first) == ["en"]


def test_what_was_reviewed_is_told_on_the_card_and_in_the_exported_claim(linked, unreviewed):
    corpus, paper = reviewed_corpus(linked.loaded.corpus, unreviewed, {"t1": ["zh", "en"]})
    links = link_corpus(corpus)
    number = sum(made.zh.is_draft for made in paper_texts(paper))
    words = Words(corpus, links, "en")
    (card,) = [fact for fact in paper_card(words, paper) if fact.name == "wordings"]
    assert f"{number} of {len([*paper_texts(paper)])} texts are AI drafts" in plain(
        card.lines[0].said
    )
    exported = corpus_json(corpus)
    claims = next(one for one in exported["papers"] if one["id"] == paper.id)["claims"]
    (claim,) = [claim for claim in claims if claim["id"] == "t1"]
    assert claim["wording"]["en"] == {"by": "machine", "reviewed_by": "Jane Roe"}
    assert claim["notice"]["zh"] == "AI生成初稿，经Jane Roe审阅"
