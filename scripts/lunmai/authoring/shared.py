"""Stretches of our wordings that stand word for word in the paper: our wordings are our own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lunmai.authoring.audit import Finding
from lunmai.authoring.copies import Copy
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language, Script
from lunmai.load import Corpus
from lunmai.model import Paper, Wording
from lunmai.text.drift import question_paths
from lunmai.text.inline import to_plain
from lunmai.text.terms import fold, forms

FEWEST: dict[Script, int] = {"han": 12, "latin": 8}
"""The fewest characters, or words, outside terms that make a stretch."""
WORD: dict[Script, re.Pattern[str]] = {
    "han": re.compile(r"[\u3400-\u9fff]"),
    "latin": re.compile(r"[a-z0-9]+(?:['’][a-z]+)?"),
}
"""What is counted."""
WITHIN: dict[Script, re.Pattern[str]] = {"han": re.compile(r""), "latin": re.compile(r" +")}
"""What may stand between two of them; any other sign ends a stretch."""
PUNCTUATION = re.compile(r"[^\w\s'’]")
QUOTATION = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|\"[^\"]*\"")


def audit_wordings(paper: Paper, corpus: Corpus, copy: Copy) -> list[Finding]:
    """The stretches that wordings share with the text of their paper, but for what must be the
    same: terms, titles, headings and keywords, and what notes and remarks quote."""
    findings: list[Finding] = []
    for language in WRITTEN:
        terms, titles = _terms(corpus, language), _titles(paper, corpus, language)
        printed = _comparable(copy.spaced, language)
        for where, wording, ours in _wordings(paper, corpus):
            text = to_plain(wording.own(language))
            free = _free(text, [*terms, *titles], quoting=ours)
            for start, end in _shared(text, free, printed, language):
                stretch = text[start:end]
                if not any(fold(stretch) in title for title in titles):
                    remark = f"'{stretch}' is in the paper; say it in other words"
                    findings.append(Finding(f"{where} ({language})", False, remark))
    return findings


def _wordings(paper: Paper, corpus: Corpus) -> Iterator[tuple[str, Wording, bool]]:
    """What we have worded, where, and whether it speaks of the paper's text and may quote it."""
    for claim in paper.all_claims():
        yield f"{claim.id} gist", claim.gist, False
        if claim.text:
            yield f"{claim.id} text", claim.text, False
    for relation in paper.relations:
        if relation.remark:
            yield f"{relation.from_} {relation.type} {relation.to}", relation.remark, True
    for note in paper.notes:
        yield note.id, note.text, True
    for parallel in corpus.all_parallels():
        if paper.id in parallel.papers:
            yield f"parallel {parallel.from_} {parallel.to}", parallel.remark, True
    if guide := corpus.guides.get(paper.id):
        yield "guide introduction", guide.introduction, True
        for _, question in question_paths(guide):
            yield f"guide {question.id}", question.text, True


def _terms(corpus: Corpus, language: Language) -> set[str]:
    """The forms of all terms of a language, folded: those of the glossary and those printed."""
    terms: set[str] = set()
    for concept in corpus.concepts.values():
        for designation in concept.designations.in_language(language):
            terms.update(fold(form) for form in forms(designation.term, language))
        terms.update(fold(item.printed) for item in concept.attested if item.language == language)
    return terms


def _titles(paper: Paper, corpus: Corpus, language: Language) -> set[str]:
    """The title, headings and keywords of a paper and what works and the bodies that issue them
    are called, folded."""
    works = corpus.references.values()
    found: list[str | None] = [
        paper.title.in_language(language),
        *getattr(paper.keywords, language),
    ]
    found += [section.heading.in_language(language) for section in paper.outline]
    for work in works:
        found += [work.title, work.title_translated, work.container_title, work.publisher]
        found += [name.literal for name in work.author]
    return {fold(title) for title in found if title}


def _free(text: str, exempt: Sequence[str], *, quoting: bool) -> bytearray:
    """For each character of a text whether it is free: 0 within what must be the same."""
    free, folded = bytearray(b"\1") * len(text), fold(text)
    spans = [match.span() for match in QUOTATION.finditer(text)] if quoting else []
    for phrase in exempt:
        at = folded.find(phrase)
        while at >= 0:
            spans.append((at, at + len(phrase)))
            at = folded.find(phrase, at + 1)
    for start, end in spans:
        free[start:end] = bytes(end - start)
    return free


def _shared(
    text: str, free: bytearray, printed: str, language: Language
) -> Iterator[tuple[int, int]]:
    """Where the longest shared stretches start and end that have enough free words."""
    script = SITE_LANGUAGES[language].script
    spans = [match.span() for match in WORD[script].finditer(fold(text))]
    at = 0
    while at < len(spans):
        end = min(at + FEWEST[script] - 1, len(spans))
        if not _stands(text, spans[at:end], printed, language):
            at += 1
            continue
        while end < len(spans) and _stands(text, spans[at : end + 1], printed, language):
            end += 1
        if sum(any(free[a:b]) for a, b in spans[at:end]) >= FEWEST[script]:
            yield spans[at][0], spans[end - 1][1]
            at = end
        else:
            at += 1


def _stands(text: str, spans: list[tuple[int, int]], printed: str, language: Language) -> bool:
    """True where the words follow each other in our text and in the printed one alike."""
    script = SITE_LANGUAGES[language].script
    gaps = (fold(text[before:after]) for (_, before), (after, _) in pairwise(spans))
    if not all(WITHIN[script].fullmatch(gap) for gap in gaps):
        return False
    return _comparable(text[spans[0][0] : spans[-1][1]], language) in printed


def _comparable(text: str, language: Language) -> str:
    """The text as stretches are compared: Chinese without spaces, words between single spaces."""
    script = SITE_LANGUAGES[language].script
    folded = fold(unicodedata.normalize("NFKC", text))
    if script == "han":
        return "".join(folded.split())
    words = PUNCTUATION.sub(r" \g<0> ", folded).split()
    return f" {' '.join(words)} "
