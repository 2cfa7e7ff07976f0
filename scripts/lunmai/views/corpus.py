"""What a reader is told of the corpus as a whole: how much there is.

Nothing here grows with the corpus: of papers, guides and concepts a few are named, all are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import WRITTEN, Language, Paper
from lunmai.views.editions import newer_names

NAMED_PAPERS = 6
NAMED_CONCEPTS = 3


@dataclass(frozen=True)
class CorpusView:
    """The corpus in numbers and in a few names."""

    papers: int
    claims: int
    concepts: int
    written: dict[Language, int]
    """How many papers were written in each language, where there are any."""
    newest: tuple[Paper, ...]
    """A few papers by year of publication, those without a year last."""
    guided: tuple[Paper, ...]
    """A few of the papers with a reading guide, in the same order."""
    guides: int
    prominent: tuple[str, ...]
    """The concepts of the field that most claims are about."""
    pairs: int
    """Two papers each that a parallel joins."""
    pair: tuple[str, ...]
    """The two papers, where there is one pair only."""
    new_papers: int
    new_claims: int
    """Those that came after the present edition and are in none yet."""


def corpus_view(corpus: Corpus, links: Links) -> CorpusView:
    """What there is to tell of a corpus."""
    papers = sorted(
        corpus.papers.values(), key=lambda paper: -(corpus.references[paper.reference].year or 0)
    )
    guided = [paper for paper in papers if paper.id in corpus.guides]
    written = Counter(paper.language for paper in papers)
    pairs = tuple(links.pairs.values())
    new = [name for name in newer_names(corpus) if name.startswith("papers/")]
    return CorpusView(
        papers=len(papers),
        claims=sum(len(linked.claims) for linked in links.papers.values()),
        concepts=len(corpus.concepts),
        written={language: written[language] for language in WRITTEN if written[language]},
        newest=tuple(papers[:NAMED_PAPERS]),
        guided=tuple(guided[:NAMED_PAPERS]),
        guides=len(guided),
        prominent=tuple(_prominent(corpus)),
        pairs=len(pairs),
        pair=pairs[0].papers if len(pairs) == 1 else (),
        new_papers=sum("#" not in name for name in new),
        new_claims=sum("#" in name for name in new),
    )


def _prominent(corpus: Corpus) -> Iterator[str]:
    number = Counter(
        name
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        for name in claim.named
        if corpus.concepts[name].kind == "subject"
    )
    yield from sorted(number, key=lambda name: (-number[name], name))[:NAMED_CONCEPTS]
