"""The order of concepts: by pinyin for those who read Chinese, by alphabet for those who read
English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from lunmai.model import Concept, Language
from lunmai.pinyin import alphabetical, toneless

Key = tuple[Any, ...]


def sort_key(concept: Concept, language: Language) -> Key:
    """Where a concept stands by its preferred term; the id decides ties.

    Chinese goes character by character, by syllable and then by tone, as dictionaries do; English
    word by word, without regard to case, accents and hyphens.
    """
    designation = concept.designations.preferred(language)
    if language == "zh":
        return alphabetical(designation.term, designation.pinyin), concept.id
    return _words(designation.term), concept.id


def initial(concept: Concept, language: Language) -> str:
    """The letter under which a concept stands, `#` where it begins with none."""
    designation = concept.designations.preferred(language)
    if language == "zh":
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


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", _plain(text.casefold())))


def _plain(text: str) -> str:
    """The text without marks on its letters."""
    letters = unicodedata.normalize("NFD", toneless(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
