"""What is indexed: each claim once in each language, as text; and the same bytes every time."""

import json
import re
from dataclasses import replace
from itertools import accumulate, chain

import opencc
import pytest
import yaml
from projects import CORPUS, ROOT, TESTS

from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.model import WRITTEN, Name
from lunmai.search.documents import CLAIMS, search_documents
from lunmai.search.index import SIZE, _others, render_index, words_in
from lunmai.search.words import render_search
from lunmai.text.inline import on_one_line, to_plain

HOSTILE = yaml.safe_load((TESTS / "hostile" / "texts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=[CORPUS, ROOT], ids=["invented", "real"])
def indexed(request):
    corpus = load_corpus(request.param / "docs" / "data", request.param).corpus
    return corpus, link_corpus(corpus)


@pytest.fixture(scope="module")
def corpus(linked):
    return linked.loaded.corpus


@pytest.fixture(scope="module")
def index(corpus):
    return {path: json.loads(text) for path, text in render_index(corpus).items()}


def words_of(index, language):
    """Each word of an index with the documents that have it and what it counts there."""
    found = {}
    for path, content in index.items():
        if path.startswith(f"search/{language}/words-"):
            for word, listed in content.items():
                found[word] = dict(zip(accumulate(listed[::2]), listed[1::2], strict=True))
    return found


def with_texts(corpus, text):
    """The corpus with one claim, which says this text."""
    paper = next(iter(corpus.papers.values()))
    wording = paper.claims[0].gist.model_copy(update={"zh": text, "en": text})
    update = {"gist": wording, "text": wording, "claims": ()}
    claim = paper.claims[0].model_copy(update=update)
    return replace(corpus, papers={paper.id: paper.model_copy(update={"claims": (claim,)})})


@pytest.mark.parametrize("language", WRITTEN)
def test_each_claim_is_indexed_once_with_what_is_shown_of_it(indexed, language):
    corpus, _ = indexed
    found = [
        (document.paper, *claim)
        for document in search_documents(corpus, language)
        for claim in document.claims
    ]
    assert found == [
        (
            *(paper.id, claim.id, claim.role, tuple(claim.about), first_note(paper, claim)),
            said(claim.gist, language),
            said(claim.text, language),
        )
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
    ]


def first_note(paper, claim):
    return next((note.id for note in paper.notes if claim.id in note.claims), "")


def said(wording, language):
    return on_one_line(to_plain(wording.in_language(language))) if wording else ""


def test_documents_are_small(indexed):
    corpus, _ = indexed
    branches = {
        len([*claim.with_descendants()])
        for paper in corpus.papers.values()
        for claim in paper.claims
    }
    most = max(CLAIMS, *branches)
    for language in WRITTEN:
        assert all(len(one.claims) <= most for one in search_documents(corpus, language))


@pytest.mark.parametrize("language", WRITTEN)
def test_every_word_leads_to_the_documents_that_have_it(corpus, index, language):
    words = words_of(index, language)
    for number, document in enumerate(search_documents(corpus, language)):
        assert index[f"search/{language}/claims-{number}.json"][0] == document.paper
        for claim in document.claims:
            for word in chain(words_in(claim.gist), words_in(claim.text)):
                assert words[word][number] > 0
            facts = f"#{claim.id}", f"role:{claim.role}", *(f"concept:{c}" for c in claim.about)
            assert all(number in words[fact] for fact in facts)
        assert number in words[f"paper:{document.paper}"]
        assert all(number in words[word] for word in words_in(f"{document.title} {document.names}"))


@pytest.mark.parametrize("language", WRITTEN)
def test_the_list_says_where_each_word_is(indexed, language):
    files = {path: json.loads(text) for path, text in render_index(indexed[0]).items()}
    _, documents, starts = files[f"search/{language}/index.json"]
    parts = [files[f"search/{language}/words-{at}.json"] for at in range(len(starts))]
    assert [next(iter(part)) for part in parts] == starts
    words = [word for part in parts for word in part]
    assert words == sorted(words, key=lambda word: word.encode("utf-16-be"))
    assert f"search/{language}/claims-{documents - 1}.json" in files
    assert f"search/{language}/claims-{documents}.json" not in files
    sizes = [len(json.dumps(part, ensure_ascii=False, separators=(",", ":"))) for part in parts]
    assert all(size < 1.5 * SIZE or len(part) == 1 for size, part in zip(sizes, parts, strict=True))


def test_hostile_text_is_indexed_as_text(corpus):
    for text in HOSTILE:
        for path, content in render_index(with_texts(corpus, text)).items():
            if path.endswith("claims-0.json"):
                claims = json.loads(content)[-1]
                assert [claim[-2:] for claim in claims] == [[on_one_line(to_plain(text))] * 2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("要", "要"),
        ("要素流动", "要素 素流 流动 动"),
        ("5G基站", "5g 基站 站"),
        ("urban–rural gap", "urban rural gap"),
        ("and/or well-known", "and or well known"),
        ("Hú Yǐ", "hu yi"),
        ("3.5%", "3 5"),
    ],
)
def test_words_of_the_index(text, words):
    assert " ".join(words_in(text)) == words


def test_syllables_of_names_and_titles_are_indexed_in_pairs(index):
    assert {"~hutong", "~lunjie"} <= words_of(index, "en").keys()


def test_the_mark_of_an_index_changes_with_what_it_says(corpus, index):
    again = render_index(with_texts(corpus, "茶"))
    assert json.loads(again["search/zh/index.json"])[0] != index["search/zh/index.json"][0]
    assert render_index(corpus) == render_index(corpus)


def terms_of(corpus, links):
    entries = json.loads(render_search(corpus, links)["search/terms.json"])
    return {entry[0]: entry for entry in entries}


def test_every_term_can_be_typed(corpus, linked):
    entries = terms_of(corpus, linked.links)
    assert [*entries] == [*corpus.concepts]
    name, pinyin, (chinese, english), zh, en = entries["teahouse"]
    assert (name, pinyin) == ("teahouse", "cháguǎn")
    assert zh[:chinese] == [["茶馆", "cha guan"]]
    assert entries["small-talk"][4][: entries["small-talk"][2][1]] == ["small talk", "chat"]
    assert english <= len(en)


def test_what_papers_print_can_be_typed_too(indexed):
    corpus, links = indexed
    entries = terms_of(corpus, links)
    for concept in corpus.concepts.values():
        zh, en = entries[concept.id][3:]
        forms = {"zh": {form.casefold() for form, _ in zh}, "en": {form.casefold() for form in en}}
        for item in concept.attested:
            assert item.printed.casefold() in forms[item.language]


def test_terms_are_typed_in_letters(indexed):
    for _, _, counts, zh, en in json.loads(render_search(*indexed)["search/terms.json"]):
        assert min(counts) > 0
        assert en
        assert all(re.fullmatch(r"[a-zü0-9 ]+", sound) for _, sound in zh)


def test_a_card_says_what_the_records_say(indexed):
    corpus, links = indexed
    files = render_search(corpus, links)
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


def test_an_author_printed_in_letters_is_found_by_initials(corpus):
    key = corpus.papers["doe-1999"].reference
    names = {"Zhengquan": "^lzq", "Jane": None}
    for given, initials in names.items():
        name = Name(family="Liu", given=given)
        references = {**corpus.references, key: replace_author(corpus.references[key], name)}
        words = {
            word
            for document in search_documents(replace(corpus, references=references), "en")
            if document.paper == "doe-1999"
            for word in _others(document)
            if word.startswith("^")
        }
        assert words == ({initials} if initials else set())


def replace_author(reference, name):
    return reference.model_copy(update={"author": (name,)})
