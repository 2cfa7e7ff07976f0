"""What is newer than the present edition: its citations cannot name that edition."""

from __future__ import annotations

from lunmai.load import Corpus
from lunmai.load.reads import remembered
from lunmai.model import Paper
from lunmai.permanent.register import all_names


@remembered(4)
def _published(corpus: Corpus) -> frozenset[str] | None:
    """What the editions have; None before the present one is in the ledger, for it has
    everything."""
    ledger, edition = corpus.ledger, corpus.edition
    if edition is None or edition.name not in {before.name for before in ledger.editions}:
        return None
    return frozenset(ledger.published())


def newer_names(corpus: Corpus) -> frozenset[str]:
    """What the next edition will publish."""
    return frozenset(name for name in all_names(corpus) if is_new(corpus, name))


def is_new(corpus: Corpus, name: str) -> bool:
    """True for the name of something that no edition has yet."""
    published = _published(corpus)
    return published is not None and name not in published


def is_newer(corpus: Corpus, paper: Paper, claim: str = "") -> bool:
    """True for a paper, or a claim of it, that no edition has yet."""
    name = f"papers/{paper.id}#{claim}" if claim else f"papers/{paper.id}"
    return paper.is_draft or is_new(corpus, name)
