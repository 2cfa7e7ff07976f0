"""A paper on one sheet for a class: its thesis, the spine of its argument, what to discuss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.link import PaperLinks
from lunmai.link.spine import Pairing, Spine, argument_spine
from lunmai.model import Paper
from lunmai.views.brief import BriefPart, brief
from lunmai.views.said import Line, Prose
from lunmai.views.signs import claim_sign
from lunmai.views.words import Words

MOST_QUESTIONS = 3
Row = tuple[tuple[Line, ...], ...]
"""A cell for each column; an empty one where nothing meets what stands beside it."""


@dataclass(frozen=True)
class Handout:
    """What a sheet says in one language."""

    opening: tuple[BriefPart, ...]
    """What is asked, and what is held."""
    columns: tuple[str, ...]
    """The titles of the table: of the spine, or of the lists of an argument that has none."""
    rows: tuple[Row, ...]
    rest: tuple[BriefPart, ...]
    """What the argument rests on, what it leaves open."""
    questions: tuple[Prose, ...]


def handout(words: Words, paper: Paper) -> Handout:
    """The sheet of a paper; its questions are the first of as many parts of its guide."""
    linked = words.links.papers[paper.id]
    parts = {part.name: part for part in brief(words, paper, linked)}
    spine = argument_spine(paper, linked)
    names = ("brief-mechanisms", "brief-constraints", "brief-paths")
    if spine:
        columns = tuple(words.phrase(name) for name in names)
        rows = tuple(_rows(words, paper, linked, spine))
    else:
        told = [part for name, part in parts.items() if name in ("brief-sections", names[1])]
        columns = tuple(part.title for part in told)
        rows = (tuple(part.lines for part in told),) if told else ()
    opening, rest = ("brief-question", "brief-thesis"), ("brief-rests", "brief-open")
    return Handout(
        opening=tuple(parts[name] for name in opening if name in parts),
        columns=columns,
        rows=rows,
        rest=tuple(parts[name] for name in rest if name in parts),
        questions=tuple(_questions(words, paper)),
    )


def _rows(words: Words, paper: Paper, linked: PaperLinks, spine: Spine) -> Iterator[Row]:
    """Each mechanism with the constraint that limits it and the path that answers this; a claim
    that has been told is only named, and what nothing has met stands alone."""
    told: set[str] = set()

    def cell(name: str, pairing: Pairing | None = None) -> tuple[Line, ...]:
        basis = pairing.basis if pairing else "explicit"
        partial = bool(pairing and pairing.partial)
        said = claim_sign(words, paper.id, name, basis, partial=partial)
        gist = None if name in told else words.line(linked.claims[name].gist)
        told.add(name)
        return (Line(said, gist),)

    def met(pairing: Pairing | None) -> tuple[Line, ...]:
        return cell(pairing.claim, pairing) if pairing else ()

    for mechanism, limits in spine.limited.items():
        limit = next((one for one in limits if one.claim not in told), next(iter(limits), None))
        answers = spine.answered.get(limit.claim, ()) if limit else ()
        answer = next(iter(answers), None)
        yield cell(mechanism), met(limit), met(answer)
    for constraint, answers in spine.answered.items():
        if constraint not in told:
            yield (), cell(constraint), met(next(iter(answers), None))
    for path in spine.paths:
        if path not in told:
            yield (), (), cell(path)


def _questions(words: Words, paper: Paper) -> Iterator[Prose]:
    guide = words.corpus.guides.get(paper.id)
    for part in guide.parts[:MOST_QUESTIONS] if guide else ():
        yield words.line(part.questions[0].text)
