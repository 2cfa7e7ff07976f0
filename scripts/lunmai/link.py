"""What refers to what: everything that follows from several records at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lunmai.load import Corpus
from lunmai.model import Claim, Paper, Relation, RelationType, Role

Groups = dict[str, tuple]
ClaimAddress = tuple[str, str]
"""Paper id and claim id."""

SilenceKind = Literal[
    "mechanism-without-constraint", "constraint-without-path", "path-without-constraint"
]


@dataclass(frozen=True)
class Silence:
    """A claim to which the paper states no counterpart."""

    claim: str
    inherited: bool
    """True where only the claim above it has a counterpart."""


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
    section_notes: Groups
    claim_notes: Groups
    cited_by: Groups
    """For each reference, the ids of the claims of this paper that cite it."""
    numbers: dict[str, int]
    """For each reference, its number in the printed list."""
    unlisted: tuple[str, ...]
    """References that claims name and the printed list lacks, in order of first mention."""
    silences: dict[SilenceKind, tuple[Silence, ...]]
    """The kinds that occur, mechanisms first, each in the order of the paper."""


@dataclass(frozen=True)
class Links:
    """The reverse relations of the corpus."""

    papers: dict[str, PaperLinks]
    cited_by: Groups
    """For each reference, the addresses of the claims that cite it."""
    used_in: Groups
    """For each concept, the addresses of the claims that are about it."""
    narrower: Groups
    related: Groups


def link_corpus(corpus: Corpus) -> Links:
    """Everything that follows from the records; the corpus must have no errors."""
    cited_by, used_in = _Grouping(), _Grouping()
    for paper in corpus.papers.values():
        for claim in paper.all_claims():
            for key in claim.cites:
                cited_by[key].append((paper.id, claim.id))
            for concept in claim.about:
                used_in[concept].append((paper.id, claim.id))
    narrower, related = _Grouping(), _Grouping()
    for name, concept in corpus.concepts.items():
        for broader in concept.broader:
            narrower[broader].append(name)
        for other in concept.related:
            related[name].append(other)
            related[other].append(name)
    return Links(
        papers={name: _link_paper(paper) for name, paper in corpus.papers.items()},
        cited_by=cited_by.frozen(),
        used_in=used_in.frozen(),
        narrower=narrower.frozen(),
        related={name: tuple(sorted(set(others))) for name, others in related.items()},
    )


class _Grouping(defaultdict[str, list]):
    def __init__(self) -> None:
        super().__init__(list)

    def frozen(self) -> Groups:
        return {name: tuple(items) for name, items in self.items()}


def _link_paper(paper: Paper) -> PaperLinks:
    claims = {claim.id: claim for claim in paper.all_claims()}
    outgoing, incoming, section_notes, claim_notes = (_Grouping() for _ in range(4))
    for relation in paper.relations:
        outgoing[relation.from_].append(relation)
        incoming[relation.to].append(relation)
    for note in paper.notes:
        section_notes[note.section].append(note)
        for claim in note.claims:
            claim_notes[claim].append(note)
    top_claims, cited_by = _Grouping(), _Grouping()
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
        section_notes=section_notes.frozen(),
        claim_notes=claim_notes.frozen(),
        cited_by=cited_by.frozen(),
        numbers=numbers,
        unlisted=tuple(key for key in cited_by if key not in numbers),
        silences=_silences(paper.claims, outgoing, incoming),
    )


COUNTERPARTS: tuple[tuple[SilenceKind, Role, RelationType, Literal["from", "to"]], ...] = (
    ("mechanism-without-constraint", "mechanism", "limits", "to"),
    ("constraint-without-path", "constraint", "answers", "to"),
    ("path-without-constraint", "path", "answers", "from"),
)


def _silences(
    top_claims: tuple[Claim, ...], outgoing: dict[str, list], incoming: dict[str, list]
) -> dict[SilenceKind, tuple[Silence, ...]]:
    """The silent claims by kind. What restates another claim is not listed beside it."""
    restating = _related(outgoing, "restates")
    kinds: dict[SilenceKind, tuple[Silence, ...]] = {}
    for kind, role, type_, end in COUNTERPARTS:
        related = _related(outgoing if end == "from" else incoming, type_)
        found = [
            silence
            for claim in top_claims
            for silence in _silent_below(claim, role, related, inherited=False)
            if silence.claim not in restating
        ]
        if found:
            kinds[kind] = tuple(found)
    return kinds


def _related(groups: dict[str, list], type_: RelationType) -> set[str]:
    return {
        name
        for name, relations in groups.items()
        if any(relation.type == type_ for relation in relations)
    }


def _silent_below(
    claim: Claim, role: Role, related: set[str], *, inherited: bool
) -> Iterator[Silence]:
    """The silent claims among a claim and its sub-claims."""
    if claim.role == role and not any(sub.id in related for sub in claim.with_descendants()):
        yield Silence(claim.id, inherited)
    inherited = inherited or claim.id in related
    for sub in claim.claims:
        yield from _silent_below(sub, role, related, inherited=inherited)
