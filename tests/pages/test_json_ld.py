"""JSON-LD in the pages, read as RDF by an independent parser that fetches nothing."""

import json

import pytest
from builds import linked_data
from projects import SITE_URL
from pyoxigraph import NamedNode, RdfFormat, Store
from sites import address_of, ids, language_of, pages_of, read

from lunmai.cite.names import name_text
from lunmai.model import csl
from lunmai.pages.json_ld import TYPES, script
from lunmai.views.editions import is_newer

CLASSES = {
    "article-journal": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "thesis": "Thesis",
    "document": "CreativeWork",
    "webpage": "WebPage",
}
TAGS = {"zh": "zh-CN", "en": "en"}
A = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def schema(name):
    return NamedNode(f"https://schema.org/{name}")


def said(store, subject, *path):
    """What is said at the end of a path of properties, as a sorted list of texts."""
    ends = [subject]
    for name in path:
        found = [store.quads_for_pattern(end, name, None) for end in ends]
        ends = [quad.object for quads in found for quad in quads]
    return sorted(end.value.removeprefix("https://schema.org/") for end in ends)


CONTEXT = {
    "@vocab": "https://schema.org/",
    **{key: {"@type": "@id"} for key in ("url", "license", "item", "inDefinedTermSet")},
}
"""As much of the plain context as is needed here, so that nothing is fetched."""


def data_of(site, name):
    """The blocks of a page, each with that context in place of its name."""
    found = read(site, name).xpath("//script[@type='application/ld+json']/text()")
    blocks = [json.loads(text) for text in found]
    assert {block["@context"] for block in blocks} == {"https://schema.org"}, name
    return [{**block, "@context": CONTEXT} for block in blocks]


def stated(site, name):
    """The statements of a page."""
    store = Store()
    for block in data_of(site, name):
        store.load(json.dumps(block), format=RdfFormat.JSON_LD, base_iri=address_of(name))
    return store


@pytest.fixture(scope="module")
def corpus(project):
    return linked_data(project).loaded.corpus


@pytest.fixture(scope="module")
def paper_pages(corpus):
    return [(paper, name) for paper in corpus.papers.values() for name in pages_of(paper)[:2]]


def test_every_type_of_work_has_its_class():
    assert set(csl.TYPES) == set(TYPES)
    assert CLASSES.items() <= TYPES.items()


@pytest.mark.parametrize("text", ["</script><b>", "<!--<script>", "&lt;", "\u2028\u2029", "]]>"])
def test_no_text_ends_the_script(text):
    element = script({"name": text}, 'type="application/json"')
    body = element.removeprefix('<script type="application/json">').removesuffix("</script>")
    assert not set(body) & set("<>&\u2028\u2029")
    assert json.loads(body) == {"name": text}


@pytest.mark.integration
def test_the_page_is_a_page_of_this_site(site, paper_pages, corpus):
    for paper, name in paper_pages:
        store, page = stated(site, name), NamedNode(address_of(name))
        assert said(store, page, A) == ["WebPage"]
        assert said(store, page, schema("url")) == [address_of(name)]
        assert said(store, page, schema("inLanguage")) == [TAGS[language_of(name)]]
        assert said(store, page, schema("isPartOf"), A) == ["WebSite"]
        assert said(store, page, schema("isPartOf")) == [SITE_URL]
        edition = [] if is_newer(corpus, paper) else [corpus.edition.date]
        assert said(store, page, schema("dateModified")) == edition
        (licence,) = said(store, page, schema("license"))
        assert licence == "https://creativecommons.org/licenses/by/4.0/"
        titles = said(store, page, schema("about"), schema("name"))
        assert said(store, page, schema("name")) != titles
        assert said(store, page, schema("about")) == [f"{address_of(name)}#reference"]
        assert titles == [corpus.references[paper.reference].title]


def check_fields(store, node, **fields):
    for field, value in fields.items():
        assert said(store, node, schema(field)) == ([str(value)] if value else []), field


def check_paper(store, node, reference):
    check_cited(store, node, reference)
    check_authors(store, node, reference)
    check_fields(
        store,
        node,
        inLanguage=TAGS[reference.language],
        pagination=reference.page,
        alternateName=reference.title_translated,
    )
    if reference.type == "article-journal":
        check_journal(store, node, reference)


def check_cited(store, node, reference):
    assert said(store, node, A) == [CLASSES[reference.type]]
    check_fields(
        store, node, name=reference.title, datePublished=reference.issued, url=reference.url
    )
    names = said(store, node, schema("author"), schema("name"))
    assert sorted(names) == sorted(map(name_text, reference.author))


