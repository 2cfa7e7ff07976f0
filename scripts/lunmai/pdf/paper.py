"""A paper in a PDF: its card, its claims by section, what has no counterpart, its references, and
what became of its retired claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from lunmai.link import PaperLinks, Silence
from lunmai.model import Claim, Note, Paper
from lunmai.pdf.blocks import Block, Section, Setting, items, prose, section
from lunmai.pdf.card import paper_card
from lunmai.pdf.facts import Fact, Facts, age
from lunmai.pdf.plate import map_sections
from lunmai.pdf.references import reference_sections
from lunmai.pdf.retired import retired_sections
from lunmai.text.phrases import phrase
from lunmai.views.headings import heading_text
from lunmai.views.targets import claim_target, note_target, section_target
from lunmai.views.words import Runs, Said, Words, text_of

LEVEL = 2
"""The headings of a paper's parts; its title is above them."""
LOWEST = 6
"""Tagged PDF has six levels of headings."""
MOST_LINES = 22
"""A claim of about as many lines stays on one page; a longer one, leaving a gap, may not."""
PER_LINE = {"zh": 19, "en": 47}
"""Characters of a line where two languages stand side by side; facts have both columns."""
LABEL = 16
"""About as many characters stand before a fact."""


def paper_sections(setting: Setting, paper: Paper) -> Iterator[Section]:
    """Everything about a paper but its title; the map comes first, as a page of its own size leaves
    no gap only where a page has just ended."""
    linked = setting.links.papers[paper.id]
    yield from map_sections(setting, paper, LEVEL)
    title = setting.phrased(lambda words: phrase("reference-card", words.language))
    yield section(LEVEL, title, [paper_card(setting, paper)], chapter=True)
    theses = [claim for claim in linked.claims.values() if claim.role == "thesis"]
    if theses:
        title = setting.phrased(lambda words: phrase("theses", words.language))
        yield section(LEVEL, title, [items(_mentions(setting, paper, theses))])
    yield from _body(setting, paper, linked)
    yield from _silences(setting, paper, linked)
    if paper.notes:
        title = setting.phrased(lambda words: phrase("notes", words.language))
        listed = items(setting.told(partial(_entry, paper, note)) for note in paper.notes)
        intro = prose(setting.phrased(lambda words: phrase("notes-intro", words.language)))
        yield section(LEVEL, title, [intro, listed])
    yield from reference_sections(setting, paper, linked, LEVEL)
    yield from retired_sections(setting, setting.links.tombstones.claims.get(paper.id, ()), LEVEL)


def _mentions(setting: Setting, paper: Paper, claims: Iterable[Claim]) -> Iterator[dict]:
    """Claims by id and gist."""
    for claim in claims:
        yield setting.told(
            lambda words, claim=claim: [
                *words.claim(paper.id, claim.id), " ", *words.line(claim.gist),
            ]
        )  # fmt: skip


def _body(setting: Setting, paper: Paper, linked: PaperLinks) -> Iterator[Section]:
    facts = Facts(setting, paper, linked)
    for part in paper.outline:
        if part.id not in linked.shown:
            continue
        level = LEVEL + part.level - 1
        claims = [
            _claim(setting, paper, claim, facts, depth, level)
            for depth, claim in with_depth(linked.top_claims.get(part.id, ()), 0)
        ]
        notes = [_note(setting, paper, note) for note in linked.section_notes.get(part.id, ())]
        blocks: list[Block] = [{"kind": "claims", "claims": claims}] if claims else []
        blocks += [{"kind": "notes", "notes": notes}] if notes else []
        title = setting.told(
            lambda words, part=part: words.plain(heading_text(part, words.language))
        )
        anchor = setting.anchor(section_target(paper.id, part.id))
        yield section(level, title, blocks, anchor)


def with_depth(claims: Iterable[Claim], depth: int) -> Iterator[tuple[int, Claim]]:
    """Every claim with its depth, each before its sub-claims."""
    for claim in claims:
        yield depth, claim
        yield from with_depth(claim.claims, depth + 1)


