"""What stands around a claim in one line, and the marks behind its gist."""

import pytest
from saying import plain

from lunmai.model import PARALLELS, RELATIONS
from lunmai.views.said import Link
from lunmai.views.signs import ANSWERABLE, claim_sign, line_of_signs, marks
from lunmai.views.words import Words


def around(data, paper, claim, language="en", of=line_of_signs):
    words = Words(data.loaded.corpus, data.links, language)
    links = data.links.papers[paper]
    given = (links,) if of is line_of_signs else ()
    return of(words, words.corpus.papers[paper], *given, links.claims[claim])


RELATED = [
    ("hu-yi-2020", "m1", "supports t1; limited by c1 c2 c2-1"),
    ("hu-yi-2020", "c1-1", "limits m1-1; addressed by p1 p1-2"),
    ("hu-yi-2020", "p1", "addresses c1-1"),
    ("hu-tong-2021", "p2", "attacked by c2"),
    ("hu-yi-2020", "t1", "limited by c3 c3-1"),  # that m1 and m2 support it, they say themselves
    ("hu-yi-2020", "m4", "limited by c3-1"),
    ("hu-tong-2021", "m2", "supports t1"),  # that t1-1 restates it, that says itself
    ("hu-tong-2021", "m1-2", ""),  # and so does what exemplifies it
    ("hu-tong-2021", "m1-2-1", "exemplifies m1-2"),
    ("hu-tong-2021", "t1-1", "restates m2"),
    ("hu-yi-2020", "m1-2", ""),
]


@pytest.mark.parametrize(("paper", "claim", "expected"), RELATED)
def test_what_a_claim_does_and_what_is_done_to_it(longer, paper, claim, expected):
    assert plain(around(longer, paper, claim)) == expected


def test_only_what_asks_for_an_answer_is_told_at_both_ends(longer):
    """For every relation of the invented papers."""
    corpus, found = longer.loaded.corpus, set()
    for name, paper in corpus.papers.items():
        for relation in paper.relations:
            if relation.to not in longer.links.papers[name].claims:
                continue
            back = plain(around(longer, name, relation.to)).split("; ")
            words = Words(corpus, longer.links, "en")
            label = words.phrase(f"{relation.type}-in")
            told = any(part.startswith(f"{label} ") for part in back)
            assert told == (relation.type in ANSWERABLE), relation
            found.add(relation.type)
            assert relation.to in plain(around(longer, name, relation.from_)).replace("◐", "")
    assert found == set(RELATIONS)


def test_an_undercut_leads_to_what_the_inference_rests_on(linked):
    """c1-1 attacks that m1 supports t1."""
    said = around(linked, "hu-tong-2021", "c1-1")
    assert plain(said).startswith("attacks m1; limits m1-1")
    assert "attacked by c1-1" in plain(around(linked, "hu-tong-2021", "m1"))


BASES = [("explicit", False, "stated", "c1"), ("editorial", True, "", "c1◐")]


@pytest.mark.parametrize(("basis", "partial", "kind", "expected"), BASES)
def test_a_sign_shows_on_what_it_rests_and_whether_in_part(linked, basis, partial, kind, expected):
    words = Words(linked.loaded.corpus, linked.links, "zh")
    said = claim_sign(words, "hu-tong-2021", "c1", basis, partial=partial)
    assert plain(said) == expected
    assert isinstance(said[0], Link)
    assert (said[0].kind, said[0].target.page) == (kind, "papers/hu-tong-2021/#c1")


def test_a_partial_answer_is_so_at_both_ends(linked):
    assert plain(around(linked, "hu-tong-2021", "p1")) == "addresses c1◐"
    assert plain(around(linked, "hu-tong-2021", "c1")) == "limits m1; addressed by p1◐"


PARALLEL = [
    ("hu-tong-2021", "b1", "same", "doe-1999", "l1"),
    ("hu-tong-2021", "g1", "close", "doe-1999", "g1"),
    ("hu-tong-2021", "m1", "contrast", "doe-1999", "p1"),
    ("hu-tong-2021", "t1", "broader", "doe-1999", "t1"),
    ("doe-1999", "t1", "narrower", "hu-tong-2021", "t1"),
    ("doe-1999", "c1", "broader", "hu-tong-2021", "c1-1"),
]


@pytest.mark.parametrize(("paper", "claim", "type_", "other", "end"), PARALLEL)
def test_parallels_have_the_sign_of_their_kind_seen_from_here(
    linked, paper, claim, type_, other, end
):
    said = around(linked, paper, claim)
    signs = {one.sign for one in PARALLELS.values()}
    assert {sign for sign in signs if sign in plain(said)} == {PARALLELS[type_].sign}
    (link,) = [
        part
        for part in said
        if isinstance(part, Link) and part.target.page == f"papers/{other}/#{end}"
    ]
    assert (plain(link), link.kind) == (end, "")


def test_works_come_last(linked):
    said = plain(around(linked, "hu-tong-2021", "g1", "zh"))
    assert said.endswith("；引 邓椅等 2019")
    assert plain(around(linked, "hu-tong-2021", "g1")).endswith("; cites 邓椅等 2019")


@pytest.mark.parametrize(
    ("paper", "claim", "language", "expected"),
    [
        ("hu-tong-2021", "b1", "zh", ["※2", "¶1"]),
        ("hu-tong-2021", "m1", "zh", ["¶1"]),
        ("doe-1999", "t2", "zh", ["标题"]),
        ("doe-1999", "t2", "en", ["heading"]),
    ],
)
def test_behind_a_gist_stand_its_notes_and_its_place(linked, paper, claim, language, expected):
    said = around(linked, paper, claim, language, marks)
    assert [plain(part) for part in said] == expected
    assert said[-1].target.page == f"papers/{paper}/record/#{claim}"
    assert said[-1].kind == "record"
    assert claim in said[-1].label
