"""What a reader is told of the corpus as a whole: how much there is, and who wrote and reviewed it.

Nothing here grows with the corpus: of papers, guides and concepts a few are named, all are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import WRITTEN, Language, Paper, Provenance
from lunmai.permanent.register import record_names

NAMED_PAPERS = 6
NAMED_CONCEPTS = 3
ReviewState = Literal[
    *("machine-none", "machine-some", "machine-all"),
    *("mixed-none", "mixed-some", "mixed-all"),
    "people",
]
"""Who made the wordings, and how many of the machine's drafts a person reviewed."""


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
    review: ReviewState | None
    """None where nothing is worded yet."""
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
    pairs = links.comparisons
    new = list(_waiting(corpus))
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
        review=review_state(_provenances(corpus)),
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


def _waiting(corpus: Corpus) -> Iterator[str]:
    """The papers and claims that the next edition will publish; none before the present edition
    is in the ledger, for it has them."""
    ledger, edition = corpus.ledger, corpus.edition
    if edition is None or edition.name not in {before.name for before in ledger.editions}:
        return
    published = set(ledger.published())
    yield from (
        name
        for name in record_names(corpus)
        if name.startswith("papers/") and name not in published
    )


def _provenances(corpus: Corpus) -> Iterator[Provenance]:
    """Who made each wording; the remarks of a paper come from where its other wordings do."""
    made = [paper.wording for paper in corpus.papers.values()]
    made += [
        claim.wording
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        if claim.wording
    ]
    made += [concept.wording for concept in corpus.concepts.values()]
    made += [guide.wording for guide in corpus.guides.values()]
    made += [corpus.parallels.wording] if corpus.parallels else []
    return (one.in_language(language) for one in made for language in WRITTEN)


def review_state(provenances: Iterable[Provenance]) -> ReviewState | None:
    """What can be said of all wordings together."""
    made = set(provenances)
    drafts = {one for one in made if one.by == "machine"}
    if not drafts:
        return "people" if made else None
    reviewed = {one for one in drafts if one.reviewed_by}
    of_drafts = "all" if reviewed == drafts else "some" if reviewed else "none"
    return f"{'machine' if drafts == made else 'mixed'}-{of_drafts}"
