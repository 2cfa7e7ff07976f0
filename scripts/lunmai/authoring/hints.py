"""Places to look: hedges, negations, scope and numbers of a passage that our wordings may lack.

Nobody but a reader can say whether something is lost: a hint is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from lunmai.authoring.audit import Finding
from lunmai.authoring.copies import Passage
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.model import Claim, Paper
from lunmai.text.inline import to_plain

CITATION = re.compile(r"[\[［][\d,，\s–-]+[\]］]|[(（][^()（）]*\d{4}[^()（）]*[)）]")
"""A number that belongs to a citation, which the claim has in `cites`."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


Patterns = dict[Language, re.Pattern[str]]


@dataclass(frozen=True)
class Notion:
    """Something that a text may say in one word or another."""

    words: Patterns
    but: Patterns
    """What only looks like these words."""
    counterparts: Patterns
    """The words and what else may say the same."""

    def word_in(self, passage: str, language: Language) -> str | None:
        """The first of its words that a passage has."""
        match = self.words[language].search(self.but[language].sub("\n", passage))
        return match[0] if match else None


def hints(paper: Paper, passages: Mapping[str, Passage]) -> list[Finding]:
    """What the passages say and the wordings of their claims do not, word by word."""
    return [
        Finding(claim.id, False, f"the passage has {', '.join(lost)}")
        for claim in paper.all_claims()
        if claim.id in passages and claim.source.paragraph
        if (lost := [*_lost(claim, passages[claim.id].own, paper.language)])
    ]


def _lost(claim: Claim, passage: str | None, language: Language) -> Iterator[str]:
    if passage is None:
        return
    wordings = {name: _worded(claim, name) for name in WRITTEN}
    passage = CITATION.sub("", passage)
    for notion in notions():
        if word := notion.word_in(passage, language):
            yield from _missing(
                word,
                [name for name in WRITTEN if not notion.counterparts[name].search(wordings[name])],
            )
    for number in dict.fromkeys(NUMBER.findall(passage)):
        yield from _missing(
            number, [name for name in WRITTEN if number not in NUMBER.findall(wordings[name])]
        )


def _missing(word: str, languages: list[Language]) -> Iterator[str]:
    if languages:
        yield f"'{word}' (not in {', '.join(languages)})"


def _worded(claim: Claim, language: Language) -> str:
    wordings = (claim.gist, claim.text) if claim.text else (claim.gist,)
    return "\n".join(to_plain(wording.own(language)) for wording in wordings)


@cache
def notions() -> tuple[Notion, ...]:
    """The table of words and their counterparts."""
    text = Path(__file__).with_name("hints.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.BaseLoader)  # all values are texts, `no` too
    return tuple(
        Notion(
            {name: _pattern(entry[name], name) for name in WRITTEN},
            {name: _pattern(entry.get("but", {}).get(name, []), name) for name in WRITTEN},
            {
                name: _pattern([*entry[name], *entry.get("also", {}).get(name, [])], name)
                for name in WRITTEN
            },
        )
        for entry in table
    )


def _pattern(words: list[str], language: Language) -> re.Pattern[str]:
    """One pattern for all words; for no words one that is nowhere."""
    if not words:
        return re.compile(r"(?!)")
    if SITE_LANGUAGES[language].script == "han":
        return re.compile("|".join(sorted(words, key=len, reverse=True)))
    parts = (re.escape(word.removesuffix("-")) + r"\w*" * word.endswith("-") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.I)
