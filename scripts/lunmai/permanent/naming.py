"""Where the data name a paper, a claim, a concept or a work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.languages import WRITTEN
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.text.drift import claim_paths, question_paths

Named = tuple[Positions, Path]
"""A file and the path of a value in it that is an id or holds one."""


def named_at(loaded: Loaded, name: str) -> Iterator[Named]:
    """Every value of the data that names a permanent name, its own id first."""
    kind, _, rest = name.partition("/")
    record, _, claim = rest.partition("#")
    if kind == "papers":
        yield from _naming_claim(loaded, record, claim) if claim else _own(loaded.papers, record)
        yield from _naming_paper(loaded, rest)
    elif kind == "concepts":
        yield from _own(loaded.concepts, record)
        yield from _naming_concept(loaded, record)
    elif kind == "references":
        yield from _naming_work(loaded, record)


def _own(places: dict[str, Positions], record: str) -> Iterator[Named]:
    if record in places:
        yield places[record], ("id",)


def _naming_claim(loaded: Loaded, record: str, claim: str) -> Iterator[Named]:
    """Within its own paper."""
    if record not in loaded.corpus.papers:
        return
    paper, positions = loaded.corpus.papers[record], loaded.papers[record]
    for path, one in claim_paths(paper.claims, ("claims",)):
        if one.id == claim:
            yield positions, (*path, "id")
    for index, relation in enumerate(paper.relations):
        for end, name in (("from", relation.from_), ("to", relation.to)):
            if name == claim:
                yield positions, ("relations", index, end)
    for index, note in enumerate(paper.notes):
        yield from _items(positions, ("notes", index, "claims"), note.claims, claim)
    reviews = loaded.corpus.reviews
    for index, review in enumerate(reviews[record].reviews if record in reviews else ()):
        if review.claim == claim:
            yield loaded.reviews[record], ("reviews", index, "claim")


def _naming_paper(loaded: Loaded, address: str) -> Iterator[Named]:
    """Where other files name a paper, or a claim by its address."""
    corpus = loaded.corpus
    for file, written in corpus.parallels.items():
        for index, item in enumerate(written.parallels):
            for end, name in (("from", item.from_), ("to", item.to)):
                if address in (name, name.partition("#")[0]):
                    yield loaded.parallels[file], ("parallels", index, end)
    for key, concept in corpus.concepts.items():
        for index, attested in enumerate(concept.attested):
            if attested.paper == address:
                yield loaded.concepts[key], ("attested", index, "paper")
        for index, reading in enumerate(concept.readings):
            name = reading.reported_by or ""
            if address in (name, name.partition("#")[0]):
                yield loaded.concepts[key], ("readings", index, "reported_by")
    for places in (loaded.guides, loaded.reviews):
        yield from _own(places, address)
    for key, guide in corpus.guides.items():
        for path, question in question_paths(guide):
            for index, name in enumerate(question.claims):
                if address in (name, name.partition("#")[0]):
                    yield loaded.guides[key], (*path, "claims", index)


def _naming_concept(loaded: Loaded, name: str) -> Iterator[Named]:
    for key, paper in loaded.corpus.papers.items():
        positions = loaded.papers[key]
        for path, claim in claim_paths(paper.claims, ("claims",)):
            yield from _items(positions, (*path, "about"), claim.about, name)
            yield from _items(positions, (*path, "editorial"), claim.editorial, name)
            for index, causal in enumerate(claim.causal):
                at = (*path, "causal", index)
                yield from _items(positions, (*at, "from"), causal.from_, name)
                yield from _items(positions, (*at, "to"), causal.to, name)
    for key, concept in loaded.corpus.concepts.items():
        for field, others in (("broader", concept.broader), ("related", concept.related)):
            yield from _items(loaded.concepts[key], (field,), others, name)
    for key, guide in loaded.corpus.guides.items():
        for path, question in question_paths(guide):
            at = (*path, "concepts")
            yield from _items(loaded.guides[key], at, question.concepts, name)


def _naming_work(loaded: Loaded, name: str) -> Iterator[Named]:
    for key, paper in loaded.corpus.papers.items():
        positions = loaded.papers[key]
        if paper.reference == name:
            yield positions, ("reference",)
        yield from _items(positions, ("bibliography",), paper.bibliography, name)
        for path, claim in claim_paths(paper.claims, ("claims",)):
            yield from _items(positions, (*path, "cites"), claim.cites, name)
        for index, note in enumerate(paper.notes):
            yield from _items(positions, ("notes", index, "references"), note.references, name)
    for key, concept in loaded.corpus.concepts.items():
        for language in WRITTEN:
            for index, term in enumerate(getattr(concept.designations, language)):
                if term.source == name:
                    yield loaded.concepts[key], ("designations", language, index, "source")
        for index, reading in enumerate(concept.readings):
            if reading.source == name:
                yield loaded.concepts[key], ("readings", index, "source")


def _items(positions: Positions, path: Path, names: Iterable[str], wanted: str) -> Iterator[Named]:
    for index, name in enumerate(names):
        if name == wanted:
            yield positions, (*path, index)
