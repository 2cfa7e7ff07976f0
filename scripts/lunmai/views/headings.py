"""The headings of a paper's sections as readers see them."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.model import Language, Paper, Section
from lunmai.text.phrases import phrase


def heading_text(section: Section, language: Language) -> str:
    """A heading with its printed number, in brackets where the paper prints none."""
    text = section.heading.in_language(language)
    if not section.printed:
        return phrase("unprinted-heading", language, heading=text)
    if not section.number:
        return text
    if section.number.isascii():
        return f"{section.number.rstrip('.')}. {text}"
    return phrase("numbered-heading", language, number=section.number, heading=text)


def short_place(paper: Paper, section: str, language: Language) -> str:
    """One section as a short place: by its number, §二.1, or without one by its heading."""
    part = ""
    for one in paper.outline:
        number = (one.number or "").rstrip(".")
        part = number if one.level == 1 else part
        if one.id == section and number:
            number = number if number.startswith(part) else f"{part}.{number}"
            return f"§{number}"
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
            text = f"{part} / {text}"
        yield section.id, text
