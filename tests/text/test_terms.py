"""Terms in running text: which are found, which become links, and which do not."""

import re

import pytest
import yaml
from glossaries import concept
from projects import ROOT, TESTS

from lunmai.build.prebuild import check_data
from lunmai.text.inline import to_markdown, to_plain
from lunmai.text.terms import Terms, fold, forms, linked

TABLE = yaml.safe_load((TESTS / "terms.yaml").read_text(encoding="utf-8"))
MARKED = re.compile(r"〔([^|〕]*)\|([^〕]*)〕")
CASES = [(language, *case) for language in ("zh", "en") for case in TABLE[language].items()]


@pytest.fixture(scope="module")
def terms():
    return Terms(concept(name, terms) for name, terms in TABLE["concepts"].items())


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_links(terms, language, text, expected):
    links = linked(terms.links(text, language), "*")
    signs = to_markdown(MARKED.sub("\ue000\\2\ue001\\1\ue002", expected))
    for sign, mark in (("\ue000", "<a "), ("\ue001", ">"), ("\ue002", "</a>")):
        signs = signs.replace(sign, mark)
    assert to_markdown(text, links) == signs


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_table_has_the_text_itself(language, text, expected):
    assert MARKED.sub(r"\1", expected) == text


def test_the_concept_of_an_entry_is_not_linked_in_it(terms):
    text = "生产力是新质生产力的上位概念。"
    mentions = terms.links(text, "zh", but="productive-forces")
    assert [mention.concept for mention in mentions] == ["new-quality-productive-forces"]


def test_terms_of_our_method_are_not_looked_for():
    ours = concept("path", {"zh": ["路径"], "en": ["path"]}, kind="method")
    assert Terms([ours]).mentions("路径", "zh") == ()


def test_of_two_that_claim_a_term_the_one_that_prefers_it_has_it():
    first = concept("a", {"zh": ["甲", "?乙"], "en": ["a"]})
    second = concept("b", {"zh": ["乙"], "en": ["b"]})
    for order in ((first, second), (second, first)):
        (mention,) = Terms(order).mentions("乙", "zh")
        assert (mention.concept, mention.standing) == ("b", "preferred")


def test_mentions_are_those_of_the_plain_text(terms):
    text = "前面的字，`代码`，**要素配置**。"
    for mention in terms.mentions(to_plain(text), "zh"):
        assert to_plain(text)[mention.start : mention.end] == mention.term == "要素配置"


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("policy", "policies"),
        ("policies", "policy"),
        ("tax", "taxes"),
        ("taxes", "tax"),
        ("public services", "public service"),
        ("rule of law", "rules of law"),
        ("factors of production", "factor of production"),
        ("gap between urban and rural areas", "gaps between urban and rural areas"),
        ("branch", "branches"),
        ("process", "processes"),
    ],
)
def test_singular_and_plural(term, other):
    assert {term, other} <= set(forms(term, "en"))


def test_chinese_terms_have_one_form():
    assert forms("要素", "zh") == ("要素",)


@pytest.mark.parametrize("text", ["İzmir–Ürgüp", "A\u00a0b’s", "ǅ ﬀ ẞ Σς", "新质–生产力"])
def test_folding_keeps_positions(text):
    assert len(fold(text)) == len(text)


def test_no_term_of_the_real_texts_is_linked_within_a_longer_one():
    corpus = check_data(ROOT)[0].corpus
    terms = Terms(corpus.concepts.values())
    named = {
        (language, item.term): item.standing
        for concept in corpus.concepts.values()
        if concept.kind == "subject"
        for language in ("zh", "en")
        for item in concept.designations.in_language(language)
    }
    for paper in corpus.papers.values():
        for claim in paper.all_claims():
            wording = claim.text or claim.gist
            text = to_plain(wording.zh)
            mentions = terms.mentions(text, "zh")
            for mention in terms.links(wording.zh, "zh"):
                others = [one for one in mentions if one.start != mention.start]
                around = range(max(0, mention.start - 12), mention.start + 1)
                longer = [
                    text[start:end]
                    for start in around
                    for end in range(mention.end, min(len(text), mention.end + 12) + 1)
                    if end - start > mention.end - mention.start
                    # 乡村产业创新 has two terms of one length; the first has what both share
                    and not any(one.start < end and start < one.end for one in others)
                ]
                assert [term for term in longer if ("zh", term) in named] == [], claim.id
