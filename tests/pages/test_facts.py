"""What hand-written pages say of the corpus comes from the data, and holds for any corpus."""

import re
from dataclasses import replace

import pytest
from projects import BASE, CORPUS, ROOT, formatted_of

from bench.invent import write_data
from lunmai.link import link_corpus
from lunmai.load import Corpus, load_corpus
from lunmai.pages.facts import FACTS, render_facts
from lunmai.pages.method_tables import TABLES
from lunmai.views.corpus import NAMED_PAPERS, corpus_view

LANGUAGES = ("zh", "en")


def facts_of(corpus):
    return render_facts(corpus, link_corpus(corpus), formatted_of(corpus), {})


def corpus_of(root):
    return load_corpus(root / "docs" / "data", root).corpus


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """A corpus of so many invented papers."""

    def make(papers):
        root = tmp_path_factory.mktemp("invented")
        write_data(root / "docs" / "data", papers)
        return corpus_of(root)

    return make


def hand_written(language):
    folder = ROOT / "docs" / language
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_snippet_is_included_by_a_page_of_its_language(language):
    text = "\n".join(hand_written(language).values())
    included = re.findall(r'^--8<-- "(\S+)"$', text, re.MULTILINE)
    assert set(included) == {f"{language}/{name}.md" for name in (*FACTS, *TABLES)}
    assert text.count("--8<--") == len(included)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_changes_no_page_about_the_site(language):
    edition = corpus_of(ROOT).edition
    about = hand_written(language)["about"]
    assert edition.name not in about
    assert edition.date not in about
    said = facts_of(corpus_of(CORPUS))[f"facts/{language}/edition.md"]
    assert "2021-03-09" in said


def test_another_paper_changes_the_numbers(invented):
    two, three = facts_of(invented(2)), facts_of(invented(3))
    assert two["facts/en/papers.md"].startswith("2 papers, broken down into 400 claims")
    assert three["facts/en/papers.md"].startswith("3 papers, broken down into 600 claims")
    assert three["facts/zh/papers.md"].startswith("收录3篇论文，拆解为600条论点")
    assert "compare/luo-weiwei-2022--zhang-nawei-2019.md" in two["facts/en/papers.md"]
    assert "compare/index.md#_pairs" in three["facts/en/papers.md"]
    assert "3 in Chinese" in three["facts/en/scope.md"]


def test_many_papers_make_the_pages_no_longer(invented):
    many = NAMED_PAPERS + 3
    facts = facts_of(invented(many))
    for language in LANGUAGES:
        cards = facts[f"facts/{language}/papers.md"]
        assert cards.count("### ") == NAMED_PAPERS
        assert "](papers/index.md)\n" in cards
    assert f"[All {many} papers](papers/index.md)" in facts["facts/en/papers.md"]


def test_one_paper_is_compared_with_none():
    facts = facts_of(corpus_of(BASE))
    assert facts["facts/en/papers.md"].startswith("1 paper, broken down into 3 claims, with")
    assert "compare/" not in facts["facts/en/papers.md"]
    assert facts["facts/en/guides.md"] == "No paper has a discussion guide yet.\n"


def test_without_papers_the_pages_say_so():
    facts = facts_of(Corpus(edition=corpus_of(BASE).edition))
    for name in ("papers", "scope"):
        assert facts[f"facts/en/{name}.md"] == "There are no papers here yet.\n"
    assert facts["facts/zh/review.md"] == ""


def test_what_came_after_the_edition_is_said_to_be_in_none():
    corpus = corpus_of(CORPUS)
    assert corpus_view(corpus, link_corpus(corpus)).new_claims == 0
    *earlier, last = corpus.ledger.editions
    shorter = last.model_copy(update={"papers": {"hu-tong-2021": "c2"}})
    ledger = corpus.ledger.model_copy(update={"editions": (*earlier, shorter)})
    facts = facts_of(replace(corpus, ledger=ledger))
    assert "in no edition yet: 1 paper, 10 claims." in facts["facts/en/edition.md"]
    raised = corpus.edition.model_copy(update={"name": "2022-01"})
    assert "no edition" not in facts_of(replace(corpus, edition=raised))["facts/en/edition.md"]


def test_the_repository_is_named_where_it_is_known():
    corpus = corpus_of(CORPUS)
    links, formatted = link_corpus(corpus), formatted_of(corpus)
    known = render_facts(corpus, links, formatted, {}, "https://example.org/code/")
    for language in LANGUAGES:
        name = f"facts/{language}/repository.md"
        assert "](https://example.org/code/)" in known[name]
        assert "](" not in facts_of(corpus)[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_has_a_claim_with_its_place_and_relations(language):
    text = facts_of(corpus_of(CORPUS))[f"facts/{language}/example.md"]
    assert text.count("<li><strong>") >= 3
    assert re.search(r"\(papers/[\w-]+/index\.md#[\w-]+\)", text)
    assert 'href="../papers/' in text


def test_a_corpus_without_claims_has_no_example():
    facts = facts_of(Corpus(edition=corpus_of(BASE).edition))
    assert facts["facts/en/example.md"].strip() == ""
