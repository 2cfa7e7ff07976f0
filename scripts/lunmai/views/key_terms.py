"""The terms that a reader of a paper needs: those that most of its claims are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lunmai.languages import others
from lunmai.model import Concept, Language, Paper
from lunmai.views.ordering import by_initial
from lunmai.views.said import Aside, Prose, Said
from lunmai.views.targets import Target, concept_target
from lunmai.views.words import Words

MOST_TERMS = 24
LEAST_CLAIMS = 2
"""Of fewer claims than that no term is needed to read a paper."""


@dataclass(frozen=True)
class KeyTerm:
    """A concept with what it means."""

    concept: str
    target: Target
    term: Said
    """Its preferred term in the reader's language."""
    elsewhere: Said
    """Those in the other languages."""
    definition: Prose


def key_terms(words: Words, paper: Paper, order: Language) -> tuple[KeyTerm, ...]:
    """The terms in the order of a language: that of the reader, or where two stand side by side
    that of the first."""
    claims = Counter(name for claim in paper.all_claims() for name in claim.about)
    known = words.corpus.concepts
    often = [name for name, number in claims.most_common() if number >= LEAST_CLAIMS]
    needed = [known[name] for name in often if known[name].kind == "subject"][:MOST_TERMS]
    groups = by_initial(needed, order)
    return tuple(_told(words, concept) for _, group in groups for concept in group)


def _told(words: Words, concept: Concept) -> KeyTerm:
    own, *elsewhere = (
        _preferred(words, concept, name) for name in (words.language, *others(words.language))
    )
    listed = words.listed(elsewhere, "dot")
    definition = words.line(concept.definition)
    return KeyTerm(concept.id, concept_target(concept.id), own, listed, definition)


def _preferred(words: Words, concept: Concept, language: Language) -> Said:
    one = concept.designations.preferred(language)
    pinyin: Said = (Aside("pinyin", (f" {one.pinyin}",)),) if one.pinyin else ()
    return (words.text(one.term, language), *pinyin)
