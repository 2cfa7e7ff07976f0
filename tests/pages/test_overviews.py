"""Pages that overview: what comes first on them, what is folded, and how they grow."""

import re

import pytest

from bench.invent import write_data
from lunmai.cite import Citations
from lunmai.languages import WRITTEN
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.pages.comparison import comparison_pages
from lunmai.pages.concepts import concept_pages, glossary_context
from lunmai.pages.pages import address_of
from lunmai.pages.templating import make_environment
from lunmai.views.words import Words


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Words about invented papers of which every concept has more claims than a page shows."""
    root = tmp_path_factory.mktemp("many")
    write_data(root, 20)
    corpus = load_corpus(root, root).corpus
    return Words(corpus, link_corpus(corpus), "en")


def rendered(words, pages):
    environment = make_environment(words, Citations({}))
    environment.globals["pdfs_of"] = lambda subject: []
    return {
        path: environment.get_template(f"{template}.md.j2").render(
            given() if callable(given) else given, here=address_of(path), draft=()
        )
        for path, template, given in pages
    }


def glossary(words):
    return rendered(words, [("glossary/index.md", "glossary", glossary_context(words))]).popitem()[
        1
    ]


def test_claims_of_many_papers_are_divided_and_none_is_lost(many, monkeypatch):
    monkeypatch.setattr("lunmai.pages.concepts.MOST_CLAIMS", 10)
    pages = rendered(many, concept_pages(many, "concept-1"))
    whole = pages.pop("concepts/concept-1.md")
    claim = re.compile(r'<li><a class="lm-id" href="[./]*papers/([\w-]+/#[\w-]+)">')
    found = [name for page in pages.values() for name in claim.findall(page)]
    about = many.links.about["concept-1"]
    wanted = {
        f"{paper}/#{one.id}"
        for paper, cell in about.items()
        for claims in cell.values()
        for one in claims
    }
    assert len(pages) > 1
    assert not claim.search(whole)
    assert (len(found), set(found)) == (len(wanted), wanted)
    for paper in about:  # an old link to the paper on the first page leads on
        start, anchor = re.search(
            rf'<li id="{paper}"><a href="([\w-]+)/#([\w-]+)">', whole
        ).groups()
        assert anchor == paper
        assert f'id="{paper}"' in pages[f"concepts/concept-1/{start}.md"]


@pytest.mark.parametrize("language", WRITTEN)
def test_a_page_of_claims_is_folded_by_paper_and_role_with_counts(linked, language):
    words = Words(linked.loaded.corpus, linked.links, language)
    pages = rendered(words, concept_pages(words, "bench"))
    page = pages["concepts/bench.md"]
    assert page.index("{#_used}") < page.index("<details")
    for paper, cell in words.links.about["bench"].items():
        for role, claims in cell.items():
            (fold,) = re.findall(rf'id="{paper}-{role}">.*?</details>', page, re.DOTALL)
            assert words.counted("claims-count", len(claims)) in fold
            assert words.phrase(f"role-{role}-means") in fold
            assert fold.count("<li>") == len(claims)


def test_where_few_things_are_folded_nothing_is_closed(linked):
    words = Words(linked.loaded.corpus, linked.links, "zh")
    (page,) = rendered(words, concept_pages(words, "umbrella")).values()
    assert set(re.findall(r"<details[^>]*>", page)) == {
        '<details class="lm-fold lm-of-paper" open>',
        '<details class="lm-fold" open>',
    }


@pytest.mark.parametrize(("shown", "defined", "folds"), [(99, 99, True), (0, 99, True), (0, 0, 0)])
def test_a_large_glossary_folds_its_definitions_and_a_larger_one_leads_to_them(
    linked, monkeypatch, shown, defined, folds
):
    monkeypatch.setattr("lunmai.pages.concepts.MOST_DEFINED", shown)
    monkeypatch.setattr("lunmai.pages.concepts.MOST_FOLDED", defined)
    words = Words(linked.loaded.corpus, linked.links, "en")
    page = glossary(words)
    definitions = re.sub(r'<details class="lm-fold">.*?</details>', "", page, flags=re.DOTALL)
    assert ('id="_term-bench"' in page) == (defined > 0)
    assert ('id="_term-bench"' in definitions) == (shown > 0)
    assert bool(folds) == ("6 claims in 2 papers" in page)
    for concept in words.corpus.concepts:
        assert f'<h3 id="{concept}"><a href="../concepts/{concept}/">' in page


def test_the_glossary_grows_with_concepts_and_not_with_papers(many, tmp_path):
    write_data(tmp_path, 2)
    corpus = load_corpus(tmp_path, tmp_path).corpus
    few = glossary(Words(corpus, link_corpus(corpus), "en"))
    assert len(glossary(many)) < len(few) * 1.1


@pytest.mark.parametrize("language", WRITTEN)
def test_pages_of_pairs_begin_with_what_matters(linked, language):
    words = Words(linked.loaded.corpus, linked.links, language)
    found = (page for page in comparison_pages(words) if page[1] == "comparison")
    ((path, page),) = rendered(words, found).items()
    assert path == "compare/doe-1999--hu-tong-2021.md"
    assert page.count("<dt>") == 5
    assert page.index("<dl") < page.index("<svg")
    for anchor in re.findall(r'href="#([\w-]+)"', page):
        assert f"{{#{anchor}}}" in page


@pytest.mark.parametrize("language", WRITTEN)
def test_terms_below_a_title_begin_with_a_term(linked, language):
    words = Words(linked.loaded.corpus, linked.links, language)
    for name in words.corpus.concepts:
        for text in rendered(words, concept_pages(words, name)).values():
            assert not re.search(r'(class="lm-terms">|<br>)<span[^>]*></span>', text)
