"""Whether the outline and the locators of an encoding are right in a reader's own copy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lunmai.authoring.copies import Paragraphs, Start, searchable, squeeze, starts_of
from lunmai.authoring.incipits import proposed
from lunmai.model import Claim, Paper, Paragraph, Source


@dataclass(frozen=True)
class Finding:
    """Something that an encoding says, and whether the copy bears it out."""

    where: str
    right: bool
    remark: str


@dataclass(frozen=True)
class Audit:
    paragraphs: tuple[Finding, ...]
    claims: tuple[Finding, ...]


def fingerprint(text: str) -> Paragraph:
    """The fingerprint of a paragraph of the source."""
    squeezed = squeeze(text)
    return Paragraph(sha256=hashlib.sha256(squeezed.encode()).hexdigest(), length=len(squeezed))


def audit_paper(paper: Paper, found: Paragraphs) -> Audit:
    """Which paragraphs were found, and which locators and incipits are right in them."""
    paragraphs: list[Finding] = []
    for section in paper.outline:
        for number, _ in enumerate(section.paragraphs, 1):
            where, right = f"{section.id} paragraph {number}", (section.id, number) in found
            remark = "matches" if right else "is not in this copy as it was encoded"
            paragraphs.append(Finding(where, right, remark))
    starts = starts_of(paper, found)
    claims = tuple(_audit_claim(claim, found, paper, starts) for claim in paper.all_claims())
    return Audit(tuple(paragraphs), claims)


def _audit_claim(
    claim: Claim, found: Paragraphs, paper: Paper, starts: Mapping[str, Start]
) -> Finding:
    source = claim.source
    if not source.paragraph:
        return Finding(claim.id, True, "is the heading")
    paragraph = found.get((source.section, source.paragraph))
    if paragraph is None:
        remark = f"cannot be checked: {source.section} paragraph {source.paragraph} did not match"
        return Finding(claim.id, False, remark)
    others = {
        at for name, (*where, at) in starts.items()
        if name != claim.id and where == [source.section, source.paragraph]
    }  # fmt: skip
    faults = list(_locator_faults(source, paragraph))
    unfound = searchable(paragraph).count(searchable(source.incipit or "")) != 1
    if unfound and (words := proposed(source, paragraph, paper.language, others)):
        unique = " or ".join(f"'{one}'" for one in words)
        faults.append(f"unique there: {unique}")
    return Finding(claim.id, not faults, "; ".join(faults) or "is where it says")


def _locator_faults(source: Source, paragraph: str) -> Iterator[str]:
    paragraph = searchable(paragraph)
    incipit, marker = searchable(source.incipit or ""), searchable(source.marker or "")
    where = f"in {source.section} paragraph {source.paragraph}"
    times = paragraph.count(incipit)
    if not incipit:
        yield f"there are no opening words ('incipit') to find it {where}"
    elif times != 1:
        yield f"the opening words '{source.incipit}' occur {times} times {where}, not once"
    elif marker and not re.search(re.escape(marker) + r"[,:、]?" + re.escape(incipit), paragraph):
        yield f"the opening words do not follow the marker '{source.marker}'"
