"""A reader's copy of an invented paper, as it was encoded and with what copies do to a text."""

import pytest
from projects import CORPUS

from lunmai.authoring.audit import audit_paper, fingerprint, proposed
from lunmai.authoring.copies import paragraphs_of, read_copy
from lunmai.model import Source

COPY = (CORPUS / "copies" / "hu-tong-2021.txt").read_text(encoding="utf-8")


@pytest.fixture
def paper(linked):
    return linked.loaded.corpus.papers["hu-tong-2021"]


def audit_of(paper, copy):
    return audit_paper(paper, paragraphs_of(paper, read_copy(copy, paper.running_heads)))


def faults(paper, copy):
    audit = audit_of(paper, copy)
    return {
        finding.where: finding.remark
        for finding in (*audit.paragraphs, *audit.claims)
        if not finding.right
    }


@pytest.mark.parametrize("name", ["hu-tong-2021", "doe-1999"])
def test_copies_with_page_breaks_and_running_heads_are_right(linked, name):
    copy = (CORPUS / "copies" / f"{name}.txt").read_text(encoding="utf-8")
    audit = audit_of(linked.loaded.corpus.papers[name], copy)
    assert {finding.remark for finding in audit.paragraphs} == {"matches"}
    assert {finding.remark for finding in audit.claims} <= {"is where it says", "is the heading"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("板凳没有靠背", "板凳\n没有\n\n12\n靠背"),
        ("板凳没有靠背", "- 板凳没有靠背"),
        ("板凳没有靠背", "\u3000\u3000板凳 没有\t靠背"),
        ("一、问题的提出\n", "\f一、问题的提出\n\n"),
        ("五、结语", "An advertisement for cushions.\n五、结语"),
    ],
)
def test_white_space_and_page_changes_make_no_difference(paper, old, new):
    assert COPY.count(old) == 1
    assert faults(paper, COPY.replace(old, new)) == {}


def test_a_missing_paragraph_and_its_claims_are_named(paper):
    assert faults(paper, COPY.replace("凡坐板凳者，无论身份，视线一样高。\n", "")) == {
        "s2-2 paragraph 1": "is not in this copy as it was encoded",
        "t1-1": "cannot be checked: s2-2 paragraph 1 did not match",
        "m2": "cannot be checked: s2-2 paragraph 1 did not match",
    }


def test_other_punctuation_is_another_text(paper):
    wrong = faults(paper, COPY.replace("还应当延长营业时间，", "还应当延长营业时间,"))
    assert sorted(wrong) == ["p2", "s4 paragraph 2"]


def test_incipits_are_found_in_full_and_half_width(paper):
    assert faults(with_source(paper, "s2-1", incipit='"越坐越近', marker=None), COPY) == {
        "m1-2-1": "the opening words '\"越坐越近' occur 0 times in s2-1 paragraph 1, not once"
    }
    assert faults(with_source(paper, "s2-1", incipit="近,近越坐", marker=None), COPY) == {
        "m1-2-1": "the opening words '近,近越坐' occur 0 times in s2-1 paragraph 1, not once"
    }
    assert faults(with_source(paper, "s2-1", incipit="距离,声音", marker=None), COPY) == {}


@pytest.mark.parametrize(
    ("source", "remark"),
    [
        (
            {"incipit": "越近"},
            "the opening words '越近' occur 2 times in s2-1 paragraph 1, not once; "
            "unique there: '越近，越' or '越近越坐'",
        ),
        (
            {"incipit": "越远"},
            "the opening words '越远' occur 0 times in s2-1 paragraph 1, not once",
        ),
        ({"marker": "三是"}, "the opening words do not follow the marker '三是'"),
    ],
)
def test_wrong_locators_are_named(paper, source, remark):
    assert faults(with_source(paper, "s2-1", **source), COPY) == {"m1-2-1": remark}


PARAGRAPH = "一是过河的时间短了,商贩一天赶两个集。二是运费降了,运费低。船也多了。"


@pytest.mark.parametrize(
    ("source", "taken", "words"),
    [
        ({"incipit": "运费"}, (), ["运费降了", "运费低"]),
        ({"incipit": "过河时间"}, (), ["一是过河"]),
        ({"incipit": "过河的时候"}, (), ["过河的时"]),
        ({"marker": "二是"}, (), ["运费降了"]),
        ({"marker": "三是"}, (2,), ["二是运费"]),
        ({}, (2, 21), ["船也多了"]),
        ({}, (0, 21, 31), []),
        ({"incipit": "费"}, (), ["费降了", "费低。船"]),
    ],
)
def test_opening_words_are_proposed_that_are_unique(source, taken, words):
    source = Source(section="s1", paragraph=1, **source)
    assert proposed(source, PARAGRAPH, "zh", taken) == words
    assert all(PARAGRAPH.count(one.replace("，", ",")) == 1 for one in words)


def test_english_opening_words_are_whole():
    text = "The boat is fast. The boat is slow, they say."
    source = Source(section="s1", paragraph=1, incipit="The boat")
    assert proposed(source, text, "en", ()) == ["The boat is fast", "The boat is slow"]


def test_a_passage_without_opening_words_gets_a_proposal(paper):
    assert faults(with_source(paper, "s2-1", incipit=None), COPY) == {
        "m1-2-1": "there are no opening words ('incipit') to find it in s2-1 paragraph 1"
    }


def test_fingerprint_counts_no_white_space():
    assert fingerprint(" 板凳\u3000虽小\n") == fingerprint("板凳虽小")
    assert fingerprint("板凳虽小").length == 4


def with_source(paper, section, **source):
    """The paper with another source for the claim m1-2-1."""
    text = paper.model_dump(by_alias=True)
    claim = text["claims"][3]["claims"][1]["claims"][0]
    claim["source"].update(section=section, **source)
    return type(paper).model_validate(text)
