"""The order of concepts, works and names: Chinese by pinyin, everything else by alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lunmai.cite.names import COUNTRY
from lunmai.load.surnames import surname_of
from lunmai.model import SITE_LANGUAGES, Concept, Language, Name, Reference
from lunmai.text.pinyin import HAN, alphabetical, name_order, name_sound, text_order, toneless

Key = tuple[Any, ...]


def sort_key(concept: Concept, language: Language) -> Key:
    """Where a concept stands by its preferred term; the id decides ties.

    Chinese goes character by character, by syllable and then by tone, as dictionaries do; English
    word by word, without regard to case, accents and hyphens.
    """
    designation = concept.designations.preferred(language)
    if SITE_LANGUAGES[language].script == "han":
        return alphabetical(designation.term, designation.pinyin), concept.id
    return _words(designation.term), concept.id


def initial(concept: Concept, language: Language) -> str:
    """The letter under which a concept stands, `#` where it begins with none."""
    designation = concept.designations.preferred(language)
    if SITE_LANGUAGES[language].script == "han":
        text = "".join(syllable for syllable, _, _ in sort_key(concept, language)[0][:1])
    else:
        text = "".join(_words(designation.term)[:1])
    letter = _plain(text)[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"


def by_initial(
    concepts: Iterable[Concept], language: Language
) -> list[tuple[str, tuple[Concept, ...]]]:
    """Concepts in their order, in groups of one letter each."""
    ordered = sorted(concepts, key=lambda concept: sort_key(concept, language))
    groups = groupby(ordered, key=lambda concept: initial(concept, language))
    return [(letter, tuple(group)) for letter, group in groups]


def work_key(work: Reference) -> Key:
    """Where a work stands: by its explicit sort key, else by its authors, else by its title."""
    if work.sort:
        names: Key = (text_key(work.sort),)
    else:
        names = tuple(map(name_key, work.author)) or (text_key(work.title or ""),)
    return names, work.year or 0, text_key(work.title or ""), work.id


def name_key(name: Name) -> Key:
    """Where a name stands: the surname of a Chinese name is read as a surname."""
    family, given = _parts(name)
    return name_order(family, given) if HAN.search(family) else text_key(f"{family} {given}")


def sound_of_name(name: Name) -> str:
    """What a name is found by beside its characters: its pinyin, or its letters."""
    family, given = _parts(name)
    return name_sound(family, given) if HAN.search(family) else f"{family} {given}"


def _parts(name: Name) -> tuple[str, str]:
    """A name in its parts, without a country or dynasty before it: 〔德〕马克思, （宋）曾巩."""
    family = COUNTRY.sub("", name.family or name.literal or "")
    if name.literal and family != name.literal and (surname := surname_of(family)):
        return surname, family[len(surname) :]
    return family, name.given or ""


def text_key(text: str) -> Key:
    """Where a text stands whose pinyin nobody wrote."""
    if HAN.search(text):
        return text_order("".join(re.findall(r"[^\W_]", text)))
    return tuple((word, 0, word) for word in _words(text))


def letter_of(key: Key) -> str:
    """The letter under which something with a key of these stands, `#` where it has none."""
    while key and isinstance(key[0], tuple):
        key = key[0]
    letter = _plain(str(key[0]))[:1].upper() if key else ""
    return letter if letter.isascii() and letter.isalpha() else "#"


def slug_of(text: str) -> str:
    """A text as part of an address: small letters, digits and hyphens; 0 where it has none."""
    return "-".join(re.findall(r"[a-z0-9]+", _plain(text.casefold()))) or "0"


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", _plain(text.casefold())))


def _plain(text: str) -> str:
    """The text without marks on its letters."""
    letters = unicodedata.normalize("NFD", toneless(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
