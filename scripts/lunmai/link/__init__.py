"""What refers to what: everything that follows from several records at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lunmai.link.citations import Citation, CitationLinks, citations
from lunmai.link.grid import AnswerState, Grid, argument_grid
from lunmai.link.grouping import Grouping, Groups
from lunmai.link.ledger import Tombstone, Tombstones, tombstones
from lunmai.link.matrix import (
    Cell,
    ClaimsAbout,
    Named,
    Naming,
    claims_about,
    named_concepts,
)
from lunmai.link.paper import PaperLinks, link_paper
from lunmai.link.parallels import (
    Comparison,
    Counterpart,
    Joined,
    comparisons,
    counterparts,
    kinds,
)
from lunmai.link.silences import Silence
from lunmai.load import Corpus
from lunmai.model import SITE_LANGUAGES, Paper, ParallelType
from lunmai.permanent.published import published_part
from lunmai.text.terms import Terms, terms_of


@dataclass(frozen=True)
class Links:
    """The reverse relations of the corpus."""

    papers: dict[str, PaperLinks]
    paper_of: dict[str, str]
    """For each reference that a paper here is, the paper."""
    citations: CitationLinks
    narrower: Groups
    related: Groups
    counterparts: Groups
    """For each address paper#claim, the parallels of that claim."""
    pairs: dict[str, Comparison]
    """One for each two papers that a parallel joins, by their ids: PAPER--PAPER."""
    mentioned: Groups
    """For each paper, the concepts that its claims' texts and its notes mention in a language."""
    kinds: dict[ParallelType, tuple[Joined, ...]]
    """All parallels by kind, each once."""
    about: ClaimsAbout
    """For each concept, the claims that are about it by paper and role."""
    named: Named
    """For each concept, the papers that themselves speak of it."""
    grids: dict[str, Grid]
    """For each paper, how its constraints stand between its mechanisms and its paths."""
    tombstones: Tombstones
    """What became of the ids that were published and are no more."""


def link_corpus(corpus: Corpus) -> Links:
    """Everything that follows from the records; the corpus must have no errors."""
    narrower, related = Grouping(), Grouping()
    for name, concept in corpus.concepts.items():
        for broader in concept.broader:
            narrower[broader].append(name)
        for other in concept.related:
            related[name].append(other)
            related[other].append(name)
    papers = {name: link_paper(paper) for name, paper in corpus.papers.items()}
    named = named_concepts(corpus.concepts, papers)
    compared = tuple(comparisons(corpus, named))
    return Links(
        papers=papers,
        paper_of={paper.reference: name for name, paper in corpus.papers.items()},
        citations=citations(corpus, papers),
        narrower=narrower.frozen(),
        related={name: tuple(sorted(set(others))) for name, others in related.items()},
        counterparts=counterparts(corpus),
        mentioned={
            name: _mentioned(paper, terms_of(corpus)) for name, paper in corpus.papers.items()
        },
        pairs={"--".join(one.papers): one for one in compared},
        kinds=kinds(compared),
        about=claims_about(papers),
        named=named,
        grids={name: argument_grid(linked) for name, linked in papers.items()},
        tombstones=tombstones(corpus),
    )


def published(corpus: Corpus, links: Links) -> tuple[Corpus, Links]:
    """What is published of a corpus, with the links within that; the same without drafts."""
    part = published_part(corpus)
    return (corpus, links) if part is corpus else (part, _links_of(part))


_links_of = lru_cache(maxsize=1)(link_corpus)


def _mentioned(paper: Paper, terms: Terms) -> tuple[str, ...]:
    texts = [claim.text for claim in paper.all_claims() if claim.text]
    texts += [note.text for note in paper.notes]
    return terms.linked_in(texts, SITE_LANGUAGES)
