"""The headings of a paper's sections as readers see them."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.languages import Language
from lunmai.model import Paper, Section
from lunmai.text.numbers import said_number
from lunmai.text.phrases import phrase
from lunmai.views.said import Text
from lunmai.views.words import Words

ORDINALS = (
    ("一是", "首先", "第一", "其一", "一方面", "First", "Firstly", "In the first place"),
    ("二是", "其次", "第二", "其二", "另一方面", "Second", "Secondly"),
    ("三是", "再次", "第三", "其三", "Third", "Thirdly"),
    ("四是", "第四", "其四", "Fourth", "Fourthly"),
    ("五是", "第五", "其五", "Fifth", "Fifthly"),
    ("六是", "第六", "其六", "Sixth", "Sixthly"),
    ("七是", "第七", "其七", "Seventh"),
    ("八是", "第八", "其八", "Eighth"),
)
"""Printed enumerators by the number that they stand for."""


def ordinal(marker: str) -> int | None:
    """What a printed enumerator counts; None for one that is not known."""
    return next((number for number, group in enumerate(ORDINALS, 1) if marker in group), None)


def heading_text(section: Section, language: Language) -> str:
    """A heading with its printed number, in brackets where the paper prints none."""
    text = section.heading.in_language(language)
    if not section.printed:
        return phrase("unprinted-heading", language, heading=text)
    if not section.number:
        return text
    if section.number.isascii():
        return f"{section.number.rstrip('.')}. {text}"
    number = said_number(section.number, language)
    name = "numbered-heading" if number == section.number else "renumbered-heading"
    return phrase(name, language, number=number, printed=section.number, heading=text)


def heading(words: Words, section: Section) -> Text:
    """The same as a view says it: of a draft, in the language in which there is one."""
    language = section.heading.read_in(words.language)
    return words.text(heading_text(section, language), language)


def short_place(paper: Paper, section: str, language: Language) -> str:
    """One section as a short place: by its number, §二.1, or without one by its heading."""
    part = ""
    for one in paper.outline:
        number = (one.number or "").rstrip(".")
        part = number if one.level == 1 else part
        if one.id == section and number:
            if number.startswith(part):
                said = said_number(number, language)
            else:
                said, number = f"{said_number(part, language)}.{number}", f"{part}.{number}"
            return f"§{said}" if said == number else f"§{said} ({number})"
        if one.id == section:
            return one.heading.in_language(language)
    raise KeyError(section)


def place_texts(paper: Paper, language: Language) -> Iterator[tuple[str, str]]:
    """Each section as a place, in plain text."""
    part = ""
    for section in paper.outline:
        text = heading_text(section, language)
        if section.level == 1:
            part = section.number or ""
        elif part and not (section.number or "").startswith(part):
            text = f"{said_number(part, language)} / {text}"
        yield section.id, text
