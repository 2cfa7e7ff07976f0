"""What follows from several records at once, in the invented corpus."""

import pytest
from projects import BASE, copy_data, edit

from lunmai.link import Citation, link_corpus
from lunmai.link.paper import link_paper
from lunmai.load import load_corpus
from lunmai.model import Relation, with_broader

SUB_CLAIM = (
    "{id: m1-1, role: mechanism, gist: {zh: 船, en: Boat}, text: {zh: 船, en: Boat}, "
    "source: {section: s1, paragraph: 1, incipit: 船}}"
)


@pytest.fixture
def links(linked):
    return linked.links


@pytest.fixture
def paper(linked):
    return linked.links.papers["hu-tong-2021"]


def test_relations_stand_at_both_ends(linked):
    for name, paper in linked.loaded.corpus.papers.items():
        links = linked.links.papers[name]
        for relation in paper.relations:
            assert relation in links.outgoing[relation.from_]
            assert relation in links.incoming[relation.to]


def test_relations_keep_the_order_of_the_data(paper):
    assert [relation.from_ for relation in paper.incoming["t1"]] == ["m1", "m2"]
    assert [relation.to for relation in paper.outgoing["c1-1"]] == ["r1", "m1-1"]


def test_sub_claims_know_the_claim_above(paper):
    assert {"m1-2-1": "m1-2", "m1-2": "m1"}.items() <= paper.parents.items()
    assert "m1" not in paper.parents


def test_claims_and_notes_by_section(paper):
    assert [claim.id for claim in paper.top_claims["s0"]] == ["t1", "b1"]
    assert paper.claim_counts["s2-1"] == 4
    assert paper.claim_counts["s5"] == 0
    assert [note.id for note in paper.section_notes["s0"]] == ["n2"]
    assert [note.id for note in paper.claim_notes["b1"]] == ["n2"]


def test_references_by_number_and_by_claim(paper):
    assert paper.numbers == {"deng-yi-2019": 1}
    assert paper.cited_by == {"bureau-of-teahouses-2020": ("b1",), "deng-yi-2019": ("g1",)}
    assert paper.unlisted == ("bureau-of-teahouses-2020",)


def test_citations_and_concepts_across_papers(links):
    citing = (Citation("doe-1999", 1, ("l1",)), Citation("hu-tong-2021", None, ("b1",)))
    assert links.citations.by_work["bureau-of-teahouses-2020"] == citing
    about = {
        (paper, claim.id)
        for paper, cell in links.about["bench"].items()
        for claims in cell.values()
        for claim in claims
    }
    assert {("doe-1999", "p1"), ("hu-tong-2021", "t1")} < about


def test_concepts_know_what_is_narrower_and_related(links):
    assert links.narrower == {"small-talk": ("sincerity",)}
    assert links.related["small-talk"] == ("bench",)
    assert links.related["bench"] == ("small-talk", "teahouse")


def test_a_concept_leads_up_to_all_that_are_broader(linked):
    concepts = linked.loaded.corpus.concepts
    assert with_broader(concepts, "sincerity") == {"sincerity", "small-talk"}
    circle = concepts["small-talk"].model_copy(update={"broader": ("sincerity", "gone")})
    concepts = {**concepts, "small-talk": circle}
    assert with_broader(concepts, "small-talk") == {"sincerity", "small-talk"}


def test_silences_of_each_kind(paper):
    silences = {
        kind: [(silence.claim, silence.state) for silence in found]
        for kind, found in paper.silences.items()
    }
    assert silences == {
        "mechanism-without-constraint": [("m2", "none"), ("m1-2", "above")],
        "constraint-without-path": [("c2", "none"), ("c1-1", "above")],
        "path-without-constraint": [("p2", "none"), ("p1-1", "above")],
    }


def test_parallels_are_seen_from_both_claims(links):
    seen = {
        address: [(found.type, found.paper, found.claim) for found in links.counterparts[address]]
        for address in ("doe-1999#c1", "hu-tong-2021#c1-1", "doe-1999#l1", "hu-tong-2021#m1")
    }
    assert seen == {
        "doe-1999#c1": [("broader", "hu-tong-2021", "c1-1")],
        "hu-tong-2021#c1-1": [("narrower", "doe-1999", "c1")],
        "doe-1999#l1": [("same", "hu-tong-2021", "b1")],
        "hu-tong-2021#m1": [("contrast", "doe-1999", "p1")],
    }


def test_papers_are_compared_from_the_first(links):
    (comparison,) = links.pairs.values()
    assert comparison.papers == ("doe-1999", "hu-tong-2021")
    assert {
        kind: [(here, there) for here, there, _ in found]
        for kind, found in comparison.parallels.items()
    } == {
        "same": [("l1", "b1")],
        "close": [("g1", "g1")],
        "narrower": [("t1", "t1")],
        "broader": [("c1", "c1-1")],
        "contrast": [("p1", "m1")],
    }
    assert comparison.concepts == (
        ("bench", "teahouse"),
        ("deposit", "umbrella"),
        ("small-talk",),
    )


def test_a_claim_whose_sub_claim_has_a_counterpart_is_not_silent(tmp_path):
    data = copy_data(BASE, tmp_path)
    file = data / "papers" / "wang-2023.yaml"
    edit(file, "  - id: c1\n", f"    claims:\n      - {SUB_CLAIM}\n  - id: c1\n")
    edit(file, "from: c1, to: m1,", "from: c1, to: m1-1,")
    corpus = load_corpus(data, tmp_path).corpus
    assert link_corpus(corpus).papers["wang-2023"].silences == {}


def test_what_restates_another_claim_is_not_silent_beside_it(linked):
    paper = linked.loaded.corpus.papers["hu-tong-2021"]
    silent = {one.claim for found in link_paper(paper).silences.values() for one in found}
    name = min(silent)
    other = next(claim.id for claim in paper.all_claims() if claim.id != name)
    again = Relation(**{"from": name}, to=other, type="restates", basis="explicit")
    changed = paper.model_copy(update={"relations": (*paper.relations, again)})
    left = {one.claim for found in link_paper(changed).silences.values() for one in found}
    assert left == silent - {name}
