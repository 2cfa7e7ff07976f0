"""The inline Markdown subset of the texts in the data: strong, emphasis, code and links.

Everything else is literal text. What leaves here is inert in any Markdown: marks are written as
HTML elements, and every character that could begin a mark as a character reference, which
Markdown never takes for a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from operator import eq
from typing import Literal

from lunmai.languages import HAN, LATIN, Script
from lunmai.load.line_breaks import join_lines
from lunmai.model import SAFE_URL, SITE_LANGUAGES, Language

OPENS = r"(?<![A-Za-z0-9)）%*])(?!\*+[\s，。；：、,.;:）)])"
CLOSES = r"(?<![，；：、,;:])"
"""Where stars may begin and end an emphasis: not those of a level of significance (0.35*), of a
product (2*3) or of a note, before which a letter or digit stands, or behind which punctuation."""
MARK = re.compile(
    rf"{OPENS}\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?){CLOSES}\*\*(?![A-Za-z0-9*])"
    rf"|{OPENS}\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?){CLOSES}\*(?![A-Za-z0-9*])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
LIST_START = re.compile(r"^(\d*)([.)-])")
STARTS = frozenset("0123456789.)-")
"""What such a start begins with; in other scripts a digit begins no list."""
CHINESE = (
    r"([\u3400-\u9fff\uf900-\ufaff]"
    r"(?:[\u3000-\u9fff\uf900-\uffef·…]*[\u3400-\u9fff\uf900-\ufaff])?)"
)
ENGLISH = r"([A-Za-z][A-Za-z’-]*(?:,? [A-Za-z’-]+){2,})"
CHINESE_RUN = re.compile(rf"<[^>]*>|{CHINESE}")
ENGLISH_RUN = re.compile(rf"<[^>]*>|{ENGLISH}")
"""A tag of ours, to be passed over, or a passage."""
OTHER_SCRIPT: dict[Script, tuple[re.Pattern[str], re.Pattern[str], Language]] = {
    "latin": (re.compile(CHINESE), CHINESE_RUN, HAN),
    "han": (re.compile(ENGLISH), ENGLISH_RUN, LATIN),
}
"""For each script what is a passage in the other, and in which language that is."""
SENTENCE = re.compile(r"(?<=。)|(?<=[.!?]) (?=[A-Z])")
"""What parts two sentences."""
SIGNIFICANT = re.compile(r"[&<>\"'*_`\[\]{}\\#+=|~^!$:@]")


def on_one_line(text: str) -> str:
    """The text without line breaks, which in Chinese are no blanks; printed blanks stay."""
    return join_lines(text)


@lru_cache(maxsize=100_000)
def escape(text: str) -> str:
    """Literal text for Markdown and for HTML attributes, on one line."""
    return escape_start(escape_within(on_one_line(text)))


def escape_start(text: str) -> str:
    """Text that cannot begin a list or a rule: `2024. …` and `- …` stay what they are."""
    if text[:1] not in STARTS:
        return text
    return LIST_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text)


@dataclass(frozen=True)
class Mark:
    """A mark around characters: one of the subset's, or a link that we put there."""

    kind: Literal["strong", "em", "code", "a", "link"]
    at: int
    """Where it begins in the text: it tells two marks from one that goes on."""
    target: str = ""
    """Where a link leads."""


@dataclass(frozen=True)
class Run:
    """Characters that stand within the same marks."""

    text: str
    marks: tuple[Mark, ...] = ()
    """The outermost first."""


@dataclass(frozen=True)
class Link:
    """A link on a part of a text; its positions are those of the plain text."""

    start: int
    end: int
    target: str
    """What tells the layout where it leads: in pages the attributes of the link."""


@lru_cache(maxsize=100_000)  # the check and several pages ask for it
def runs(text: str) -> tuple[Run, ...]:
    """A text of the data taken apart by its marks; one after the other they are its plain text."""
    return tuple(_runs(on_one_line(text), 0, ()))


def _runs(text: str, at: int, marks: tuple[Mark, ...]) -> Iterator[Run]:
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            yield Run(text[end : match.start()], marks)
        yield from _marked(match, at + match.start(), marks)
        end = match.end()
    if end < len(text):
        yield Run(text[end:], marks)


