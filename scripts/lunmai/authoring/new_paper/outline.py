"""The outline of a paper: every printed section, and those that we name, with their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lunmai.authoring.new_paper.headings import Heading, find_headings
from lunmai.authoring.new_paper.known_words import name_of
from lunmai.authoring.new_paper.layout import Block, moved
from lunmai.authoring.new_paper.paragraphs import entries, list_end, rejoined
from lunmai.authoring.new_paper.text_read import Doubt
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
    joined: int
    """So many paragraphs were put together from pieces."""
    doubts: tuple[Doubt, ...]

    def section(self, name: str) -> DraftSection | None:
        return next((one for one in self.sections if one.id == name), None)

    def paragraphs(self, name: str) -> list[Block]:
        section = self.section(name)
        return section.paragraphs if section else []


def find_outline(zones: Zones, footnotes: Sequence[Block]) -> FoundOutline:
    """The sections of a paper in the order of the print."""
    language, doubts = zones.language, []
    astray = [block for block in zones.body if _is_astray(block)]
    body = [block for block in zones.body if not _is_astray(block)]
    imprint = [block for block in astray if label_of(block)[0] == "imprint"]
    front = list(_front([*zones.front, *imprint], language))
    sections, found = _body(body, language)
    doubts += found
    editors = [block for block in astray if label_of(block)[0] == "editor"]
    back = list(_back([*zones.back, *editors], language))
    if footnotes:
        back.append(_named("footnotes", "back", list(footnotes)))
    every = [*front, *sections, *back]
    joined = sum(block.pieces > 1 for one in every for block in one.paragraphs)
    return FoundOutline(language, tuple(_with_own_ids(every)), joined, tuple(doubts))


def _is_astray(block: Block) -> bool:
    """True for front matter that a page has at its foot, and for the name of the editor."""
    label = label_of(block)
    return bool(label) and label[0] in ("imprint", "editor") and bool(label[2])


def _named(
    part_name: str, part: str, paragraphs: list[Block], printed: bool = False
) -> DraftSection:
    return DraftSection(part_name, part, name_of(part_name), printed, paragraphs=paragraphs)


def _front(blocks: Sequence[Block], language: Language) -> Iterator[DraftSection]:
    """Title, abstract, keywords and imprint; an unlabelled block goes with what is before it, or
    is the title in another language."""
    yield from _labelled(blocks, language, "front", "title")


def _labelled(
    blocks: Sequence[Block], language: Language, part: str, current: str
) -> Iterator[DraftSection]:
    open_: DraftSection | None = None
    for block in blocks:
        label = label_of(block)
        if label:
            kind = _own(label[0], block, language)
            if open_ is None or open_.id != kind or not label[2]:
                if open_:
                    yield open_
                open_ = _named(kind, part, [], kind not in ("imprint", "editor"))
                if open_.printed:
                    shown = re.sub(r"(?<=[^\x00-\x7f])\s+", "", label[1])
                    open_.heading[language_of(block.text)] = shown
            if label[2]:
                open_.paragraphs.append(block)
        else:
            if open_ and not open_.paragraphs:
                pass  # the label stood alone
            elif open_ is None or _is_title(open_, block, language):
                name = f"title-{language_of(block.text)}" if open_ or part == "back" else current
                if open_ and open_.id != name:
                    yield open_
                    open_ = None
                open_ = open_ or _named(name, part, [])
            if (
                not open_.paragraphs
                or open_.id in ("title", "imprint")
                or not _goes_on(open_, block)
            ):
                open_.paragraphs.append(block)
            else:
                open_.paragraphs[-1] = moved(open_.paragraphs[-1], [block])
    if open_:
        yield open_


def _own(kind: str, block: Block, language: Language) -> str:
    """The name of a labelled part: that of the paper's own language has no suffix."""
    other = language_of(block.text)
    return f"{kind}-{other}" if kind in ("abstract", "keywords") and other != language else kind


def _is_title(open_: DraftSection, block: Block, language: Language) -> bool:
    """True for an unlabelled block that is no part of the section before: it is in another
    language, or follows what has an end."""
    if open_.id.startswith("title"):
        return False
    other = language_of(block.text) != language_of(open_.paragraphs[-1].text)
    return other or (open_.id.partition("-")[0] in ("keywords", "editor"))


def _goes_on(section: DraftSection, block: Block) -> bool:
    return not section.id.startswith("title") and not section.paragraphs[-1].ended


def _body(blocks: list[Block], language: Language) -> tuple[list[DraftSection], list[Doubt]]:
    headings, doubts = find_headings(blocks)
    starts = {heading.block: heading for heading in headings}
    sections: list[DraftSection] = []
    plain: list[Block] = []
    for at, block in enumerate(blocks):
        if at in starts:
            _close(sections, plain, doubts)
            sections.append(_section(starts[at], block, sections, language))
        else:
            if not sections:
                sections.append(_named("s0", "body", []))
            plain.append(block)
    _close(sections, plain, doubts)
    return sections, doubts


def _close(sections: list[DraftSection], plain: list[Block], doubts: list[Doubt]) -> None:
    """Gives the last section the paragraphs that were found since."""
    if sections and plain:
        sections[-1].paragraphs += rejoined(plain, doubts)
    plain.clear()


def _section(
    heading: Heading, block: Block, before: list[DraftSection], language: Language
) -> DraftSection:
    level = min(heading.level, DEEPEST)
    parent = next((one for one in reversed(before) if one.level < level), None)
    stem = f"{parent.id}-" if parent and level > 1 else "s"
    same = [one for one in before if one.id.startswith(stem) and one.level == level]
    if heading.number:
        own = str(heading.number[-1])
    elif not before and level == 1:
        own = "0"
    else:
        own = str(1 + max((int(one.id.rpartition("-")[2].strip("s")) for one in same), default=0))
    text = in_full_width(heading.text.strip())
    return DraftSection(
        f"{stem}{own}", "body", {language: text}, True, heading.shown, level, block.text
    )


def _back(blocks: Sequence[Block], language: Language) -> Iterator[DraftSection]:
    """What stands behind the body: each printed heading with its blocks; behind the list of works
    the title, abstract and keywords in another language."""
    at = 0
    while at < len(blocks):
        part = back_part(blocks[at])
        end = next((n for n in range(at + 1, len(blocks)) if back_part(blocks[n])), len(blocks))
        if part is None:
            yield from _labelled(blocks[at:end], language, "back", "rest")
        else:
            kind, label = part
            section = _named(kind, "back", [], printed=True)
            section.heading[language] = re.sub(r"(?<=[^\x00-\x7f])\s+", "", label)
            section.shown = blocks[at].text
            inner = blocks[at + 1 : end]
            own = list_end(inner) if kind == "references" else _text_end(inner)
            section.paragraphs += (
                entries(inner[:own]) if kind == "references" else rejoined(inner[:own], [])
            )
            yield section
            yield from _labelled(inner[own:], language, "back", "rest")
        at = end


def _text_end(blocks: Sequence[Block]) -> int:
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
