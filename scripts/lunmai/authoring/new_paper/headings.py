"""Which blocks are headings: by their numbers, which must follow each other, or by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lunmai.authoring.new_paper.known_words import usual_headings
from lunmai.authoring.new_paper.layout import Block, Doubt, width

ONES = ("", *"一二三四五六七八九")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NUMBERS = {
    **{f"{ONES[n // 10] if n > 19 else ''}{'十' * (n > 9)}{ONES[n % 10]}": n for n in range(100)},
    **{shown: n for n, shown in enumerate(ROMAN, 1)},
}
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
LISTED = ("digit", "round", "half")
"""Those that items of a list have as well."""
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


Open = list[tuple[str, tuple[int, ...]]]
"""The style and the number of the headings below which a place is."""


def find_headings(blocks: Sequence[Block]) -> tuple[list[Heading], list[Doubt]]:
    """The headings among the blocks of a body, in their order, each with its level."""
    doubts: list[Doubt] = []
    open_: Open = []
    found: list[Heading] = []
    candidates = list(_candidates(blocks))
    styles = {one.style for one in candidates if one.number}
    for at, one in enumerate(candidates):
        number = one.number
        depth = _depth(one, open_, candidates[at + 1 :]) if number else None
        if depth is None:
            if (number and not one.level) or (one.style == "bare" and styles.difference(LISTED)):
                continue
            depth, number = max(one.level - 1, 0), ()
        elif _skips(number, open_[depth:]):
            text = f"'{one.shown}' follows '{open_[depth][1][-1]}'; is one missing?"
            doubts.append(Doubt(blocks[one.block].place, text))
        open_[depth:] = [(one.style, number)]
        found.append(replace(one, level=depth + 1))
    return found, [*doubts, *_bare_doubts(blocks, found)]


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
    """The number in its parts; 0 for what is none."""
    if text[0].isdecimal():
        return tuple(int(part) for part in re.split(r"[.．]", text))
    return (NUMBERS.get(text, 0),)


def _is_bare(blocks: Sequence[Block], at: int) -> bool:
    """True for a short block between two that are none, of which the first ends a sentence."""
    text = blocks[at].text
    before = at == 0 or blocks[at - 1].ended
    after = at + 1 < len(blocks) and width(blocks[at + 1].text) > WIDEST_BARE
    starts = re.match(r"[A-Z\u3400-\u9fff]", text)
    return bool(before and after and starts and width(text) <= WIDEST_BARE and not blocks[at].ended)


def _depth(one: Heading, open_: Open, later: Sequence[Heading]) -> int | None:
    """How many of the open headings stay open above a numbered one whose number follows; None for
    what is no heading."""
    for depth, (style, number) in enumerate(open_):
        if style == one.style and len(number) == len(one.number) and number[:-1] == one.number[:-1]:
            step = one.number[-1] - number[-1]
            return depth if step == 1 or (step == 2 and style not in LISTED) else None
    if one.style == "decimal":  # 1.1 belongs below 1, or below 一、 of the same number
        above = (at for at, (_, number) in enumerate(open_, 1) if (*number, 1) == one.number)
        return next(above, None)
    goes_on = one.style not in ("round", "half") or any(
        other.style == one.style and other.number == (2,) for other in later
    )
    if one.number in ((0,), (1,)) and goes_on:  # below all that have numbers: 引言 has none
        return sum(bool(number) for _, number in open_)
    return None


def _skips(number: tuple[int, ...], before: Open) -> bool:
    """True where a heading follows one of its style, and one between them is missing."""
    last = before[0][1] if before else ()
    return len(last) == len(number) and number[-1] - last[-1] == 2


def _bare_doubts(blocks: Sequence[Block], found: list[Heading]) -> Iterator[Doubt]:
    """Headings that only their shape tells, and short blocks that may be some."""
    taken = {one.block: one for one in found}
    for at, block in enumerate(blocks):
        if at in taken and taken[at].style == "bare":
            yield Doubt(block.place, f"'{block.text}' has no number; it is taken for a heading")
        elif at not in taken and _is_bare(blocks, at):
            yield Doubt(block.place, f"'{block.text}' is short and ends no sentence: a heading?")
