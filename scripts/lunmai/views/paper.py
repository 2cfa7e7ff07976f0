"""A paper as it is told: its card, its claims by section, what has no counterpart, its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lunmai.link import PaperLinks, Silence
from lunmai.model import Claim, Note, Paper, Role
from lunmai.views.card import paper_card
from lunmai.views.facts import Facts, cited_target, signs
from lunmai.views.headings import heading
from lunmai.views.said import Fact, Line, Link, Prose, Said, Text
from lunmai.views.targets import Target, claim_target, note_target, section_target
from lunmai.views.tombstones import TombstoneView, tombstone_views
from lunmai.views.words import Words
from lunmai.views.works import WorkList, work_lists


@dataclass(frozen=True)
class ClaimView:
    """A claim with all that is told of it."""

    id: str
    target: Target
    depth: int
    """0 for a claim that elaborates no other."""
    role: Role
    role_term: str
    gist: Prose
    text: Prose | None
    """What the paper adds to the gist, where it adds something."""
    age: Said
    """That the wording is older than its source, where it is."""
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class NoteView:
    """An editorial note."""

    id: str
    target: Target
    title: str
    place: str
    """The paragraph that it is about, empty where it is about the section."""
    text: Prose
    age: Said
    named: tuple[Said, ...]
    """The claims and works that it is about."""


@dataclass(frozen=True)
class SectionView:
    """A section with its claims and notes."""

    id: str
    target: Target
    level: int
    heading: Text
    claims: tuple[ClaimView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class OutlineRow:
    """A printed section as the outline lists it."""

    level: int
    heading: Said
    """Leading to the section, where it has claims or notes."""
    paragraphs: int
    claims: int


@dataclass(frozen=True)
class Silences:
    """Claims of one kind to which the paper states no counterpart, or sections without a claim."""

    kind: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PaperView:
    """A paper in one language."""

    id: str
    title: Text
    card: tuple[Fact, ...]
    outline: tuple[OutlineRow, ...]
    sections: tuple[SectionView, ...]
    silences_intro: str
    silences: tuple[Silences, ...]
    works: tuple[WorkList, ...]
    retired: tuple[TombstoneView, ...]


def paper_view(words: Words, paper: Paper) -> PaperView:
    """Everything that is told of a paper, in the words of one language."""
    linked = words.links.papers[paper.id]
    facts = Facts(words, paper, linked)
    silences = tuple(_silences(words, paper, linked))
    return PaperView(
        id=paper.id,
        title=words.title(paper.title),
        card=paper_card(words, paper),
        outline=tuple(_outline(words, paper, linked)),
        sections=tuple(
            replace(one, claims=tuple(_claims(facts, one.id)))
            for one in read_sections(words, paper)
        ),
        silences_intro=words.phrase("silences-intro" if silences else "silences-none"),
        silences=silences,
        works=work_lists(words, paper, linked),
        retired=tombstone_views(words, words.links.tombstones.claims.get(paper.id, ())),
    )


def _outline(words: Words, paper: Paper, linked: PaperLinks) -> Iterator[OutlineRow]:
    for section in paper.outline:
        text = heading(words, section)
        shown = section.id in linked.shown
        said = Link(section_target(paper.id, section.id), (text,)) if shown else text
        claims = linked.claim_counts[section.id]
        yield OutlineRow(section.level, (said,), len(section.paragraphs), claims)


def mention(words: Words, paper: str, claim: Claim) -> Line:
    """A claim by its id, the signs of the notes on it, and its gist."""
    said = (words.claim(paper, claim.id), *signs(words, paper, claim.id))
    return Line(said, words.line(claim.gist))


def silence_line(words: Words, paper: str, silence: Silence) -> Line:
    """A claim without a counterpart, and what is folded under it."""
    line = mention(words, paper, words.links.papers[paper].claims[silence.claim])
    state = "" if silence.state == "none" else words.phrase(f"silence-{silence.state}")
    if not silence.folded:
        return replace(line, state=state)
    names = words.listed((words.claim(paper, name),) for name in silence.folded)
    return replace(line, state=state, more=words.say("silence-folded", claims=names))


def read_sections(words: Words, paper: Paper) -> tuple[SectionView, ...]:
    """The sections of a paper with their notes, and without what is recorded of their claims."""
    linked = words.links.papers[paper.id]
    return tuple(
        SectionView(
            id=one.id,
            target=section_target(paper.id, one.id),
            level=one.level,
            heading=heading(words, one),
            claims=(),
            notes=tuple(_note(words, paper, note) for note in linked.section_notes.get(one.id, ())),
        )
        for one in paper.outline
        if one.id in linked.shown
    )


def _claims(facts: Facts, section: str) -> Iterator[ClaimView]:
    for depth, claim in with_depth(facts.linked.top_claims.get(section, ()), 0):
        yield _claim(facts, claim, depth)


def with_depth(claims: Iterable[Claim], depth: int) -> Iterator[tuple[int, Claim]]:
    """Every claim with its depth, each before its sub-claims."""
    for claim in claims:
        yield depth, claim
        yield from with_depth(claim.claims, depth + 1)


def _claim(facts: Facts, claim: Claim, depth: int) -> ClaimView:
    words, source = facts.words, facts.paper.language
    return ClaimView(
        id=claim.id,
        target=claim_target(facts.paper.id, claim.id),
        depth=depth,
        role=claim.role,
        role_term=words.term_text(claim.role),
        gist=words.line(claim.gist),
        text=words.prose(claim.text) if claim.text else None,
        age=words.age(claim.gist, source) or words.age(claim.text, source),
        facts=facts.of(claim),
    )


def _note(words: Words, paper: Paper, note: Note) -> NoteView:
    claims = (words.claim(paper.id, name) for name in note.claims)
    works = (Link(cited_target(paper, key), (words.short(key),)) for key in note.references)
    return NoteView(
        id=note.id,
        target=note_target(paper.id, note.id),
        title=f"{words.phrase('note-number', number=note.id)}{words.phrase('colon')}"
        f"{words.phrase(note.kind)}",
        place=words.phrase("paragraph", number=note.paragraph) if note.paragraph else "",
        text=words.prose(note.text),
        age=words.age(note.text, paper.language),
        named=tuple((one,) for one in (*claims, *works)),
    )


def _silences(words: Words, paper: Paper, linked: PaperLinks) -> Iterator[Silences]:
    for kind, silences in linked.silences.items():
        lines = tuple(silence_line(words, paper.id, one) for one in silences)
        yield Silences(kind, words.phrase(kind), lines)
    empty = [
        Line((heading(words, section),))
        for section in paper.outline
        if section.part == "body" and not linked.claim_counts[section.id]
    ]
    empty += [mention(words, paper.id, linked.claims[name]) for name in linked.unsupported]
    if empty:
        yield Silences("empty-sections", words.phrase("empty-sections"), tuple(empty))
