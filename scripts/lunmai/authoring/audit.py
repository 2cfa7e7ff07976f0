"""Compares a reader's own copy of a paper with the outline and the locators of its encoding."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.model import Claim, Paper, Paragraph

WHITE_SPACE = re.compile(r"\s+")
BULLET = re.compile(r"^\s*[-*•]\s+")


@dataclass(frozen=True)
class Finding:
    """One paragraph or claim, and whether the copy bears it out."""

    where: str
    right: bool
    remark: str


@dataclass(frozen=True)
class Audit:
    paragraphs: tuple[Finding, ...]
    claims: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        return all(finding.right for finding in (*self.paragraphs, *self.claims))


def searchable(text: str) -> str:
    """The text without white space and without regard to full or half width: copies differ."""
    return squeeze(unicodedata.normalize("NFKC", text))


def squeeze(text: str) -> str:
    """The text without white space, as fingerprints see it."""
    return WHITE_SPACE.sub("", text)


def fingerprint(text: str) -> Paragraph:
    """The fingerprint of a paragraph of the source."""
    squeezed = squeeze(text)
    return Paragraph(sha256=hashlib.sha256(squeezed.encode()).hexdigest(), length=len(squeezed))


def audit_paper(paper: Paper, text: str) -> Audit:
    """Which paragraphs the copy has, and which locators and incipits are right in it.

    Page changes may cut a paragraph anywhere: lines are joined, running heads left out.
    """
    copy, starts = _join(text, paper.running_heads)
    found: dict[tuple[str, int], str] = {}
    paragraphs: list[Finding] = []
    for section in paper.outline:
        for number, paragraph in enumerate(section.paragraphs, 1):
            where = f"{section.id} paragraph {number}"
            match = _find(paragraph, copy, starts)
            if match is not None:
                found[section.id, number] = match
            remark = "matches" if match is not None else "is not in this copy as it was encoded"
            paragraphs.append(Finding(where, match is not None, remark))
    claims = tuple(_audit_claim(claim, found) for claim in paper.all_claims())
    return Audit(tuple(paragraphs), claims)


def _join(text: str, running_heads: tuple[str, ...]) -> tuple[str, list[int]]:
    """The copy without white space and running heads, and where its lines start in it."""
    heads = {squeeze(head) for head in running_heads}
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for line in text.splitlines():
        squeezed = squeeze(BULLET.sub("", line))
        if squeezed and squeezed not in heads:
            starts.append(length)
            parts.append(squeezed)
            length += len(squeezed)
    return "".join(parts), starts


def _find(paragraph: Paragraph, copy: str, starts: list[int]) -> str | None:
    for start in starts:
        candidate = copy[start : start + paragraph.length]
        if hashlib.sha256(candidate.encode()).hexdigest() == paragraph.sha256:
            return candidate
    return None


def _audit_claim(claim: Claim, found: dict[tuple[str, int], str]) -> Finding:
    source = claim.source
    if not source.paragraph:
        return Finding(claim.id, True, "is the heading")
    paragraph = found.get((source.section, source.paragraph))
    if paragraph is None:
        remark = f"cannot be checked: {source.section} paragraph {source.paragraph} did not match"
        return Finding(claim.id, False, remark)
    faults = list(_locator_faults(claim, paragraph))
    return Finding(claim.id, not faults, "; ".join(faults) or "is where it says")


def _locator_faults(claim: Claim, paragraph: str) -> Iterator[str]:
    paragraph = searchable(paragraph)
    incipit, marker = searchable(claim.source.incipit or ""), searchable(claim.source.marker or "")
    times = paragraph.count(incipit)
    if times != 1:
        where = f"in {claim.source.section} paragraph {claim.source.paragraph}"
        yield f"the incipit '{claim.source.incipit}' stands {times} times {where}, not once"
    elif marker and not re.search(re.escape(marker) + r"[,:、]?" + re.escape(incipit), paragraph):
        yield f"the incipit does not follow the marker '{claim.source.marker}'"
