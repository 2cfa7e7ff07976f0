"""A paper as it is read: its argument in brief, and its claims in the order of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lunmai.languages import SITE_LANGUAGES, Language
from lunmai.link import PaperLinks
from lunmai.model import Claim, Paper
from lunmai.text.inline import to_plain
from lunmai.views.brief import BriefPart, brief
from lunmai.views.paper import NoteView, SectionView, read_sections
from lunmai.views.said import Prose, Said, Text
from lunmai.views.signs import line_of_signs, marks
from lunmai.views.words import Words

CLAUSE = re.compile(r"[，；。：、]|[,;:](?=\s)|[.](?=\s|$)|\s[–—]\s")
SIGNS = " ，。；：、,;:.–—"
LEAST_WORDS, LEAST_CHARACTERS = 3, 4
MOST_WORDS, MOST_CHARACTERS = 5, 12
"""Of the beginning of a text, as much as stands in the line of what is folded."""


@dataclass(frozen=True)
class ReadClaim:
    """A claim with what elaborates it."""

    id: str
    role: str
    role_term: str
    """The name of its role where that is another than that of the claim before it; else empty."""
    gist: Prose
    short: Text
    """How its gist begins."""
    marks: Said
    """Its notes and its place."""
    text: Prose | None
    age: Said
    signs: Said
    held: Text | None
    """What is folded under it: the concepts that the claims below it name and it does not, or how
    its text begins; None where nothing is."""
    claims: tuple[ReadClaim, ...]


@dataclass(frozen=True)
class ReadSection:
    """A section of the paper with its claims."""

    id: str
    level: int
    heading: Text
    folded: str
    """What it is said to hold where it is folded: an abstract; else empty."""
    claims: tuple[ReadClaim, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class ReadingView:
    """The page on which a paper is read."""

    byline: Said
    brief: tuple[BriefPart, ...]
    sections: tuple[ReadSection, ...]


def reading_view(
    words: Words, paper: Paper, shown: Iterable[SectionView] | None = None, *, beside: bool = False
) -> ReadingView:
    """What is read of a paper; its sections are given where they are known. Of a language that
    stands `beside` that of the page, it is the wording alone."""
    linked = words.links.papers[paper.id]
    front = {section.id for section in paper.outline if section.part == "front"}
    sections = []
    for section in read_sections(words, paper) if shown is None else shown:
        claims = linked.top_claims.get(section.id, ())
        number = linked.claim_counts[section.id]
        folded = words.counted("folded-abstract", number) if section.id in front and claims else ""
        read = tuple(
            _wordings(words, paper, claims) if beside else _read(words, paper, linked, claims)
        )
        sections.append(
            ReadSection(section.id, section.level, section.heading, folded, read, section.notes)
        )
    return ReadingView(
        byline=byline(words, paper),
        brief=() if beside else brief(words, paper, linked),
        sections=tuple(sections),
    )


def _wordings(
    words: Words, paper: Paper, claims: Iterable[Claim], depth: int = 0
) -> Iterable[ReadClaim]:
    for claim in claims:
        gist = words.line(claim.gist) if depth else words.prose(claim.gist)
        yield ReadClaim(
            id=claim.id,
            role=claim.role,
            role_term="",
            gist=gist,
            short=words.text("", gist.language),
            text=words.prose(claim.text) if claim.text else None,
            age=words.age(claim.gist, paper.language) or words.age(claim.text, paper.language),
            marks=(),
            signs=(),
            held=None,
            claims=tuple(_wordings(words, paper, claim.claims, depth + 1)),
        )


def _read(
    words: Words, paper: Paper, linked: PaperLinks, claims: Iterable[Claim], depth: int = 0
) -> Iterable[ReadClaim]:
    role = ""
    for claim in claims:
        gist = words.line(claim.gist) if depth else words.prose(claim.gist)
        yield ReadClaim(
            id=claim.id,
            role=claim.role,
            role_term=words.term_text(claim.role) if claim.role != role and not depth else "",
            gist=gist,
            short=words.text(beginning(to_plain(gist.text), gist.language), gist.language),
            text=words.prose(claim.text) if claim.text else None,
            age=words.age(claim.gist, paper.language) or words.age(claim.text, paper.language),
            marks=marks(words, paper, claim),
            signs=line_of_signs(words, paper, linked, claim),
            held=_held(words, claim) if claim.text or claim.claims else None,
            claims=tuple(_read(words, paper, linked, claim.claims, depth + 1)),
        )
        role = claim.role


def _held(words: Words, claim: Claim) -> Text:
    """Of claims that name nothing new, how their gists begin."""
    if not claim.claims:
        text = words.line(claim.text or claim.gist)
        return words.text(beginning(to_plain(text.text), text.language), text.language)
    subs = [sub for one in claim.claims for sub in one.with_descendants()]
    new = dict.fromkeys(name for sub in subs for name in sub.about if name not in claim.about)
    if len(new) >= len(claim.claims):
        return words.text(words.phrase("semicolon").join(map(words.term_text, new)))
    gists = (words.line(one.gist) for one in claim.claims)
    begun = (beginning(to_plain(gist.text), gist.language) for gist in gists)
    return words.text(words.phrase("semicolon").join(begun))


def beginning(text: str, language: Language) -> str:
    """The first clause of a sentence, or of a long one its first words; never nothing."""
    clauses = filter(None, map(str.strip, CLAUSE.split(text)))
    clause = next(clauses, text.strip() or "……")
    if SITE_LANGUAGES[language].script == "han":
        clause = clause if len(clause) >= LEAST_CHARACTERS else text.strip(SIGNS) or clause
        return clause if len(clause) <= MOST_CHARACTERS else f"{clause[:MOST_CHARACTERS]}……"
    clause = clause if len(clause.split()) >= LEAST_WORDS else text.strip(SIGNS) or clause
    parts = clause.split()
    if len(parts) <= MOST_WORDS:
        return clause
    return f"{' '.join(parts[:MOST_WORDS])} …"


def byline(words: Words, paper: Paper) -> Said:
    """Author, journal and year."""
    work = words.corpus.references[paper.reference]
    parts: list[Said] = [words.authors(work)]
    if work.container_title:
        parts.append((words.text(work.container_title, work.language),))
    if work.year and work.issue:
        gaps = {"year": str(work.year), "issue": words.latin(work.issue)}
        parts.append(words.say("issue-of-year", **gaps))
    elif work.year:
        parts.append((words.phrase("year-only", year=str(work.year)),))
    return words.listed(parts, "dot")
