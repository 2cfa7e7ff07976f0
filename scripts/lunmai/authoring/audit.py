"""Whether the outline and the locators of an encoding are right in a reader's own copy, and which
opening words would find a passage: in its paragraph they occur once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lunmai.authoring.copies import Paragraphs, Start, occurrences, searchable, squeeze, starts_of
from lunmai.disk import sha256
from lunmai.languages import SITE_LANGUAGES, Language, Script
from lunmai.model import Claim, Paper, Paragraph, Source

SHORTEST: dict[Script, int] = {"han": 4, "latin": 3}
"""So many characters, or words, are proposed at least, if they are there before a mark."""
LONGEST: dict[Script, int] = {"han": 20, "latin": 10}
UNIT: dict[Script, re.Pattern[str]] = {
    "han": re.compile(r"[a-zA-Z0-9]+|\S"),
    "latin": re.compile(r"\S+"),
}
SENTENCE = re.compile(r"(?<=[。！？；!?;])\s*|(?<=\.)\s+")
MARK = re.compile(r"[,，:：;；、。.!！?？\s]*")
WIDE = str.maketrans(",:;?!()", "，：；？！（）")


def unique_beginning(paragraph: str, start: int, language: Language) -> str | None:
    """The shortest words from a position on that occur once in the paragraph; None where no
    words do that are short enough."""
    script = SITE_LANGUAGES[language].script
    start += MARK.match(paragraph, start).end() - start
    whole = searchable(paragraph)
    for number, unit in enumerate(UNIT[script].finditer(paragraph, start), 1):
        words = paragraph[start : unit.end()].rstrip(",，。;；:：.、")
        if number > LONGEST[script]:
            return None
        if number >= SHORTEST[script] and whole.count(searchable(words)) == 1:
            return words.translate(WIDE) if script == "han" else words
    return None


def proposed(
    source: Source, paragraph: str, language: Language, taken: Collection[int]
) -> list[str]:
    """Opening words for a passage whose own do not find it: where they do begin, behind its
    marker, or at the first sentence that no other claim begins with. `taken` are the positions of
    the other claims in the paragraph."""
    incipit = source.incipit or ""
    starts = [start for start, _ in occurrences(incipit, paragraph)]
    starts = starts or [end for _, end in occurrences(source.marker or "", paragraph)]
    starts = starts or [start for start, _ in occurrences(incipit[: SHORTEST["han"]], paragraph)]
    if not starts:
        ends = [found.end() for found in SENTENCE.finditer(paragraph)]
        sentences = pairwise([0, *ends, len(paragraph)])
        free = (at for at, end in sentences if not any(at <= one < end for one in taken))
        starts = [at for at in free if at < len(paragraph)][:1]
    words = (unique_beginning(paragraph, start, language) for start in starts[:3])
    return list(dict.fromkeys(filter(None, words)))


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
    return Paragraph(sha256=sha256(squeezed), length=len(squeezed))


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
