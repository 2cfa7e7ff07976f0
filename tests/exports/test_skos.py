"""The exported glossary as SKOS: two formats, read by two libraries, say one and the same."""

import dataclasses
from collections import Counter, defaultdict

import pyoxigraph
import pytest
from glossaries import NASTY, designations, nasty_corpus
from projects import SITE_URL
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from lunmai.exports.skos import concept_graph, render_json_ld, render_turtle
from lunmai.link import link_corpus

FORMATS = {"turtle": pyoxigraph.RdfFormat.TURTLE, "json-ld": pyoxigraph.RdfFormat.JSON_LD}
EXTENSIONS = {"turtle": "ttl", "json-ld": "jsonld"}
PINYIN = "zh-Latn-pinyin"
SCHEME = URIRef(f"{SITE_URL}glossary/")
METHOD = URIRef(f"{SITE_URL}glossary/#_method")
SCHEMES = {"subject": SCHEME, "method": METHOD}
LABELS = {"preferred": "prefLabel", "admitted": "altLabel", "deprecated": "hiddenLabel"}

# What rdflib's own reader of JSON-LD does within itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@pytest.fixture(scope="module")
def corpus(rendered_site):
    return rendered_site[0].loaded.corpus


@pytest.fixture(scope="module")
def graph(rendered_site):
    linked = rendered_site[0]
    return concept_graph(linked.loaded.corpus, linked.links, SITE_URL)


def parsed(text, form):
    """The graph that rdflib reads, as it would from the published site."""
    address = f"{SITE_URL}exports/glossary.{EXTENSIONS[form]}"
    return Graph().parse(data=text, format=form, publicID=address)


def statements(graph):
    """Its triples; language tags mean the same in any case."""
    return {tuple(map(plain, triple)) for triple in graph}


def plain(node):
    """A node of either library as address, or as text and language."""
    if isinstance(node, URIRef):
        return str(node)
    if isinstance(node, pyoxigraph.NamedNode):
        return node.value
    text = str(node) if isinstance(node, Literal) else node.value
    return text, (node.language or "").lower()


def from_oxigraph(text, form):
    """What the other library reads."""
    base = f"{SITE_URL}exports/glossary.{EXTENSIONS[form]}"
    quads = pyoxigraph.parse(text.encode(), format=FORMATS[form], base_iri=base)
    return {tuple(map(plain, (quad.subject, quad.predicate, quad.object))) for quad in quads}


def in_every_way(turtle, json_ld):
    """What each library reads from each format."""
    for form, text in (("turtle", turtle), ("json-ld", json_ld)):
        yield statements(parsed(text, form))
        yield from_oxigraph(text, form)


def concept(name):
    return URIRef(f"{SITE_URL}concepts/{name}/")


def test_both_formats_say_the_same_to_both_libraries(rendered_site):
    files = rendered_site[1]
    first, *others = in_every_way(files["exports/glossary.ttl"], files["exports/glossary.jsonld"])
    assert len(first) > 100
    assert all(other == first for other in others)


def test_what_is_written_is_what_is_read(graph):
    for read in in_every_way(render_turtle(graph), render_json_ld(graph)):
        assert read == statements(graph)


def test_without_an_address_names_are_no_files(rendered_site):
    graph = parsed(rendered_site[1]["exports/glossary.ttl"], "turtle")
    own = {str(subject) for subject in graph.subjects()}
    assert not [name for name in own if not name.startswith("urn:lunmai:")]


@pytest.mark.parametrize("address", [SITE_URL, "https://example.org:8443/a/b/"])
def test_nasty_texts_stay_texts(linked, address):
    corpus = nasty_corpus(linked.loaded.corpus, NASTY)
    graph = concept_graph(corpus, link_corpus(corpus), address)
    first, *others = in_every_way(render_turtle(graph), render_json_ld(graph))
    assert len(first) == len(graph)
    assert all(other == first for other in others)
    for number, text in enumerate(NASTY):
        label = (text.strip(), "zh-cn")
        assert (f"{address}concepts/nasty-{number}/", plain(SKOS.prefLabel), label) in first


def test_nothing_is_nameless(graph):
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_every_designation_is_a_label_or_a_warning(corpus, graph):
    for name, language, item in designations(corpus):
        tag = {"zh": "zh-CN", "en": "en"}[language]
        if item.standing == "false-friend":
            notes = graph.objects(concept(name), SKOS.editorialNote)
            assert {"zh-CN", "en"} == {n.language for n in notes if f"“{item.term}”" in n}
            continue
        assert (concept(name), SKOS[LABELS[item.standing]], Literal(item.term, lang=tag)) in graph
        if item.pinyin:
            labels = {*graph[concept(name) : SKOS.prefLabel | SKOS.altLabel | SKOS.hiddenLabel]}
            assert Literal(item.pinyin, lang=PINYIN) in labels


