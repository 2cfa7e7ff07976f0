"""What is indexed: each claim once in each language, as text; and the same bytes every time."""

import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import unquote

import opencc
import pytest
import yaml
from lxml import html
from projects import CORPUS, ROOT, TESTS

from lunmai.load import CannotRun, load_corpus
from lunmai.model import WRITTEN
from lunmai.search.documents import CLAIMS, CLOSED, in_pairs, search_documents
from lunmai.search.index import FOLDER, index_documents
from lunmai.search.words import render_search
from lunmai.text.inline import on_one_line, to_plain

HOSTILE = yaml.safe_load((TESTS / "hostile" / "texts.yaml").read_text(encoding="utf-8"))
FIRST_OF_PAIR = re.compile(r"([㐀-鿿])[㐀-鿿]")


@pytest.fixture(scope="module", params=[CORPUS, ROOT], ids=["invented", "real"])
def indexed(request):
    corpus = load_corpus(request.param / "docs" / "data", request.param).corpus
    return corpus, search_documents(corpus)


@pytest.fixture(scope="module")
def corpus(linked):
    return linked.loaded.corpus


@pytest.fixture(scope="module")
def documents(corpus):
    return search_documents(corpus)


def marks(document):
    """The fields of every mark of a document, in their order."""
    ids = html.document_fromstring(document).xpath("//a/@id")
    return [[unquote(field) for field in one.split("|")] for one in ids]


def plain(element):
    """The text that readers see of what the index has, without its spaces."""
    words = element.text_content().replace(CLOSED, "").split()
    return "".join(FIRST_OF_PAIR.sub(r"\1", word) for word in words)


@pytest.mark.parametrize("language", WRITTEN)
def test_each_claim_is_indexed_once_with_its_role_and_concepts(indexed, language):
    corpus, documents = indexed
    found = [
        (name.split("/")[1], *fields[1:])
        for name, document in documents.items()
        if name.startswith(f"{language}/")
        for fields in marks(document)
        if fields[0] == "claim"
    ]
    assert found == [
        (paper.id, claim.id, claim.role, ",".join(claim.about), first_note(paper, claim))
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
    ]


def first_note(paper, claim):
    return next((note.id for note in paper.notes if claim.id in note.claims), "")


@pytest.mark.parametrize("language", WRITTEN)
def test_documents_say_what_the_claims_say(indexed, language):
    corpus, documents = indexed
    said = [
        plain(part)
        for name, document in documents.items()
        if name.startswith(f"{language}/")
        for part in html.document_fromstring(document).xpath("//p")
    ]
    wordings = [
        wording.in_language(language)
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        for wording in filter(None, (claim.gist, claim.text))
    ]
    assert said == ["".join(on_one_line(to_plain(text)).split()) for text in wordings]


def test_documents_are_small(indexed):
    corpus, documents = indexed
    branches = {
        len([*claim.with_descendants()])
        for paper in corpus.papers.values()
        for claim in paper.claims
    }
    most = max(CLAIMS, *branches)
    assert max(sum(one[0] == "claim" for one in marks(text)) for text in documents.values()) <= most


def test_hostile_text_is_indexed_as_text(documents, corpus):
    paper = next(iter(corpus.papers.values()))
    claim = paper.claims[0]
    for text in HOSTILE:
        wording = claim.gist.model_copy(update={"zh": text, "en": text})
        hostile = claim.model_copy(update={"gist": wording, "text": wording, "claims": ()})
        changed = {paper.id: paper.model_copy(update={"claims": (hostile,)})}
        for document in search_documents(replace(corpus, papers=changed)).values():
            page = html.document_fromstring(document)
            assert {one.tag for one in page.iter()} == {"html", "body", "p", "a", "span"}
            shown = ["".join(on_one_line(to_plain(text)).split())] * 2
            assert [plain(part) for part in page.xpath("//p")] == shown


@pytest.mark.parametrize(
    ("run", "pairs"), [("要", "要"), ("要素", "要素 素"), ("要素流动", "要素 素流 流动 动")]
)
def test_chinese_in_pairs(run, pairs):
    assert " ".join(in_pairs(run)) == pairs


def test_a_name_in_an_address_cannot_break_it(documents):
    for document in documents.values():
        for address in re.findall(r'<a id="([^"]*)"', document):
            assert unescape(address) == address
            assert not set(address) & set(" <>'&")


def test_the_same_bytes_twice_and_from_the_cache(documents, tmp_path):
    first = index_documents(documents, tmp_path)
    assert index_documents(dict(reversed(documents.items())), None) == first
    assert index_documents(documents, tmp_path) == first
    entry = json.loads(first[f"{FOLDER}/pagefind-entry.json"])
    assert sorted(entry["languages"]) == ["en", "und"]


def test_a_part_that_does_not_come_is_an_error(documents, monkeypatch):
    script = index_documents(documents, None)[f"{FOLDER}/pagefind.js"].decode()
    assert "throw new Error(`Failed to load the index chunk" in script
    monkeypatch.setattr("lunmai.search.index.SILENT", "what another version says")
    with pytest.raises(CannotRun, match="another"):
        index_documents(documents, None)


