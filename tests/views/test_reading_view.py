"""The page on which a paper is read: its headings, how gists begin, what is folded."""

import pytest

from lunmai.text.numbers import said_number
from lunmai.views.headings import heading_text, ordinal, short_place
from lunmai.views.reading import beginning, reading_view
from lunmai.views.words import Words

BEGINNINGS = [
    ("zh", "板凳没有靠背，使谈话者彼此靠近。", "板凳没有靠背"),
    ("zh", "闲谈的质量取决于板凳。", "闲谈的质量取决于板凳"),
    ("zh", "二者有三：距离、高度、硬度。", "二者有三"),
    ("zh", "文章数过一家茶馆门外的板凳。", "文章数过一家茶馆门外的板……"),
    ("zh", "坐着的人都能看见对方的眼睛", "坐着的人都能看见对方的眼……"),
    ("en", "Having no backs, benches bring talkers closer.", "Having no backs"),
    ("en", "Light benches move fast.", "Light benches move fast"),
    ("en", "Bench mobility is the going of benches.", "Bench mobility is the going …"),
    ("en", "In 1.5 of 2,000 teahouses: none.", "In 1.5 of 2,000 teahouses"),
    ("en", "Benches – not chairs – decide.", "Benches – not chairs – …"),
    ("en", "Funds, above all, are short.", "Funds, above all, are short"),
    ("en", "The indoor–outdoor difference grows.", "The indoor–outdoor difference grows"),
    ("zh", "，板凳。", "板凳"),
    ("zh", "……", "……"),
    ("zh", "", "……"),
]


@pytest.mark.parametrize(("language", "text", "expected"), BEGINNINGS)
def test_how_a_sentence_begins(language, text, expected):
    assert beginning(text, language) == expected


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [("一", "一", "I"), ("四", "四", "IV"), ("十", "十", "X"), ("2.1", "2.1", "2.1"), ("", "", ""),
     ("（一）", "（一）", "（一）")],
)  # fmt: skip
def test_chinese_numbers_are_said_in_english_as_roman_ones(number, zh, en):
    assert (said_number(number, "zh"), said_number(number, "en")) == (zh, en)


PLACES = [
    ("hu-tong-2021", "s0", "引言", "Opening"),
    ("hu-tong-2021", "s2", "§二", "§II (二)"),
    ("hu-tong-2021", "s2-1", "§二.1", "§II.1 (二.1)"),
    ("doe-1999", "s2", "§2", "§2"),
    ("doe-1999", "s2-1", "§2.1", "§2.1"),
]


@pytest.mark.parametrize(("paper", "section", "zh", "en"), PLACES)
def test_places_by_their_numbers(linked, paper, section, zh, en):
    paper = linked.loaded.corpus.papers[paper]
    assert [short_place(paper, section, language) for language in ("zh", "en")] == [zh, en]


HEADINGS = [
    ("hu-tong-2021", "s1", "一、问题的提出", "I (一). Statement of the problem"),
    ("hu-tong-2021", "s2-2", "2. 高度：板凳使人人等高",
     "2. Height: on a bench everyone is the same height"),
    ("hu-tong-2021", "s0", "［引言］", "[Opening]"),
    ("doe-1999", "s2-1", "2.1. 押金", "2.1. Deposits"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "section", "zh", "en"), HEADINGS)
def test_headings_with_their_numbers(linked, paper, section, zh, en):
    outline = linked.loaded.corpus.papers[paper].outline
    found = next(one for one in outline if one.id == section)
    assert [heading_text(found, language) for language in ("zh", "en")] == [zh, en]


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("一是", 1),
        ("其二", 2),
        ("另一方面", 2),
        ("Third", 3),
        ("八是", 8),
        ("此外", None),
        ("", None),
    ],
)
def test_enumerators_count(marker, number):
    assert ordinal(marker) == number


def read(linked, paper, language):
    words = Words(linked.loaded.corpus, linked.links, language)
    paper = words.corpus.papers[paper]
    return reading_view(words, paper)


def claims_of(view):
    def below(claims):
        for claim in claims:
            yield claim
            yield from below(claim.claims)

    return {one.id: one for section in view.sections for one in below(section.claims)}


HELD = [
    ("m4", "文章数过一家茶馆门外的板……"),  # what is below names nothing new
    ("m4-1", "清晨三条"),  # nothing is below: how the text begins
    ("p2", "树荫闲谈"),  # the concepts that only what is below names
    ("p1", "茶馆；板凳；闲谈"),
    ("c1", "板凳没有记号；店家之间没有约定"),  # fewer new concepts than claims: their gists
]


@pytest.mark.parametrize(("claim", "expected"), HELD)
def test_what_is_folded_says_what_it_holds(longer, claim, expected):
    assert claims_of(read(longer, "hu-yi-2020", "zh"))[claim].held.text == expected


def test_what_has_neither_text_nor_claims_below_holds_nothing(linked):
    assert claims_of(read(linked, "hu-tong-2021", "zh"))["m1-2-1"].held is None


def test_a_role_is_named_where_it_changes(longer):
    found = claims_of(read(longer, "hu-yi-2020", "en"))
    named = {name: one.role_term for name, one in found.items() if one.role_term}
    assert named == {
        "a1": "thesis", "t1": "thesis", "d1": "definition", "b1": "background", "m1": "mechanism",
        "c1": "constraint", "p1": "path",
    }  # fmt: skip


def test_every_claim_is_read_once_and_in_order(longer):
    for name in longer.loaded.corpus.papers:
        view = read(longer, name, "en")
        shown = [claim for section in view.sections for claim in section.claims]
        links = longer.links.papers[name]
        assert list(claims_of(view)) == [
            sub.id for one in shown for sub in links.claims[one.id].with_descendants()
        ]
        assert sorted(claims_of(view)) == sorted(links.claims)


def test_only_an_abstract_is_folded(longer):
    folded = {one.id: one.folded for one in read(longer, "hu-yi-2020", "en").sections if one.folded}
    assert folded == {"abstract": "2 claims, restated in the body"}
    assert not any(one.folded for one in read(longer, "hu-tong-2021", "en").sections)
