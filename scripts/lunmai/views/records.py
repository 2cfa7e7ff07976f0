"""On which page all that is recorded of a claim stands: that of its paper, or a part of it.

The record of a paper of many claims is divided by section, as the paper is.
"""

from __future__ import annotations

from lunmai.load import Corpus
from lunmai.load.reads import remembered
from lunmai.views import divisions
from lunmai.views.divisions import Part

MOST_CLAIMS = 100
"""Claims on a page, each with some three kilobytes of facts."""
SHORTEST = 2
"""Letters of the name of a part: ids of sections differ in the second, `s1`, `s2`."""


def record_parts(corpus: Corpus, paper: str) -> list[Part[str]]:
    """The pages of the record of a paper with the claims on them, in the order of the paper."""
    return _divided(corpus, paper, MOST_CLAIMS)[0]


def record_page(corpus: Corpus, paper: str, claim: str) -> str:
    """The part in which a claim stands, empty where the record is one page."""
    return _divided(corpus, paper, MOST_CLAIMS)[1][claim]


@remembered(8)  # every mark of a claim asks
def _divided(corpus: Corpus, name: str, most: int) -> tuple[list[Part[str]], dict[str, str]]:
    paper = corpus.papers[name]
    rows = [
        (f"{section.id}-{top.id}", claim.id)
        for section in paper.outline
        for top in paper.claims
        if top.source.section == section.id
        for claim in top.with_descendants()
    ]
    order = {claim: place for place, (_, claim) in enumerate(rows)}
    parts = divisions.divide(rows, most, shortest=SHORTEST)
    parts.sort(key=lambda part: (part.name != "", order[part.rows[0]] if part.rows else 0))
    return parts, {claim: part.name for part in parts for claim in part.rows}
