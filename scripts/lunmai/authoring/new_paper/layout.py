"""From lines, as they come out of a file, to blocks: what pages repeat is left out, lines that end
at the margin are joined. Of any place it can be doubtful how it is meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lunmai.authoring.copies import BULLET
from lunmai.authoring.new_paper.known_words import back_headings, labels, usual_headings
from lunmai.languages import CHARACTER


@dataclass(frozen=True)
class Line:
    """A line of a text; of a Word file, a paragraph."""

    text: str
    number: int
    page: int = 0
    """0 where the file has no pages; the number counts the lines of a page of a PDF."""
    level: int = 0
    """The level that the file itself gives a heading; 0 for what is none, or where no one knows."""

    @property
    def place(self) -> str:
        return f"page {self.page}, line {self.number}" if self.page else f"line {self.number}"


@dataclass(frozen=True)
class Doubt:
    """What a person should look at."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True)
class ReadText:
    """The lines of a file with those that are blank, its footnotes where it keeps them apart, and
    what is doubtful about them."""

    lines: tuple[Line, ...]
    footnotes: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    wrapped: bool = False
    """True where lines are known to end at the margin and not at the end of a paragraph."""


ENDED = re.compile(
    r"[。！？!?；;：:.…”\"’』」）)\]］》〉>](?:[*^①-⑳]*|\^?\[[\d,，–-]+\]\^?|\d{1,2})\s*\Z"
)
"""How a paragraph ends, with the mark of a note behind it."""
PAGE_NUMBER = re.compile(
    r"[-–—·•.\s|]*(?:第\s*|[Pp]age\s+|[Pp]\.\s*)?(\d{1,4})(?:\s*(?:/|of)\s*\d+|\s*页)?[-–—·•.\s|]*"
)
REPEATED = 3
"""So often a line stands in a text that pages repeat."""
HEAD_LINES = 2
"""So many lines at the head and at the foot of a page may be repeated ones."""
LONGEST_HEAD = 120
INDENTED = 12
"""Paragraphs are indented where one line in so many is."""
INDENT = re.compile(r"^(?:\u3000{2}|[ \t]{2,})(?=\S)")
SOFT = "\u00ad"
"""The hyphen at which only a typesetter breaks a word."""
NOTE_MARK = re.compile(r"^\s*([①-⑳])\s*")
ENTRY = re.compile(r"^\s*(?:[-*•]\s+)?(?:[\[［【]\d+[\]］】]|\d{1,3}[.、．])\s*\S")
STARTS = re.compile(
    r"[*＊※]?(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}(?:\.\d{1,2}){1,2}\.?\s"
    r"|[①-⑳]|(?:图|表|Figure |Fig\. |Table )\s*\d|资料来源|摘\s*要|Abstract\b|Key ?words\b)"
)
"""What begins a block wherever it stands, beside labels and usual headings."""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or other piece of text that stands by itself."""

    text: str
    line: Line
    """Where it begins."""

    @property
    def place(self) -> str:
        return self.line.place

    @property
    def ended(self) -> bool:
        return bool(ENDED.search(self.text))

    def with_more(self, block: Block) -> Block:
        """With a block that goes on with it."""
        return replace(self, text=joined([self.text, block.text]))


@dataclass(frozen=True)
class Layout:
    blocks: tuple[Block, ...]
    footnotes: tuple[Block, ...]
    heads: tuple[str, ...]
    """The lines that were left out, since pages repeat them."""
    doubts: tuple[Doubt, ...]


def lay_out(read: ReadText) -> Layout:
    """The blocks of a text in their order."""
    heads, doubts = _heads(read.lines)
    left = set(heads)
    lines = [line for at, line in enumerate(read.lines) if at not in left]
    widths = sorted(width(line.text.strip()) for line in lines if line.text.strip())
    margin = widths[len(widths) * 9 // 10] if widths else 0
    if read.wrapped or _is_wrapped(lines, margin):
        blocks = list(_unwrapped(lines, margin))
    else:
        blocks = [_block([line]) for line in lines if line.text.strip()]
    body, notes = [], [_block([line]) for line in read.footnotes]
    calls = set(re.findall(r"(?<=\S)[①-⑳]", "\n".join(block.text for block in blocks)))
    for block in blocks:
        mark = NOTE_MARK.match(block.text)
        (notes if mark and mark[1] in calls else body).append(block)
    shown = dict.fromkeys(read.lines[at].text.strip() for at in heads)
    return Layout(tuple(body), tuple(notes), tuple(shown), tuple(doubts))


def width(text: str) -> int:
    """How wide a text is set: a Chinese character is as wide as two letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def joined(texts: Iterable[str]) -> str:
    """Lines as one text: a space between words, none between Chinese characters. A word that a
    hyphen breaks keeps it, for nobody knows whether it is its own, but for a soft one."""
    found = ""
    for text in texts:
        if found.endswith(SOFT):
            found = found[:-1] + text
            continue
        spaced = found and text and width(found[-1]) == width(text[0]) == 1
        spaced = spaced and found[-1] not in "-([{<" and text[0] not in ",.;:)]}>"
        found += f" {text}" if spaced else text
    return found.replace(SOFT, "")


