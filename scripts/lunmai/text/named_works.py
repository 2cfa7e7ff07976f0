"""Works as running text names them: authors and year, 许涛等（2023） or (Xu and Li, 2023)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from lunmai.languages import HAN, LATIN, WITHOUT_BLANK, Language
from lunmai.load.surnames import surname_of
from lunmai.model import Name, Reference
from lunmai.text.pinyin import HAN as HAN_SIGN
from lunmai.text.pinyin import may_sound, name_sound, toneless

BETWEEN = re.compile(
    r"(?:\s*(?:等人?|,? ?et al\.?|,? and (?:others|co-authors|colleagues)))?"
    r"[\s（(,，]+(?:\d{4}[a-z]?[\s,，、;；]+)*\Z"
)
"""What stands between authors and a year: 等（ or et al., ( or (2021, ."""
JOINING = re.compile(r"(?:\s*(?:、|,|，|&|和|与|及|\band\b))+\s*\Z")
"""What stands between two authors."""
LISTED = re.compile(r"\w\s*(?:、|&|\band\b)\s*\Z")
"""What shows that a name is not the first of a list."""
CAPITALIZED = re.compile(r"(?:\b[A-Z][\w’-]* ){0,2}\b[A-Z][\w’-]*\Z")
FORENAME = re.compile(
    r"\b(?!(?:According|After|Against|And|As|Both|But|By|Following|For|From|If|In|Like|See|Since|"
    r"That|Though|To|Unlike|When|Where|While|With)\b)[A-Z][\w’-]* \Z"
)
"""A capitalized word before a family name that is a part of the name, and no beginning of a
sentence."""


Works = dict[str, list[Reference]]
"""The works of each year that have authors."""
YEAR = re.compile(r"(?<![\d–-])(1[5-9]\d\d|20\d\d)[a-z]?(?![\d年–-])")
PRINTED = re.compile(
    r"([\u3400-\u9fff]{2,}?|[A-Z][\w’-]+)(?:等人?)?[（(]((?:1[5-9]|20)\d\d)[a-z]?[)）]"
)
"""An author and a year, as Chinese prints them: 许涛等（2023）, Lefebvre（1991）."""


def works_by_year(references: Iterable[Reference]) -> Works:
    works: Works = defaultdict(list)
    for reference in references:
        if reference.year and reference.author:
            works[str(reference.year)].append(reference)
    return works


def works_named(text: str, works: Works) -> Iterator[list[Reference]]:
    """For each year that authors stand before, the works of that year that they may have written;
    those that fit the longest stretch of the text."""
    for match in YEAR.finditer(text):
        fitting = [
            (length, reference)
            for reference in works.get(match[1], ())
            if (length := named_before(text[: match.start()], reference))
        ]
        if fitting:
            longest = max(length for length, _ in fitting)
            yield [reference for length, reference in fitting if length == longest]


@dataclass(frozen=True)
class Unlisted:
    """A work that a text names and that nobody has entered."""

    shown: str
    key: str
    """A key for it, as our keys are."""


def unlisted_works(texts: Mapping[Language, str], works: Works) -> Iterator[Unlisted]:
    """The works that the texts of a wording name alike, the one in characters and the other in
    letters: what only looks so in one of them, a word before a year, is none."""
    for found in PRINTED.finditer(texts.get(HAN, "")):
        year = found[2]
        before = texts[HAN][: found.start(2)]
        if any(named_before(before, work) for work in works.get(year, ())):
            continue
        for family, given in _persons(found[1]):
            if any(_is_read(word, family) for word in _before_year(texts.get(LATIN, ""), year)):
                yield Unlisted(f"{family}{given}（{year}）", _key_of(family, given, year))
                break


def _persons(text: str) -> Iterator[tuple[str, str]]:
    """The names of persons that a stretch of text may end with, the longest first."""
    if text.isascii():
        yield text, ""
        return
    for length in (4, 3, 2):
        name = text[-length:]
        if len(name) == length and (family := surname_of(name)):
            yield family, name[len(family) :]


def _before_year(text: str, year: str) -> Iterator[str]:
    """The capitalized words shortly before a year in brackets."""
    for found in re.finditer(rf"\({year}[a-z]?\)|, {year}[a-z]?[),;]", text):
        yield from re.findall(r"[A-Z][\w’-]*", text[max(found.start() - 60, 0) : found.start()])


def _key_of(family: str, given: str, year: str) -> str:
    sounds = (
        toneless(name_sound(part, "")) if part and HAN_SIGN.match(part) else part
        for part in (family, given)
    )
    return "-".join([*("".join(one.lower().split()) for one in sounds if one), year])


def name_text(name: Name) -> str:
    """A name as its language writes it: 刘昱洋, Liu Zhengquan, or the body's own name."""
    if name.literal or not name.family:
        return name.literal or name.given or ""
    space = "" if WITHOUT_BLANK.match(name.family) else " "
    return f"{name.family}{space}{name.given or ''}".strip()


def named_before(text: str, reference: Reference) -> int:
    """The length of the stretch in which a text, up to a year, names the authors of a work; 0
    where it names others or none."""
    between = BETWEEN.search(text)
    if not between:
        return 0
    text = text[: between.start()]
    authors = list(zip_longest(reference.author, reference.author_latin))
    length = _ending(text, *authors[0])
    if length and not LISTED.search(text[:-length]):
        return length
    if len(authors) < 2 or not (length := _ending(text, *authors[-1])):
        return 0
    before = text[:-length]
    joining = JOINING.search(before)
    if not joining:
        return 0
    first = _ending(before[: joining.start()], *authors[-2])
    return first and len(text) - joining.start() + first


def _ending(text: str, author: Name | None, latin: Name | None) -> int:
    """The length of an author's name at the end of a text, in any form that a text may give it."""
    lengths = [_length(text, name) for name in (author, latin) if name]
    return max(lengths, default=0)


def _length(text: str, name: Name) -> int:
    shown = name_text(name)
    if (
        shown
        and text.endswith(shown)
        and (HAN_SIGN.match(shown) or not text[: -len(shown)][-1:].isalpha())
    ):
        return len(shown)
    words = CAPITALIZED.search(text)
    if not (words and name.family):
        return 0
    stretches = [words[0][start.start() :] for start in re.finditer(r"\b[A-Z]", words[0])]
    for stretch in stretches:
        if any(_is_read(stretch, form) for form in _orders(name)):
            return len(stretch)
    family = stretches[-1]
    if _is_read(family, name.family) and not FORENAME.search(text[: -len(family)]):
        return len(family)
    return 0


def _orders(name: Name) -> tuple[str, ...]:
    """A name with the family before and behind."""
    return (f"{name.family}{name.given}", f"{name.given}{name.family}") if name.given else ()


def _is_read(letters: str, name: str) -> bool:
    """True where Latin letters are the name, or how a Chinese name may be read."""
    letters = re.sub(r"[\s’-]", "", letters).casefold()
    if HAN_SIGN.match(name):
        return may_sound(name, letters)
    return letters == re.sub(r"[\s’.-]", "", name).casefold()
