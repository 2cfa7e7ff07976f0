"""Whether claims cite the works that their passages name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lunmai.authoring.audit import Finding
from lunmai.authoring.copies import Passage
from lunmai.load import Corpus
from lunmai.model import Claim, Paper
from lunmai.text.named_works import Works, works_by_year, works_named


def audit_citations(paper: Paper, corpus: Corpus, passages: Mapping[str, Passage]) -> list[Finding]:
    """The works that passages name by authors and year and that their claims do not cite."""
    works = works_by_year(corpus.references.values())
    return [
        Finding(claim.id, False, f"the passage names {keys} by authors and year; add it to 'cites'")
        for claim in paper.all_claims()
        if claim.id in passages
        for keys in _missing(paper, claim, passages[claim.id], works)
    ]


def _missing(paper: Paper, claim: Claim, passage: Passage, works: Works) -> Iterator[str]:
    """What stands in the passages of sub-claims is for them to cite."""
    cited = {paper.reference, *(key for one in claim.with_descendants() for key in one.cites)}
    for found in works_named(passage.own or "", works):
        if not cited & {reference.id for reference in found}:
            yield " or ".join(f"'{reference.id}'" for reference in found)
