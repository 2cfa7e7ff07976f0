"""What of a generated page is finished is made without Markdown, which is left with the rest.

Such a page is nearly all HTML: blocks, elements with `markdown="1"` around more of it, headings
and lines whose text has only tags, entities and plain letters. Markdown would go through each
letter of it many times to leave it as it is, which took more than half of a build. Here it is set
as Markdown would set it; what is anything else waits on the page, with short blocks in the places
of what is made. A page of which that cannot be told block for block is left to Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

OURS = "<!-- Generated from "
"""What the pages say of which we know that every element of theirs is closed."""
PLACE = '<div id="_shelf-{}"></div>'
PLACES = re.compile(PLACE.format(r"(\d+)") + r"\n?")
READ_ON = ("```", "~~~", "--8<--", "[TOC]", "\t", "\r", "\2", "\3", "zzwxh", "_shelf-")
"""What changes how other lines are read, or cannot be told from a place."""
BLOCK = (
    r"<(article|aside|details|dialog|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p"
    r"|script|section|style|svg|table|ul|h[1-6])(?=[\s>])(?![^<>\n]*\smarkdown=)"
)
FIRST, NEXT = re.compile(BLOCK), re.compile(rf"\n{BLOCK}")
MORE = ("markdown=", "<!--", "<pre", "<textarea")
"""What is more than HTML for Markdown."""
EMPTY = re.compile(r"\n +\n")
ENDS = r"(?=\n\n|\n?\Z)"
PLAIN = r"[^\x00-\x1f<>&*_`\[\]\\{}]"
"""A letter that means nothing to Markdown or one of its extensions."""
ENTITY = r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"
TAG = (
    r"</?(?:abbr|a|bdi|br|b|cite|code|data|em|i|kbd|q|small|span|strong|sub|sup|s|time|u|var|wbr)"
    r"(?: [a-z-]+(?:=\"[^\x00-\x1f\"<>`\[\]\\]*\")?)*+>"
)
TAGS = re.compile(TAG)
INERT = rf"(?:{PLAIN}++|{ENTITY}|{TAG})++"
COMMENT = re.compile(rf"{OURS}[^<>]*?-->{ENDS}")
SENTENCE = rf"(?![-+=|:#\s]|\d+[.)]){INERT}(?<!\s)"
LINE = re.compile(SENTENCE + ENDS)
LIST = re.compile(
    rf"- {SENTENCE}(?:(?:\n- {SENTENCE})*|(?:\n\n+- {SENTENCE})*){ENDS}(?!\n+(?:[-+* ]|\d))"
)
HEADING = re.compile(
    rf"(#{{1,6}}) +(?!\s)({INERT})(?<=[^\s#] )\{{#(_?[a-zA-Z0-9.:-]+)"
    rf"(?: data-toc-label=\"((?:(?!\"){PLAIN}|{ENTITY})+)\")?\}}{ENDS}"
)
OPENED = re.compile(
    r"<(article|aside|details|div|figure|section)((?: [a-z-]+=\"[\w -]*\")*)>"
    rf"(<summary>{INERT}</summary>)?\n(?=\n)"
)
CLOSED = re.compile(rf"</(\w+)>{ENDS}")
OTHER = re.compile(
    r"(?:(?!\s|[-+*>\d.) ]*#|[-=]+ *$|\[[^\[\]]*\]:)"
    rf"(?:[^\n<&]++|{ENTITY}|{TAG})+(?:\n(?!\n)|{ENDS}))+",
    re.MULTILINE,
)
"""Lines that Markdown reads by themselves, whatever is above and below, and that are no heading."""


@dataclass
class Shelf:
    """A page without what is made of it."""

    rest: str = ""
    """What is left to Markdown, with places; nothing where all is made."""
    made: list[str] = field(default_factory=list)
    headings: list[dict] = field(default_factory=list)
    """In the form in which Python-Markdown's `toc` has them."""

    def put_back(self, html: str) -> str:
        """The whole page, of what Markdown has made of the rest."""
        if not self.rest:
            return "\n".join(self.made).strip()
        return PLACES.sub(lambda place: self.made[int(place[1])], html).strip()

    @property
    def ids(self) -> set[str]:
        """What may be linked to within what is made."""
        parts = (part for one in self.made for part in one.split(' id="')[1:])
        return {part.partition('"')[0] for part in parts}


