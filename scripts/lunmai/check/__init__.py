"""What is wrong with a corpus that could be read: one module of rules for each subject."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.check import (
    about,
    addresses,
    argument,
    by_hand,
    citing,
    concepts,
    drafts,
    guides,
    ledger,
    names,
    parallels,
    references,
    reviews,
    terms,
    texts,
    unchanged,
    wordings,
)
from lunmai.load import Loaded
from lunmai.problems import Problem


def check_corpus(loaded: Loaded) -> list[Problem]:
    """Every problem of the corpus, those found while loading included, sorted by place."""
    return sorted({*loaded.problems, *_found(loaded)})


def _found(loaded: Loaded) -> Iterator[Problem]:
    subjects = (
        *(names, addresses, argument, wordings, drafts, texts, concepts, about, citing),
        *(terms, parallels, references, guides, reviews, ledger, unchanged, by_hand),
    )
    for rules in subjects:
        yield from rules.check(loaded)
