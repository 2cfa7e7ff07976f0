"""An encoding beside a reader's copy: what is said to be printed, what is named, whose words."""

from dataclasses import replace

import pytest
from projects import CORPUS

from lunmai.authoring.comparing import audit_citations, compare
from lunmai.authoring.copies import Passage
from lunmai.model import Claim, Note, Wording
from lunmai.text.named_works import name_text

COPIES = {
    name: (CORPUS / "copies" / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("hu-tong-2021", "doe-1999")
}
PRINTED, COUNTED, NAMED, SHARED = (
    "Said to be printed, but not in this copy",
    "Counts of printed references that differ",
    "Concepts named otherwise than the claims say",
    "Stretches of our texts that are in the paper",
)


@pytest.fixture
def corpus(linked):
    return linked.loaded.corpus


@pytest.fixture
def paper(corpus):
    return corpus.papers["hu-tong-2021"]


def found(paper, corpus, copy=None):
    """What is wrong, by what was compared."""
    result = compare(paper, corpus, copy or COPIES[paper.id])
    listed = {
        name: [f"{one.where}: {one.remark}" for one in findings]
        for name, findings in result.faults.items()
        if findings
    }
    assert result.right == (not listed)
    return listed


def with_claim(paper, name, **changes):
    """The paper with other values in one claim."""

    def changed(claim: Claim) -> Claim:
        subs = tuple(map(changed, claim.claims))
        own = changes if claim.id == name else {}
        return claim.model_copy(update={"claims": subs, **own})

    return paper.model_copy(update={"claims": tuple(map(changed, paper.claims))})


@pytest.mark.parametrize("name", COPIES)
def test_the_invented_papers_are_right(corpus, name):
    assert found(corpus.papers[name], corpus) == {}


def test_what_the_copy_does_not_print_is_named(paper, corpus):
    copy = (
        COPIES[paper.id]
        .replace("Key words: Bench; ", "Key words: ")
        .replace("三、现实制约", "三、制约")
    )
    assert found(paper, corpus, copy) == {
        PRINTED: ["heading of s3: '现实制约' is not in this copy"]
    }
    copy = copy.replace("Teapot", "Tea")
    assert "keywords (en): 'Teapot' is not in this copy" in found(paper, corpus, copy)[PRINTED]


def test_front_matter_is_looked_for_as_it_is_printed(paper, corpus):
    front = paper.front.model_copy(update={"received": "2021-03-05", "classification": "F321"})
    changed = paper.model_copy(update={"front": front})
    assert found(changed, corpus) == {
        PRINTED: [
            "front.classification: 'F321' is not in this copy",
            "front.received: the day 2021-03-05 is not in this copy",
        ]
    }
    for day in ("2021-03-05", "2021年3月5日", "2021.3.5", "5 March 2021", "March 5, 2021"):
        copy = COPIES[paper.id].replace("2021-02-28", day).replace("C912.3", "Ｆ 321")
        assert found(changed, corpus, copy) == {}


def test_printed_forms_stand_in_their_section(paper, corpus):
    small_talk = corpus.concepts["small-talk"]
    moved = small_talk.attested[0].model_copy(update={"section": "s2-1"})
    concepts = corpus.concepts | {
        "small-talk": small_talk.model_copy(update={"attested": (moved,)})
    }
    assert found(paper, replace(corpus, concepts=concepts)) == {
        PRINTED: ["attested of small-talk: '闲谈' is not in s2-1 in this copy"]
    }


def test_works_that_a_passage_names_are_cited(paper, corpus):
    claim = next(one for one in paper.all_claims() if one.cites)
    work = corpus.references[claim.cites[0]]
    text = f"（{name_text(work.author[0])}，{work.year}）"
    passages = {claim.id: Passage(text, text)}
    assert audit_citations(paper, corpus, passages) == []
    without = with_claim(paper, claim.id, cites=())
    assert [finding.where for finding in audit_citations(without, corpus, passages)] == [claim.id]
    nowhere = {claim.id: Passage(text, None)}
    assert audit_citations(without, corpus, nowhere) == []


def test_the_list_of_references_is_counted(corpus):
    paper = corpus.papers["doe-1999"]
    copy = COPIES[paper.id].replace("[4] Hu Tong", "Hu Tong")
    assert found(paper, corpus, copy) == {
        COUNTED: ["bibliography: this copy numbers 3 works, the list here has 4"]
    }
    assert found(paper, corpus, copy.replace("References\n", "Notes\n")) == {}


def test_concepts_are_named_in_the_passage_or_editorial(paper, corpus):
    assert found(with_claim(paper, "m1-1", editorial=("small-talk", "sincerity")), corpus) == {
        NAMED: ["m1-1: the passage has no form of 'bench'; name it in 'editorial'"]
    }
    assert found(with_claim(paper, "m1", editorial=("bench",)), corpus) == {
        NAMED: ["m1: the passage has a form of 'bench'; remove it from 'editorial'"]
    }


def test_a_passage_holds_those_of_sub_claims_and_no_others(paper, corpus):
    # 二是 … begins the second sub-claim of m1, 尤其是冬天 that of c1; 茶馆 stands before t1.
    wider = with_claim(paper, "m1", about=("bench",), causal=())
    assert found(wider, corpus) == {}
    assert found(with_claim(paper, "t1", about=("teahouse",), causal=()), corpus) == {
        NAMED: ["t1: the passage has no form of 'teahouse'; name it in 'editorial'"]
    }
    heading = {"section": "s2-1", "paragraph": 0, "incipit": None, "marker": None}
    source = paper.claims[0].source.model_copy(update=heading)
    assert found(
        with_claim(paper, "t1", source=source, about=("teahouse",), causal=()), corpus
    ) == {NAMED: ["t1: the passage has no form of 'teahouse'; name it in 'editorial'"]}


MORE = """雨天借出去的东西晴天总要有人去找，找到板凳为止。
Whoever lends a thing on wet days must look for it on dry ones, or buy a bench.
"""
"""What else the paper might say."""
LENT = "雨天借出去的东西晴天总要有人去找"


@pytest.mark.parametrize(
    ("zh", "en", "said"),
    [
        (f"文章说{LENT}。", "It is lent.", [LENT]),
        ("雨天借出去的东西晴天总要找。", "It is lent.", ["雨天借出去的东西晴天总要"]),
        ("雨天借出去的东西晴天总有人找。", "It is lent.", []),
        (f"据说“{LENT}”。", "It is lent.", [LENT]),
        ("晴天总要有人去找；找到板凳为止。", "It is lent.", []),
        ("板凳驱动闲谈高质量发展的机制与路径研究", "It is lent.", []),
        ("板凳驱动闲谈高质量发展的机制", "It is lent.", []),
        ("借。", "It must look for it on dry ones or two.", []),
        (
            "借。",
            "Whoever lends a thing on **wet days** must buy one.",
            ["Whoever lends a thing on wet days must"],
        ),
        ("借。", "Whoever lends a thing, on wet days must buy one.", []),
        ("借。", "On the mechanism and path of benches driving high-quality talk.", []),
    ],
)
def test_stretches_of_the_paper_are_shown(paper, corpus, zh, en, said):
    claim = with_claim(paper, "m1-2", text=Wording(zh=zh, en=en))
    shown = found(claim, corpus, COPIES[paper.id] + MORE).get(SHARED, [])
    assert [line.split("'")[1] for line in shown] == said
    assert all(line.startswith("m1-2 text (") for line in shown)


def test_terms_do_not_count(paper, corpus):
    bench = corpus.concepts["bench"].designations.zh[0].model_copy(update={"term": "晴天总要有人"})
    designations = corpus.concepts["bench"].designations
    terms = designations.model_copy(update={"zh": (*designations.zh, bench)})
    concepts = {"bench": corpus.concepts["bench"].model_copy(update={"designations": terms})}
    claim = with_claim(paper, "m1-2", text=Wording(zh=f"{LENT}。", en="It is lent."))
    changed = replace(corpus, concepts=corpus.concepts | concepts)
    assert SHARED not in found(claim, changed, COPIES[paper.id] + MORE)


def test_remarks_on_parallels_and_guides_are_our_own_words_too(paper, corpus):
    said = Wording(zh=f"两文都说{LENT}。", en="So it is.")
    ((file, written),) = corpus.parallels.items()
    first, *others = written.parallels
    parallel = first.model_copy(update={"remark": said})
    parallels = {file: written.model_copy(update={"parallels": (parallel, *others)})}
    guide = corpus.guides[paper.id].model_copy(update={"introduction": said})
    changed = replace(corpus, parallels=parallels, guides={paper.id: guide})
    shown = found(paper, changed, COPIES[paper.id] + MORE)[SHARED]
    ends = f"parallel {first.from_} {first.to}"
    assert [line.partition(" (")[0] for line in shown] == [ends, "guide introduction"]


def test_notes_may_quote(paper, corpus):
    text = Wording(zh=f"原文作“{LENT}”。", en="So it is.")
    note = Note(id="n3", kind="misprint", section="s2-1", text=text)
    changed = paper.model_copy(update={"notes": (*paper.notes, note)})
    assert found(changed, corpus, COPIES[paper.id] + MORE) == {}


def test_places_to_look_are_no_faults(paper, corpus):
    result = compare(paper, corpus, COPIES[paper.id])
    assert result.right
    looks = {one.where: one.remark for one in result.looks}
    assert looks["g1"] == "the passage has '只' (not in zh, en)"
    assert looks["b1"] == "the passage has '主要' (not in en), '近年来' (not in zh, en)"
    assert "m1-1" not in looks
    doe = compare(corpus.papers["doe-1999"], corpus, COPIES["doe-1999"])
    looks = {one.where: one.remark for one in doe.looks}
    assert looks["e1"] == "the passage has '40' (not in zh, en), '41' (not in zh, en)"
