"""Whether the texts of a wording are still those that were found to say the same."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.languages import WRITTEN, Language, source_of
from lunmai.load.stamps import stamp
from lunmai.load.yaml_positions import Path
from lunmai.model import Claim, Concept, Guide, Paper, Parallels, Question, Wording


def stamps(wording: Wording) -> dict[Language, str]:
    """The fingerprint of each text of a wording that is written."""
    return {language: stamp(text) for language, text in wording.written().items()}


def changed(wording: Wording) -> tuple[Language, ...]:
    """The languages whose text is no longer the one that was accepted; none if none ever was."""
    if wording.accepted is None:
        return ()
    now = stamps(wording)
    return tuple(name for name in WRITTEN if getattr(wording.accepted, name) != now.get(name))


def is_outdated(wording: Wording, source: Language, language: Language) -> bool:
    """True when the source wording is no longer the one that the text in a language was accepted
    with. A conversion is as old as what it is made from, and a source has no age."""
    if source_of(language) == source or wording.lacks(language):
        return False
    return source in changed(wording)


def paper_wordings(paper: Paper) -> Iterator[tuple[Path, Wording]]:
    """Every wording of a paper with its path in the paper's file."""
    for path, claim in claim_paths(paper.claims, ("claims",)):
        yield (*path, "gist"), claim.gist
        if claim.text:
            yield (*path, "text"), claim.text
    for index, relation in enumerate(paper.relations):
        if relation.remark:
            yield ("relations", index, "remark"), relation.remark
    for index, note in enumerate(paper.notes):
        yield ("notes", index, "text"), note.text


def concept_wordings(concept: Concept) -> Iterator[tuple[Path, Wording]]:
    """Every wording of a concept with its path in the concept's file."""
    for language in WRITTEN:
        for index, term in enumerate(getattr(concept.designations, language)):
            if term.reason:
                yield ("designations", language, index, "reason"), term.reason
    yield ("definition",), concept.definition
    for index, reading in enumerate(concept.readings):
        yield ("readings", index, "text"), reading.text


def parallel_wordings(parallels: Parallels) -> Iterator[tuple[Path, Wording]]:
    """Every wording of the parallels with its path in their file."""
    for index, parallel in enumerate(parallels.parallels):
        yield ("parallels", index, "remark"), parallel.remark


def guide_wordings(guide: Guide) -> Iterator[tuple[Path, Wording]]:
    """Every wording of a reading guide with its path in the guide's file."""
    yield ("title",), guide.title
    yield ("introduction",), guide.introduction
    for index, part in enumerate(guide.parts):
        yield ("parts", index, "title"), part.title
    for path, question in question_paths(guide):
        yield (*path, "text"), question.text


def question_paths(guide: Guide) -> Iterator[tuple[Path, Question]]:
    """Every question of a reading guide with its path."""
    for index, part in enumerate(guide.parts):
        for number, question in enumerate(part.questions):
            yield ("parts", index, "questions", number), question


def claim_paths(claims: tuple[Claim, ...], path: Path) -> Iterator[tuple[Path, Claim]]:
    """Every claim with its path, each before its sub-claims."""
    for index, claim in enumerate(claims):
        here = (*path, index)
        yield here, claim
        yield from claim_paths(claim.claims, (*here, "claims"))
