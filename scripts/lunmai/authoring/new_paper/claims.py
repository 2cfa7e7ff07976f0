"""Stubs of claims: for every enumerated item, and for every other sentence that cites, its place,
its opening words, the works that it cites and the concepts that it names. What it claims is left
to be written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lunmai.authoring.copies import searchable
from lunmai.authoring.new_paper.citations import Cited, Listed, cited_in, citing_sentences
from lunmai.authoring.new_paper.items import Item, items_of
from lunmai.authoring.new_paper.known_words import words
from lunmai.authoring.new_paper.layout import Block
from lunmai.authoring.new_paper.outline import DraftSection, FoundOutline
from lunmai.authoring.new_paper.text_read import Doubt
from lunmai.languages import CHARACTER
from lunmai.model.paper import MOST_CHARACTERS, MOST_WORDS
from lunmai.text.punctuation import in_full_width
from lunmai.text.terms import USABLE, Terms

FEWEST_CHARACTERS, FEWEST_WORDS = 8, 5
"""Of opening words, where these are unique."""
LETTERS = {"mechanism": "m", "constraint": "c", "path": "p", "finding": "f", "background": "b"}
TRIMMED = " ,，;；:：、.。“”\"'‘’（("


@dataclass
class Stub:
    """A claim without words."""

    id: str
    role: str
    item: Item
    incipit: str
    cited: Cited
    about: tuple[str, ...]
    """The concepts that its passage names: a proposal."""
    claims: list[Stub] = field(default_factory=list)


@dataclass
class Stubs:
    claims: list[Stub]
    doubts: list[Doubt]

    def every(self) -> Iterator[Stub]:
        waiting = self.claims[::-1]
        while waiting:
            yield (stub := waiting.pop())
            waiting += stub.claims[::-1]


def find_claims(outline: FoundOutline, listed: Listed, terms: Terms) -> Stubs:
    """The stubs of a paper in the order of its text."""
    finding = _Finding(outline, listed, terms)
    for section in outline.sections:
        if section.part == "body":
            finding.add(section)
    if not finding.claims:
        finding.add_first()
    return Stubs(finding.claims, finding.doubts)


class _Finding:
    """The stubs that have been found so far."""

    def __init__(self, outline: FoundOutline, listed: Listed, terms: Terms) -> None:
        self.outline, self.listed, self.terms = outline, listed, terms
        self.claims: list[Stub] = []
        self.doubts: list[Doubt] = []
        self._numbers: Counter[str] = Counter()

    def add(self, section: DraftSection) -> None:
        role, known = _role(section, self.outline.sections)
        items = items_of(section.id, section.paragraphs, self.doubts)
        for item in items:
            self._divide(item, section.paragraphs)
        singles = [one for one in self._citing(section, items)]
        open_group = (0, "")
        for item in sorted([*items, *singles], key=lambda one: (one.paragraph, one.start)):
            own = role if item.group or role == "finding" else words()["least"]
            if item.group and item.group == open_group[0]:
                stem = open_group[1]
            else:
                self._numbers[LETTERS[own]] += 1
                stem = f"{LETTERS[own]}{self._numbers[LETTERS[own]]}"
                open_group = (item.group, stem)
                if item.group and not known:
                    place = section.paragraphs[item.paragraph - 1].place
                    text = (
                        f"{stem}: no heading says what role its items have; '{own}' commits least"
                    )
                    self.doubts.append(Doubt(place, text))
            number = 1 + sum(one.id.startswith(f"{stem}-") for one in self.claims)
            name = f"{stem}-{number}" if item.group else stem
            self.claims.append(self._stub(name, own, item, section.paragraphs))

    def add_first(self) -> None:
        """A paper has at least one claim: where nothing is enumerated or cited, the stub of its
        first paragraph."""
        every = self.outline.sections
        bodies = (one for one in every if one.paragraphs and one.part == "body")
        section = next(bodies, every[0])
        text = section.paragraphs[0].text
        item = Item(section.id, 1, None, 0, 0, len(text))
        self.claims.append(self._stub("b1", words()["least"], item, section.paragraphs))
        self.doubts.append(Doubt(section.paragraphs[0].place, "nothing is enumerated or cited: "
                                 "one claim was made, of the first paragraph"))  # fmt: skip

    def _divide(self, item: Item, paragraphs: Sequence[Block]) -> None:
        """Gives an item a sub-claim for each later sentence of its own that cites."""
        for inner in item.items:
            self._divide(inner, paragraphs)
        text = paragraphs[item.paragraph - 1].text
        for start, end in citing_sentences(text, item.body, item.end):
            inside = any(one.start < end and start < one.end for one in item.items if one.group)
            if start > item.body and not inside and self._cites(text[start:end]):
                item.items.append(Item(item.section, item.paragraph, None, start, start, end))
        item.items.sort(key=lambda one: one.start)

    def _cites(self, text: str) -> bool:
        cited = cited_in(text, self.listed)
        return bool(cited.keys or cited.unlisted)

    def _citing(self, section: DraftSection, items: Sequence[Item]) -> Iterator[Item]:
        """The sentences outside all items that cite."""
        for number, block in enumerate(section.paragraphs, 1):
            for start, end in citing_sentences(block.text, 0, len(block.text)):
                inside = any(
                    item.paragraph == number and item.start < end and start < item.end
                    for item in items
                )
                if not inside and self._cites(block.text[start:end]):
                    yield Item(section.id, number, None, start, start, end)

    def _stub(self, name: str, role: str, item: Item, paragraphs: Sequence[Block]) -> Stub:
        block = paragraphs[item.paragraph - 1]
        words_, unique = incipit(block.text, item.body, item.end)
        if not unique:
            text = f"{name}: the opening words '{words_}' occur more than once in the paragraph"
            self.doubts.append(Doubt(block.place, text))
        end = min((one.start for one in item.items), default=item.end)
        cited = cited_in(block.text[item.body : end], self.listed)
        self.doubts += [Doubt(block.place, f"{name}: {text}") for text in cited.unsure]
        passage = block.text[item.body : item.end]
        mentions = self.terms.mentions(passage, self.outline.language)
        about = dict.fromkeys(one.concept for one in mentions if one.standing in USABLE)
        inner = [
            self._stub(f"{name}-{number}", role, one, paragraphs)
            for number, one in enumerate(item.items, 1)
        ]
        return Stub(name, role, item, words_, cited, tuple(about), inner)


def incipit(text: str, start: int, end: int) -> tuple[str, bool]:
    """The fewest opening words that tell a place in a paragraph from all others, and whether they
    do. A passage goes to `end`."""
    rest, whole = text[start:end].lstrip(TRIMMED), _searched(text)
    pieces = list(_openings(rest))
    found = next((one for one in pieces if whole.count(searchable(one)) == 1), None)
    longest = pieces[-1] if pieces else rest[:MOST_CHARACTERS]
    return in_full_width(found or longest or text[start : start + 1]), bool(found)


@lru_cache(maxsize=4)  # all stubs of a paragraph ask for it
def _searched(text: str) -> str:
    return searchable(text)


def _openings(rest: str) -> Iterator[str]:
    """Opening words from the shortest to the longest; of a short sentence not all words."""
    if CHARACTER.search(rest[:FEWEST_CHARACTERS]):
        sentence = len(re.split(r"[。；;！？]", rest, maxsplit=1)[0])
        fewest = min(FEWEST_CHARACTERS, max(sentence - 2, 2))
        for size in range(fewest, MOST_CHARACTERS + 1):
            if opening := rest[:size].strip().rstrip(TRIMMED):
                yield opening
    else:
        ends = [found.end() for found in re.finditer(r"\S+", rest)][:MOST_WORDS]
        for end in ends[FEWEST_WORDS - 1 :] or ends[-1:]:
            yield rest[:end].rstrip(TRIMMED)


def _role(section: DraftSection, sections: Sequence[DraftSection]) -> tuple[str, bool]:
    """The role that the heading of a section suggests, or one above it; the least committing one
    where none does, or one suggests several."""
    stem = section.id
    while stem:
        for one in sections:
            if one.id == stem and one.printed:
                text = " ".join(one.heading.values())
                fitting = [
                    role for role, form in words()["roles"].items() if re.search(form, text, re.I)
                ]
                if len(fitting) == 1:
                    return fitting[0], True
                if fitting:
                    return words()["least"], False
        stem = stem.rpartition("-")[0]
    return words()["least"], False
