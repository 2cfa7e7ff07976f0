"""Paragraphs and items of lists, put together from the pieces that pages and lines make of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lunmai.authoring.new_paper.layout import ENTRY, Block, Doubt
from lunmai.authoring.new_paper.zones import label_of

CAPTION = re.compile(
    r"^\s*(?:(?:图|表)\s*\d+|(?:Fig(?:ure)?\.?|Table|Chart)\s*\d+"
    r"|(?:资料来源|数据来源|来源|注|说明)\s*[:：]|(?:Source|Notes?)\s*:)"
)
"""What stands between the parts of a paragraph that a figure interrupts."""
UNNUMBERED = re.compile(
    r"\S.{1,300}?(?:[(（]\s*(?:19|20)\d\d[a-z]?|\[[A-Z]{1,2}(?:/[A-Z]{2})?\]|[.,]\s*(?:19|20)\d\d|[“\"].{5,}[”\"])"
)
"""What an item of a list without numbers has in it: a year, the mark of a type, a quoted title."""


def rejoined(blocks: Sequence[Block], doubts: list[Doubt]) -> list[Block]:
    """The paragraphs of which the ends of pages, figures and notes have made pieces."""
    found: list[Block] = []
    last = -1
    for block in blocks:
        if CAPTION.match(block.text):
            found.append(block)
            continue
        before = found[last] if last >= 0 else None
        small = re.match(r"[a-z]", block.text)
        if before and not ENTRY.match(block.text) and (not before.ended or small):
            found[last] = before.with_more(block)
            if before.ended or re.match(r"[A-Z]", block.text):
                doubts.append(Doubt(block.place, f"is taken to go on from {before.place}"))
        else:
            last = len(found)
            found.append(block)
    return found


def list_end(blocks: Sequence[Block]) -> int:
    """How many blocks belong to the list of works."""
    begins = _entry_form(blocks)
    for at, block in enumerate(blocks):
        ended = at > 0 and blocks[at - 1].ended
        if label_of(block) or (ended and not begins(block, "")):
            return at
    return len(blocks)


def entries(blocks: Sequence[Block]) -> list[Block]:
    """The items of a list, those together that stand on several lines, apart what stands on one."""
    begins = _entry_form(blocks)
    found: list[Block] = []
    for block in blocks:
        if found and not begins(block, found[-1].text):
            found[-1] = found[-1].with_more(block)
        else:
            found += _apart(block)
    return found


def _entry_form(blocks: Sequence[Block]) -> Callable[[Block, str], bool]:
    """How the items of a list begin; the second argument is the item before."""
    if blocks and ENTRY.match(blocks[0].text):
        return lambda block, _: bool(ENTRY.match(block.text))
    return _is_entry


def _is_entry(block: Block, before: str) -> bool:
    """True where a list without numbers has another item: who and when, or a mark of its type;
    the item before is whole, and has a year itself."""
    unfinished = before and not re.search(r"(?:19|20)\d\d", before)
    goes_on = re.match(r"[a-z]|https?:", block.text)
    return not (unfinished or goes_on) and bool(UNNUMBERED.match(block.text))


def _apart(block: Block) -> list[Block]:
    """Items that stand on one line, [1] … [2] …, as blocks."""
    number = re.match(r"[\[［](\d+)[\]］]", block.text)
    parts, rest = [], block.text
    while number and (found := re.search(rf"\s[\[［]({int(number[1]) + 1})[\]］]", rest)):
        parts.append(rest[: found.start()])
        rest, number = rest[found.start() :].strip(), found
    return [Block(part.strip(), block.line) for part in (*parts, rest)]
