"""Lists of names as bibliographies write them: taken apart rightly, or refused with how to write.

BibTeX joins names with ` and `, but Chinese databases write lists with commas, semicolons and 、.
A list that could be read in two ways is never guessed at: a wrong author would be printed in
every style and stand in the index, and nobody would notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bibtexparser.middlewares.names import split_multiple_persons_names

from lunmai.languages import CHARACTER as HAN
from lunmai.load.surnames import known, surname_of

HAN_NAME = re.compile(rf"{HAN.pattern}+(?:\s*[（(][^（()）]*[)）])?")
"""A name in characters, a courtesy name in brackets behind it included."""
OTHERS = re.compile(r"others|et\.? ?al\.?|等|等人", re.IGNORECASE)
BROKEN_OFF = re.compile(r"(?<=[^\s,，])(?:[\s,，]*等人?|,?\s+et\.? ?al\.?)$", re.IGNORECASE)
"""The mark of a list that breaks off, grown onto its last name."""
SUFFIX = re.compile(r"(?:Jr|Sr|[IVX]+|\d(?:st|nd|rd|th))\.?", re.IGNORECASE)
BODY_WORDS = re.compile(
    r"\b(?:of|for|the|and|Inc|Ltd|Co|Corp|LLC|University|Institute|Ministry|Committee|Bureau|Office"
    r"|Department|Association|Academy|Center|Centre|Bank|Group|Press|Society|Commission|Council"
    r"|Union|Organi[sz]ation|Agency|Foundation)\b|&",
)
ROLE = re.compile(
    r"[\s,，]\s*[（(]?(?:主编|编著|编|著|译|校|校注|点校|整理|eds?\.?|trans\.?)[)）]?$"
)
NOTE_MARK = re.compile(r"[\d*†‡①-⑳]")
IN_PARTS = re.compile(rf"\{{({HAN.pattern}+)\}}({HAN.pattern}+)")
"""A name in characters whose family name stands in braces: {山田}太郎."""
EXTENDED = re.compile(r"(?:family|given|prefix|suffix)=")
DEEP = re.compile(r"\{{3,}|\}{3,}")
"""Braces within braces, which say no more than two."""
MARKS_BETWEEN = re.compile("[;；、]")
HOW = "join names with ' and ', family name first with a comma: {example}; a body stands in braces"
EXAMPLES = {True: "李, 四 and {国家统计局}", False: "Smith, John A. and {World Bank}"}


@dataclass(frozen=True)
class Names:
    """What a list says."""

    names: tuple[dict[str, str], ...]
    others: bool
    """True where it breaks off."""
    problem: str = ""
    """What cannot be read, and how to write it."""


class Unclear(ValueError):
    """A name that could be read in two ways, or in none."""


def read_names(text: str) -> Names:
    """The names of a list in BibTeX, or in the ways of Chinese databases."""
    text = DEEP.sub(lambda braces: braces[0][:2], " ".join(text.split()))
    names: list[dict[str, str]] = []
    others = False
    try:
        for part in _parts(text):
            if others:
                raise Unclear("a name stands after the mark that the list breaks off; move it")
            part, others = _without_mark(part)
            names += _read(part) if part else []
    except Unclear as unclear:
        how = HOW.format(example=EXAMPLES[bool(HAN.search(text))])
        return Names((), False, f"{_shortened(str(unclear))}; {how}")
    return Names(tuple(names), others)


def _shortened(text: str) -> str:
    """What is wrong with a name, but no more of a long one than tells which it is."""
    return re.sub(r"(?<=^'.{80}).+(?=')", "…", text)


def _parts(text: str) -> list[str]:
    """The names of a list, braces kept: at ` and `, and at marks that no name has."""
    inner = _within_braces(text)
    if inner is not None and "{" in inner:  # braces around a whole list that has its own
        return _parts(inner)
    marks = [part for piece in split_multiple_persons_names(text) for part in _cut(piece)]
    return [part for part in (mark.strip(" ,，") for mark in marks) if part]


def _cut(text: str) -> list[str]:
    """A text at the marks that part names, but not within braces."""
    depth, parts = 0, [""]
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and MARKS_BETWEEN.match(sign):
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _within_braces(text: str) -> str | None:
    """What stands in braces that are around the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for at, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and at < len(text) - 1:
            return None
    return text[1:-1].strip()


def _without_mark(part: str) -> tuple[str, bool]:
    """A name without the mark that the list breaks off with it, and whether there was one."""
    if part.casefold() == "and":
        raise Unclear("a name is missing beside an 'and'")
    if OTHERS.fullmatch(part):
        return "", True
    if part.endswith("}"):
        return part, False
    name = BROKEN_OFF.sub("", part)
    return name, name != part


