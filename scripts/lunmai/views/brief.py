"""The argument of a paper in brief: what is asked, held, shown, proposed and left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.link import PaperLinks
from lunmai.link.spine import Pairing, Spine, argument_spine
from lunmai.model import Claim, Paper
from lunmai.views.said import Aside, Line, Link, Said
from lunmai.views.signs import claim_sign, note_signs
from lunmai.views.targets import references_target
from lunmai.views.words import Words

MOST_THESES, MOST_CONSTRAINTS, MOST_PAIRINGS, MOST_OPEN = 3, 3, 2, 3


@dataclass(frozen=True)
class BriefPart:
    """A step of the argument, with the gists that make it."""

    name: str
    title: str
    lines: tuple[Line, ...]


def brief(words: Words, paper: Paper, linked: PaperLinks) -> tuple[BriefPart, ...]:
    """The steps in the order in which one tells them. A paper without a spine is told by its
    theses and by the weightiest claim of each section."""
    return tuple(part for part in _parts(words, paper, linked) if part.lines)


def _parts(words: Words, paper: Paper, linked: PaperLinks) -> Iterator[BriefPart]:
    sections = {section.id for section in paper.outline if section.part == "body"}
    body = [claim for claim in linked.claims.values() if claim.source.section in sections]
    gaps = [claim for claim in body if claim.role == "gap"]
    spine = argument_spine(paper, linked)
    theses = _theses(body, linked)[: 1 if spine else MOST_THESES]

    def told(claims: Iterable[Claim]) -> list[Line]:
        return [_told(words, paper, claim) for claim in claims]

    yield _part(words, "brief-question", told(gaps[-1:]))
    yield _part(words, "brief-thesis", told(theses))
    if spine:
        yield from _spine(words, paper, linked, spine)
    else:
        main = [*_weightiest(paper, body, linked, {claim.id for claim in theses})]
        yield _part(words, "brief-sections", told(main))
        yield _part(words, "brief-constraints", _constraints(words, paper, body, linked))
    yield _part(words, "brief-rests", [_rests(words, paper, linked)])
    yield _part(words, "brief-open", _open(words, paper, linked))


def _part(words: Words, name: str, lines: Iterable[Line]) -> BriefPart:
    return BriefPart(name, words.phrase(name), tuple(line for line in lines if line.said))


def _theses(body: list[Claim], linked: PaperLinks) -> list[Claim]:
    """The theses of the body, those at headings first; none that only restates another."""
    found = [one for one in body if one.role == "thesis" and one.id not in linked.restating]
    return sorted(found, key=lambda claim: claim.source.paragraph > 0)


def _told(words: Words, paper: Paper, claim: Claim, *after: Said) -> Line:
    notes = tuple(part for part in note_signs(words, paper.id, claim.id) if part != " ")
    said: Said = (words.claim(paper.id, claim.id), " ", words.line(claim.gist), *notes)
    return Line(said, more=words.listed(after, "clause"))


def _spine(words: Words, paper: Paper, linked: PaperLinks, spine: Spine) -> Iterator[BriefPart]:
    def met(name: str, pairings: tuple[Pairing, ...]) -> Said:
        signs = (
            claim_sign(words, paper.id, one.claim, one.basis, partial=one.partial)
            for one in pairings[:MOST_PAIRINGS]
        )
        return _met(words, name, signs)

    for name, relation, pairs in (
        ("brief-mechanisms", "limits-in", spine.limited),
        ("brief-constraints", "answers-in", spine.answered),
        ("brief-paths", "", dict.fromkeys(spine.paths, ())),
    ):
        lines = [
            _told(words, paper, linked.claims[one], *filter(None, [met(relation, pairings)]))
            for one, pairings in pairs.items()
        ]
        yield _part(words, name, lines)


def _met(words: Words, name: str, signs: Iterable[Said]) -> Said:
    """What a claim meets with; nothing where that is nothing."""
    listed = words.listed(signs, "space")
    return (Aside("signs", (words.phrase(name), " ", *listed)),) if listed else ()


def _weightiest(
    paper: Paper, body: list[Claim], linked: PaperLinks, told: set[str]
) -> Iterator[Claim]:
    """Of each section the claim that most others rest on; its heading, where that is one. No
    constraint, and none that says again, if only in part, what has been told or is background."""
    again = {
        one.from_
        for name in told
        for one in linked.incoming.get(name, ())
        if one.type == "restates"
    }
    passed = {*linked.parents, *told, *again}
    heads = [
        one for one in body if one.id not in passed and one.role not in ("background", "constraint")
    ]
    for section in paper.outline:
        found = [one for one in heads if one.source.section == section.id]
        if found:
            yield max(found, key=lambda one: (one.source.paragraph == 0, _weight(one, linked)))


def _constraints(
    words: Words, paper: Paper, body: list[Claim], linked: PaperLinks
) -> Iterator[Line]:
    """The weightiest constraints as they follow, each with what answers it."""
    found = [one for one in body if one.role == "constraint" and one.id not in linked.restating]
    main = sorted(found, key=lambda one: -_weight(one, linked))[:MOST_CONSTRAINTS]
    for claim in found:
        if claim in main:
            answers = [one for one in linked.incoming.get(claim.id, ()) if one.type == "answers"]
            signs = (
                claim_sign(words, paper.id, one.from_, one.basis, partial=one.partial)
                for one in answers[:MOST_PAIRINGS]
            )
            yield _told(words, paper, claim, *filter(None, [_met(words, "answers-in", signs)]))


def _weight(claim: Claim, linked: PaperLinks) -> int:
    """How much of the argument hangs on a claim."""
    joined = len(linked.incoming.get(claim.id, ())) + len(linked.outgoing.get(claim.id, ()))
    return joined + len(claim.claims)


def _rests(words: Words, paper: Paper, linked: PaperLinks) -> Line:
    """What the argument rests on: works that claims cite, and evidence of its own."""
    works = [key for key in linked.cited_by if key != paper.reference]
    evidence = [one.id for one in linked.claims.values() if one.role == "evidence"]
    told: list[Said] = []
    if works:
        number = words.counted("works-count", len(works))
        unlisted = len({*works} - {*paper.bibliography}) if paper.bibliography else 0
        more = (words.phrase("works-unlisted", number=str(unlisted)),) if unlisted else ()
        told.append((Link(references_target(paper.id), (number,)), *more))
    if evidence:
        own = words.listed(((words.claim(paper.id, one),) for one in evidence[:MOST_OPEN]), "space")
        told.append(words.say("brief-evidence", claims=own))
    elif linked.claims:
        told.append((words.phrase("brief-no-evidence"),))
    return Line(words.listed(told, "semicolon"))


def _open(words: Words, paper: Paper, linked: PaperLinks) -> Iterator[Line]:
    """What the paper states no counterpart to, and the headings that nothing argues for."""
    for kind, silences in linked.silences.items():
        names = [one.claim for one in silences if one.state == "none"]
        if names and kind != "path-without-constraint":
            yield _listed(words, paper, kind, names)
    if linked.unsupported:
        yield _listed(words, paper, "empty-sections", linked.unsupported)


def _listed(words: Words, paper: Paper, name: str, claims: Iterable[str]) -> Line:
    claims = tuple(claims)
    shown = words.listed(((words.claim(paper.id, one),) for one in claims[:MOST_OPEN]), "space")
    more = (words.phrase("brief-and-more"),) if len(claims) > MOST_OPEN else ()
    return Line((words.phrase(name), words.phrase("colon"), *shown, *more))
