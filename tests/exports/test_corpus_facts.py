"""What corpus.json says of each record beside its words: where it is, its key, who made it, what
was accepted, what is old, what is only our reading."""

import json
import re

import pytest
from projects import BASE, CORPUS, SITE_URL, copy_data, corpus_json, edit

from lunmai.languages import SITE_LANGUAGES
from lunmai.load import load_corpus

PAPER = "papers/wang-2023.yaml"


@pytest.fixture
def data(tmp_path):
    return copy_data(BASE, tmp_path)


def exported_from(data, address=""):
    return corpus_json(load_corpus(data, data.parents[1]).corpus, address)


def objects(value):
    """Every object within exported data."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            yield from objects(item)


def test_every_path_leads_to_a_page_and_a_place_on_it(rendered_site):
    files = rendered_site[1]
    exported = json.loads(files["exports/corpus.json"])
    placed = [one for one in objects(exported) if "path" in one]
    assert len(placed) > 30
    for one in placed:
        page, _, anchor = one["path"].partition("#")
        for language in ("zh", "en"):
            name = f"{language}/{page}"
            text = files.get(f"{name}index.md") or files[f"{name.removesuffix('/')}.md"]
            assert not anchor or re.search(rf'\{{#{anchor}[ }}]|\bid="{anchor}"', text), one["path"]
        assert one["url"] is None


def test_where_the_site_is_known_addresses_are_whole():
    exported = exported_from(CORPUS / "docs" / "data", SITE_URL)
    assert exported["site"] == SITE_URL
    assert exported["$schema"] == f"{SITE_URL}exports/corpus.schema.json"
    roots = {name: SITE_LANGUAGES[name].root for name in ("zh", "en")}
    assert exported["roots"] == roots
    placed = [one for one in objects(exported) if "path" in one]
    assert all(
        one["url"] == {name: f"{SITE_URL}{root}{one['path']}" for name, root in roots.items()}
        for one in placed
    )
    assert exported["papers"][1]["claims"][0]["url"] == {
        "zh": f"{SITE_URL}papers/hu-tong-2021/#t1",
        "en": f"{SITE_URL}en/papers/hu-tong-2021/#t1",
    }


def test_keys_are_unique_and_every_end_has_one(rendered_site):
    exported = json.loads(rendered_site[1]["exports/corpus.json"])
    keys = [one["key"] for one in objects(exported) if one.get("key")]
    assert len(keys) == len(set(keys))
    for paper in exported["papers"]:
        for claim in paper["claims"]:
            assert claim["key"] == f"{paper['id']}#{claim['id']}"
            assert claim["parent_key"] == (claim["parent"] and f"{paper['id']}#{claim['parent']}")
        for relation in paper["relations"]:
            assert relation["from_key"] == f"{paper['id']}#{relation['from']}"
            assert relation["to_key"] == f"{paper['id']}#{relation['to']}"
        for note in paper["notes"]:
            assert note["claim_keys"] == [f"{paper['id']}#{claim}" for claim in note["claims"]]
    named = {
        name: one[name] if isinstance(one[name], list) else [one[name]]
        for one in objects(exported)
        for name in ("from_key", "to_key", "parent_key", "claim_keys", "reported_by")
        if one.get(name)
    }
    assert all(set(found) <= set(keys) for found in named.values())


def test_who_made_a_wording_is_said_once_and_where_it_differs(rendered_site):
    exported = json.loads(rendered_site[1]["exports/corpus.json"])
    corpus = rendered_site[0].loaded.corpus
    for paper in exported["papers"]:
        record = corpus.papers[paper["id"]]
        made = {"source_language": record.language, **record.wording.model_dump()}
        assert paper["wording"] == made
        for claim, own in zip(paper["claims"], record.all_claims(), strict=True):
            assert (claim["wording"] is None) == (own.wording is None)
    for concept in exported["concepts"]:
        made = corpus.concepts[concept["id"]].wording.model_dump()
        assert concept["wording"] == {"source_language": "zh", **made}


def test_what_was_accepted_is_told_and_what_is_older_than_its_source(data):
    edit(data / PAPER, "zh: 船快。", "zh: 船很快。")
    edit(data / PAPER, "en: Without water no boat moves.", "en: No water, no boat.")
    edit(data / PAPER, ", accepted: {zh: 6e5f40278de2, en: 72d715f5ddb5}", "")
    edit(data / "concepts" / "boat.yaml", "在水上走的东西", "走在水上的东西")
    exported = exported_from(data)
    first, second, third = exported["papers"][0]["claims"]
    assert first["accepted"]["gist"] == {"zh": "8143d95ed1bb", "en": "755f02da668a"}
    assert [one["outdated"] for one in (first, second, third)] == [["gist.en"], [], []]
    assert third["accepted"].keys() == {"text"}
    assert exported["concepts"][0]["outdated"] == ["definition.en"]


def test_a_claim_at_a_heading_without_a_text_begins_with_the_heading(data):
    edit(data / PAPER, "paragraph: 1, incipit: 没有水}", "paragraph: 0}")
    text = "text: {zh: 没有水，船就不走。, en: Without water no boat moves., "
    edit(data / PAPER, f"    {text}accepted: {{zh: c00eab983ef6, en: 9298cf5831dc}}}}\n", "")
    claim = exported_from(data)["papers"][0]["claims"][1]
    assert claim["text"] is None
    assert claim["source"] == {"section": "s1", "paragraph": 0, "marker": None, "incipit": "船"}


def test_concepts_that_the_passage_does_not_name_are_told_apart(data):
    edit(data / PAPER, "    about: [boat]\n", "    about: [boat, water]\n    editorial: [water]\n")
    claim = exported_from(data)["papers"][0]["claims"][0]
    assert (claim["about"], claim["named"]) == (["boat", "water"], ["boat"])
    assert claim["causal"] == [
        {"from": ["boat"], "kind": "drives", "to": ["water"], "named": ["boat"]}
    ]


def test_front_matter_reasons_and_partial_restatements_are_there(data):
    front = "front: {received: 2023-01-02, editor: {zh: 李船, en: Li Chuan}}"
    edit(data / PAPER, "wording: {zh", f"{front}\nwording: {{zh")
    again = "{type: restates, from: p1, to: c1, basis: editorial, partial: true}"
    edit(data / PAPER, "notes:\n", f"  - {again}\nnotes:\n")
    boat = "{term: boat, standing: preferred}"
    reason = "reason: {zh: 大。, en: It is large.}, source: wang-2023"
    ship = f"{{term: ship, standing: false-friend, {reason}}}"
    edit(data / "concepts" / "boat.yaml", boat, f"{boat}, {ship}")
    exported = exported_from(data)
    paper = exported["papers"][0]
    assert paper["front"]["received"] == "2023-01-02"
    assert paper["front"]["editor"] == {"zh": "李船", "en": "Li Chuan"}
    assert [relation["partial"] for relation in paper["relations"]] == [False, False, True]
    ship = exported["concepts"][0]["designations"]["en"][1]
    assert (ship["reason"]["en"], ship["source"]) == ("It is large.", "wang-2023")


def test_guides_have_their_questions_with_claims_and_concepts():
    exported = exported_from(CORPUS / "docs" / "data")
    (guide,) = exported["guides"]
    question = guide["parts"][0]["questions"][0]
    assert guide["path"] == "courses/guides/hu-tong-2021/"
    assert question["key"] == "guides/hu-tong-2021#q1"
    assert question["path"] == "courses/guides/hu-tong-2021/#q1"
    assert question["claim_keys"][0] == "hu-tong-2021#t1"
    assert question["concepts"] == ["bench", "small-talk"]
