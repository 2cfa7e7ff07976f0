"""The glossary, and the pages of each concept with every claim about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lunmai.languages import beside
from lunmai.link import Cell
from lunmai.model import Claim, Concept
from lunmai.pages.old_addresses import Page
from lunmai.text.drift import concept_wordings
from lunmai.text.inline import to_plain
from lunmai.text.terms import terms_of
from lunmai.views.concepts import concept_entry, concept_pairs, used, usual_provenances
from lunmai.views.divisions import Part, divide
from lunmai.views.ordering import by_initial
from lunmai.views.paper import mention
from lunmai.views.said import Line, Said
from lunmai.views.tombstones import tombstone_views
from lunmai.views.words import Words

MOST_CLAIMS = 300
"""Claims that the page of a concept shows; of more, it has pages of some papers each."""


def glossary_context(words: Words) -> dict[str, Any]:
    concepts = words.corpus.concepts.values()
    kinds: dict[str, list[Concept]] = {"subject": [], "method": []}
    for concept in concepts:
        kinds[concept.kind].append(concept)
    usual = usual_provenances(concepts)
    groups = {kind: by_initial(found, words.language) for kind, found in kinds.items() if found}
    return {
        "groups": groups,
        "number": len(words.corpus.concepts),
        "usual": words.listed(words.made(usual), "semicolon") if usual else (),
        "entry_of": lambda concept: concept_entry(words, concept, usual),
        "retired": tombstone_views(words, words.links.tombstones.concepts),
    }


def concept_pages(words: Words, concept: Concept) -> Iterator[Page]:
    """The page of a concept, and where it would hold too many claims further ones."""
    about = words.links.about.get(concept.id, {})
    names = sorted({*about, *(item.paper for item in concept.attested)})
    papers = {name: about.get(name, {}) for name in names}
    first, *further = _parts(papers)
    context = {
        "concept": concept,
        "entry": concept_entry(words, concept),
        "plain_definition": to_plain(concept.definition.in_language(words.language)),
        "mentioned": _mentioned(concept, words),
        "mention": lambda paper, claim: _mention(words, paper, claim, concept.id),
        "used": {name: used(words, concept, name) for name in papers},
        "count_claims": lambda cell: sum(map(len, cell.values())),
        "by_paper": _cells(papers, first),
        "parts": {part.name: _cells(papers, part) for part in further if part.rows},
        "pairs": list(concept_pairs(words, concept.id, _cells(papers, first))),
        "alone": _alone(words, concept),
    }
    yield f"concepts/{concept.id}.md", "concept", context
    for part in further:
        cells = _cells(papers, part)
        pairs = list(concept_pairs(words, concept.id, cells))
        own = {"part": part, "up": "../", "mark": "", "letter": part.name}
        own |= {"by_paper": cells, "pairs": pairs}
        yield f"concepts/{concept.id}/{part.name}.md", "concept-part", context | own


def _parts(papers: dict[str, Cell]) -> list[Part[str]]:
    """The papers on pages by what their ids begin with, each as often as it has claims."""
    rows = (
        (name, name)
        for name, cell in papers.items()
        for _ in range(sum(map(len, cell.values())) or 1)
    )
    return divide(rows, MOST_CLAIMS)


def _cells(papers: dict[str, Cell], part: Part[str]) -> dict[str, Cell]:
    return {name: papers[name] for name in dict.fromkeys(part.rows)}


def _mention(words: Words, paper: str, claim: Claim, concept: str) -> Line:
    """A claim about a concept; that its passage does not name the concept is said."""
    state = words.phrase("basis-editorial") if concept in claim.editorial else ""
    return replace(mention(words, paper, claim), state=state)


def _alone(words: Words, concept: Concept) -> Said:
    """The only paper that names a concept, where there are others; or nothing."""
    naming = words.links.named.get(concept.id, {})
    if len(naming) != 1 or len(words.corpus.papers) == 1:
        return ()
    ((paper, one),) = naming.items()
    return words.say("only-in-one-means", paper=words.paper_name(paper)) if one.claims else ()


def _mentioned(concept: Concept, words: Words) -> tuple[str, ...]:
    """The other concepts that the texts of an entry mention, in any language."""
    wordings = (wording for _, wording in concept_wordings(concept))
    return terms_of(words.corpus).linked_in(wordings, beside(words.language), concept.id)
