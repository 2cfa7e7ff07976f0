"""Works and authors by their names, where no citation style says how."""

from __future__ import annotations

from lunmai.languages import LATIN, SITE_LANGUAGES, Language
from lunmai.model import Name, Reference
from lunmai.text.named_works import name_text
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import HAN, name_parts, toneless

VOWELS = ("a", "e", "o")
"""How a syllable begins that an apostrophe parts from the one before it."""


def short_text(reference: Reference) -> str:
    """The authors and year that point to a work where it is cited: 张林、蒲清平 2023."""
    language = reference.language
    names = [
        name.family if name.family and name.family.isascii() else name_text(name)
        for name in reference.author
    ]
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


def romanized(reference: Reference) -> list[dict[str, str]]:
    """The authors of a Chinese work in Latin letters: as printed where the work prints them all so,
    else persons by the pinyin of their names (GB/T 28039) and bodies as they are printed."""
    if len(reference.author_latin) == len(reference.author):
        return [name.model_dump(exclude_none=True) for name in reference.author_latin]
    return [_romanized(name) for name in reference.author]


def _romanized(name: Name) -> dict[str, str]:
    parts = name.model_dump(exclude_none=True)
    if name.family and name.given and HAN.search(name.family):
        parts["family"], parts["given"] = map(joined, name_parts(name.family, name.given))
    return parts


def joined(syllables: tuple[str, ...]) -> str:
    """Syllables as one word with a capital: an apostrophe before a vowel, no tones (Chang’an)."""
    plain = [toneless(syllable) for syllable in syllables]
    rest = (f"’{part}" if part[:1] in VOWELS else part for part in plain[1:])
    return "".join([*plain[:1], *rest]).capitalize()
