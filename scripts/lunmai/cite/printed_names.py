"""Authors as reference lists print them: SMITH J A, Smith, J. A., Zhang Zhenyu, John A. Smith."""

from __future__ import annotations

import re
from functools import cache

from lunmai.languages import CHARACTER as HAN
from lunmai.load.names import BODY_WORDS, OTHERS, SUFFIX
from lunmai.load.surnames import known, surname_of
from lunmai.text.pinyin import name_sound, syllables_of, toneless

Person = dict[str, str]

INITIALS = re.compile(r"(?:[A-Z]{1,3}|(?:[A-Z]\.[- ]?)+[A-Z]?\.?)(?:[- ](?:[A-Z]\.?)+)*")
"""Given names of which a list prints no more: J A, J.-A., JA."""
JOINED = re.compile(r"\s*[;；、&]\s*|\s*,\s*(?:&|and\b)\s*|\s+and\s+|\s*,\s*")
PARTED = re.compile(r"[,，;；、]|\s+and\s+")
BROKEN_OFF = re.compile(r"[\s,，]*(?:,?\s*et\.? ?al\.?|[,，、]?\s*等人?)\s*\Z")
ROLE = re.compile(
    r"\s*[,，]?\s*(?:[（(]?(?:主编|编著|编|著|译)[)）]?|[（(]?\b[Ee]ds?\.?[)）]?)\s*\Z"
)
NATION = re.compile(r"^[\[【（(〔][^\])】）〕]{1,5}[\])】）〕]\s*")
"""The country of a foreign author, which GB/T 7714 does not ask for and many print: [美]."""


def printed_names(text: str) -> tuple[list[Person], bool]:
    """The people and bodies of a printed list of authors, and whether it breaks off."""
    text = ROLE.sub("", text.strip(" ,，"))
    if not re.search(r"\b[A-Z]\.\Z", text):
        text = text.rstrip(".")
    bare = BROKEN_OFF.sub("", text)
    others = bare != text or bool(OTHERS.fullmatch(text))
    if HAN.search(bare):
        names = [NATION.sub("", name).strip(" {}") for name in PARTED.split(bare)]
        foreign = any(map(_of_a_foreigner, names))
        return [_chinese(name, foreign) for name in names if name], others
    if BODY_WORDS.search(re.sub(r"\band\b|&", "", bare)) and not re.search(
        r"\b[A-Z]\.|,\s*[A-Z]\b", bare.split(" and ")[0]
    ):
        return [{"literal": bare}], others
    return _latin([part.strip() for part in JOINED.split(bare) if part.strip()]), others


def _chinese(name: str, foreign: bool) -> Person:
    name = re.sub(rf"(?<={HAN.pattern})\s+(?={HAN.pattern})", "", name)
    surname = None if foreign else surname_of(name)
    return {"family": surname, "given": name[len(surname) :]} if surname else {"literal": name}


def _of_a_foreigner(name: str) -> bool:
    """True for 沃尔德伦, beside which 哈里森 is no Mr 哈."""
    long = 4 <= len(name) <= 6 and all(map(HAN.match, name))
    return long and not surname_of(name) and name[-1] not in known("bodies") | {"学"}


def _latin(parts: list[str]) -> list[Person]:
    """Pieces between commas: a piece of initials belongs to the family name before it."""
    people: list[Person] = []
    for number, part in enumerate(parts):
        last = people[-1] if people else None
        before = parts[number - 1] if number else ""
        if last and "given" in last and SUFFIX.fullmatch(part):
            last["suffix"] = part
        elif last and INITIALS.fullmatch(part) and "given" not in last:
            people[-1] = {"family": before, "given": part}
        elif number == 1 and last and " " not in before and "literal" in last:
            people[-1] = {"family": before, "given": part}  # Smith, John, and Jane Doe
        else:
            people.append(_person(part))
    return people


def _person(name: str) -> Person:
    words = name.split()
    if len(words) < 2:
        return {"literal": name}
    for at in range(1, len(words)):
        if INITIALS.fullmatch(" ".join(words[at:])):  # Smith J A
            return {"family": " ".join(words[:at]), "given": " ".join(words[at:])}
    if _is_chinese(words):
        return {"family": words[0], "given": " ".join(words[1:])}
    if words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper():
        return {"family": words[0], "given": " ".join(words[1:])}
    return {"family": words[-1], "given": " ".join(words[:-1])}


def _is_chinese(words: list[str]) -> bool:
    """True for a Chinese name in pinyin with the family first: Zhang Zhenyu, and Zhang Li, of
    which both words are surnames."""
    first, rest = words[0].casefold(), re.sub(r"[\s'’-]", "", "".join(words[1:])).casefold()
    return len(words) <= 3 and first in _surnames() and 0 < len(syllables_of(rest)) < 4


def either_order(person: Person) -> bool:
    """True for a Chinese name in pinyin of which either word may be the family: Zhang Wei."""
    words = (person.get("family", ""), *person.get("given", "").split())
    return len(words) == 2 and all(_is_chinese([*way]) for way in (words, words[::-1]))


@cache
def _surnames() -> frozenset[str]:
    names = (*known("single"), *known("compound"))
    return frozenset(toneless(name_sound(name, "")).replace(" ", "") for name in names)
