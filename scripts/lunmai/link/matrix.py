"""Papers against concepts: which claims of which paper are about which concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.link.paper import PaperLinks
from lunmai.load import Corpus
from lunmai.model import ROLES, Claim, Role

PAPERS_PER_PAGE = 50

Cell = dict[Role, tuple[Claim, ...]]
"""The claims of one paper about one concept, by role in the order of the vocabulary."""
ClaimsAbout = dict[str, dict[str, Cell]]
"""For each concept that any claim is about, the cell of each paper that has such claims."""


@dataclass(frozen=True)
class MatrixPage:
    """A part of the matrix: some of the papers, and the concepts of the field that they have."""

    papers: tuple[str, ...]
    concepts: frozenset[str]


def claims_about(corpus: Corpus, linked: dict[str, PaperLinks]) -> ClaimsAbout:
    """Every claim under each of its concepts, papers and claims in their order."""
    found: dict[str, dict[str, dict[Role, list[Claim]]]] = defaultdict(dict)
    for paper in corpus.papers:
        for claim in linked[paper].claims.values():
            for concept in claim.about:
                roles = found[concept].setdefault(paper, defaultdict(list))
                roles[claim.role].append(claim)
    return {
        concept: {paper: _in_order(roles) for paper, roles in papers.items()}
        for concept, papers in found.items()
    }


def _in_order(roles: dict[Role, list[Claim]]) -> Cell:
    return {role: tuple(roles[role]) for role in ROLES if role in roles}


def matrix_pages(corpus: Corpus, about: ClaimsAbout) -> Iterator[MatrixPage]:
    """The pages of the matrix: 50 papers at the most, and no concept that none of them has, so
    that all pages together grow with the papers and not with papers times concepts."""
    papers = tuple(corpus.papers)
    starts = range(0, len(papers), PAPERS_PER_PAGE)
    page_of = {name: number // PAPERS_PER_PAGE for number, name in enumerate(papers)}
    concepts: list[set[str]] = [set() for _ in starts]
    for concept, cells in about.items():
        if corpus.concepts[concept].kind == "subject":
            for paper in cells:
                concepts[page_of[paper]].add(concept)
    for start, found in zip(starts, concepts, strict=True):
        yield MatrixPage(papers[start : start + PAPERS_PER_PAGE], frozenset(found))