def _marked(match: re.Match[str], at: int, marks: tuple[Mark, ...]) -> Iterator[Run]:
    if match["code"]:
        yield Run(match["code"], (*marks, Mark("code", at)))
    elif match["strong"]:
        yield from _runs(match["strong"], at + 2, (*marks, Mark("strong", at)))
    elif match["emphasis"]:
        yield from _runs(match["emphasis"], at + 1, (*marks, Mark("em", at)))
    elif SAFE_URL.match(match["url"]):
        yield from _runs(match["label"], at + 1, (*marks, Mark("a", at, match["url"])))
    else:
        yield Run(match[0], marks)


def to_markdown(text: str, links: Iterable[Link] = ()) -> str:
    """A text of the data as one line of Markdown, with links on parts of it: in order, each
    within one run."""
    parts: list[str] = []
    marks: tuple[Mark, ...] = ()
    for run in with_links(runs(text), links):
        parts += [_change(marks, run.marks), escape_within(run.text)]
        marks = run.marks
    return escape_start("".join([*parts, _change(marks, ())]))


def with_links(whole: Iterable[Run], links: Iterable[Link]) -> Iterator[Run]:
    """Runs with links on parts of them: in order, each within one run."""
    at, waiting = 0, list(reversed([*links]))
    for run in whole:
        text = run.text
        while waiting and waiting[-1].start < at + len(text):
            link = waiting.pop()
            before, inside, text = (
                text[: link.start - at],
                text[link.start - at : link.end - at],
                text[link.end - at :],
            )
            yield Run(before, run.marks)
            yield Run(inside, (*run.marks, Mark("link", link.start, link.target)))
            at = link.end
        yield Run(text, run.marks)
        at += len(text)


def _change(before: tuple[Mark, ...], after: tuple[Mark, ...]) -> str:
    """The ends of the marks that stop between two runs, and the beginnings of those that start."""
    same = sum(takewhile(bool, map(eq, before, after)))
    return "".join([*map(_end, reversed(before[same:])), *map(_beginning, after[same:])])


def _beginning(mark: Mark) -> str:
    if mark.kind == "link":
        return f"<a {mark.target}>"
    return f'<a href="{escape(mark.target)}">' if mark.kind == "a" else f"<{mark.kind}>"


def _end(mark: Mark) -> str:
    return "</a>" if mark.kind == "link" else f"</{mark.kind}>"


@lru_cache(maxsize=100_000)  # a gist stands on many pages
def to_markdown_in(text: str, language: Language) -> str:
    """A text of the data as one line of Markdown in its language."""
    return tag_other_language(to_markdown(text), language)


def tag_other_language(markdown: str, language: Language) -> str:
    """Markdown of one language whose passages in the other say so: any Chinese within English;
    within Chinese, where Latin names are at home, three English words in a row."""
    _, run, other = OTHER_SCRIPT[SITE_LANGUAGES[language].script]
    tag = SITE_LANGUAGES[other].tag
    return run.sub(
        lambda match: f'<span lang="{tag}">{match[1]}</span>' if match[1] else match[0], markdown
    )


def passages(text: str, language: Language) -> Iterator[tuple[str, Language]]:
    """A plain text in parts of one language each; together they are the text."""
    pattern, _, other = OTHER_SCRIPT[SITE_LANGUAGES[language].script]
    for number, part in enumerate(pattern.split(text)):
        if part:
            yield part, other if number % 2 else language


@lru_cache(maxsize=100_000)
def escape_within(text: str) -> str:
    """Literal text for the middle of a line: a space at either end stays."""
    return SIGNIFICANT.sub(lambda match: f"&#{ord(match[0])};", text)


def to_plain(text: str) -> str:
    """A text of the data without its marks."""
    return "".join(run.text for run in runs(text))


def first_sentence(text: str) -> str:
    """The beginning of a text of the data, without its marks, up to the end of a sentence."""
    return SENTENCE.split(to_plain(text), maxsplit=1)[0]


def unsafe_urls(text: str) -> Iterator[str]:
    """The targets of links that are not plain web addresses."""
    for match in MARK.finditer(on_one_line(text)):
        if match["label"] and not SAFE_URL.match(match["url"]):
            yield match["url"]
