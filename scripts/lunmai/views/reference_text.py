"""A reference in words: short where it is cited, in every style in a list."""

from __future__ import annotations

from lunmai.cite import STYLES, Citations, Style
from lunmai.model import Language, Name, Reference
from lunmai.text.inline import escape, tag_other_language
from lunmai.text.phrases import phrase

MARKUP_LANGUAGES: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}
"""The values of the `lang` attribute."""
SHOWN: dict[Language, Style] = {"zh": "gb-t-7714-2025", "en": "apa"}
"""The style that a page shows until its reader chooses another."""


def tagged(text: str, language: Language) -> str:
    """Escaped text within an element that states its language."""
    return f'<span lang="{MARKUP_LANGUAGES[language]}">{escape(text)}</span>'


def name_text(name: Name) -> str:
    """A name as its language writes it: 刘昱洋, Liu Zhengquan, or the body's own name."""
    if name.literal or not name.family:
        return name.literal or name.given or ""
    space = " " if name.family.isascii() else ""
    return f"{name.family}{space}{name.given or ''}".strip()


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
    return f"{text} {reference.issued}" if reference.issued else text


def paper_name(reference: Reference, reader: Language) -> str:
    """The name of a paper as Markdown that states its language."""
    return tagged(*name_in_language(reference, reader))


def name_in_language(reference: Reference, reader: Language) -> tuple[str, Language]:
    """The authors' full names and the year, as a name for a paper, and its language: in Latin
    letters where the paper prints them and the reader reads English."""
    latin = reference.author_latin if reader == "en" else ()
    language = "en" if latin else reference.language
    names = phrase("and", language).join(map(name_text, latin or reference.author))
    return f"{names} {reference.issued}" if reference.issued else names, language


def styled(work: Reference, formatted: Citations, reader: Language) -> str:
    """A reference in every style, of which a page shows one, and what is inferred in it."""
    language = MARKUP_LANGUAGES[work.language]
    text = "".join(
        f'<span data-style="{style}"{"" if style == SHOWN[reader] else " hidden"}>'
        f"{formatted.reference(style, work.id).html}</span>"
        for style in STYLES
    )
    text = f'<span class="lm-styled" lang="{language}">{text}</span>'
    if not work.title:
        text += f" {escape(phrase('no-title', reader))}"
    if work.inferred_reason:
        reason = escape(work.inferred_reason.in_language(reader))
        reason = tag_other_language(reason, reader)
        label = phrase("inferred", reader) + phrase("colon", reader)
        text += f' <span class="lm-inferred">{label}{reason}</span>'
    return text
