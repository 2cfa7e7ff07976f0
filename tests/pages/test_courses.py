"""Course pages: reading times, claim tables, reading guides, and what a reading list needs."""

import json
import re

import pytest
from projects import TESTS, render
from pydantic import ValidationError

from lunmai.exports import courses as exported
from lunmai.link.reading_time import claim_seconds, reading_seconds, rounded_time
from lunmai.model import Guide
from lunmai.pages.courses import time_text, words_json
from lunmai.pages.reading_list import list_fragment
from lunmai.text.pinyin import HAN, typed_sounds
from lunmai.views.words import Words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("字" * 300, 60),
        ("字" * 30 + "。，《》", 6),
        ("word " * 240, 60),
        ("word, " * 40, 10),
        ("城乡融合 " * 30 + "urban–rural integration " * 10, 32),  # 120 characters, 30 words
        ("**字字字字字**[字](https://example.org/a/b/c/d/e)", 1),
        ("don’t 3.5 e.g. well-being", 1),
    ],
)
def test_reading_time_follows_from_the_length(text, seconds):
    assert reading_seconds(text) == seconds


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (0, "5秒", "5 s"),
        (17, "15秒", "15 s"),
        (57, "55秒", "55 s"),
        (58, "1分钟", "1 min"),
        (89, "1分钟", "1 min"),
        (90, "2分钟", "2 min"),
        (3600, "60分钟", "60 min"),
    ],
)
def test_times_are_said_as_estimates(seconds, zh, en):
    assert (time_text(seconds, "zh"), time_text(seconds, "en")) == (zh, en)
    assert rounded_time(seconds)[1] > 0


def test_claim_tables_list_every_claim_once_with_its_times(rendered_site):
    linked, files = rendered_site
    for paper in linked.loaded.corpus.papers.values():
        for language in ("zh", "en"):
            page = files[f"{language}/courses/{paper.id}.md"]
            rows = re.findall(r'<tr id="([^"]+)">(.*)</tr>', page)
            claims = {claim.id: claim for claim in paper.all_claims()}
            assert sorted(name for name, _ in rows) == sorted(claims)
            for name, row in rows:
                assert f"<code>go/{paper.id}/#{name}</code>" in row
                for of in ("zh", "en"):
                    assert f">{time_text(claim_seconds(claims[name], of), language)}</td>" in row


def test_guides_ask_every_question_and_open_as_a_list(rendered_site):
    linked, files = rendered_site
    for guide in linked.loaded.corpus.guides.values():
        questions = [question for part in guide.parts for question in part.questions]
        for language in ("zh", "en"):
            page = files[f"{language}/courses/guides/{guide.id}.md"]
            assert re.findall(r'<li id="([^"]+)">', page) == [one.id for one in questions]
            (fragment,) = re.findall(r'href="\.\./\.\./list/#([^"]+)"', page)
            assert fragment.count(";") == 1 + len(guide.parts)
            drafted = ("AI draft, not" if language == "en" else "AI生成初稿，未经") in page
            assert drafted == guide.wording.in_language(language).is_draft


def test_a_list_as_an_address_holds_any_title():
    weeks = [("a;b:c,d", ["x-1/m1", "x-1/m1-1", "concepts/x", "concepts/y"]), ("周", [])]
    assert list_fragment("<%#&\"'()*", weeks) == (
        "v1;%3C%25%23%26%22%27%28%29%2A;a%3Bb%3Ac%2Cd:x-1/m1,m1-1,concepts/x,y;%E5%91%A8:"
    )


def test_words_may_stand_in_a_page(linked):
    own = Words(linked.loaded.corpus, linked.links, "en")
    words = words_json(own, ["add", "meta", "credit"], ["en", "zh"])
    assert "<" not in words
    assert json.loads(words)["zh"]["meta"] == "（{facts}）"


def test_a_copied_list_says_that_its_texts_are_drafts(linked):
    own = Words(linked.loaded.corpus, linked.links, "en")
    credit = json.loads(words_json(own, ["credit"], ["en", "zh"]))
    assert "AI drafts, not yet reviewed by a person" in credit["en"]["credit"]
    assert "AI生成初稿，未经人工审阅" in credit["zh"]["credit"]


