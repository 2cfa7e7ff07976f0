"""Works as running text names them: authors and year, 许涛等（2023） or (Xu and Li, 2023)."""

from __future__ import annotations

import re
from itertools import zip_longest

from lunmai.languages import WITHOUT_BLANK
from lunmai.model import Name, Reference
from lunmai.text.pinyin import HAN, may_sound

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
        and (HAN.match(shown) or not text[: -len(shown)][-1:].isalpha())
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
    if HAN.match(name):
        return may_sound(name, letters)
    return letters == re.sub(r"[\s’.-]", "", name).casefold()