def _block(lines: Sequence[Line]) -> Block:
    texts = [BULLET.sub("", line.text).strip() for line in lines]
    return Block(joined(texts), lines[0])


def _heads(lines: Sequence[Line]) -> tuple[list[int], list[Doubt]]:
    """Which lines are running heads or numbers of pages."""
    texts = [line.text.strip() for line in lines]
    masks = [re.sub(r"\d+", "#", "".join(text.split())) for text in texts]
    exact, masked = Counter(texts), Counter(masks)  # heads may have the number of the page
    edges = _at_edges(lines)
    paged = len({line.page for line in lines}) > 1
    numbers = _page_numbers(texts, edges)
    heads, doubts = [], []
    for at, text in enumerate(texts):
        often = exact[text] >= REPEATED or (paged and at in edges and masked[masks[at]] >= 2)
        head = often and width(text) <= LONGEST_HEAD and not ENTRY.match(text)
        head = head and not re.search(r"[。！？；;]\Z|[a-z]\.\Z", text) and masks[at].strip("# ")
        if text and (head or at in numbers):
            heads.append(at)
        elif text and PAGE_NUMBER.fullmatch(text):
            told = f"'{text}' may be the number of a page; it is kept"
            doubts.append(Doubt(lines[at].place, told))
    return heads, doubts


def _at_edges(lines: Sequence[Line]) -> set[int]:
    """The lines at the heads and feet of pages, where the text has pages."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.page and line.text.strip():
            pages.setdefault(line.page, []).append(at)
    return {at for found in pages.values() for at in (*found[:HEAD_LINES], *found[-HEAD_LINES:])}


def _page_numbers(texts: Sequence[str], edges: set[int]) -> set[int]:
    """Lines that hold a number alone and count the pages."""
    alone = ((at, PAGE_NUMBER.fullmatch(text)) for at, text in enumerate(texts))
    found = {at: int(number[1]) for at, number in alone if number}
    counted = edges & found.keys()
    for (a, first), (b, second) in pairwise(found.items()):
        if 0 < second - first <= 2 and b - a > 2:
            counted |= {a, b}
    return counted


def _is_wrapped(lines: Sequence[Line], margin: int) -> bool:
    """True where most lines are about as long as the longest and do not end a sentence."""
    texts = [text for line in lines if (text := line.text.strip())]
    broken = [text for text in texts if width(text) >= margin * 0.8 and not ENDED.search(text)]
    return len(texts) >= 8 and margin <= 160 and len(broken) * 4 > len(texts)


def _unwrapped(lines: Sequence[Line], margin: int) -> Iterator[Block]:
    """Blocks of lines: a blank line, an indent, or a short line that ends a sentence parts them."""
    shown = sum(bool(line.text.strip()) for line in lines)
    indented = sum(bool(INDENT.match(line.text)) for line in lines) * INDENTED >= shown
    waiting: list[Line] = []
    for line in lines:
        if waiting and (not line.text.strip() or _begins(line, waiting[-1], margin, indented)):
            yield _block(waiting)
            waiting = []
        if line.text.strip():
            waiting.append(line)
    if waiting:
        yield _block(waiting)


def _begins(line: Line, before: Line, margin: int, indented: bool) -> bool:
    """True where a line begins another block than the line before. Where paragraphs are indented,
    a short line that ends a sentence says nothing."""
    text, last = line.text, before.text.strip()
    short, ended = width(last) < margin * 0.75, bool(ENDED.search(last))
    if INDENT.match(text) and (not INDENT.match(before.text) or ended or short):
        return True
    starts = (ENTRY, STARTS, *(pattern for _, pattern in labels()))
    if any(start.match(text.strip()) for start in starts) or line.level or before.level:
        return True
    if _is_usual(text) or _is_usual(last):
        return True
    if ended and CHARACTER.search(last) and re.match(r"[A-Z][^\u3400-\u9fff]{15,}\Z", text):
        return True
    if re.match(r"[a-z,，。；、]", text.strip()):
        return short and ended and not indented
    return short and not (indented and ended)


def _is_usual(text: str) -> bool:
    """True for a line that is a heading as many papers have it, whatever stands around it."""
    bare = text.strip(" \u3000:：")
    forms = (usual_headings(), *(pattern for _, pattern in back_headings()))
    return any(form.fullmatch(bare) for form in forms)
