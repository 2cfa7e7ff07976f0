"""What refers to what within one paper, and what has no counterpart in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.link.grouping import Grouping, Groups
from lunmai.link.silences import Silence, SilenceKind, restating, silences
from lunmai.model import Claim, Paper, Relation


@dataclass(frozen=True)
class PaperLinks:
    """The reverse relations within one paper, by claim, section or reference id."""

    claims: dict[str, Claim]
    parents: dict[str, str]
    outgoing: Groups
    incoming: Groups
    inferences: dict[str, Relation]
    """The relations that have an id, so that an undercut can attack them."""
    top_claims: Groups
    """The claims of each section that elaborate no other claim."""
    claim_counts: dict[str, int]
    """How many claims stand in each section, sub-claims included."""
    shown: frozenset[str]
    """The sections with claims or notes, and those that such a section belongs to."""
    section_notes: Groups
    claim_notes: Groups
    cited_by: Groups
    """For each reference, the ids of the claims of this paper that cite it."""
    numbers: dict[str, int]
    """For each reference, its number in the printed list."""
    unlisted: tuple[str, ...]
    """References that claims or notes name and the printed list lacks, claims first."""
    silences: dict[SilenceKind, tuple[Silence, ...]]
    """The kinds that occur, mechanisms first; within each, what has nothing at all comes first."""
    restating: frozenset[str]
    """The claims that only say again what another says."""
    unsupported: tuple[str, ...]
    """The claims at headings which no other claim supports, elaborates or restates."""


def link_paper(paper: Paper) -> PaperLinks:
    claims = {claim.id: claim for claim in paper.all_claims()}
    outgoing, incoming, section_notes, claim_notes = (Grouping() for _ in range(4))
    for relation in paper.relations:
        outgoing[relation.from_].append(relation)
        incoming[relation.to].append(relation)
    for note in paper.notes:
        section_notes[note.section].append(note)
        for claim in note.claims:
            claim_notes[claim].append(note)
    top_claims, cited_by = Grouping(), Grouping()
    for claim in paper.claims:
        top_claims[claim.source.section].append(claim)
    counts = {section.id: 0 for section in paper.outline}
    for claim in claims.values():
        counts[claim.source.section] += 1
        for key in claim.cites:
            cited_by[key].append(claim.id)
    numbers = {key: number for number, key in enumerate(paper.bibliography, 1)}
    return PaperLinks(
        claims=claims,
        parents={sub.id: claim.id for claim in claims.values() for sub in claim.claims},
        outgoing=outgoing.frozen(),
        incoming=incoming.frozen(),
        inferences={relation.id: relation for relation in paper.relations if relation.id},
        top_claims=top_claims.frozen(),
        claim_counts=counts,
        shown=frozenset(_shown(paper, {*top_claims, *section_notes})),
        section_notes=section_notes.frozen(),
        claim_notes=claim_notes.frozen(),
        cited_by=cited_by.frozen(),
        numbers=numbers,
        unlisted=tuple(dict.fromkeys(_unlisted(paper, cited_by, numbers))),
        silences=silences(paper.claims, paper.relations),
        restating=frozenset(restating(paper.relations)),
        unsupported=tuple(_unsupported(claims.values(), incoming)),
    )


def _shown(paper: Paper, filled: set[str]) -> Iterator[str]:
    level = 0
    for section in reversed(paper.outline):
        if section.id in filled or section.level < level:
            yield section.id
            level = section.level


def _unlisted(paper: Paper, cited_by: dict[str, list], numbers: dict[str, int]) -> Iterator[str]:
    noted = (key for note in paper.notes for key in note.references)
    for key in (*cited_by, *noted):
        if key not in numbers and key != paper.reference:
            yield key


def _unsupported(claims: Iterable[Claim], incoming: dict[str, list[Relation]]) -> Iterator[str]:
    for claim in claims:
        argued = claim.claims or any(
            relation.type in ("supports", "restates") for relation in incoming.get(claim.id, ())
        )
        if not claim.source.paragraph and not argued:
            yield claim.id
