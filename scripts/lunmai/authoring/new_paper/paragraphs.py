"""Paragraphs and items of lists, put together from the pieces that pages and lines make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lunmai.authoring.new_paper.layout import ENTRY, Block
from lunmai.authoring.new_paper.text_read import Doubt
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
    last: int | None = None
    for block in blocks:
        if CAPTION.match(block.text):
            found.append(block)
            continue
        before = found[last] if last is not None else None
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
    numbered = bool(blocks) and bool(ENTRY.match(blocks[0].text))
    for at, block in enumerate(blocks):
        if label_of(block):
            return at
        if numbered and not ENTRY.match(block.text) and blocks[at - 1].ended:
            return at
        if not numbered and at and blocks[at - 1].ended and not _is_entry(block, ""):
            return at
    return len(blocks)


def entries(blocks: Sequence[Block]) -> list[Block]:
    """The items of a list, those together that stand on several lines, apart what stands on one."""
    numbered = bool(blocks) and bool(ENTRY.match(blocks[0].text))
    found: list[Block] = []
    for block in blocks:
        before = found[-1].text if found else ""
        goes_on = not (ENTRY.match(block.text) if numbered else _is_entry(block, before))
        if found and goes_on:
            found[-1] = found[-1].with_more(block)
        else:
            found += _apart(block)
    return found


def _is_entry(block: Block, before: str) -> bool:
    """True where a list without numbers has another item: who and when, or a mark of its type;
    the item before is whole, and has a year itself."""
    if re.match(r"[a-z]|https?:", block.text) or (
        before and not re.search(r"(?:19|20)\d\d", before)
    ):
        return False
    return bool(UNNUMBERED.match(block.text))


def _apart(block: Block) -> list[Block]:
    """Items that stand on one line, [1] … [2] …, as blocks."""
    number = re.match(r"[\[［](\d+)[\]］]", block.text)
    parts, rest = [], block.text
    while number and (found := re.search(rf"\s[\[［]({int(number[1]) + 1})[\]］]", rest)):
        parts.append(rest[: found.start()])
        rest, number = rest[found.start() :].strip(), found
    return [Block(part.strip(), block.line) for part in (*parts, rest)]