def _read(part: str) -> list[dict[str, str]]:
    body = _within_braces(part)
    if body is not None:
        while (inner := _within_braces(body)) is not None:
            body = inner
        return [{"literal": body}]
    if EXTENDED.match(part):
        return [_extended(part)]
    if parts := IN_PARTS.fullmatch(part):
        return [{"family": parts[1], "given": parts[2]}]
    bare = part.replace("{", "").replace("}", "")
    if ROLE.search(bare):
        raise Unclear(f"'{bare}' says what someone did; that is the field: editor, translator")
    if NOTE_MARK.search(bare):
        raise Unclear(f"'{bare}' has a digit or a mark of a note; remove it")
    pieces = [
        piece.strip()
        for piece in (part.replace("，", ",") if HAN.search(part) else part).split(",")
    ]
    if not all(pieces):
        raise Unclear(f"in '{bare}' a part of the name is missing beside a comma")
    return _chinese(bare, pieces) if HAN.search(bare) else [_latin(bare, pieces)]


def _extended(part: str) -> dict[str, str]:
    """A name as biber takes it: family=Veen, given=Pieter, prefix=van der."""
    said = dict(re.findall(r"([a-z]+)=(\{[^{}]*\}|[^,]*)", part))
    said = {name: value.strip("{} ") for name, value in said.items()}
    family = " ".join(filter(None, (said.get("prefix"), said.get("family"))))
    parts = {"family": family, "given": said.get("given"), "suffix": said.get("suffix")}
    return {name: value for name, value in parts.items() if value}


def _chinese(bare: str, pieces: list[str]) -> list[dict[str, str]]:
    plain = [piece.strip("{} ") for piece in pieces]
    if len(pieces) == 1:
        return _without_comma(bare)
    family = plain[0]
    if len(pieces) == 2 and (
        family in known("compound") or len(family) == 1 or pieces[0].startswith("{")
    ):
        return [{"family": family, "given": plain[1]}]
    if all(map(surname_of, plain)):
        return [person for name in plain for person in _without_comma(name)]
    if (
        len(pieces) == 2
        and len(family) == 2
        and family[0] not in known("single")
        and HAN_NAME.fullmatch(family)
    ):
        return [{"family": family, "given": plain[1]}]  # 山田, 太郎
    if len(pieces) == 2 and not HAN.search(family) and not HAN.search(_without_brackets(plain[1])):
        return [_latin(bare, pieces)]
    one = f": if one, {{{family}}}, {plain[1]}" if len(pieces) == 2 and len(family) < 4 else ""
    raise Unclear(f"'{bare}' may be one name or several{one}")


def _without_comma(text: str) -> list[dict[str, str]]:
    """A name, or names that only blanks part; of a name that printers have filled with a blank
    (张　三) that blank is no part."""
    words = text.split()
    if len(words) > 1 and all(map(HAN_NAME.fullmatch, words)):
        if all(map(surname_of, words)):
            return [_person(word) for word in words]
        if len("".join(words)) <= 4 and (
            words[0] in known("compound") or words[0] in known("single")
        ):
            return [{"family": words[0], "given": "".join(words[1:])}]
        if any(map(surname_of, words)):
            raise Unclear(f"'{text}' may be one name or several")
    return [_person(text)]


def _person(text: str) -> dict[str, str]:
    """A name in characters by its parts, where it begins with a surname; else whole."""
    name = _without_brackets(text)
    surname = surname_of(name) if HAN_NAME.fullmatch(text) else None
    return {"family": surname, "given": text[len(surname) :]} if surname else {"literal": text}


def _without_brackets(text: str) -> str:
    return re.sub(r"\s*[（(][^（()）]*[)）]$", "", text)


def _latin(bare: str, pieces: list[str]) -> dict[str, str]:
    plain = [
        piece.strip("{} ") if piece.startswith("{") else piece.replace("{", "").replace("}", "")
        for piece in pieces
    ]
    if len(pieces) == 1:
        if " " in bare:
            raise Unclear(f"'{bare}' has no comma after the family name")
        return {"literal": bare}
    if len(pieces) == 3:
        for suffix, given in ((plain[1], plain[2]), (plain[2], plain[1])):
            if SUFFIX.fullmatch(suffix):
                return {"family": plain[0], "given": given, "suffix": suffix}
    if len(pieces) > 2 or _two_people(pieces[0], plain[1]):
        raise Unclear(f"'{bare}' may be one name or several")
    if BODY_WORDS.search(pieces[0]):
        raise Unclear(f"'{bare}' seems to be a body, which its comma would cut in two")
    return {"family": plain[0], "given": plain[1]}


def _two_people(family: str, given: str) -> bool:
    """True where both sides of a comma have a family and a given name: `Jane Doe, John Roe`,
    `Doe J, Roe J`. Braces make one family name of two words."""
    words = [word for word in family.split() if word[0].isupper()]
    if family.startswith("{") or len(words) < 2:
        return False
    initial = re.fullmatch(r"(?:[A-Z]\.?-?)+", words[-1]) and not family.isupper()
    whole = [word for word in given.split() if len(word.strip(".")) > 1]
    return bool(initial) or len(whole) > 1
