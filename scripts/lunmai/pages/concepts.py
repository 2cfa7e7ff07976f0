"""The glossary, and the pages of each concept with every claim about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from lunmai.languages import SITE_LANGUAGES
from lunmai.link import Cell
from lunmai.model import Claim, Concept
from lunmai.pages.coins import page_coins
from lunmai.pages.comparison import concept_key
from lunmai.pages.old_addresses import Page
from lunmai.text.drift import concept_wordings
from lunmai.text.inline import to_plain
from lunmai.text.terms import terms_of
from lunmai.views.concept_claims import claims_of_papers, concept_pairs, only_paper
from lunmai.views.concepts import concept_entry, glossary_intro, usual_provenances
from lunmai.views.divisions import Part, divide
from lunmai.views.drafts import concept_texts
from lunmai.views.editions import is_new
from lunmai.views.ordering import by_initial
from lunmai.views.tombstones import tombstone_views
from lunmai.views.words import Words

MOST_CLAIMS = 300
"""Claims that a page shows; where more are about a concept, their papers are divided into parts."""
MOST_DEFINED = 150
"""Entries of a glossary that shows its definitions; those of a larger one are folded."""
MOST_FOLDED = 250
"""Entries of a glossary that has definitions; a larger one leads to the pages of concepts."""


def glossary_context(words: Words) -> dict[str, Any]:
    concepts = words.corpus.concepts.values()
    kinds: dict[str, list[Concept]] = {"subject": [], "method": []}
    for concept in concepts:
        kinds[concept.kind].append(concept)
    usual = usual_provenances(words.corpus)
    groups = {kind: by_initial(found, words.language) for kind, found in kinds.items() if found}
    return {
        "groups": groups,
        "texts": [concept.wording for concept in concepts],
        "intro": glossary_intro(words),
        "shown": len(concepts) <= MOST_DEFINED,
        "defined": len(concepts) <= MOST_FOLDED,
        "entry_of": lambda concept: concept_entry(words, concept, usual),
        "concept_key": partial(concept_key, language=words.language),
        "retired": tombstone_views(words, words.links.tombstones.concepts),
    }


def concept_pages(words: Words, name: str, site: str = "") -> Iterator[Page]:
    """The page of a concept, and where it would hold too many claims further ones."""
    concept = words.corpus.concepts[name]
    about = words.links.about.get(concept.id, {})
    papers = sorted({*about, *(item.paper for item in concept.attested)})
    cells = {name: about.get(name, {}) for name in papers}
    numbers = {name: sum(map(len, cell.values())) for name, cell in cells.items()}
    parts = _parts(numbers)
    context = {
        "concept": concept,
        "entry": concept_entry(words, concept, usual_provenances(words.corpus), with_uses=False),
        "plain_definition": to_plain(concept.definition.in_language(words.language)),
        "mentioned": _mentioned(concept, words),
        "editorial": any(concept.id in one.editorial for one in _claims(cells.values())),
        "number": sum(numbers.values()),
        "numbers": numbers,
        "alone": only_paper(words, concept),
    }

    def page(part: Part[str]) -> dict[str, Any]:
        own = {name: cells[name] for name in part.rows}
        return {
            **context,
            "part": part,
            "below": [other for other in parts if other.name in part.below],
            "saved": _saved(words, concept, site),
            "texts": concept_texts(words, concept, own),
            "claims": list(claims_of_papers(words, concept, own)),
            "pairs": list(concept_pairs(words, concept.id, own)),
        }

    first, *further = parts
    yield f"concepts/{concept.id}.md", "concept", partial(page, first)
    for part in further:
        yield f"concepts/{concept.id}/{part.name}.md", "concept-part", partial(page, part)


def _saved(words: Words, concept: Concept, site: str) -> str:
    """What reference managers save from the page: the page. Its papers they save from theirs."""
    corpus, language = words.corpus, words.language
    assert corpus.edition is not None  # or there would be no build
    term = concept.designations.preferred(language).term
    address = f"{site}{SITE_LANGUAGES[language].root}concepts/{concept.id}/" if site else ""
    newer = is_new(corpus, f"concepts/{concept.id}")
    return page_coins(term, language, address, None if newer else corpus.edition)


def _parts(numbers: Mapping[str, int]) -> list[Part[str]]:
    """The papers on pages by what their ids begin with, each as heavy as it has claims."""
    rows = ((name, name) for name, number in numbers.items() for _ in range(number or 1))
    return [
        replace(part, rows=tuple(dict.fromkeys(part.rows))) for part in divide(rows, MOST_CLAIMS)
    ]


def _claims(cells: Iterable[Cell]) -> Iterator[Claim]:
    return (claim for cell in cells for claims in cell.values() for claim in claims)


def _mentioned(concept: Concept, words: Words) -> tuple[str, ...]:
    """The other concepts that the texts of an entry mention in the language of the page."""
    wordings = (wording for _, wording in concept_wordings(concept))
    return terms_of(words.corpus).linked_in(wordings, [words.language], concept.id)
