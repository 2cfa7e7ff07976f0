"""The items that a paper enumerates: 一是…二是…, First …, （1）…, 在…方面 …, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lunmai.authoring.new_paper.known_words import words
from lunmai.authoring.new_paper.layout import Block, Doubt

OPENING = r"(?:(?<=[。；;，,：:、！？!?.\s）)”\"\]］])|(?<=^))"
"""Where an item may begin: not within a clause."""
ASPECT = re.compile(
    OPENING + r"(?:在[^，。；,;：:]{2,16}(?:方面|层面|上)|就[^，。；,;：:]{2,12}而言"
    r"|从[^，。；,;：:]{2,12}(?:来看|而言)"
    r"|In (?:terms|respect) of [^,.;:]{3,60}|In the (?:area|field|aspect) of [^,.;:]{3,60})[,，]"
)
"""What an item is about, said in front of it."""
FULL = {ord("("): "（", ord(")"): "）"}
FEWEST = 2
LAST = 99
"""The number of a marker that says it is the last, whatever its number: Finally."""


class Token(NamedTuple):
    """A place where a marker stands."""

    paragraph: int
    start: int
    end: int
    """Where the marker and the sign behind it end."""
    family: str
    number: int
    shown: str
    place: str


@dataclass
class Item:
    """An enumerated item, or a sentence with a claim of its own."""

    section: str
    paragraph: int
    """Counted from 1."""
    marker: str | None
    start: int
    """Where it begins in the paragraph, with its marker."""
    body: int
    """Where it begins behind the marker."""
    end: int
    group: int = 0
    """Items of one enumeration have the same; 0 for what is none."""
    items: list[Item] = field(default_factory=list)


@cache
def _families() -> dict[str, tuple[re.Pattern[str], dict[str, int]]]:
    """For each family of markers its pattern, and the numbers that words stand for."""
    found = {}
    for name, said in words()["markers"].items():
        numbers: dict[str, int] = {}
        if "numbered" in said:
            forms, after = said["numbered"].replace("{}", r"\d{1,2}"), ""
        else:
            numbers = {form: at for at, form in enumerate(said["forms"].split("|"), 1)}
            numbers |= said.get("others", {})
            numbers |= {form.translate(FULL): number for form, number in numbers.items()}
            forms = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
            after = said.get("after", r"[,，:：、]?")
        found[name] = re.compile(f"{OPENING}(?P<marker>{forms})(?:{after})\\s*"), numbers
    return found


def items_of(section: str, paragraphs: Sequence[Block], doubts: list[Doubt]) -> list[Item]:
    """The enumerated items of a section in their order, those within others below them."""
    groups = [
        group
        for family in _families()
        for group in _sequences(list(_tokens(family, paragraphs)), doubts)
    ]
    groups += _aspects(paragraphs, {token.end for group in groups for token in group})
    groups = _without_rivals(groups)
    found = [list(_items(section, group, paragraphs, at)) for at, group in enumerate(groups, 1)]
    return _nested(found)


def _tokens(family: str, paragraphs: Sequence[Block]) -> Iterator[Token]:
    pattern, numbers = _families()[family]
    for at, block in enumerate(paragraphs):
        for found in pattern.finditer(block.text):
            shown = found["marker"]
            number = numbers.get(shown) or int(re.sub(r"\D", "", shown))
            yield Token(at, *found.span(), family, number, shown, block.place)


def _sequences(tokens: Sequence[Token], doubts: list[Doubt]) -> list[list[Token]]:
    """Markers of one family that count on from 1."""
    groups: list[list[Token]] = []
    for token in tokens:
        last = groups[-1][-1] if groups else token
        step = token.number - last.number
        goes_on = token.number == LAST or (step > 0 and token.family == "first")
        if token.number == 1:
            groups.append([token])
        elif groups and (goes_on or step in (1, 2)):
            groups[-1].append(token)
            if step == 2 and not goes_on:
                text = f"'{token.shown}' follows '{last.shown}'; is one missing?"
                doubts.append(Doubt(token.place, text))
    for first in (group[0] for group in groups if len(group) < FEWEST):
        if first.family in ("shi", "qi", "di", "first", "ordinal"):
            text = f"'{first.shown}' has no second item; no claim is made of it"
            doubts.append(Doubt(first.place, text))
    return [group for group in groups if len(group) >= FEWEST]


def _aspects(paragraphs: Sequence[Block], taken: set[int]) -> Iterator[list[Token]]:
    """Items that each paragraph divides by what they are about."""
    for at, block in enumerate(paragraphs):
        starts = [
            start for one in ASPECT.finditer(block.text) if (start := one.start()) not in taken
        ]
        if len(starts) >= FEWEST:
            yield [Token(at, start, start, "aspect", 0, "", block.place) for start in starts]


def _without_rivals(groups: list[list[Token]]) -> list[list[Token]]:
    """Where two families have a marker at one place, the longer sequence has it."""
    kept: list[list[Token]] = []
    places: set[tuple[int, int]] = set()
    for group in sorted(groups, key=len, reverse=True):
        own = {(token.paragraph, token.start) for token in group}
        if not own & places:
            kept.append(group)
            places |= own
    return sorted(kept, key=lambda group: group[0][:2])


def _items(
    section: str, group: list[Token], paragraphs: Sequence[Block], number: int
) -> Iterator[Item]:
    for token, after in zip(group, [*group[1:], None], strict=True):
        text = paragraphs[token.paragraph].text
        end = len(text)
        if after and after.paragraph == token.paragraph:
            end = after.start
        marker = text[token.start : token.end].strip(" ,，:：、") or None
        yield Item(section, token.paragraph + 1, marker, token.start, token.end, end, number)


def _nested(groups: list[list[Item]]) -> list[Item]:
    """The items of all groups in their order; a group that stands within one item of another is
    below it, and an item ends where another group begins that does not."""
    top: list[Item] = []
    for group in groups:
        holders = [_holder(item, groups, group) for item in group]
        if holders[0] is not None and all(holder is holders[0] for holder in holders):
            holders[0].items += group
        else:
            top += group
    top.sort(key=lambda item: (item.paragraph, item.start))
    for item, after in pairwise(top):
        if after.paragraph == item.paragraph:
            item.end = min(item.end, after.start)
    return top


def _holder(item: Item, groups: list[list[Item]], own: list[Item]) -> Item | None:
    """The smallest item of another group in which an item stands."""
    around = [
        other
        for group in groups
        if group is not own
        for other in group
        if other.paragraph == item.paragraph and other.start < item.start and item.end <= other.end
    ]
    return min(around, key=lambda other: other.end - other.start, default=None)
