"""Blocks of finished HTML are laid aside while Markdown converts the page that has them.

Markdown parses them twice, letter by letter, to leave them as they are: on generated pages that
took two thirds of the time. A short block stands in their place meanwhile. Within an element with
`markdown="1"` Markdown would set them on other lines, which changes nothing for readers.
"""

from __future__ import annotations

import re
from functools import cache

OURS = "<!-- Generated from "
"""What the pages say of which we know that every element of theirs is closed."""
BLOCK = (
    r"<(article|aside|details|dialog|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p"
    r"|script|section|style|svg|table|ul|h[1-6])(?=[\s>])"
)
FIRST = re.compile(rf"(?<=\n\n){BLOCK}")
NEXT = re.compile(rf"\n{BLOCK}")
MORE = re.compile(r"markdown=|```|~~~|--8<--|[\t\r\x02\x03]|\n +\n|<!--|<pre|<textarea|zzwxh")
"""What is more than HTML for Markdown, or for one of its extensions."""
PLACE = '<div id="_shelf-{}"></div>'
PLACES = re.compile(PLACE.format(r"(\d+)"))
ID = re.compile(r'\sid="([^"]+)"')


def laid_aside(text: str) -> tuple[str, list[str]]:
    """The Markdown of a page with short blocks in the places of others, and those."""
    if OURS not in text or PLACES.search(text):
        return text, []
    parts, blocks, at = [], [], 0
    while first := FIRST.search(text, at):
        start = first.start()
        end = _end(text, first)
        if (
            end < 0
            or text[end : end + 2] not in ("\n\n", "\n", "")
            or MORE.search(text, start, end)
        ):
            parts.append(text[at : first.end()])
            at = first.end()
            continue
        parts += text[at:start], PLACE.format(len(blocks))
        blocks.append(text[start:end])
        at = end
    return "".join((*parts, text[at:])), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """The converted page with its blocks."""
    return PLACES.sub(lambda place: blocks[int(place[1])], html) if blocks else html


def ids_of(blocks: list[str]) -> set[str]:
    """What may be linked to within blocks."""
    return {name for block in blocks for name in ID.findall(block)}


def _end(text: str, first: re.Match[str]) -> int:
    """Where a block and those on the lines below it end; -1 where one of them does not."""
    block: re.Match[str] | None = first
    end = -1
    while block:
        end = depth = 0
        for tag in _tags(block[1]).finditer(text, block.end() - len(block[1]) - 1):
            depth += -1 if tag[1] else 1
            if not depth:
                end = tag.end()
                break
        if not end:
            return -1
        block = NEXT.match(text, end)
    return end


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>])[^>]*>")
