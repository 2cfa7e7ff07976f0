"""The glossary as a SKOS concept scheme (W3C Recommendation, 2009), in Turtle and JSON-LD."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.plugins.serializers.jsonld import from_rdf
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from lunmai.exports.glossary_notes import printed_forms, rival_readings, warnings
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import CONCEPT_KINDS, SITE_LANGUAGES, WRITTEN, Concept, ConceptKind, Language
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase

Triple = tuple[URIRef, URIRef, Node]
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
PINYIN = "zh-Latn-pinyin"
"""The language tag of pinyin (BCP 47)."""
LABELS = {
    "preferred": SKOS.prefLabel,
    "admitted": SKOS.altLabel,
    "deprecated": SKOS.hiddenLabel,
}
"""By standing, the best first. A false friend is no label of the concept."""
BY_LANGUAGE = {"@container": "@language"}
"""How JSON-LD gives a property that has one text in each language."""
CONTEXT = {
    "skos": str(SKOS),
    "dcterms": str(DCTERMS),
    "dcterms:description": BY_LANGUAGE,
    "dcterms:title": BY_LANGUAGE,
    "skos:definition": BY_LANGUAGE,
    "skos:prefLabel": BY_LANGUAGE,
}


def concept_graph(corpus: Corpus, links: Links, root: str) -> Graph:
    """Every statement about the glossary; `root` is the site's address or the way to it.

    A concept is named by the address of its Chinese page. There are no blank nodes. The graph
    keeps SKOS's conditions S13 and S14: a text is no label twice.
    """
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    scheme = URIRef(f"{root}glossary/")
    for triple in _scheme(scheme):
        graph.add(triple)
    for concept in corpus.concepts.values():
        for triple in _concept(corpus, links, concept, root, scheme):
            graph.add(triple)
    return graph


class Turtle(TurtleSerializer):
    """rdflib's own Turtle, which looks for the prefixed name of each address once and not each
    time: a third of the time for 2,000 concepts."""

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        if uri not in self.names:
            self.names[uri] = super().get_pname(uri, gen_prefix)
        return self.names[uri]

    def reset(self) -> None:
        super().reset()
        self.names: dict[Node, str | None] = {}


def render_turtle(graph: Graph) -> str:
    """The graph in Turtle (W3C Recommendation, 2014)."""
    stream = io.BytesIO()
    Turtle(graph).serialize(stream)
    return stream.getvalue().decode().rstrip("\n") + "\n"


def render_json_ld(graph: Graph) -> str:
    """The graph in JSON-LD 1.1, one line for each subject."""
    document = from_rdf(graph, CONTEXT)
    nodes = sorted(document["@graph"], key=lambda node: node["@id"])  # rdflib has a set of them
    lines = ",\n".join(json.dumps(node, ensure_ascii=False, sort_keys=True) for node in nodes)
    context = json.dumps(document["@context"], ensure_ascii=False, sort_keys=True)
    return f'{{"@context": {context}, "@graph": [\n{lines}\n]}}\n'


def _scheme(scheme: URIRef) -> Iterator[Triple]:
    yield scheme, RDF.type, SKOS.ConceptScheme
    yield scheme, DCTERMS.license, LICENCE
    for language in WRITTEN:
        title = phrase("glossary-of-lunmai", language)
        description = phrase("glossary-description", language)
        yield scheme, DCTERMS.title, _text(title, language)
        yield scheme, DCTERMS.description, _text(description, language)
        for kind in CONCEPT_KINDS:
            collection = _collection(scheme, kind)
            yield collection, RDF.type, SKOS.Collection
            yield collection, SKOS.prefLabel, _text(phrase(f"glossary-{kind}", language), language)


def _concept(
    corpus: Corpus, links: Links, concept: Concept, root: str, scheme: URIRef
) -> Iterator[Triple]:
    own = _uri(root, concept.id)
    yield _collection(scheme, concept.kind), SKOS.member, own
    yield own, RDF.type, SKOS.Concept
    yield own, SKOS.inScheme, scheme
    if not concept.broader:
        yield own, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, own
    for relation, names in (
        (SKOS.broader, concept.broader),
        (SKOS.narrower, links.narrower.get(concept.id, ())),
        (SKOS.related, links.related.get(concept.id, ())),
    ):
        for name in names:
            yield own, relation, _uri(root, name)
    for property_, text in (*_labels(concept), *_notes(corpus, concept)):
        yield own, property_, text


def _collection(scheme: URIRef, kind: ConceptKind) -> URIRef:
    """The concepts of a kind, named by their part of the glossary."""
    return URIRef(f"{scheme}#_{kind}")


def _uri(root: str, concept: str) -> URIRef:
    return URIRef(f"{root}concepts/{concept}/")


def _text(text: str, language: Language) -> Literal:
    return Literal(text, lang=SITE_LANGUAGES[language].tag)


def _labels(concept: Concept) -> Iterator[tuple[URIRef, Literal]]:
    """Terms and pinyin by standing; a text that has a label already gets no lesser one."""
    seen: set[tuple[str, str]] = set()
    for standing, label in LABELS.items():
        for language in WRITTEN:
            for item in concept.designations.in_language(language):
                if item.standing != standing:
                    continue
                for tag, text in ((SITE_LANGUAGES[language].tag, item.term), (PINYIN, item.pinyin)):
                    if text and (tag, text) not in seen:
                        seen.add((tag, text))
                        yield label, Literal(text, lang=tag)


def _notes(corpus: Corpus, concept: Concept) -> Iterator[tuple[URIRef, Literal]]:
    definitions = (
        (language, to_plain(concept.definition.in_language(language))) for language in WRITTEN
    )
    for property_, notes in (
        (SKOS.definition, definitions),
        (SKOS.editorialNote, warnings(concept)),
        (SKOS.example, printed_forms(corpus, concept)),
        (SKOS.scopeNote, rival_readings(corpus, concept)),
    ):
        for language, text in notes:
            yield property_, _text(text, language)