def test_each_kind_has_a_scheme_that_says_what_it_is(corpus, graph):
    assert {*graph.subjects(RDF.type, SKOS.ConceptScheme)} == {*SCHEMES.values()}
    assert {*graph.subjects(RDF.type, SKOS.Concept)} == {concept(name) for name in corpus.concepts}
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    for kind, scheme in SCHEMES.items():
        own = {name: one for name, one in corpus.concepts.items() if one.kind == kind}
        assert {*graph.subjects(SKOS.inScheme, scheme)} == {concept(name) for name in own}
        tops = {concept(name) for name, record in own.items() if not record.broader}
        assert {*graph.objects(scheme, SKOS.hasTopConcept)} == tops
        assert {*graph.subjects(SKOS.topConceptOf, scheme)} == tops
        for label in (SKOS.prefLabel, RDFS.label, DCTERMS.title):
            assert {one.language for one in graph.objects(scheme, label)} == {"zh-CN", "en"}
        assert [*graph.objects(scheme, DCTERMS.license)] == [licence]
        assert graph.value(scheme, DCTERMS.publisher) == graph.value(scheme, DCTERMS.creator)
        edition = corpus.edition
        assert str(graph.value(scheme, OWL.versionInfo)) == edition.name
        issued, modified = (graph.value(scheme, DCTERMS[one]) for one in ("issued", "modified"))
        assert str(issued) <= str(modified) == edition.date


def test_without_an_edition_there_are_no_dates(linked):
    corpus = dataclasses.replace(linked.loaded.corpus, edition=None, concepts={})
    graph = concept_graph(corpus, linked.links, "")
    assert not {*graph.predicates()} & {OWL.versionInfo, DCTERMS.issued, DCTERMS.modified}


def test_definitions_places_and_readings(linked):
    graph = concept_graph(linked.loaded.corpus, linked.links, SITE_URL)
    assert {*graph[concept("bench") : SKOS.definition]} == {
        Literal("供一人以上并坐、没有靠背的坐具。", lang="zh-CN"),
        Literal("A seat without a back for more than one person.", lang="en"),
    }
    place = URIRef(f"{SITE_URL}papers/doe-1999/#section-s2-1")
    printed = {node for node in graph[concept("bench") : SKOS.example]
               if graph.value(node, RDF.value) == Literal("benches", lang="en")}  # fmt: skip
    assert place in {source for node in printed for source in graph[node : DCTERMS.source]}
    notes = graph[concept("umbrella") : SKOS.scopeNote]
    told = {frozenset(map(str, graph[note : RDF.value])): note for note in notes}
    first = told[
        frozenset(("伞是向天借来的屋顶。", "An umbrella is a roof borrowed from the sky."))
    ]
    assert {*graph[first : DCTERMS.source]} == {
        URIRef(f"{SITE_URL}papers/hu-tong-2021/#g1"),
        URIRef(f"{SITE_URL}citations/#deng-yi-2019"),
    }
    second = told[frozenset(("伞是押金的凭据。", "An umbrella is the receipt for a deposit."))]
    assert len([*graph[second : DCTERMS.source]]) == 1


def test_relations_have_both_directions(corpus, graph):
    for name, record in corpus.concepts.items():
        for other in record.broader:
            assert (concept(name), SKOS.broader, concept(other)) in graph
            assert (concept(other), SKOS.narrower, concept(name)) in graph
        for other in record.related:
            assert (concept(name), SKOS.related, concept(other)) in graph
            assert (concept(other), SKOS.related, concept(name)) in graph


@pytest.fixture(scope="module")
def labels(graph):
    """For each concept, language and text the kinds of label that say it."""
    found = defaultdict(list)
    for kind in LABELS.values():
        for subject, text in graph.subject_objects(SKOS[kind]):
            found[subject, text.language, str(text)].append(kind)
    return found


def test_s13_a_text_is_one_kind_of_label(labels):
    assert {key: kinds for key, kinds in labels.items() if len(kinds) > 1} == {}


def test_s14_a_language_has_one_preferred_label(labels):
    number = Counter(key[:2] for key, kinds in labels.items() if kinds == ["prefLabel"])
    assert set(number.values()) == {1}


def test_s27_what_is_related_is_not_broader(graph):
    for name, other in graph.subject_objects(SKOS.related):
        assert name != other
        assert other not in {*graph.transitive_objects(name, SKOS.broader)}


def test_nothing_is_broader_than_itself(graph):
    for name in graph.subjects(RDF.type, SKOS.Concept):
        above = {far for near in graph[name : SKOS.broader]
                 for far in graph.transitive_objects(near, SKOS.broader)}  # fmt: skip
        assert name not in above


def test_s9_and_s37_schemes_collections_and_concepts_are_different_things(graph):
    kinds = [{*graph.subjects(RDF.type, SKOS[name])} for name in
             ("Concept", "Collection", "ConceptScheme")]  # fmt: skip
    assert sum(map(len, kinds)) == len(set.union(*kinds))
