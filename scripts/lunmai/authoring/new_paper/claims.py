"""Stubs of claims: for every enumerated item, and for every other sentence that cites, its place,
its opening words, the works that it cites and the concepts that it names. What it claims is left
to be written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from lunmai.authoring.copies import searchable
from lunmai.authoring.new_paper.citations import Cited, Listed, cited_in, sentences
from lunmai.authoring.new_paper.items import Item, items_of
from lunmai.authoring.new_paper.known_words import words
from lunmai.authoring.new_paper.layout import Block, Doubt
from lunmai.authoring.new_paper.outline import DraftSection, FoundOutline
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

    def each(self) -> Iterator[Stub]:
        """The stub and those below it."""
        yield self
        for stub in self.claims:
            yield from stub.each()


def find_claims(outline: FoundOutline, listed: Listed, terms: Terms) -> Stubs:
    """The stubs of a paper in the order of its text."""
    stubs = Stubs(outline, listed, terms)
    for section in outline.sections:
        if section.part == "body":
            stubs.add(section)
    if not stubs.claims:
        stubs.add_first()
    return stubs


class Stubs:
    """The stubs that have been found so far, and what is doubtful about them."""

    def __init__(self, outline: FoundOutline, listed: Listed, terms: Terms) -> None:
        self.outline, self.listed, self.terms = outline, listed, terms
        self.claims: list[Stub] = []
        self.doubts: list[Doubt] = []
        self._numbers: Counter[str] = Counter()

    def every(self) -> Iterator[Stub]:
        """Each stub, before those below it."""
        for stub in self.claims:
            yield from stub.each()

    def add(self, section: DraftSection) -> None:
        role, known = _role(section, self.outline.sections)
        paragraphs = section.paragraphs
        items = items_of(section.id, paragraphs, self.doubts)
        for item in items:
            self._divide(item, paragraphs)
        singles = [
            Item(section.id, number, None, start, start, end)
            for number, block in enumerate(paragraphs, 1)
            for start, end in self._citing(
                block.text, 0, len(block.text), [one for one in items if one.paragraph == number]
            )
        ]
        every = sorted([*items, *singles], key=lambda one: (one.paragraph, one.start))
        for (group, _), run in groupby(every, key=lambda one: (one.group, one.group or id(one))):
            own = role if group or role == "finding" else words()["least"]
            self._numbers[LETTERS[own]] += 1
            stem = f"{LETTERS[own]}{self._numbers[LETTERS[own]]}"
            for number, item in enumerate(run, 1):
                if group and not known and number == 1:
                    text = f"no heading says what role its items have; '{own}' commits least"
                    place = paragraphs[item.paragraph - 1].place
                    self.doubts.append(Doubt(place, f"{stem}: {text}"))
                name = f"{stem}-{number}" if group else stem
                self.claims.append(self._stub(name, own, item, paragraphs))

    def add_first(self) -> None:
        """A paper has at least one claim: where nothing is enumerated or cited, the stub of its
        first paragraph."""
        every = self.outline.sections
        section = next((one for one in every if one.paragraphs and one.part == "body"), every[0])
        block = section.paragraphs[0]
        item = Item(section.id, 1, None, 0, 0, len(block.text))
        self.claims.append(self._stub("b1", words()["least"], item, section.paragraphs))
        text = "nothing is enumerated or cited: one claim was made, of the first paragraph"
        self.doubts.append(Doubt(block.place, text))

    def _divide(self, item: Item, paragraphs: Sequence[Block]) -> None:
        """Gives an item a sub-claim for each later sentence of its own that cites."""
        for inner in item.items:
            self._divide(inner, paragraphs)
        text = paragraphs[item.paragraph - 1].text
        item.items += [
            Item(item.section, item.paragraph, None, start, start, end)
            for start, end in self._citing(text, item.body, item.end, item.items)
            if start > item.body
        ]
        item.items.sort(key=lambda one: one.start)

    def _citing(
        self, text: str, start: int, end: int, items: Sequence[Item]
    ) -> Iterator[tuple[int, int]]:
        """Where the sentences of a stretch stand that cite, and are part of none of the items."""
        for first, last in sentences(text, start, end):
            inside = any(one.start < last and first < one.end for one in items)
            cited = cited_in(text[first:last], self.listed)
            if not inside and (cited.keys or cited.unlisted):
                yield first, last

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


_searched = lru_cache(maxsize=4)(searchable)  # all stubs of a paragraph ask for it


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
    headings = {one.id: " ".join(one.heading.values()) for one in sections if one.printed}
    stem = section.id
    while stem:
        text = headings.get(stem, "")
        fitting = [role for role, form in words()["roles"].items() if re.search(form, text, re.I)]
        if fitting:
            return (fitting[0], True) if len(fitting) == 1 else (words()["least"], False)
        stem = stem.rpartition("-")[0]
    return words()["least"], False
