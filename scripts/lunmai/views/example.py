"""One claim of the corpus with all its parts, for readers who see one for the first time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lunmai.model import Claim, Paper
from lunmai.views.facts import Facts
from lunmai.views.said import Fact, Prose, Text
from lunmai.views.words import Words

SHOWN = ("source", "cites", "about", "limits-in", "supports-out", "parallel")
"""The facts that are told of an example."""


@dataclass(frozen=True)
class Example:
    """A claim with what is told of it, each relation in a line."""

    paper: str
    paper_name: Text
    id: str
    role: str
    role_term: str
    gist: Prose
    text: Prose | None
    facts: tuple[Fact, ...]


def example(words: Words) -> Example | None:
    """The briefest of the claims that show most, the first of several; None where there is none."""
    found = [
        (paper, claim) for paper in words.corpus.papers.values() for claim in paper.all_claims()
    ]
    if not found:
        return None
    paper, claim = max(found, key=lambda one: _shows(words, *one))
    facts = Facts(words, paper, words.links.papers[paper.id]).of(claim)
    return Example(
        paper=paper.id,
        paper_name=words.paper_name(paper.id),
        id=claim.id,
        role=claim.role,
        role_term=words.term_text(claim.role),
        gist=words.line(claim.gist),
        text=words.line(claim.text) if claim.text else None,
        facts=tuple(map(_briefly, (fact for fact in facts if fact.name in SHOWN))),
    )


def _shows(words: Words, paper: Paper, claim: Claim) -> tuple[int, int]:
    """How much of what a claim can have it has, and how few lines that takes."""
    linked = words.links.papers[paper.id]
    limits = [one for one in linked.incoming.get(claim.id, ()) if one.type == "limits"]
    supports = [one for one in linked.outgoing.get(claim.id, ()) if one.type == "supports"]
    parallels = words.links.counterparts.get(f"{paper.id}#{claim.id}", ())
    has = (claim.text, claim.source.marker, limits, supports, parallels)
    return sum(map(bool, has)), -len((*limits, *supports, *parallels))


def _briefly(fact: Fact) -> Fact:
    """Without what the claims at the other ends say."""
    lines = (replace(line, gist=None, remark=(), more=()) for line in fact.lines)
    return replace(fact, lines=tuple(lines))
