"""The heads of pages: whose file it is, and the section that a page is in, on one line."""

from __future__ import annotations

from lunmai.model import SITE_LANGUAGES
from lunmai.pdf.blocks import Section, Told
from lunmai.pdf.runs import text_of

ALONE, BESIDE = 34.0, 22.0
"""The room for a title in widths of a Chinese character: in a file of one language, of more."""


def with_heads(sections: list[Section], head: Told) -> list[Section]:
    """The sections with what stands at the head of their pages."""
    found = []
    for part in sections:
        head = part.get("running", head)
        found.append({**part, "head": head, "headed": _on_a_line(part["title"])})
    return found


def _on_a_line(title: Told) -> Told:
    """A title in the first language of the file, without what would not fit on the line."""
    for language, runs in title.items():
        whole = text_of(runs)
        most = ALONE if len(title) == 1 else BESIDE
        if _width(whole) <= most:
            return {language: runs}
        fits = next(n for n in range(len(whole), 0, -1) if _width(whole[:n]) < most)
        if SITE_LANGUAGES[language].script == "han":
            return {language: [f"{whole[:fits]}……"]}
        return {language: [f"{whole[:fits].rpartition(' ')[0] or whole[:fits]} …"]}
    return {}


def _width(text: str) -> float:
    return sum(0.5 if ord(sign) < 0x2E80 else 1.0 for sign in text)
