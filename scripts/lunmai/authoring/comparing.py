"""All that can be told when an encoding is laid beside a reader's own copy of the paper; here,
whether claims cite the works and name the concepts that their passages name, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lunmai.authoring.audit import Finding, audit_paper
from lunmai.authoring.copies import Passage, paragraphs_of, passages_of, read_copy, searchable
from lunmai.authoring.hints import hints
from lunmai.authoring.printed import audit_bibliography, audit_print
from lunmai.authoring.shared import audit_wordings
from lunmai.load import Corpus
from lunmai.model import Claim, Paper, with_broader
from lunmai.text.named_works import Works, works_by_year, works_named
from lunmai.text.terms import USABLE, fold, forms

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


def audit_concepts(paper: Paper, corpus: Corpus, passages: Mapping[str, Passage]) -> list[Finding]:
    """The concepts of claims that are said to be named and are not, or are and are not said to."""
    known = forms_of(paper, corpus)
    return [
        Finding(claim.id, False, remark)
        for claim in paper.all_claims()
        if claim.id in passages
        for remark in _misnamed(claim, fold_all(passages[claim.id].whole), known)
    ]


def fold_all(text: str) -> str:
    """The text as forms are looked for in it: small letters, no spaces and no hyphens."""
    return searchable(fold(text))


def forms_of(paper: Paper, corpus: Corpus) -> dict[str, set[str]]:
    """For each subject concept the folded forms that name it in a paper: those that the paper
    prints and those of the glossary, its own and those of narrower concepts."""
    own: dict[str, set[str]] = {}
    for key, concept in corpus.concepts.items():
        if concept.kind == "subject":
            terms = concept.designations.in_language(paper.language)
            usable = [term.term for term in terms if term.standing in USABLE]
            printed = [item.printed for item in concept.attested if item.paper == paper.id]
            spelled = (form for term in usable for form in forms(term, paper.language))
            own[key] = {fold_all(form) for form in (*spelled, *printed)}
    known: dict[str, set[str]] = {key: set() for key in own}
    for key, spelled in own.items():
        for broader in with_broader(corpus.concepts, key) & own.keys():
            known[broader] |= spelled
    return known


def _misnamed(claim: Claim, passage: str, known: dict[str, set[str]]) -> Iterator[str]:
    ids = [*claim.about, *(name for one in claim.causal for name in (*one.from_, *one.to))]
    for name in dict.fromkeys(ids):
        if name not in known:
            continue
        named = any(form in passage for form in known[name])
        if not named and name not in claim.editorial:
            yield f"the passage has no form of '{name}'; name it in 'editorial'"
        elif named and name in claim.editorial:
            yield f"the passage has a form of '{name}'; remove it from 'editorial'"
