"""Whether the passages of claims name the concepts that they are said to name, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lunmai.authoring.audit import Finding
from lunmai.authoring.copies import Passage, searchable
from lunmai.load import Corpus
from lunmai.model import Claim, Paper
from lunmai.text.terms import USABLE, fold, forms


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
    known: dict[str, set[str]] = {}
    for key, concept in corpus.concepts.items():
        if concept.kind == "subject":
            terms = concept.designations.in_language(paper.language)
            usable = [term.term for term in terms if term.standing in USABLE]
            printed = [item.printed for item in concept.attested if item.paper == paper.id]
            spelled = (form for term in usable for form in forms(term, paper.language))
            known[key] = {fold_all(form) for form in (*spelled, *printed)}
    return {
        key: set().union(*(known[name] for name in _narrower(key, corpus, known))) for key in known
    }


def _narrower(key: str, corpus: Corpus, known: dict[str, set[str]]) -> set[str]:
    """A concept and all that are narrower, on whatever level."""
    below, before = {key}, 0
    while len(below) > before:
        before = len(below)
        below |= {name for name in known if below & {*corpus.concepts[name].broader}}
    return below


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