def check_authors(store, node, reference):
    authors = [store.quads_for_pattern(node, schema("author"), None)]
    authors = [quad.object for quads in authors for quad in quads]
    assert sorted(
        (said(store, author, A), said(store, author, schema("familyName"))) for author in authors
    ) == sorted(
        (["Person"], [name.family]) if name.family else (["Organization"], [])
        for name in reference.author
    )
    latin = [f"{name.family} {name.given}" for name in reference.author_latin]
    assert said(store, node, schema("author"), schema("alternateName")) == sorted(latin)


def check_journal(store, node, reference):
    part = schema("isPartOf")
    for path in ([part], [part, part], [part, part, part]):
        if said(store, node, *path, A) == ["Periodical"]:
            wanted = [reference.container_title] if reference.container_title else []
            assert said(store, node, *path, schema("name")) == wanted
            issn = [reference.issn] if reference.issn else []
            assert said(store, node, *path, schema("issn")) == issn
            break
    else:
        assert not reference.container_title
    assert said(store, node, part, schema("issueNumber")) == (
        [reference.issue] if reference.issue else []
    )


@pytest.mark.integration
def test_the_paper_and_every_work_it_cites_are_described(site, paper_pages, corpus):
    for paper, name in paper_pages:
        store, address = stated(site, name), address_of(name)
        own = NamedNode(f"{address}#reference")
        entries = [entry for entry in ids(site, name) if entry.startswith("reference-")]
        assert set(paper.bibliography) <= {entry.removeprefix("reference-") for entry in entries}
        cited = said(store, own, schema("citation"))
        assert cited == sorted(f"{address}#{entry}" for entry in entries)
        check_paper(store, own, corpus.references[paper.reference])
        for entry in entries:
            reference = corpus.references[entry.removeprefix("reference-")]
            check_cited(store, NamedNode(f"{address}#{entry}"), reference)


@pytest.mark.integration
def test_authors_keep_their_order_and_script(site, paper_pages, corpus):
    for _, name in paper_pages:
        for work in data_of(site, name)[-1]["about"]["citation"]:
            reference = corpus.references[work["@id"].partition("#reference-")[2]]
            names = [author["name"] for author in work.get("author", ())]
            assert names == [name_text(author) for author in reference.author]


@pytest.mark.integration
def test_nothing_else_is_said_to_be_an_article(site, paper_pages, corpus):
    for paper, name in paper_pages:
        store, address = stated(site, name), address_of(name)
        works = {f"{address}#reference", *(f"{address}#{e}" for e in ids(site, name))}
        articles = store.quads_for_pattern(None, A, schema("ScholarlyArticle"))
        assert {quad.subject.value for quad in articles} <= works
        claims = {f"{address}#{claim.id}" for claim in paper.all_claims()}
        assert not claims & {str(quad.subject.value) for quad in store}


@pytest.mark.integration
def test_every_page_says_what_it_is_and_where_it_stands(site, pages, paper_pages):
    with_works = {name for _, name in paper_pages} | {
        f"{root}technical/index.html" for root in ("", "en/")
    }
    for name in pages:
        blocks = data_of(site, name)
        assert len(blocks) == 1 + (name in with_works), name
        own = blocks[0]
        home = name in ("index.html", "en/index.html")
        assert own["@type"] in (("WebSite",) if home else ("WebPage", "CollectionPage")), name
        if home:
            continue
        assert own["@id"] == address_of(name)
        steps = own["breadcrumb"]["itemListElement"]
        trail = read(site, name).xpath("//nav[@class='lm-trail']/a")
        shown = [" ".join(link.text_content().split()) for link in trail]
        assert [" ".join(step["name"].split()) for step in steps[:-1]] == shown
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        assert steps[-1]["item"] == own["@id"]
        for step in steps:
            place = step["item"].removeprefix(SITE_URL)
            assert (site / place / "index.html").is_file(), (name, step)


@pytest.mark.integration
def test_terms_and_their_set(site, corpus):
    for root in ("", "en/"):
        terms = data_of(site, f"{root}glossary/index.html")[0]["mainEntity"]
        assert terms["@type"] == "DefinedTermSet"
        for name in corpus.concepts:
            own = data_of(site, f"{root}concepts/{name}/index.html")[0]["mainEntity"]
            assert (own["@type"], own["termCode"]) == ("DefinedTerm", name)
            assert own["inDefinedTermSet"] == terms["@id"]


@pytest.mark.integration
def test_the_open_data_are_a_dataset_whose_files_are_there(site):
    for root in ("", "en/"):
        data = data_of(site, f"{root}technical/index.html")[-1]
        assert data["@type"] == "Dataset"
        files = [one["contentUrl"].removeprefix(SITE_URL) for one in data["distribution"]]
        assert "exports/corpus.json" in files
        assert [name for name in files if not (site / name).is_file()] == []