def set_out(text: str) -> Shelf | None:
    """What can be made of a page without Markdown; None where that cannot be told."""
    if OURS not in text or any(sign in text for sign in READ_ON):
        return None
    making = _Making(text)
    return making.shelf if making.all() else None


class _Making:
    """Goes through a page, block for block."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.shelf = text, 0, Shelf()
        self.within: list[str] = []
        """The elements that are open."""
        self.is_alone = True
        """Nothing that is left to Markdown is right above."""

    def all(self) -> bool:
        """Makes what can be made; False where a block depends on others."""
        rest: list[str] = []
        made: list[list[str]] = []
        while self._skip_empty():
            outermost, start = not self.within, self.at
            self.is_alone = not rest or PLACES.fullmatch(rest[-1])
            if block := self._block():
                if outermost:
                    rest.append(PLACE.format(len(made)))
                    made.append([])
                made[-1].append(block)
            elif outermost and (other := OTHER.match(self.text, start)):
                rest.append(other[0])
                self.at = other.end()
            else:
                return False
        self.shelf.made = ["\n".join(one) for one in made]
        if len(rest) > len(made):
            self.shelf.rest = "\n\n".join(rest)
        return not self.within

    def _skip_empty(self) -> bool:
        """Goes to the next line that is not empty; tells whether there is one."""
        while self.text.startswith("\n", self.at):
            self.at += 1
        return self.at < len(self.text)

    def _block(self) -> str:
        """Makes the block that begins here, of an element its beginning or end; nothing where
        only Markdown can."""
        text, at = self.text, self.at
        if opened := OPENED.match(text, at):
            return self._open(opened)
        if closed := CLOSED.match(text, at):
            return self._close(closed)
        if heading := HEADING.match(text, at):
            return self._heading(heading)
        if line := LINE.match(text, at):
            self.at = line.end()
            return f"<p>{line[0]}</p>"
        if (lines := LIST.match(text, at)) and self.is_alone:
            self.at = lines.end()
            return _list(lines[0])
        if comment := COMMENT.match(text, at):
            self.at = comment.end()
            return f"{comment[0]}\n"
        return self._finished()

    def _open(self, opened: re.Match[str]) -> str:
        tag, attributes, summary = opened.groups()
        given = re.findall(r'[a-z-]+="[^"]*"', attributes)
        if 'markdown="1"' not in given:
            return self._finished()
        self.at = opened.end()
        self.within.append(tag)
        others = sorted(one for one in given if one != 'markdown="1"')  # as Markdown has them
        return " ".join([f"<{tag}", *others]) + ">" + (f"\n{summary}" if summary else "")

    def _close(self, closed: re.Match[str]) -> str:
        is_empty = self.text[: self.at].rstrip("\n").endswith('markdown="1">')
        if is_empty or self.within[-1:] != [closed[1]]:
            return ""
        self.at = closed.end()
        return f"</{self.within.pop()}>"

    def _heading(self, heading: re.Match[str]) -> str:
        signs, content, name, label = heading.groups()
        self.at = heading.end()
        shown = label or TAGS.sub("", content)
        self.shelf.headings.append({"level": len(signs), "id": name, "name": _one_line(shown)})
        return f'<h{len(signs)} id="{name}">{content[:-1]}</h{len(signs)}>'

    def _finished(self) -> str:
        """Blocks of HTML that stay as they are; outside of others Markdown leaves a line free."""
        first = FIRST.match(self.text, self.at)
        end = _end(self.text, first) if first else -1
        block = self.text[self.at : end]
        if end < 0 or EMPTY.search(block) or any(sign in block for sign in MORE):
            return ""
        is_alone = self.text[end : end + 2] in ("\n\n", "\n", "")
        if not is_alone and (self.within or not OPENED.match(self.text, end + 1)):
            return ""
        self.at = end
        return f"{block}\n" if is_alone and not self.within else block


def _list(lines: str) -> str:
    """A list; where lines are empty between its items, each is a paragraph."""
    before, after = ("\n<p>", "</p>\n") if "\n\n" in lines else ("", "")
    items = (line[2:] for line in lines.split("\n") if line)
    return "\n".join(["<ul>", *(f"<li>{before}{one}{after}</li>" for one in items), "</ul>"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


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
