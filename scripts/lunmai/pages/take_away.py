"""What readers copy: each work in every style and format, for the copy buttons of a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from typing import Any

from lunmai.cite import STYLES, Citations, Formatted
from lunmai.cite.english import is_ours
from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.formats.claims import cite_claim, claim_bib, claim_csl, claim_ris
from lunmai.cite.formats.csl import csl_line, csl_text, render_csl
from lunmai.cite.formats.notes import csl_name
from lunmai.cite.formats.ris import render_ris
from lunmai.cite.styles import ADAPTED, SHOWN, Style, words_of
from lunmai.model import WRITTEN, Edition, Language, Paper, Reference, Wording
from lunmai.pages.json_ld import script
from lunmai.text.phrases import load_phrases, phrase

ID, GIST, ADDRESS, DRAFT = "\ue000", "\ue001", "\ue002", "\ue003"
"""Characters that no text has."""
LINK = re.compile(r"<a [^>]*>(.*?)</a>")
TAG = re.compile(r"<[^>]+>")
EMPHASIS = re.compile(r"</?em>")
BACKSLASH = r"\\\1"
MARKS = re.compile(r"([\\`*_\[\]<>#])")
"""Characters that could begin a mark in Markdown."""


def take_away(works: Iterable[Reference], formatted: Citations, reader: Language) -> str:
    """A script block with the works by key, each by the name of a format; by that of a style only
    where what is copied is not what the page shows."""
    texts = {work.id: _texts(work, formatted, reader) for work in works}
    return script(texts, 'type="application/json" class="lm-take-away"')


def claim_patterns(
    paper: Paper, work: Reference, reader: Language, edition: Edition, newer: Collection[str]
) -> str:
    """A script block with what a claim of a page is copied as in the formats of programs: four
    characters stand where its id, its gist, its address and what makes it a draft go. Under `cut`
    which parts of each are not for claims that the edition does not have yet, the last first."""
    claims = [claim.id for claim in paper.all_claims()]
    texts: dict[str, Any] = _patterns(paper, work, reader, edition, newer=len(newer) == len(claims))
    if 0 < len(newer) < len(claims):
        short = _patterns(paper, work, reader, edition, newer=True)
        texts["cut"] = {name: cuts(text, short[name]) for name, text in texts.items()}
    return script(texts, 'type="application/json" id="_claim-formats"')


def cuts(text: str, shorter: str) -> list[tuple[int, int]]:
    """The parts without which a text is the shorter one, the last first, as JavaScript counts."""
    codes = SequenceMatcher(None, text, shorter, autojunk=False).get_opcodes()
    gone = [(start, end) for kind, start, end, _, _ in codes if kind != "equal"]
    if any(kind not in ("equal", "delete") for kind, *_ in codes):  # it aligned them in another way
        gone, left = [], iter(shorter)
        wanted = next(left, None)
        for at, sign in enumerate(text):
            gone += [(at, at + 1)] if sign != wanted else []
            wanted = wanted if sign != wanted else next(left, None)
    return [(_units(text[:start]), _units(text[:end])) for start, end in reversed(gone)]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _patterns(
    paper: Paper, work: Reference, reader: Language, edition: Edition, *, newer: bool
) -> dict[str, str]:
    gist = Wording(**dict.fromkeys(WRITTEN, GIST))
    claim = paper.claims[0].model_copy(update={"id": ID, "gist": gist})
    dated = {} if newer else {"edition": edition.name, "issued": edition.date}
    said = cite_claim(paper, claim, work, reader, address="", draft=DRAFT, **dated)
    cited = replace(said, url=ADDRESS)
    return {
        "bibtex": claim_bib(cited),
        "ris": claim_ris(cited),
        "csl-json": csl_text([csl_line(claim_csl(cited))]),
        "markdown": f"[{MARKS.sub(BACKSLASH, cited.title)}]({ADDRESS}){DRAFT}",
    }


def _texts(work: Reference, formatted: Citations, reader: Language) -> dict[str, str]:
    styled = {style: formatted.reference(style, work.id) for style in STYLES}
    inferred = {style: _remarks(work, style) for style in STYLES}
    shown = SHOWN[reader]
    copied = {style: one.text + inferred[style] for style, one in styled.items()}
    return {
        **{style: text for style, text in copied.items() if text != _seen(styled[style])},
        **_formats(work),
        "markdown": markdown(styled[shown]) + MARKS.sub(r"\\\1", inferred[shown]),
    }


def _seen(one: Formatted) -> str:
    return unescape(TAG.sub("", one.html))


def _remarks(work: Reference, style: Style) -> str:
    """What a copied reference says in brackets: what is not printed, whose pinyin a name is."""
    words = words_of(style, work.language)
    ours = style in ADAPTED and is_ours(work)
    return _inferred(work, words) + (phrase("romanized-in-copy", words) if ours else "")


def _inferred(work: Reference, words: Language) -> str:
    """What a copied reference says of the fields that are not printed."""
    if not work.inferred:
        return ""
    known = load_phrases()
    labels = (known.get(f"field-{name.replace('_', '-')}") for name in work.inferred)
    names = [
        label[words] if label else csl_name(name)
        for label, name in zip(labels, work.inferred, strict=True)
    ]
    return phrase("inferred-in-copy", words, fields=phrase("comma", words).join(names))


@lru_cache(maxsize=100_000)  # a work stands on the pages of its papers and in the index, twice
def _formats(work: Reference) -> dict[str, str]:
    return {"bibtex": render_bib(work), "ris": render_ris(work), "csl-json": render_csl(work)}


def markdown(one: Formatted) -> str:
    """A formatted reference in Markdown, addresses between angle brackets."""
    parts = EMPHASIS.split(LINK.sub(r"\1", one.html))
    text = "*".join(MARKS.sub(r"\\\1", unescape(part)) for part in parts)
    return re.sub(r"(https?://\S+?)(?=[.,]?(?:\s|$))", r"<\1>", text)
