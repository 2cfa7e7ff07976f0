"""What is newer than the present edition: its citations cannot name that edition."""

from __future__ import annotations

from functools import lru_cache

from lunmai.load import Corpus
from lunmai.model import Paper
from lunmai.permanent.register import all_names


@lru_cache(maxsize=4)
def newer_names(corpus: Corpus) -> frozenset[str]:
    """What the next edition will publish; nothing before the present edition is in the ledger, for
    it has everything."""
    ledger, edition = corpus.ledger, corpus.edition
    if edition is None or edition.name not in {before.name for before in ledger.editions}:
        return frozenset()
    return frozenset(all_names(corpus)) - frozenset(ledger.published())


def is_newer(corpus: Corpus, paper: Paper, claim: str = "") -> bool:
    """True for a paper, or a claim of it, that no edition has yet."""
    name = f"papers/{paper.id}#{claim}" if claim else f"papers/{paper.id}"
    return paper.is_draft or name in newer_names(corpus)
