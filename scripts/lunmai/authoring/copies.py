"""A reader's own copy of a paper: where its paragraphs and the passages of its claims stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from lunmai.disk import sha256
from lunmai.model import Claim, Paper, Paragraph

WHITE_SPACE = re.compile(r"\s+")
BULLET = re.compile(r"^\s*[-*•]\s+")

Paragraphs = dict[tuple[str, int], str]
"""The text of each paragraph that was found, by its section and its number there."""


@dataclass(frozen=True)
class Copy:
    """The text of a copy without running heads, once as fingerprints see it and once as people do.

    Page changes may cut a paragraph anywhere: lines are joined.
    """

    squeezed: str
    """Without white space."""
    starts: tuple[int, ...]
    """Where the lines start in it."""
    spaced: str
    """With the spaces of the copy, and one between two lines."""
    offsets: tuple[int, ...]
    """Where each character of the squeezed text stands in the spaced one."""
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """The text of a claim, from its incipit to where other claims begin."""

    whole: str
    """To the next claim that is none of its sub-claims."""
    own: str | None
    """To the next claim, sub-claims included; None where a sub-claim begins at the same place."""


def squeeze(text: str) -> str:
    """The text without white space, as fingerprints see it."""
    return WHITE_SPACE.sub("", text)


def searchable(text: str) -> str:
    """The text without white space and without regard to full or half width: copies differ."""
    return squeeze(unicodedata.normalize("NFKC", text))


def read_copy(text: str, running_heads: tuple[str, ...]) -> Copy:
    """The copy as it can be searched."""
    heads = {squeeze(head) for head in running_heads}
    lines = [BULLET.sub("", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if line and squeeze(line) not in heads]
    spaced = " ".join(lines)
    offsets = tuple(at for at, sign in enumerate(spaced) if not sign.isspace())
    starts, length = [], 0
    for line in lines:
        starts.append(length)
        length += len(squeeze(line))
    return Copy(squeeze(spaced), tuple(starts), spaced, offsets, tuple(lines))


def paragraphs_of(paper: Paper, copy: Copy) -> Paragraphs:
    """The paragraphs of the outline that the copy has, without regard to full or half width."""
    found = printed_paragraphs(paper, copy)
    return {place: unicodedata.normalize("NFKC", text) for place, text in found.items()}


def printed_paragraphs(paper: Paper, copy: Copy) -> Paragraphs:
    """The paragraphs of the outline that the copy has, as it has them."""
    found: Paragraphs = {}
    for section in paper.outline:
        for number, paragraph in enumerate(section.paragraphs, 1):
            start = _find(paragraph, copy)
            if start is not None:
                end = start + paragraph.length - 1
                text = copy.spaced[copy.offsets[start] : copy.offsets[end] + 1]
                found[section.id, number] = text
    return found


def _find(paragraph: Paragraph, copy: Copy) -> int | None:
    for start in copy.starts:
        candidate = copy.squeezed[start : start + paragraph.length]
        if sha256(candidate) == paragraph.sha256:
            return start
    return None


def passages_of(paper: Paper, found: Paragraphs) -> dict[str, Passage]:
    """The passages of the claims whose paragraph was found and has their incipit; that of a claim
    that stands at a heading is the heading."""
    headings = {
        section.id: section.heading.in_language(paper.language) for section in paper.outline
    }
    starts = starts_of(paper, found)
    passages: dict[str, Passage] = {}
    for claim in paper.all_claims():
        section, number = claim.source.section, claim.source.paragraph
        if not number and section in headings:
            passages[claim.id] = Passage(headings[section], headings[section])
        elif claim.id in starts:
            passages[claim.id] = _passage(claim, found[section, number], starts)
    return passages


Start = tuple[str, int, int]
"""A section, the number of a paragraph in it, and a position in its text."""


def starts_of(paper: Paper, found: Paragraphs) -> dict[str, Start]:
    """Where each claim starts that can be found."""
    starts: dict[str, Start] = {}
    for claim in paper.all_claims():
        section, number = claim.source.section, claim.source.paragraph
        if at := occurrences(claim.source.incipit or "", found.get((section, number), "")):
            starts[claim.id] = section, number, at[0][0]
    return starts


def occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Where words begin and end in a text, white space and widths aside."""
    wanted = searchable(words)
    signs = [(at, sign) for at, printed in enumerate(text) for sign in searchable(printed)]
    plain = "".join(sign for _, sign in signs)
    found = re.finditer(f"(?={re.escape(wanted)})", plain) if wanted else ()
    starts = (match.start() for match in found)
    return [(signs[at][0], signs[at + len(wanted) - 1][0] + 1) for at in starts]


def span(claim: Claim, text: str, starts: dict[str, Start]) -> tuple[int, int]:
    """Where the passage of a claim that was found begins and ends in the text of its paragraph."""
    here = starts[claim.id]
    below = {other.id for other in claim.with_descendants()}
    others = (at[2] for name, at in starts.items() if name not in below and _follows(at, here))
    return here[2], min(others, default=len(text))


def _follows(at: Start, here: Start) -> bool:
    return at[:2] == here[:2] and at > here


def _passage(claim: Claim, text: str, starts: dict[str, Start]) -> Passage:
    here = starts[claim.id]
    start, end = span(claim, text, starts)
    own_end = min((at[2] for at in starts.values() if _follows(at, here)), default=len(text))
    below = [other.id for other in claim.with_descendants() if other is not claim]
    shared = any(starts.get(name) == here for name in below)
    return Passage(text[start:end], None if shared else text[start:own_end])
