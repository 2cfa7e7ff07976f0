"""Where the front matter of a paper ends, and where what stands behind its body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lunmai.authoring.new_paper.headings import SENTENCE, STYLES
from lunmai.authoring.new_paper.known_words import back_headings, labels, usual_headings
from lunmai.authoring.new_paper.layout import Block, width
from lunmai.languages import CHARACTER, HAN, LATIN, Language

FURTHEST = 40
"""In so many blocks the labels of the front matter stand."""
LONG = 90
"""A block as wide as this is a paragraph and no title, name or address."""


@dataclass(frozen=True)
class Zones:
    front: tuple[Block, ...]
    body: tuple[Block, ...]
    back: tuple[Block, ...]
    language: Language


def language_of(text: str) -> Language:
    """Which language a text is printed in: Chinese has more characters than words."""
    return HAN if len(CHARACTER.findall(text)) > len(re.findall(r"[A-Za-z]+", text)) else LATIN


def label_of(block: Block) -> tuple[str, str, str] | None:
    """The kind of a block that begins with a label, the label, and what stands behind it."""
    for kind, pattern in labels():
        if found := pattern.match(block.text):
            return kind, found["label"], block.text[found.end() :]
    return None


def back_part(block: Block) -> tuple[str, str] | None:
    """The kind and the words of a heading of what stands behind the body."""
    numbered = next(filter(None, (form.match(block.text) for form in STYLES.values())), None)
    text = numbered["text"] if numbered else block.text
    for kind, pattern in back_headings():
        if found := pattern.fullmatch(text.strip()):
            return kind, found["label"]
    return None


def find_zones(blocks: Sequence[Block]) -> Zones:
    """The three parts of a paper."""
    blocks = _with_list_apart(blocks)
    start = _front_end(blocks)
    ends = [at for at in range(start, len(blocks)) if back_part(blocks[at])]
    ends = ends or [at for at in range(start, len(blocks)) if _is_back(blocks, at)]
    end = ends[0] if ends else len(blocks)
    front, body, back = (tuple(part) for part in (blocks[:start], blocks[start:end], blocks[end:]))
    text = "".join(block.text for block in body or blocks)
    return Zones(front, body, back, language_of(text))


def _is_back(blocks: Sequence[Block], at: int) -> bool:
    """Without a list of works the body ends at an abstract in another language or at its editor."""
    label = label_of(blocks[at])
    return at > 3 and bool(label) and label[0] in ("editor", "abstract") and at * 2 > len(blocks)


def _with_list_apart(blocks: Sequence[Block]) -> list[Block]:
    """With the heading of the list by itself where its first item stands on the same line, and
    items by themselves that stand on one line."""
    heading = dict(back_headings())["references"].pattern
    joined = re.compile(rf"({heading}\s*)(?=[\[［【]1[\]］】])", re.IGNORECASE)
    found: list[Block] = []
    for block in blocks:
        if head := joined.match(block.text):
            found.append(replace(block, text=head[1].strip()))
            block = replace(block, text=block.text[head.end() :])
        found.append(block)
    return found


def _front_end(blocks: Sequence[Block]) -> int:
    """The number of the first block of the body."""
    kinds = [(label_of(block) or ("",))[0] for block in blocks[:FURTHEST]]
    abstract = kinds.index("abstract") if "abstract" in kinds else -1
    opens = (at for at, block in enumerate(blocks) if _opens_body(block, at < abstract))
    limit = min(next(opens, len(blocks)), FURTHEST)
    labelled = [at for at, kind in enumerate(kinds[:limit]) if kind not in ("", "editor")]
    if not labelled:
        long = (at for at in range(limit) if blocks[at].ended or width(blocks[at].text) > LONG)
        return next(long, limit)
    alone = not label_of(blocks[labelled[-1]])[2]
    return min(labelled[-1] + 1 + alone, len(blocks))


def _opens_body(block: Block, before_abstract: bool) -> bool:
    """True for the first heading of the body, as far as it can be told without its context; what
    has a mere 1 before the abstract is an address."""
    if usual_headings().fullmatch(block.text.strip(" :：")):
        return True
    for style in ("chapter", "han") if before_abstract else ("chapter", "han", "digit", "roman"):
        found = STYLES[style].match(block.text)
        if found and found["number"] in ("一", "1", "0", "I") and not SENTENCE.search(block.text):
            return width(block.text) < LONG * 2
    return False
