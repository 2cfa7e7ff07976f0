"""What may be chosen in the cells of a table, and what each choice is called in every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from lunmai.languages import WRITTEN
from lunmai.load import Corpus
from lunmai.model import PARALLELS, RELATIONS, ROLES, Basis, Reference
from lunmai.model.vocabulary import AttackKind
from lunmai.workbook.columns import in_each

Choice = tuple[str, ...]
"""A value of the data, and its names."""


def choices_of(corpus: Corpus, paper: str) -> dict[str, list[Choice]]:
    """Every list of the sheet of values by its word, in the order in which they stand there."""
    return {
        "role": [(role, *_concept(corpus, role)) for role in ROLES],
        "section": list(_sections(corpus, paper)),
        "type": [(one.id, *one.outgoing.written().values()) for one in RELATIONS.values()],
        "rests-on": [(name, *in_each(f"basis-{name}")) for name in get_args(Basis)],
        "attack": [(name, *in_each(name)) for name in get_args(AttackKind)],
        "partial": [("true", *in_each("table-partial"))],
        "parallel": [(one.id, *one.name.written().values()) for one in PARALLELS.values()],
        "cites": [(key, _cited(work), work.title or "") for key, work in corpus.references.items()],
    }


def _concept(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The terms of a concept, where the glossary has it."""
    concept = corpus.concepts.get(name)
    terms = concept.designations if concept else None
    return tuple(terms.preferred(language).term if terms else name for language in WRITTEN)


def _sections(corpus: Corpus, paper: str) -> Iterator[Choice]:
    for section in corpus.papers[paper].outline:
        number = f"{section.number} " if section.number else ""
        yield section.id, *(f"{number}{text}" for text in section.heading.written().values())


def _cited(work: Reference) -> str:
    """By whom and when, as far as it is known."""
    names = [name.family or name.literal or "" for name in work.author[:3]]
    return " ".join(filter(None, ["、".join(names), str(work.issued or "")]))
