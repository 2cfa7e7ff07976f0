"""How Chinese terms are read: whether a pinyin fits its characters, and the order it gives them.

The pinyin itself is written by hand in the data, since no library reads every term rightly; the
library pypinyin knows how each character may be read.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from types import ModuleType

from lunmai.languages import CHARACTER as HAN
from lunmai.load.surnames import readings

SEPARATORS = re.compile(r"[\s'’‐–·-]")
TONES = "\u0304\u0301\u030c\u0300"
"""The marks of the first four tones, as combining characters."""
SANDHI = {"一": ("yī", "yí", "yì"), "不": ("bù", "bú")}
"""Characters whose tone changes with the next one."""
IN_NAMES = {"长": "cháng"}
"""Characters that given names read otherwise than texts do most often."""
NEUTRAL = "的地得了着过们么吗呢吧个子头儿上下里边面家系西方处服识"
"""Characters that lose their tone in many words, when they are not the first."""

SYLLABLE = re.compile(
    "(?:zh|ch|sh|[jqx](?=[iuv])|[bpmfdtnlgkhrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui"
    "|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ia|ua|uo|a|e|i|o|u|v)(?![aeiouv])"
)
"""A syllable without its tone; more narrowly than what is typed is taken for one."""


def syllables(term: str, pinyin: str) -> tuple[str, ...] | None:
    """For each character of a term how it is read, or None when the pinyin does not fit.

    Spaces, hyphens, apostrophes and capitals of the pinyin make no difference; letters and digits
    of the term are read as themselves, and its other characters not at all.
    """
    return _parted(term, SEPARATORS.sub("", unicodedata.normalize("NFC", pinyin.casefold())))


def by_word(term: str, pinyin: str) -> tuple[tuple[str, str], ...] | None:
    """A term in the words of its pinyin, each with its part of the pinyin as that is written:
    (新质, xīnzhì), (生产力, shēngchǎnlì); or None when the two do not fit."""
    read = syllables(term, pinyin)
    if read is None:
        return None
    ends = [0, *accumulate(map(len, read))]
    words, start, letters = [], 0, 0
    for word in pinyin.split():
        letters += len(SEPARATORS.sub("", unicodedata.normalize("NFC", word)))
        if letters not in ends:
            return None
        end = len(ends) - 1 - ends[::-1].index(letters)
        words.append((term[start:end], word))
        start = end
    return tuple(words)


def _parted(term: str, letters: str, *, first: bool = True) -> tuple[str, ...] | None:
    """The letters parted by the characters of a term, or None when this cannot be done."""
    if not term:
        return None if letters else ()
    for reading in _readings(term[0], first=first):
        if letters.startswith(reading):
            rest = _parted(term[1:], letters[len(reading) :], first=False)
            if rest is not None:
                return (reading, *rest)
    return None


def syllables_of(pinyin: str) -> list[str]:
    """The syllables of a word in pinyin without tones (zhengquan: zheng, quan), or none."""
    found = SYLLABLE.findall(pinyin)
    return found if "".join(found) == pinyin else []


def may_sound(text: str, letters: str) -> bool:
    """True where Chinese characters may be read as these letters, tones aside."""
    if not text:
        return not letters
    return any(
        letters.startswith(sound) and may_sound(text[1:], letters[len(sound) :])
        for sound in {toneless(reading) for reading in _readings(text[0], first=True)}
    )


def expected(term: str) -> str:
    """The most likely pinyin of a term, a space between syllables."""
    return " ".join(part[0] for part in _library_of_phrases().pinyin(term))


def alphabetical(term: str, pinyin: str | None) -> tuple[tuple[str, int, str], ...]:
    """A key that orders Chinese terms as a dictionary does: character by character, first by
    syllable, then by tone."""
    read = syllables(term, pinyin) if pinyin else None
    signs = zip(term, read or term.casefold(), strict=True) if read else ((c, c) for c in term)
    return tuple((toneless(reading), tone(reading), sign) for sign, reading in signs if reading)


def name_order(family: str, given: str) -> tuple[tuple[str, int, str], ...]:
    """A key that orders Chinese names as a dictionary does, the surname read as a surname."""
    surname = readings().get(family)
    parts = alphabetical(family, surname) if surname else text_order(family)
    return (*parts, *text_order(given))


def text_order(text: str) -> tuple[tuple[str, int, str], ...]:
    """A key for a text whose pinyin nobody wrote: as its words are most often read."""
    read = _read(text)
    signs = (
        (toneless(reading), tone(reading), sign) for sign, reading in zip(text, read, strict=True)
    )
    return tuple(part for part in signs if part[0].strip())


@lru_cache(maxsize=100_000)  # names recur, and every key is made for both languages
def _read(text: str) -> tuple[str, ...]:
    """For each character of a text how it is most likely read: 重庆 is not zhòng qìng."""
    parts = [part for part in re.split(f"({HAN.pattern}+)", text) if part]
    read = [expected(part).split() if HAN.match(part) else [*part.casefold()] for part in parts]
    return tuple(syllable for part in read for syllable in part)


def name_sound(family: str, given: str) -> str:
    """The pinyin of a Chinese name, the surname read as a surname."""
    return " ".join(syllable for part in name_parts(family, given) for syllable in part)


def name_parts(family: str, given: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The syllables of a surname, read as a surname, and those of a given name."""
    surname = readings().get(family)
    read = tuple(IN_NAMES.get(sign, way) for sign, way in zip(given, _read(given), strict=True))
    return tuple(surname.split()) if surname else _read(family), read


def text_sound(text: str) -> str:
    """The pinyin of a text as it is most likely read."""
    return " ".join(_read(text))


def typed_sounds(sign: str) -> tuple[str, ...]:
    """How a Chinese character may be read, as readings are typed: without tones, ü as v or as u."""
    sounds = (toneless(reading) for reading in _readings_of(sign))
    typed = ((sound.replace("ü", "v"), sound.replace("ü", "u")) for sound in sounds)
    return tuple(dict.fromkeys(way for ways in typed for way in ways))


def toneless(syllable: str) -> str:
    """A syllable without the mark of its tone; ü stays."""
    letters = unicodedata.normalize("NFD", syllable.casefold())
    return unicodedata.normalize("NFC", letters.translate(dict.fromkeys(map(ord, TONES))))


def tone(syllable: str) -> int:
    """1 to 4, or 5 where no tone is marked."""
    marks = [TONES.index(sign) for sign in unicodedata.normalize("NFD", syllable) if sign in TONES]
    return marks[0] + 1 if marks else 5


@cache
def _readings(sign: str, *, first: bool) -> tuple[str, ...]:
    """How one character may be read, the longest first."""
    if not HAN.match(sign):
        return (sign.casefold() if sign.isalnum() else "",)
    known = {*_readings_of(sign), *SANDHI.get(sign, ())}
    if sign in NEUTRAL and not first:
        known.update([toneless(reading) for reading in known])
    if sign == "儿":
        known.add("r")
    return tuple(sorted(known, key=lambda text: (-len(text), text)))


@cache
def _readings_of(sign: str) -> tuple[str, ...]:
    """The readings of a Chinese character, the most usual first."""
    return tuple(_library().pinyin(sign, heteronym=True)[0])


@cache
def _library_of_phrases() -> ModuleType:
    """The library with its words: 重 is chóng in 重庆."""
    library = _library()
    from pypinyin.phrases_dict import phrases_dict

    library.load_phrases_dict(phrases_dict)
    return library


@cache
def _library() -> ModuleType:
    # The dictionary of phrases takes a third of a second to read; the checks do not need it.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    import pypinyin

    return pypinyin
