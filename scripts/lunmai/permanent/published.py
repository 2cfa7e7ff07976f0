"""What is published of a corpus: everything but the papers that are drafts, and what only they
brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from lunmai.languages import WRITTEN
from lunmai.load import Corpus
from lunmai.load.reads import remembered
from lunmai.model import RELATIONS, ROLES, Claim, Concept, Paper, reached


@remembered(2)
def published_part(corpus: Corpus) -> Corpus:
    """The corpus without drafts, parallels to them and guides to them; without the works and
    concepts that nothing else uses, and no edition has. Itself where there is no draft."""
    drafts = frozenset(name for name, paper in corpus.papers.items() if paper.is_draft)
    if not drafts:
        return corpus
    concepts = _concepts(corpus, drafts)
    parallels = {
        file: written.model_copy(update={"parallels": kept})
        for file, written in corpus.parallels.items()
        if (kept := tuple(one for one in written.parallels if drafts.isdisjoint(one.papers)))
        or not written.parallels
    }
    papers = {name: paper for name, paper in corpus.papers.items() if name not in drafts}
    given_up = {key for name in drafts for key in works_of(corpus.papers[name])}
    given_up -= {key for paper in papers.values() for key in works_of(paper)}
    given_up -= {key for one in concepts.values() for key in _sources(one)}
    given_up -= _in_editions(corpus, "references")
    return replace(
        corpus,
        papers=papers,
        concepts=concepts,
        references={key: work for key, work in corpus.references.items() if key not in given_up},
        guides={name: guide for name, guide in corpus.guides.items() if name not in drafts},
        parallels=parallels,
    )


def works_of(paper: Paper) -> Iterator[str]:
    """The works that a paper is, lists, cites or has notes on."""
    yield paper.reference
    yield from paper.bibliography
    for record in (*paper.all_claims(), *paper.notes):
        yield from record.cites if isinstance(record, Claim) else record.references


def _concepts(corpus: Corpus, drafts: frozenset[str]) -> dict[str, Concept]:
    """The concepts, without what drafts say of them, and without those that only drafts use."""
    known = {name: _without(concept, drafts) for name, concept in corpus.concepts.items()}
    used = {name: name in drafts for name in corpus.papers}
    by_drafts = {one for name in drafts for one in concepts_of(corpus.papers[name])}
    by_drafts |= {name for name, concept in corpus.concepts.items() if concept != known[name]}
    kept = {one for name in used if not used[name] for one in concepts_of(corpus.papers[name])}
    for name, guide in corpus.guides.items():
        questions = (question for part in guide.parts for question in part.questions)
        kept.update(one for question in questions for one in question.concepts if not used[name])
    kept |= (known.keys() - by_drafts) | ROLES.keys() | RELATIONS.keys()
    kept |= _in_editions(corpus, "concepts")
    kept |= {name for name, concept in known.items() if concept.attested}
    related: dict[str, set[str]] = defaultdict(set)
    for name, concept in known.items():  # from either side
        related[name].update(concept.broader, concept.related)
    found = {*reached(kept, related.__getitem__)}
    return {name: concept for name, concept in known.items() if name in found}


def _without(concept: Concept, drafts: frozenset[str]) -> Concept:
    attested = tuple(one for one in concept.attested if one.paper not in drafts)
    readings = tuple(
        one
        for one in concept.readings
        if not one.reported_by or one.reported_by.partition("#")[0] not in drafts
    )
    if (attested, readings) == (concept.attested, concept.readings):
        return concept
    return concept.model_copy(update={"attested": attested, "readings": readings})


def concepts_of(paper: Paper) -> Iterator[str]:
    """The concepts that a paper's claims are about or read as causes and effects."""
    for claim in paper.all_claims():
        yield from claim.about
        for causal in claim.causal:
            yield from (*causal.from_, *causal.to)


def _sources(concept: Concept) -> Iterator[str]:
    for language in WRITTEN:
        terms = concept.designations.in_language(language)
        yield from (term.source for term in terms if term.source)
    yield from (reading.source for reading in concept.readings)


def _in_editions(corpus: Corpus, kind: str) -> set[str]:
    return {name for one in corpus.ledger.editions for name in (getattr(one, kind) or "").split()}
