"""The open data: what a stranger can rely on."""

import json

import pytest

CLAIM_FIELDS = {"id", "key", "parent", "role", "gist", "text", "source", "cites", "about", "named"}
PAPER_FIELDS = {"id", "reference", "keywords", "front", "claims", "relations", "notes"}


@pytest.fixture(scope="module")
def exported(rendered_site):
    return json.loads(rendered_site[1]["exports/corpus.json"])


@pytest.fixture(scope="module")
def corpus(rendered_site):
    return rendered_site[0].loaded.corpus


def test_exports_have_the_promised_fields(exported):
    assert exported.keys() >= {"papers", "concepts", "references"}
    for paper in exported["papers"]:
        assert paper.keys() >= PAPER_FIELDS
        for claim in paper["claims"]:
            assert claim.keys() >= CLAIM_FIELDS
            assert claim["gist"].keys() == {"zh", "en"}
            assert claim["text"] is None or claim["text"].keys() == {"zh", "en"}
            assert claim["source"].keys() >= {"section", "paragraph", "marker", "incipit"}
        for relation in paper["relations"]:
            assert relation.keys() >= {"type", "from", "to", "basis"}


def test_exports_carry_every_record(exported, corpus):
    assert [paper["id"] for paper in exported["papers"]] == list(corpus.papers)
    assert [concept["id"] for concept in exported["concepts"]] == list(corpus.concepts)
    assert [reference["id"] for reference in exported["references"]] == list(corpus.references)
    assert [guide["id"] for guide in exported["guides"]] == list(corpus.guides)
    assert len(exported["parallels"]) == len([*corpus.all_parallels()])
    for paper in exported["papers"]:
        record = corpus.papers[paper["id"]]
        assert [claim["id"] for claim in paper["claims"]] == [c.id for c in record.all_claims()]
        assert [note["id"] for note in paper["notes"]] == [note.id for note in record.notes]
        assert len(paper["relations"]) == len(record.relations)


def test_claims_say_what_the_records_say(exported, corpus):
    for paper in exported["papers"]:
        claims = {claim.id: claim for claim in corpus.papers[paper["id"]].all_claims()}
        for claim in paper["claims"]:
            record = claims[claim["id"]]
            assert claim["role"] == record.role
            assert claim["gist"] == {"zh": record.gist.zh, "en": record.gist.en}
            assert claim["text"] == (record.text and record.text.written())
            place = record.source.model_dump(exclude={"incipit"})
            assert {name: claim["source"][name] for name in place} == place
            assert claim["source"]["incipit"] == record.source.incipit or not place["paragraph"]
            assert claim["named"] == list(record.named)
            assert (claim["cites"], claim["about"]) == (list(record.cites), list(record.about))
            assert claim["causal"] == [
                {
                    "from": list(causal.from_),
                    "kind": causal.kind,
                    "to": list(causal.to),
                    "named": [
                        name
                        for name in dict.fromkeys((*causal.from_, *causal.to))
                        if name not in record.editorial
                    ],
                }
                for causal in record.causal
            ]


def test_exports_refer_only_to_what_they_hold(exported):
    concepts = {concept["id"] for concept in exported["concepts"]}
    references = {reference["id"] for reference in exported["references"]}
    papers = {paper["id"]: paper for paper in exported["papers"]}
    for paper in papers.values():
        claims = {claim["id"] for claim in paper["claims"]}
        ends = claims | {relation["id"] for relation in paper["relations"] if relation["id"]}
        sections = {section["id"]: len(section["paragraphs"]) for section in paper["outline"]}
        assert {paper["reference"], *paper["bibliography"]} <= references
        for claim in paper["claims"]:
            assert {claim["parent"]} <= claims | {None}
            assert set(claim["cites"]) <= references
            causal = [name for item in claim["causal"] for name in (*item["from"], *item["to"])]
            assert {*claim["about"], *causal} <= concepts
            assert claim["source"]["paragraph"] <= sections[claim["source"]["section"]]
        for relation in paper["relations"]:
            assert relation["from"] in claims
            assert relation["to"] in ends
        for note in paper["notes"]:
            assert set(note["claims"]) <= claims
            assert set(note["references"]) <= references
            assert note["section"] in sections
    addresses = {
        f"{paper['id']}#{claim['id']}" for paper in papers.values() for claim in paper["claims"]
    }
    for parallel in exported["parallels"]:
        assert {parallel["from"], parallel["to"]} <= addresses
    for concept in exported["concepts"]:
        assert {*concept["broader"], *concept["related"]} <= concepts
        assert {item["paper"] for item in concept["attested"]} <= set(papers)
        assert {reading["source"] for reading in concept["readings"]} <= references
        assert {reading["reported_by"] for reading in concept["readings"]} <= {*addresses, None}


def test_concepts_say_what_the_records_say(exported, corpus):
    for concept in exported["concepts"]:
        record = corpus.concepts[concept["id"]]
        assert concept["definition"] == {"zh": record.definition.zh, "en": record.definition.en}
        assert concept["exclude"] == list(record.exclude)
        read = [(one["source"], one["reported_by"], one["text"]) for one in concept["readings"]]
        assert read == [
            (one.source, one.reported_by, one.text.written()) for one in record.readings
        ]


def test_references_are_csl_json(exported):
    for reference in exported["references"]:
        assert reference["type"] in {
            *("article-journal", "book", "chapter", "document", "paper-conference", "report"),
            *("thesis", "webpage"),
        }
        for name in reference.get("author", []):
            assert name.keys() in ({"family", "given"}, {"family"}, {"literal"})
        assert "issued" not in reference or isinstance(reference["issued"]["date-parts"][0][0], int)
        assert not any("_" in name for name in (*reference, *reference["custom"]))


def test_a_reference_of_the_invented_corpus(linked):
    assert linked.loaded.corpus.references["deng-yi-2019"].as_csl() == {
        "id": "deng-yi-2019",
        "type": "thesis",
        "language": "zh-CN",
        "author": [
            {"family": "邓", "given": "椅"},
            {"family": "凳", "given": "子"},
            {"literal": "others"},
        ],
        "title": "茶叶论：兼论不坐",
        "issued": {"date-parts": [[2019]]},
        "genre": "博士学位论文",
        "publisher": "茶山大学",
        "publisher-place": "茶山",
    }
