"""The glossary as a SKOS concept scheme (W3C Recommendation, 2009), in Turtle and JSON-LD."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.plugins.serializers.jsonld import from_rdf
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from lunmai.exports.glossary_notes import warnings
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import (
    CONCEPT_KINDS,
    LICENCE_URL,
    SITE_LANGUAGES,
    WRITTEN,
    Concept,
    ConceptKind,
    Language,
    Reading,
)
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase
from lunmai.views.citation_index import work_pages
from lunmai.views.targets import Target, claim_target, concept_target, section_target, work_target

VERSION = "2"
"""Goes up when a statement changes its meaning or goes away."""
NOWHERE = "urn:lunmai:"
"""The root of names where the address of the site is unknown: a file from disk would else speak of
the folder that it lies in."""
PREFIXES = {
    **{"dcterms": DCTERMS, "foaf": FOAF, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "skos": SKOS},
    "xsd": XSD,
}
Triple = tuple[URIRef, URIRef, Node]
LICENCE = URIRef(LICENCE_URL)
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
IN_BOTH = ("dcterms:description", "dcterms:title", "foaf:name", "rdfs:comment", "rdfs:label")
CONTEXT = {
    **{prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
    **dict.fromkeys((*IN_BOTH, "skos:definition", "skos:prefLabel"), BY_LANGUAGE),
}


def concept_graph(corpus: Corpus, links: Links, address: str) -> Graph:
    """Every statement about the glossary; `address` is that of the site, or empty.

    A concept is named by the address of its Chinese page, and its kind is a scheme. There are no
    blank nodes. The graph keeps SKOS's conditions S13 and S14: a text is no label twice.
    """
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    root = address or NOWHERE
    for kind in CONCEPT_KINDS:
        for triple in _scheme(corpus, kind, root):
            graph.add(triple)
    notes = Notes(corpus, root)
    for concept in corpus.concepts.values():
        for triple in (*_concept(links, concept, root), *notes.of(concept)):
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


def _scheme(corpus: Corpus, kind: ConceptKind, root: str) -> Iterator[Triple]:
    """What holds for all concepts of a kind."""
    scheme, publisher = _scheme_of(kind, root), URIRef(f"{root}about/#_lunmai")
    yield scheme, RDF.type, SKOS.ConceptScheme
    yield scheme, DCTERMS.license, LICENCE
    yield scheme, DCTERMS.publisher, publisher
    yield scheme, DCTERMS.creator, publisher
    yield publisher, RDF.type, FOAF.Organization
    for language in WRITTEN:
        title = _text(phrase(f"{kind}-scheme", language), language)
        for label in (SKOS.prefLabel, RDFS.label, DCTERMS.title):
            yield scheme, label, title
        yield publisher, FOAF.name, _text(phrase("site-name", language), language)
        description = phrase("glossary-description", language)
        yield scheme, DCTERMS.description, _text(description, language)
    yield scheme, RDFS.comment, Literal(f"lunmai-skos {VERSION}")
    if edition := corpus.edition:
        first = min([edition.date, *(one.date for one in corpus.ledger.editions)])
        yield scheme, OWL.versionInfo, Literal(edition.name)
        yield scheme, DCTERMS.issued, Literal(first, datatype=XSD.date)
        yield scheme, DCTERMS.modified, Literal(edition.date, datatype=XSD.date)


def _concept(links: Links, concept: Concept, root: str) -> Iterator[Triple]:
    own, scheme = _uri(root, concept.id), _scheme_of(concept.kind, root)
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
    for property_, text in _labels(concept):
        yield own, property_, text


def _scheme_of(kind: ConceptKind, root: str) -> URIRef:
    """The glossary, or the part of it that is about our method."""
    return URIRef(f"{root}glossary/" + ("" if kind == CONCEPT_KINDS[0] else f"#_{kind}"))


def _uri(root: str, concept: str) -> URIRef:
    return URIRef(f"{root}{concept_target(concept).page}")


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


@dataclass(frozen=True)
class Notes:
    """What is told of concepts beside their labels and relations."""

    corpus: Corpus
    root: str

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Where each work stands in the citation index."""
        return work_pages(self.corpus)

    def of(self, concept: Concept) -> Iterator[Triple]:
        """Definitions and warnings as texts; forms that papers print, and other readings, as nodes
        with their texts and their sources: a part of a paper, a claim, a work."""
        own = _uri(self.root, concept.id)
        for language, text in concept.definition.written().items():
            yield own, SKOS.definition, _text(to_plain(text), language)
        for language, text in warnings(concept):
            yield own, SKOS.editorialNote, _text(text, language)
        for number, form in enumerate(concept.attested, 1):
            note = URIRef(f"{own}#_form-{number}")
            yield own, SKOS.example, note
            yield note, RDF.value, _text(form.printed, form.language)
            yield note, DCTERMS.source, self._place(section_target(form.paper, form.section))
        for number, reading in enumerate(concept.readings, 1):
            note = URIRef(f"{own}#_reading-{number}")
            yield own, SKOS.scopeNote, note
            for language, text in reading.text.written().items():
                yield note, RDF.value, _text(to_plain(text), language)
            for source in self._sources(reading):
                yield note, DCTERMS.source, self._place(source)

    def _sources(self, reading: Reading) -> Iterator[Target]:
        """The work that reads a concept so, and the claim that reports it."""
        yield work_target(reading.source, self.pages[reading.source])
        if reading.reported_by:
            paper, _, claim = reading.reported_by.partition("#")
            yield claim_target(paper, claim)

    def _place(self, target: Target) -> URIRef:
        return URIRef(f"{self.root}{target.page}")
