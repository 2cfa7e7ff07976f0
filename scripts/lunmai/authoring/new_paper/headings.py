"""Which blocks are headings: by their numbers, which must follow each other, or by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lunmai.authoring.new_paper.known_words import usual_headings
from lunmai.authoring.new_paper.layout import Block, width
from lunmai.authoring.new_paper.text_read import Doubt

DIGITS = "一二三四五六七八九"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
STYLES = {
    "chapter": re.compile(
        r"^第\s*(?P<number>[一二三四五六七八九十]{1,3})\s*[章节部分]+\s*[、：:]?\s*(?P<text>\S.*)$"
    ),
    "han": re.compile(r"^(?P<number>[一二三四五六七八九十]{1,3})\s*[、．.]\s*(?P<text>\S.*)$"),
    "bracketed": re.compile(
        r"^[（(](?P<number>[一二三四五六七八九十]{1,3})[)）]\s*(?P<text>\S.*)$"
    ),
    "decimal": re.compile(
        r"^(?P<number>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?\s*(?P<text>[^\d\s.%％].*)$"
    ),
    "digit": re.compile(r"^(?P<number>\d{1,2})(?:[.．、]\s*|\s+)(?P<text>[^\d\s.%％].*)$"),
    "roman": re.compile(r"^(?P<number>[IVX]{1,5})[.、]\s+(?P<text>\S.*)$"),
    "round": re.compile(r"^[（(](?P<number>\d{1,2})[)）]\s*(?P<text>\S.*)$"),
    "half": re.compile(r"^(?P<number>\d{1,2})[)）]\s*(?P<text>\S.*)$"),
}
"""Ways to number headings, and what each looks like."""
WIDEST = 200
"""Of a heading; a Chinese character counts two."""
SENTENCE = re.compile(r"[。；;，,]\s*\Z|(?<![A-Z.])[.]\s*\Z")
WIDEST_BARE = 60


@dataclass(frozen=True)
class Heading:
    block: int
    """Which block it is."""
    style: str
    number: tuple[int, ...]
    """1.2 is (1, 2); empty for a heading without a number."""
    shown: str
    """The number as it is printed, without the sign behind it."""
    text: str
    level: int


def find_headings(blocks: Sequence[Block]) -> tuple[list[Heading], list[Doubt]]:
    """The headings among the blocks of a body, in their order, each with its level."""
    doubts: list[Doubt] = []
    stack: list[tuple[str, tuple[int, ...]]] = []
    found: list[Heading] = []
    candidates = list(_candidates(blocks))
    styles = {one.style for one in candidates if one.number}
    for one in candidates:
        found_level = _level(one, stack, candidates, doubts, blocks) if one.number else None
        if found_level is not None:
            found.append(_levelled(one, found_level))
        elif not one.number or one.level:
            if one.style == "bare" and styles - {"digit", "round", "half"}:
                continue
            level = one.level or 1
            del stack[level - 1 :]
            found.append(one if one.level else _levelled(one, 1))
            stack.append((one.style, ()))
    return found, [*doubts, *_bare_doubts(blocks, found)]


def _levelled(one: Heading, level: int) -> Heading:
    return Heading(one.block, one.style, one.number, one.shown, one.text, level)


def _candidates(blocks: Sequence[Block]) -> Iterator[Heading]:
    for at, block in enumerate(blocks):
        text = block.text
        if width(text) > WIDEST or "\n" in text:
            continue
        usual = usual_headings().fullmatch(text.strip(" :："))
        matches = ((style, pattern.match(text)) for style, pattern in STYLES.items())
        style, match = next(((s, m) for s, m in matches if m), ("", None))
        level = block.line.level
        if level and not match:
            yield Heading(at, f"level {level}", (), "", text, level)
        elif match and (level or not SENTENCE.search(text)):
            number = _number(match["number"])
            yield Heading(at, style, number, match["number"], match["text"], level)
        elif usual:
            yield Heading(at, "usual", (), "", text.strip(" :："), 0)
        elif _is_bare(blocks, at):
            yield Heading(at, "bare", (), "", text, 0)


def _number(text: str) -> tuple[int, ...]:
    if text[0] in "一二三四五六七八九十":
        tens, sign, ones = text.partition("十")
        if not sign:
            return (DIGITS.index(text) + 1,) if text in DIGITS else (0,)
        first = DIGITS.index(tens) + 1 if tens and tens in DIGITS else 1
        return (first * 10 + (DIGITS.index(ones) + 1 if ones and ones in DIGITS else 0),)
    if text[0] in "IVX":
        return (ROMAN.index(text) + 1,) if text in ROMAN else (0,)
    return tuple(int(part) for part in re.split(r"[.．]", text))


def _is_bare(blocks: Sequence[Block], at: int) -> bool:
    """True for a short block between two that are none, of which the first ends a sentence."""
    text = blocks[at].text
    before = at == 0 or blocks[at - 1].ended
    after = at + 1 < len(blocks) and width(blocks[at + 1].text) > WIDEST_BARE
    starts = re.match(r"[A-Z\u3400-\u9fff]", text)
    return bool(before and after and starts and width(text) <= WIDEST_BARE and not blocks[at].ended)


def _level(
    one: Heading,
    stack: list[tuple[str, tuple[int, ...]]],
    candidates: list[Heading],
    doubts: list[Doubt],
    blocks: Sequence[Block],
) -> int | None:
    """The level of a numbered heading whose number follows; None for what is none. What is open
    (`stack`) is closed down to it."""
    place = blocks[one.block].place
    for depth, (style, number) in enumerate(stack):
        if style == one.style and len(number) == len(one.number) and number[:-1] == one.number[:-1]:
            step = one.number[-1] - number[-1]
            if step not in (1, 2) or (step == 2 and one.style in ("digit", "round", "half")):
                return None
            if step == 2:
                doubts.append(
                    Doubt(place, f"'{one.shown}' follows '{number[-1]}'; is one missing?")
                )
            del stack[depth:]
            stack.append((one.style, one.number))
            return depth + 1
    if one.style == "decimal":
        return _decimal(one, stack)
    if one.number in ((0,), (1,)) and (
        one.style not in ("round", "half") or _goes_on(one, candidates)
    ):
        del stack[_depth(one, stack) :]
        stack.append((one.style, one.number))
        return len(stack)
    return None


def _decimal(one: Heading, stack: list[tuple[str, tuple[int, ...]]]) -> int | None:
    """1.1 belongs below 1, or below 一、 of the same number."""
    for depth, (_, number) in enumerate(stack):
        if number == one.number[:-1] and one.number[-1] == 1:
            del stack[depth + 1 :]
            stack.append((one.style, one.number))
            return len(stack)
    return None


def _depth(one: Heading, stack: list[tuple[str, tuple[int, ...]]]) -> int:
    """How many of the open levels stay open above a heading of a new style: all that have
    numbers; what has none, an introduction for instance, is on its own level."""
    return sum(bool(number) for _, number in stack)


def _goes_on(one: Heading, candidates: list[Heading]) -> bool:
    after = candidates[candidates.index(one) + 1 :]
    return any(other.style == one.style and other.number == (2,) for other in after)


def _bare_doubts(blocks: Sequence[Block], found: list[Heading]) -> Iterator[Doubt]:
    """Headings that only their shape tells, and short blocks that may be some."""
    taken = {one.block: one for one in found}
    for at, block in enumerate(blocks):
        if at in taken and taken[at].style == "bare":
            yield Doubt(block.place, f"'{block.text}' has no number; it is taken for a heading")
        elif at not in taken and _is_bare(blocks, at):
            yield Doubt(block.place, f"'{block.text}' is short and ends no sentence: a heading?")
