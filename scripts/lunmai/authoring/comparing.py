"""All that can be told when an encoding is laid beside a reader's own copy of the paper."""

from __future__ import annotations

from dataclasses import dataclass

from lunmai.authoring.audit import Finding, audit_paper
from lunmai.authoring.cited import audit_citations
from lunmai.authoring.copies import paragraphs_of, passages_of, read_copy
from lunmai.authoring.hints import hints
from lunmai.authoring.named import audit_concepts
from lunmai.authoring.printed import audit_bibliography, audit_print
from lunmai.authoring.shared import audit_wordings
from lunmai.load import Corpus
from lunmai.model import Paper

Findings = tuple[Finding, ...]


@dataclass(frozen=True)
class Comparison:
    places: dict[str, Findings]
    """Every paragraph and every claim, each right or not."""
    faults: dict[str, Findings]
    """What else is wrong, by what was compared."""
    looks: Findings
    """Places to look, which are no faults."""

    @property
    def right(self) -> bool:
        found = (*self.places.values(), *self.faults.values())
        return all(finding.right for findings in found for finding in findings)


def compare(paper: Paper, corpus: Corpus, text: str) -> Comparison:
    """What a copy bears out of the encoding of a paper, and what it does not."""
    copy = read_copy(text, paper.running_heads)
    found = paragraphs_of(paper, copy)
    passages = passages_of(paper, found)
    audit = audit_paper(paper, found)
    faults = {
        "Said to be printed, but not in this copy": audit_print(paper, corpus, copy, found),
        "Counts of printed references that differ": audit_bibliography(paper, copy),
        "Works that passages name and claims do not cite": audit_citations(paper, corpus, passages),
        "Concepts named otherwise than the claims say": audit_concepts(paper, corpus, passages),
        "Stretches of our texts that are in the paper": audit_wordings(paper, corpus, copy),
    }
    return Comparison(
        {"paragraphs": audit.paragraphs, "claims": audit.claims},
        {name: tuple(findings) for name, findings in faults.items()},
        tuple(hints(paper, passages)),
    )
