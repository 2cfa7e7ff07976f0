"""The glossary, and a page for each concept with every claim about it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lunmai.drift import EDITORIAL_SOURCE, is_outdated
from lunmai.inline import to_plain
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Claim, Concept, Language, ParallelType, Provenances, Wording


def glossary_context(corpus: Corpus, links: Links, language: Language) -> dict[str, Any]:
    ordered = sorted(corpus.concepts.values(), key=lambda concept: sort_key(concept, language))
    translated = language != EDITORIAL_SOURCE
    return {
        "subjects": [concept for concept in ordered if concept.kind == "subject"],
        "method": [concept for concept in ordered if concept.kind == "method"],
        "usual": usual_provenances(ordered),
        "links": links,
        "definition_outdated": lambda concept: (
            translated and is_outdated(concept.definition, EDITORIAL_SOURCE)
        ),
    }


def concept_context(
    corpus: Corpus, links: Links, concept: Concept, language: Language
) -> dict[str, Any]:
    """What the page of a concept shows."""
    by_paper = links.about.get(concept.id, {})
    return {
        "concept": concept,
        "links": links,
        "plain_definition": to_plain(concept.definition.in_language(language)),
        "definition_outdated": lambda concept: (
            language != EDITORIAL_SOURCE and is_outdated(concept.definition, EDITORIAL_SOURCE)
        ),
        "usual": None,
        "by_paper": by_paper,
        "pairs": list(pairs(links, concept.id)),
        "alone": len(by_paper) == 1 and len(corpus.papers) > 1,
    }


Pair = tuple[str, Claim, ParallelType, str, Claim, Wording]
"""Paper and claim, how it stands to the other, the other paper and claim, the remark."""


def pairs(links: Links, concept: str) -> Iterator[Pair]:
    """The parallels between two claims that are both about a concept, each once."""
    for paper, name in links.used_in.get(concept, ()):
        here = links.papers[paper].claims[name]
        for counterpart in links.counterparts.get(f"{paper}#{name}", ()):
            there = links.papers[counterpart.paper].claims[counterpart.claim]
            if concept in there.about and (paper, name) < (counterpart.paper, counterpart.claim):
                yield paper, here, counterpart.type, counterpart.paper, there, counterpart.remark


def usual_provenances(concepts: list[Concept]) -> Provenances | None:
    """How most definitions were made; the first in order decides a tie."""
    made = Counter(concept.wording for concept in concepts)
    return made.most_common(1)[0][0] if made else None


def sort_key(concept: Concept, language: Language) -> tuple[str, str]:
    """Pinyin without tone marks in Chinese, letters in English; the id decides ties."""
    designation = concept.designations.preferred(language)
    text = designation.pinyin or designation.term
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum()), concept.id
