"""The line about drafts: made from the records, and gone where a person has reviewed or written."""

from dataclasses import replace
from itertools import chain

import pytest
from saying import plain

from lunmai.link import link_corpus
from lunmai.model import Provenance, Provenances
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
