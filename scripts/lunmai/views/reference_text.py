"""A reference in words: short where it is cited, in every style in a list."""

from __future__ import annotations

from lunmai.cite import STYLES, Citations
from lunmai.cite.names import name_in_language
from lunmai.cite.styles import SHOWN
from lunmai.model import Language, Reference
from lunmai.text.inline import escape, tag_other_language
from lunmai.text.phrases import phrase

MARKUP_LANGUAGES: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}
"""The values of the `lang` attribute."""


def tagged(text: str, language: Language) -> str:
    """Escaped text within an element that states its language."""
    return f'<span lang="{MARKUP_LANGUAGES[language]}">{escape(text)}</span>'


def paper_name(reference: Reference, reader: Language) -> str:
    """The name of a paper as Markdown that states its language."""
    return tagged(*name_in_language(reference, reader))


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
