"""The argument in brief: its steps, their order, and that it stays brief."""

from dataclasses import replace

import pytest
from saying import plain

from lunmai.link import link_corpus
from lunmai.views.brief import MOST_OPEN, MOST_PAIRINGS, MOST_THESES, brief
from lunmai.views.words import Words

SPINE = [
    ("brief-question", ["g1 已有研究不谈板凳。"]),
    ("brief-thesis", ["t1 闲谈的质量取决于**板凳**。"]),
    ("brief-mechanisms", ["m1 板凳没有靠背，使谈话者彼此靠近。 | 受限于 c1"]),
    ("brief-constraints", ["c1 板凳太硬，坐不久。 | 得到应对 p1◐"]),
    ("brief-paths", ["p1 给板凳加垫。"]),
    ("brief-rests", ["所引2种文献（其中1种不在文末所列）；论文自己的例证t1-1 m1-2-1"]),
    ("brief-open", ["没有标注相应制约的机制：m2", "没有标注相应路径的制约：c2"]),
]
NO_SPINE = [
    ("brief-question", ["g1 Nobody has asked where they go."]),
    ("brief-thesis", ["t2 Deposits are a question of their own."]),
    ("brief-sections", [
        "l1 Every library that lends umbrellas runs out.※1",
        "m1 When the rain stops, people forget.",
        "n1 The deposit should exceed the price of the umbrella.",
    ]),
    ("brief-constraints",
     ["c1 Deposits deter the readers who need umbrellas. | addressed by p1"]),
    ("brief-rests", ["1 work cited; its own evidence e1"]),
    ("brief-open", ["Mechanisms with no recorded constraint: m1",
                    "Sections without claims: t2"]),
]  # fmt: skip


def told(data, paper, language, change=lambda paper: paper):
    """The brief of a paper by step, with every line in plain words."""
    corpus = data.loaded.corpus
    papers = {**corpus.papers, paper: change(corpus.papers[paper])}
    corpus = replace(corpus, papers=papers)
    links = link_corpus(corpus)
    words = Words(corpus, links, language)
    parts = brief(words, papers[paper], links.papers[paper])
    return [(part.name, [plain(line) for line in part.lines]) for part in parts]


@pytest.mark.parametrize(
    ("paper", "language", "expected"),
    [("hu-tong-2021", "zh", SPINE), ("doe-1999", "en", NO_SPINE)],
)
def test_the_steps_of_an_argument(linked, paper, language, expected):
    assert told(linked, paper, language) == expected


def test_of_several_pairings_the_surest_are_told(longer):
    """c1 and c2 limit m1, and so does c3 here, by our reading only."""

    def change(paper):
        more = paper.relations[5].model_copy(update={"from_": "c3", "to": "m1"})
        weak = more.model_copy(update={"basis": "editorial"})
        return paper.model_copy(update={"relations": (weak, *paper.relations)})

    (first, *_) = dict(told(longer, "hu-yi-2020", "zh", change))["brief-mechanisms"]
    assert first == "m1 板凳流动延长闲谈。 | 受限于 c1 c2"
    assert MOST_PAIRINGS == 2


def theses(paper):
    """The paper with every claim a thesis."""
    claims = tuple(one.model_copy(update={"role": "thesis"}) for one in paper.claims)
    return paper.model_copy(update={"claims": claims})


def test_without_a_spine_only_so_many_theses_are_told(longer):
    found = dict(told(longer, "hu-yi-2020", "en", theses))
    assert [line.partition(" ")[0] for line in found["brief-thesis"]] == ["t1", "d1", "d2"]
    assert len(found["brief-thesis"]) == MOST_THESES
    assert [line.partition(" ")[0] for line in found["brief-sections"]] == [
        "b1", "m1", "c3", "p1",
    ]  # fmt: skip


def test_a_thesis_that_only_restates_another_is_not_told_beside_it(longer):
    def change(paper):
        changed = theses(paper)
        same = paper.relations[0].model_copy(update={"type": "restates", "from_": "d1"})
        part = same.model_copy(update={"from_": "d2", "partial": True})
        return changed.model_copy(update={"relations": (*paper.relations, same, part)})

    found = dict(told(longer, "hu-yi-2020", "en", change))
    assert [line.partition(" ")[0] for line in found["brief-thesis"]] == ["t1", "d2", "b1"]


def test_without_a_spine_the_weightiest_constraints_are_told_as_they_follow(longer):
    def change(paper):
        kept = tuple(one for one in paper.relations if one.type not in ("limits", "answers"))
        return paper.model_copy(update={"relations": kept})

    found = dict(told(longer, "hu-yi-2020", "en", change))
    assert "brief-mechanisms" not in found
    assert [line.partition(" ")[0] for line in found["brief-constraints"]] == ["c1", "c2", "c3"]


def test_a_section_is_not_told_by_what_says_a_thesis_again_in_part(linked):
    def change(paper):
        again = paper.relations[0].model_copy(
            update={"type": "restates", "from_": "m1", "to": "t2", "partial": True}
        )
        return paper.model_copy(update={"relations": (*paper.relations, again)})

    found = dict(told(linked, "doe-1999", "en", change))
    assert "m1" not in [line.partition(" ")[0] for line in found["brief-sections"]]


def test_of_what_is_left_open_only_so_much_is_named(longer):
    def change(paper):
        kept = tuple(one for one in paper.relations if one.type == "supports")
        return paper.model_copy(update={"relations": kept})

    found = dict(told(longer, "hu-yi-2020", "en", change))
    assert found["brief-open"] == [
        "Mechanisms with no recorded constraint: m1 m1-1 m1-2 …",
        "Constraints with no recorded pathway: c1 c1-1 c1-2 …",
    ]
    assert MOST_OPEN == 3


def test_a_paper_of_which_nothing_is_claimed_has_no_brief(longer):
    def change(paper):
        return paper.model_copy(update={"claims": (), "relations": (), "notes": ()})

    assert told(longer, "hu-yi-2020", "en", change) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_brief_of_any_paper_is_brief(corpus, language):
    links = link_corpus(corpus)
    words = Words(corpus, links, language)
    for name, paper in corpus.papers.items():
        parts = {one.name: one for one in brief(words, paper, links.papers[name])}
        assert {"brief-thesis", "brief-rests"} <= parts.keys()
        for part in parts.values():
            assert all(line.said for line in part.lines)
        assert ("brief-mechanisms" in parts) == ("brief-sections" not in parts)
        assert sum(len(one.lines) for one in parts.values()) <= 5 + len(paper.outline) + 12