def test_what_a_list_needs_is_exported(rendered_site):
    linked, files = rendered_site
    corpus = linked.loaded.corpus
    index = json.loads(files["exports/courses/index.json"])
    assert [paper["id"] for paper in index["papers"]] == [*corpus.papers]
    assert (index["concepts"], index["references"]) == (["concepts"], ["references"])
    roles = {claim.role for paper in corpus.papers.values() for claim in paper.all_claims()}
    assert index["roles"].keys() >= roles
    for paper in corpus.papers.values():
        records = json.loads(files[f"exports/courses/papers/{paper.id}.json"])
        claims = list(paper.all_claims())
        assert [record["id"] for record in records] == [claim.id for claim in claims]
        assert [record["seconds"]["zh"] for record in records] == [
            claim_seconds(claim, "zh") for claim in claims
        ]
    works = json.loads(files["exports/courses/references.json"])
    assert [work["id"] for work in works] == [*corpus.references]
    assert {paper["reference"] for paper in index["papers"]} <= {work["id"] for work in works}
    assert all(work["full"].keys() == work["text"].keys() for work in works)


def test_every_chinese_character_of_a_list_is_found_by_its_pinyin(rendered_site):
    _, files = rendered_site
    pinyin = json.loads(files["exports/courses/pinyin.json"])
    texts = "".join(
        one["text"]["zh"]
        for name, text in files.items()
        if re.fullmatch(r"exports/courses/(papers/.*|concepts.*|references.*)\.json", name)
        for one in json.loads(text)
    )
    assert set(HAN.findall(texts)) <= pinyin.keys()
    assert all(re.fullmatch(r"[a-zê]+( [a-zê]+)*", sounds) for sounds in pinyin.values())


@pytest.mark.parametrize(
    ("sign", "sounds"), [("新", ("xin",)), ("女", ("nv", "nu")), ("长", ("zhang", "chang"))]
)
def test_a_character_sounds_as_it_is_typed(sign, sounds):
    assert {*sounds} <= {*typed_sounds(sign)}


def test_what_older_lists_have_is_exported_with_what_took_its_place(linked):
    retired = json.loads(render(linked)["exports/courses/index.json"])["retired"]
    assert retired["hu-tong-2021/m1-9"] == ["hu-tong-2021/m1-1", "hu-tong-2021/m1-2"]
    assert retired["hu-tong-2021/c9"] == []
    assert retired["do-1999/t1"] == ["doe-1999/t1"]
    assert retired["concepts/parasol"] == ["concepts/umbrella"]
    assert not [name for name in retired if name.startswith(("papers", "pages")) or "#" in name]


def test_many_concepts_are_divided_by_how_their_ids_begin(linked, monkeypatch):
    monkeypatch.setattr(exported, "MOST_RECORDS", 3)
    files = render(linked)
    index = json.loads(files["exports/courses/index.json"])
    found = [
        record["id"]
        for name in index["concepts"]
        for record in json.loads(files[f"exports/courses/{name}.json"])
    ]
    assert sorted(found) == sorted(linked.loaded.corpus.concepts)
    assert "concepts/b" in index["concepts"]
    assert "exports/courses/concepts.json" not in files


@pytest.mark.parametrize("name", ["q", "1", "Q1", "q1-2", "q 1", "../q1"])
def test_question_ids_have_one_form(name):
    text = {"zh": "船？", "en": "Boats?"}
    question = {"id": name, "text": text, "claims": ["wang-2023#m1"]}
    made = {"zh": {"by": "machine"}, "en": {"by": "machine"}}
    part = {"title": text, "questions": [question]}
    with pytest.raises(ValidationError):
        Guide.model_validate(
            {"id": "a", "wording": made, "title": text, "introduction": text, "parts": [part]}
        )


def test_a_paper_without_a_guide_is_fine(linked):
    assert "doe-1999" not in linked.loaded.corpus.guides
    page = (TESTS / "golden/zh/courses/doe-1999.md").read_text(encoding="utf-8")
    assert "guides/" not in page