def _claim(
    setting: Setting,
    paper: Paper,
    claim: Claim,
    facts: Facts,
    depth: int,
    level: int,
) -> Block:
    target = claim_target(paper.id, claim.id)
    gist = setting.told(lambda words: words.line(claim.gist))
    text = setting.told(lambda words: _text(words, paper, claim))
    told = facts.of(claim)
    concepts = setting.corpus.concepts
    return {
        **setting.anchor(target),
        "id": claim.id,
        "depth": depth,
        "level": min(LOWEST, level + 1 + depth),
        "url": setting.address(target),
        "role": setting.told(
            lambda words: words.plain(
                concepts[claim.role].designations.preferred(words.language).term
            )
        ),
        "gist": gist,
        "text": text,
        "facts": told,
        "long": _lines(gist, text, told) > MOST_LINES,
        "outline": f"{claim.id} {text_of(setting.voices[0].line(claim.gist))}",
    }


def _lines(gist: Said, text: Said, told: list[Fact]) -> float:
    """About how many lines a claim has where two languages stand side by side."""
    said = (len(text_of([*gist[one], *text[one]])) / PER_LINE[one] for one in text)
    below = sum(len(text_of(what)) + LABEL for _, what in told)
    return max(said) + below / sum(PER_LINE.values())


def _text(words: Words, paper: Paper, claim: Claim) -> Runs:
    warning = age(words, claim.gist, paper.language) or age(words, claim.text, paper.language)
    return [*words.prose(claim.text), *warning]


def _note(setting: Setting, paper: Paper, note: Note) -> Block:
    def place(words: Words) -> str:
        number = note.paragraph
        return phrase("paragraph", words.language, number=number) if number else ""

    def text(words: Words) -> Runs:
        said = [*words.prose(note.text), *age(words, note.text, paper.language)]
        for claim in note.claims:
            said = [*said, " ", *words.claim(paper.id, claim)]
        return said

    return {
        **setting.anchor(note_target(paper.id, note.id)),
        "id": note.id,
        "title": setting.phrased(
            lambda words: (
                phrase("note", words.language)
                + (" " if words.language == "en" else "")
                + note.id
                + phrase("colon", words.language)
                + phrase(note.kind, words.language)
            )
        ),
        "place": setting.phrased(place),
        "text": setting.told(text),
    }


def _entry(paper: Paper, note: Note, words: Words) -> Runs:
    """A note in the list of notes."""
    name = f"{note.id}{phrase('colon', words.language)}{phrase(note.kind, words.language)}"
    return words.to(note_target(paper.id, note.id), words.phrase(name))


def _silences(setting: Setting, paper: Paper, linked: PaperLinks) -> Iterator[Section]:
    body = [part for part in paper.outline if part.part == "body"]
    empty = [part for part in body if not linked.claim_counts[part.id]]
    found = linked.silences or empty
    name = "silences-intro" if found else "silences-none"
    title = setting.phrased(lambda words: phrase("silences", words.language))
    said = prose(setting.phrased(lambda words: phrase(name, words.language)))
    yield section(LEVEL, title, [said])
    for kind, silences in linked.silences.items():
        title = setting.phrased(lambda words, kind=kind: phrase(kind, words.language))
        listed = [
            setting.told(
                lambda words, one=one: _silence(words, paper, linked.claims[one.claim], one)
            )
            for one in silences
        ]
        yield section(LEVEL + 1, title, [items(listed)])
    if empty:
        title = setting.phrased(lambda words: phrase("empty-sections", words.language))
        listed = [
            setting.told(lambda words, part=part: words.plain(heading_text(part, words.language)))
            for part in empty
        ]
        yield section(LEVEL + 1, title, [items(listed)])


def _silence(words: Words, paper: Paper, claim: Claim, silence: Silence) -> Runs:
    said = [*words.claim(paper.id, claim.id), " ", *words.line(claim.gist)]
    if silence.inherited:
        brackets = "〔{}〕" if words.language == "zh" else " [{}]"
        text = phrase("silence-inherited", words.language)
        said += [{"t": brackets.format(text), "k": "quiet"}]
    return said
