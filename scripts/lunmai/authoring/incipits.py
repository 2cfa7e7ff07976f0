"""Opening words that find a passage: in its paragraph they occur once."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from lunmai.authoring.copies import occurrences, searchable
from lunmai.languages import SITE_LANGUAGES, Language, Script
from lunmai.model import Source

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
