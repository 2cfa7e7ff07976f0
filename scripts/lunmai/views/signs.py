"""What stands around a claim, in one line: relations, parallels, works, notes and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lunmai.link import Counterpart, PaperLinks
from lunmai.model import PARALLELS, RELATIONS, Basis, Claim, Paper, Relation
from lunmai.views.facts import cited_target
from lunmai.views.facts import signs as note_signs
from lunmai.views.records import record_page
from lunmai.views.said import Link, Said
from lunmai.views.targets import claim_target, record_target
from lunmai.views.words import Words

__all__ = ["claim_sign", "line_of_signs", "marks", "note_signs"]


ANSWERABLE = ("attacks", "limits", "answers")
"""The relations that are told at both ends: who reads the one looks for the other."""


def line_of_signs(words: Words, paper: Paper, linked: PaperLinks, claim: Claim) -> Said:
    """What a claim does to others, what is done to it, and what it cites; nothing for many."""
    parts = [
        *_relations(words, paper, linked, claim),
        *_parallels(words, paper, claim),
        *_works(words, paper, claim),
    ]
    return words.listed(parts, "semicolon")


def marks(words: Words, paper: Paper, claim: Claim) -> Said:
    """What stands behind a gist as footnotes do: its editorial notes, and its paragraph, which
    leads to all that is recorded of it."""
    notes = [part for part in note_signs(words, paper.id, claim.id) if part != " "]
    place = _place(words, claim)
    label = words.phrase("record-of-claim", place=place, claim=claim.id)
    target = record_target(paper.id, claim.id, record_page(words.corpus, paper.id, claim.id))
    return (*notes, Link(target, (place,), "record", label))


def claim_sign(
    words: Words, paper: str, claim: str, basis: Basis, *, partial: bool = False
) -> Said:
    """The number of a claim that a relation leads to, marked where the text states the relation."""
    kind = "stated" if basis == "explicit" else ""
    part = (words.phrase("partial-sign"),) if partial else ()
    return (Link(claim_target(paper, claim), (claim, *part), kind),)


def _relations(words: Words, paper: Paper, linked: PaperLinks, claim: Claim) -> Iterator[Said]:
    """What the claim does, and what is done to it; what merely supports, shows or restates it says
    so itself."""
    outgoing = [(one, one.to) for one in linked.outgoing.get(claim.id, ())]
    names = (claim.id, *(one.id for one, _ in outgoing if one.id))  # what it infers is attacked too
    incoming = [(one, one.from_) for name in names for one in linked.incoming.get(name, ())]
    for type_ in RELATIONS:
        for way, ends in (("out", outgoing), ("in", incoming)):
            found = [end for end in ends if end[0].type == type_]
            if found and (way == "out" or type_ in ANSWERABLE):
                signs = (_end(words, paper, linked, *end) for end in found)
                yield (words.phrase(f"{type_}-{way}"), " ", *words.listed(signs, "space"))


def _end(words: Words, paper: Paper, linked: PaperLinks, relation: Relation, end: str) -> Said:
    if end in linked.inferences:  # an undercut: what it attacks is a relation
        end = linked.inferences[end].from_
    return claim_sign(words, paper.id, end, relation.basis, partial=relation.partial)


def _parallels(words: Words, paper: Paper, claim: Claim) -> Iterator[Said]:
    found: dict[str, list[Counterpart]] = defaultdict(list)
    for other in words.links.counterparts.get(f"{paper.id}#{claim.id}", ()):
        found[other.paper].append(other)
    for name, others in found.items():
        signs = (
            (PARALLELS[one.type].sign, Link(claim_target(name, one.claim), (one.claim,)))
            for one in others
        )
        yield (words.paper_name(name), " ", *words.listed(signs, "space"))


def _works(words: Words, paper: Paper, claim: Claim) -> Iterator[Said]:
    if claim.cites:
        links = (
            (Link(cited_target(paper, key), (words.short(key),), "citation"),)
            for key in claim.cites
        )
        yield (words.phrase("cites-sign"), " ", *words.listed(links, "semicolon"))


def _place(words: Words, claim: Claim) -> str:
    if not claim.source.paragraph:
        return words.phrase("heading-sign")
    return words.phrase("paragraph-sign", number=claim.source.paragraph)
