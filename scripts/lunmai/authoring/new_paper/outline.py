"""The outline of a paper: every printed section, and those that we name, with their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lunmai.authoring.new_paper.headings import Heading, find_headings
from lunmai.authoring.new_paper.known_words import name_of
from lunmai.authoring.new_paper.layout import Block, Doubt
from lunmai.authoring.new_paper.paragraphs import entries, list_end, rejoined
from lunmai.authoring.new_paper.zones import Zones, back_part, label_of, language_of
from lunmai.languages import Language
from lunmai.text.punctuation import in_full_width

DEEPEST = 3


@dataclass
class DraftSection:
    """A section while it is being found."""

    id: str
    part: str
    heading: dict[Language, str]
    printed: bool = True
    number: str = ""
    level: int = 1
    shown: str = ""
    """The heading as it is printed, with its number."""
    paragraphs: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class FoundOutline:
    language: Language
    sections: tuple[DraftSection, ...]
    doubts: tuple[Doubt, ...]

    def paragraphs(self, name: str) -> list[Block]:
        return next((one.paragraphs for one in self.sections if one.id == name), [])


def find_outline(zones: Zones, footnotes: Sequence[Block]) -> FoundOutline:
    """The sections of a paper in the order of the print. Front matter that a page has at its foot,
    and the name of the editor, may stand within the body."""
    language = zones.language
    astray: dict[str, list[Block]] = {"imprint": [], "editor": [], "": []}
    for block in zones.body:
        label = label_of(block)
        astray[label[0] if label and label[0] in astray and label[2] else ""].append(block)
    front = _labelled([*zones.front, *astray["imprint"]], language, "front")
    body, doubts = _body(astray[""], language)
    back = [*_back([*zones.back, *astray["editor"]], language)]
    if footnotes:
        back.append(_named("footnotes", "back", list(footnotes)))
    sections = _with_own_ids([*front, *body, *back])
    return FoundOutline(language, tuple(sections), tuple(doubts))


def _named(name: str, part: str, paragraphs: list[Block], printed: bool = False) -> DraftSection:
    return DraftSection(name, part, name_of(name), printed, paragraphs=paragraphs)


def _labelled(blocks: Sequence[Block], language: Language, part: str) -> Iterator[DraftSection]:
    """Title, abstract, keywords and imprint; a block without a label goes with what is before it,
    or is the title in another language."""
    open_: DraftSection | None = None
    for block in blocks:
        kind, shown, rest = label_of(block) or ("", "", "")
        own = _own(kind, block, language)
        if not kind and open_ is None and part == "front":
            own = "title"
        elif not kind and (open_ is None or _is_title(open_, block)):
            own = f"title-{language_of(block.text)}"
        begins = bool(own) and (open_ is None or open_.id != own or bool(kind and not rest))
        if begins:
            if open_:
                yield open_
            open_ = _named(own, part, [], bool(kind) and kind not in ("imprint", "editor"))
            if open_.printed:
                open_.heading[language_of(block.text)] = _unspaced(shown)
        if kind and not rest:
            continue  # the label stands alone
        paragraphs = open_.paragraphs
        goes_on = paragraphs and not (kind or paragraphs[-1].ended)
        if goes_on and open_.id != "imprint" and not open_.id.startswith("title"):
            paragraphs[-1] = paragraphs[-1].with_more(block)
        else:
            paragraphs.append(block)
    if open_:
        yield open_


def _unspaced(text: str) -> str:
    """Without the spaces that 摘　要 is set with."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+", "", text)


def _own(kind: str, block: Block, language: Language) -> str:
    """The name of a labelled part: that of the paper's own language has no suffix."""
    other = language_of(block.text)
    return f"{kind}-{other}" if kind in ("abstract", "keywords") and other != language else kind


def _is_title(open_: DraftSection, block: Block) -> bool:
    """True for an unlabelled block that is no part of the section before: it is in another
    language, or follows what has an end."""
    if open_.id.startswith("title") or not open_.paragraphs:
        return False
    other = language_of(block.text) != language_of(open_.paragraphs[-1].text)
    return other or open_.id.partition("-")[0] in ("keywords", "editor")


def _body(blocks: list[Block], language: Language) -> tuple[list[DraftSection], list[Doubt]]:
    headings, doubts = find_headings(blocks)
    starts = [*(heading.block for heading in headings), len(blocks)]
    sections: list[DraftSection] = []
    if starts[0]:
        sections.append(_named("s0", "body", rejoined(blocks[: starts[0]], doubts)))
    for heading, end in zip(headings, starts[1:], strict=True):
        section = _section(heading, blocks[heading.block].text, sections, language)
        section.paragraphs += rejoined(blocks[heading.block + 1 : end], doubts)
        sections.append(section)
    return sections, doubts


def _section(
    heading: Heading, shown: str, before: list[DraftSection], language: Language
) -> DraftSection:
    level = min(heading.level, DEEPEST)
    parent = next((one for one in reversed(before) if one.level < level), None)
    stem = f"{parent.id}-" if parent else "s"
    same = [one.id for one in before if one.id.startswith(stem) and one.level == level]
    if heading.number:
        own = heading.number[-1]
    elif not before and level == 1:
        own = 0
    else:
        own = 1 + max((int(name.rpartition("-")[2].strip("s")) for name in same), default=0)
    texts = {language: in_full_width(heading.text.strip())}
    return DraftSection(f"{stem}{own}", "body", texts, True, heading.shown, level, shown)


def _back(blocks: Sequence[Block], language: Language) -> Iterator[DraftSection]:
    """What stands behind the body: each printed heading with its blocks; behind the list of works
    the title, abstract and keywords in another language."""
    starts = [at for at, block in enumerate(blocks) if back_part(block)]
    yield from _labelled(blocks[: starts[0] if starts else None], language, "back")
    for start, end in pairwise([*starts, len(blocks)]):
        kind, label = back_part(blocks[start])
        inner = blocks[start + 1 : end]
        listed = kind == "references"
        own = list_end(inner) if listed else _label_at(inner)
        paragraphs = entries(inner[:own]) if listed else rejoined(inner[:own], [])
        section = _named(kind, "back", paragraphs, printed=True)
        section.heading[language] = _unspaced(label)
        section.shown = blocks[start].text
        yield section
        yield from _labelled(inner[own:], language, "back")


def _label_at(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the first that has a label."""
    return next((at for at, block in enumerate(blocks) if label_of(block)), len(blocks))


def _with_own_ids(sections: list[DraftSection]) -> Iterator[DraftSection]:
    """Each section with an id that no other has."""
    taken: set[str] = set()
    for section in sections:
        stem, number = section.id, 2
        while section.id in taken:
            section.id, number = f"{stem}-{number}", number + 1
        taken.add(section.id)
        yield section