@pytest.mark.parametrize("language", WRITTEN)
def test_numbers_of_claims_are_words_of_their_own(indexed, language):
    corpus, documents = indexed
    for paper in corpus.papers.values():
        words = " ".join(
            text for name, text in documents.items() if name.startswith(f"{language}/{paper.id}/")
        )
        found = re.findall(r"\blmclaim(\w+)", words)
        assert [word.replace("x", "-") for word in found] == [c.id for c in paper.all_claims()]


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"made_from": "x"}', b"\xff"])
def test_a_broken_cache_is_made_anew(documents, tmp_path, content):
    first = index_documents(documents, tmp_path)
    kept = next((tmp_path / "files").iterdir())
    kept.write_bytes(b"broken")
    assert index_documents(documents, tmp_path) == first
    (tmp_path / "files.json").write_bytes(content)
    assert index_documents(documents, tmp_path) == first


def test_the_cache_keeps_no_more_than_it_needs(documents, tmp_path):
    index_documents(documents, tmp_path)
    few = dict(list(documents.items())[:2])
    files = index_documents(few, tmp_path)
    assert len([*(tmp_path / "files").iterdir()]) == len(set(files.values()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("urban–rural gap", f"urban–{CLOSED} rural gap"),
        ("and/or", f"and/{CLOSED} or"),
        ("2011—2022", f"2011—{CLOSED} 2022"),
        ("town – country", "town – country"),
        ("well-known", "well-known"),
    ],
)
def test_both_words_of_a_compound_are_words_of_the_index(corpus, text, words):
    """Pagefind itself divides words at a hyphen."""
    paper = next(iter(corpus.papers.values()))
    claim = paper.claims[0]
    wording = claim.gist.model_copy(update={"zh": text, "en": text})
    alone = claim.model_copy(update={"gist": wording, "text": None, "claims": ()})
    changed = {paper.id: paper.model_copy(update={"claims": (alone,)})}
    for document in search_documents(replace(corpus, papers=changed)).values():
        (gist,) = html.document_fromstring(document).xpath("//p")
        assert gist.text_content() == words


def test_every_term_can_be_typed(corpus):
    entries = {entry[0]: entry for entry in json.loads(render_search(corpus)["search/terms.json"])}
    assert [*entries] == [*corpus.concepts]
    name, pinyin, (chinese, english), zh, en = entries["teahouse"]
    assert (name, pinyin) == ("teahouse", "cháguǎn")
    assert zh[:chinese] == [["茶馆", "cha guan"]]
    assert entries["small-talk"][4][: entries["small-talk"][2][1]] == ["small talk", "chat"]
    assert english <= len(en)


def test_what_papers_print_can_be_typed_too(indexed):
    corpus, _ = indexed
    entries = {entry[0]: entry for entry in json.loads(render_search(corpus)["search/terms.json"])}
    for concept in corpus.concepts.values():
        zh, en = entries[concept.id][3:]
        forms = {"zh": {form.casefold() for form, _ in zh}, "en": {form.casefold() for form in en}}
        for item in concept.attested:
            assert item.printed.casefold() in forms[item.language]


def test_terms_are_typed_in_letters(indexed):
    for _, _, counts, zh, en in json.loads(render_search(indexed[0])["search/terms.json"]):
        assert min(counts) > 0
        assert en
        assert all(re.fullmatch(r"[a-zü0-9 ]+", sound) for _, sound in zh)


def test_a_card_says_what_the_records_say(indexed):
    corpus, _ = indexed
    files = render_search(corpus)
    claims = [claim for paper in corpus.papers.values() for claim in paper.all_claims()]
    for concept in corpus.concepts.values():
        card = json.loads(files[f"search/concepts/{concept.id}.json"])
        assert card["claims"] == sum(concept.id in claim.about for claim in claims)
        assert card["readings"] == len(concept.readings)
        assert all(card["definition"][language] for language in WRITTEN)
        assert ("contrasts" in card) == ("compared" in card)


def test_the_table_of_characters_is_that_of_opencc():
    """Each traditional character is one that OpenCC converts so, but for those that it leaves to
    the words around them."""
    text = (ROOT / "docs" / "assets" / "search-traditional.js").read_text(encoding="utf-8")
    traditional, simplified = (
        "".join(re.findall(r'^  "(.+?)"', part, re.MULTILINE))
        for part in text.partition("const FORMS")[0].split("const SIMPLIFIED")
    )
    assert len(traditional) == len(simplified) == len(set(traditional)) > 2_500
    converters = [opencc.OpenCC(name).convert for name in ("hk2s", "tw2s", "t2s")]
    other = {
        sign
        for sign, simple in zip(traditional, simplified, strict=True)
        if simple not in {convert(sign) for convert in converters}
    }
    assert other <= set("藉瞭甦")
