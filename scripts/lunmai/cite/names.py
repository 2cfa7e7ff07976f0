"""Works and authors by their names, where no citation style says how."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lunmai.languages import HAN, LATIN, SITE_LANGUAGES, WITHOUT_BLANK, Language
from lunmai.load.surnames import known, surname_of
from lunmai.model import Name, Reference
from lunmai.text.named_works import name_text
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import HAN as CHARACTERS
from lunmai.text.pinyin import name_parts, toneless

COUNTRY = re.compile(r"^\s*[（(\[［〔【][^）)\]］〕】]{1,8}[）)\]］〕】]\s*")
"""A country or dynasty before a name: 〔德〕马克思, （清）顾炎武."""
VOWELS = ("a", "e", "o")
"""How a syllable begins that an apostrophe parts from the one before it."""


def short_text(reference: Reference) -> str:
    """The authors and year that point to a work where it is cited: 张林、蒲清平 2023."""
    names = [
        name.family if name.family and not WITHOUT_BLANK.match(name.family) else name_text(name)
        for name in reference.author
    ]
    return _short(reference, names, reference.language)


def short_in_language(reference: Reference, reader: Language) -> tuple[str, Language]:
    """The same as in a printed list of references, and its language: for a reader of Latin letters
    a Chinese work's authors are persons by their pinyin, Zhang & Pu 2023."""
    names = [_family(reference, number) for number in range(len(reference.author))]
    if (
        SITE_LANGUAGES[reader].script != "latin"
        or reference.language != HAN
        or not names
        or any(CHARACTERS.search(name) for name in names)
    ):
        return short_text(reference), reference.language
    return _short(reference, names, LATIN), LATIN


def _family(reference: Reference, number: int) -> str:
    """The family name in Latin letters that an author has in a list, or a name without one."""
    for names in (reference.author_latin, reference.author_pinyin):
        if len(names) == len(reference.author):
            return names[number].family or name_text(names[number])
    found = in_latin(reference.author[number].as_csl(), chinese=not reference.locale)
    return found.get("family") or name_text(reference.author[number])


def _short(reference: Reference, names: list[str], language: Language) -> str:
    if len(names) > 2 or (reference.others and names):
        text = phrase("first-and-others", language, first=names[0])
    elif names:
        text = phrase("and", language).join(names)
    else:
        text = phrase("quoted-title", language, title=reference.title)
    return f"{text} {reference.year}" if reference.year else text


def authors(reference: Reference, reader: Language) -> tuple[tuple[Name, ...], Language]:
    """The authors as a reader can read them: in Latin letters where the work prints them and the
    reader's own language has these."""
    latin = reference.author_latin if SITE_LANGUAGES[reader].script == "latin" else ()
    return (latin, LATIN) if latin else (reference.author, reference.language)


def authors_in_language(reference: Reference, reader: Language) -> tuple[str, Language]:
    """The authors' full names and their language."""
    names, language = authors(reference, reader)
    return phrase("and", language).join(map(name_text, names)), language


def name_in_language(reference: Reference, reader: Language) -> tuple[str, Language]:
    """The authors' full names and the year, as a name for a paper, and its language."""
    names, language = authors_in_language(reference, reader)
    return f"{names} {reference.year}" if reference.year else names, language


def in_latin(name: Mapping[str, str], *, chinese: bool) -> dict[str, str]:
    """A name in CSL for readers of Latin letters: a Chinese person's by its pinyin (GB/T 28039),
    others as they are printed, without a country or dynasty in Chinese brackets before them."""
    parts = {part: COUNTRY.sub("", said) for part, said in name.items()}
    family, given = parts.get("family", ""), parts.get("given", "")
    if not family and "literal" in parts and parts["literal"] != name["literal"]:
        whole = parts["literal"]
        if surname := surname_of(whole):
            family, given = surname, whole[len(surname) :]
    if chinese and given and (len(family) == 1 or family in known("compound")):
        given = re.sub(r"\s*[（(][^（()）]*[)）]$", "", given)  # a courtesy name
        surname, rest = map(joined, name_parts(family, given))
        return {"family": surname, "given": rest}
    return parts


def joined(syllables: tuple[str, ...]) -> str:
    """Syllables as one word with a capital: an apostrophe before a vowel, no tones (Chang’an)."""
    plain = [toneless(syllable) for syllable in syllables]
    rest = (f"’{part}" if part[:1] in VOWELS else part for part in plain[1:])
    return "".join([*plain[:1], *rest]).capitalize()
