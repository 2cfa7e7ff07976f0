"""The end of a file: how to cite it, its edition and licence, its address and its code."""

from __future__ import annotations

import re
from typing import Any

from lunmai.cite.styles import SHOWN
from lunmai.diagram.qr import qr_modules
from lunmai.model import LICENCE_URL, SITE_LANGUAGES, Paper
from lunmai.pdf.blocks import Section, Setting, Told, section
from lunmai.pdf.runs import Runs, Voice
from lunmai.text.drafts import as_clause
from lunmai.text.inline import on_one_line
from lunmai.text.phrases import phrase
from lunmai.views.citing import dated, known_gaps, page_title, work_text
from lunmai.views.drafts import draft_text, paper_texts
from lunmai.views.editions import is_newer
from lunmai.views.said import Work

EMPHASIS = re.compile(r"<em>(.*?)</em>")


def colophon(setting: Setting, paper: Paper, level: int) -> Section:
    """How to cite a paper's page, and the paper itself."""
    told = [
        {voice.language: _cite(setting, voice, paper) for voice in setting.voices},
        setting.told((v.words.phrase("pdf-paper"), Work(paper.reference)) for v in setting.voices),
        setting.phrased("pdf-paraphrase"),
    ]
    block = {"kind": "colophon", "told": [*told, *imprint(setting, paper)], **code(setting, paper)}
    return section(level, setting.phrased("pdf-cite"), [block], also=["cite"])


def imprint(setting: Setting, paper: Paper) -> list[Told]:
    """Edition and licence; of a paper that is newer than the edition, that it is in none."""
    edition = setting.corpus.edition
    assert edition is not None, "there would be no build"

    newer = is_newer(setting.corpus, paper)

    def of(voice: Voice) -> Runs:
        licence = {"r": voice.phrase("pdf-licence"), "u": LICENCE_URL}
        if newer:
            none = voice.phrase("claim-later", edition=edition.name)
            return [*none, " ", licence, *voice.phrase("full-stop")]
        gaps = dated(edition, voice.language)
        gaps = {name: gaps[name] for name in ("edition", "day", "year")}
        return [*voice.phrase("pdf-edition", **gaps), licence, *voice.phrase("full-stop")]

    return [{voice.language: of(voice) for voice in setting.voices}]


def code(setting: Setting, paper: Paper) -> dict[str, Any]:
    """The permanent address in words and as a QR code; nothing where the site's is unknown."""
    address = f"{setting.site}go/{paper.id}/" if setting.site and not paper.is_draft else ""
    modules = qr_modules(address) if address else ()
    said = setting.views(lambda words: words.phrase("pdf-qr", address=address))
    return {
        "address": address,
        "qr": ["".join("1" if dark else "0" for dark in row) for row in modules],
        "qr-means": " ".join(said),
    }


def _cite(setting: Setting, voice: Voice, paper: Paper) -> Runs:
    """How to cite the page, as the site says it; without its address where that is unknown."""
    edition, language, words = setting.corpus.edition, voice.language, voice.words
    assert edition is not None, "there would be no build"
    reference = setting.corpus.references[paper.reference]
    page = f"{setting.site}{SITE_LANGUAGES[language].root}papers/{paper.id}/"
    work = work_text(reference, language, with_title=False)
    work += as_clause(draft_text(words, paper_texts(paper)), language)
    gaps = {
        **known_gaps(work, edition, language, is_newer(setting.corpus, paper)),
        "title": page_title(paper, language),
        "url": page if setting.site else "",
    }
    gaps = {name: on_one_line(said) for name, said in gaps.items()}
    text = phrase(f"cite-{SHOWN[language]}", language, **gaps).rstrip()
    said: Runs = []
    for number, part in enumerate(EMPHASIS.split(text)):
        runs = voice.said(words.text(part))
        said += [{"r": runs, "i": True}] if number % 2 else runs
    return said
