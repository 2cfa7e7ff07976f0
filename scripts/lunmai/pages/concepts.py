"""The glossary, and the pages of each concept with every claim about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from lunmai.link import Cell, Links
from lunmai.load import Corpus
from lunmai.model import (
    LANGUAGES,
    Attestation,
    Claim,
    Concept,
    Language,
    ParallelType,
    Provenances,
    Wording,
)
from lunmai.text.drift import EDITORIAL_SOURCE, concept_wordings, is_outdated
from lunmai.text.inline import to_plain
from lunmai.text.terms import terms_of
from lunmai.views.headings import place
from lunmai.views.ordering import by_initial

MOST_CLAIMS = 300
"""Claims that the page of a concept shows; of more, it has a page for each letter of papers."""
MOST_PAPERS = 12
"""Papers of which an entry of the glossary says what they print and claim; of more, it only says
how many there are, and the page of the concept tells the rest."""

Pair = tuple[str, Claim, ParallelType, str, Claim, Wording]
"""Paper and claim, how it stands to the other, the other paper and claim, the remark."""
Page = tuple[str, str, dict[str, Any]]
"""Path below the language, template and context of a page."""


def glossary_context(corpus: Corpus, links: Links, language: Language) -> dict[str, Any]:
    kinds: dict[str, list[Concept]] = {"subject": [], "method": []}
    for concept in corpus.concepts.values():
        kinds[concept.kind].append(concept)
    return {
        **_entry_context(corpus, links, language),
        "groups": {kind: by_initial(found, language) for kind, found in kinds.items() if found},
        "number": len(corpus.concepts),
        "usual": usual_provenances(corpus.concepts.values()),
        "target": "#*",
        "most_papers": MOST_PAPERS,
        "retired": links.tombstones.concepts,
    }


def concept_pages(
    corpus: Corpus, links: Links, concept: Concept, language: Language
) -> Iterator[Page]:
    """The page of a concept, and where it would hold too many claims further ones."""
    papers = _papers_with(concept, links)
    parts = _parts(papers)
    shown = {} if parts else papers
    context = {
        **_entry_context(corpus, links, language),
        "concept": concept,
        "plain_definition": to_plain(concept.definition.in_language(language)),
        "usual": None,
        "target": "*.md",
        "mentioned": _mentioned(concept, corpus),
        "by_paper": shown,
        "parts": parts,
        "pairs": list(_pairs(links, concept.id, shown)),
        "alone": len(links.about.get(concept.id, ())) == 1 and len(corpus.papers) > 1,
    }
    yield f"concepts/{concept.id}.md", "concept", context
    for letter, cells in parts.items():
        pairs = list(_pairs(links, concept.id, cells))
        part = {"letter": letter, "by_paper": cells, "pairs": pairs}
        yield f"concepts/{concept.id}/{letter}.md", "concept-part", context | part


def _papers_with(concept: Concept, links: Links) -> dict[str, Cell]:
    """The claims about a concept of every paper that has any, or that prints the concept."""
    about = links.about.get(concept.id, {})
    names = sorted({*about, *(item.paper for item in concept.attested)})
    return {name: about.get(name, {}) for name in names}


def _entry_context(corpus: Corpus, links: Links, language: Language) -> dict[str, Any]:
    """What an entry needs wherever it stands."""
    translated = language != EDITORIAL_SOURCE
    return {
        "links": links,
        "outdated": lambda wording: translated and is_outdated(wording, EDITORIAL_SOURCE),
        "attested_by": _attested_by,
        "place_of": lambda item: place(corpus.papers[item.paper], item.section, language),
        "is_shown": lambda item: item.section in links.papers[item.paper].shown,
        "count_claims": lambda cell: sum(map(len, cell.values())),
    }


def _attested_by(concept: Concept) -> dict[str, list[Attestation]]:
    """For each paper the forms of a concept that it prints."""
    found: dict[str, list[Attestation]] = defaultdict(list)
    for item in concept.attested:
        found[item.paper].append(item)
    return dict(found)


def _mentioned(concept: Concept, corpus: Corpus) -> tuple[str, ...]:
    """The other concepts that the texts of an entry mention, in either language."""
    found = {
        mention.concept
        for _, wording in concept_wordings(concept)
        for language in LANGUAGES
        for mention in terms_of(corpus).links(wording.in_language(language), language, concept.id)
    }
    return tuple(sorted(found))


def _parts(papers: dict[str, Cell]) -> dict[str, dict[str, Cell]]:
    """The papers by the first letter of their ids, which no other paper can change; none when
    one page can hold all their claims."""
    if sum(len(claims) for cell in papers.values() for claims in cell.values()) <= MOST_CLAIMS:
        return {}
    parts: dict[str, dict[str, Cell]] = defaultdict(dict)
    for name, cell in papers.items():
        parts[name[0]][name] = cell
    return dict(sorted(parts.items()))


def _pairs(links: Links, concept: str, papers: dict[str, Cell]) -> Iterator[Pair]:
    """The parallels between two claims that are both about a concept, each once: those whose
    first paper is one of these."""
    for paper, cell in papers.items():
        for claims in cell.values():
            for here in claims:
                for other in links.counterparts.get(f"{paper}#{here.id}", ()):
                    there = links.papers[other.paper].claims[other.claim]
                    if concept in there.about and (paper, here.id) < (other.paper, other.claim):
                        yield paper, here, other.type, other.paper, there, other.remark


def usual_provenances(concepts: Iterable[Concept]) -> Provenances | None:
    """How most definitions were made; the first in order decides a tie."""
    made = Counter(concept.wording for concept in concepts)
    return made.most_common(1)[0][0] if made else None
