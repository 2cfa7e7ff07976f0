"""The handout: one sheet of paper, a side for each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lunmai.languages import Language
from lunmai.model import Paper
from lunmai.pdf.blocks import Section, Setting, section
from lunmai.pdf.colophon import code, imprint
from lunmai.pdf.front import drafted
from lunmai.pdf.runs import Voice
from lunmai.views.brief import BriefPart
from lunmai.views.drafts import paper_texts
from lunmai.views.handout import Handout, handout
from lunmai.views.reading import byline


def sheet_sections(setting: Setting, paper: Paper) -> Iterator[Section]:
    """The sides, each in one language throughout."""
    for number, voice in enumerate(setting.voices):
        place = {"anchor": "" if number else "title", "level": 1}
        block = {"kind": "sheet", **place, **_side(setting, voice, paper)}
        yield section(2, {}, [block], chapter=True, columns=1)


def _side(setting: Setting, voice: Voice, paper: Paper) -> dict[str, Any]:
    told: Handout = handout(voice.words, paper)
    language: Language = voice.language
    return {
        "language": language,
        "kicker": voice.phrase("pdf-sheet"),
        "also": [],
        "title": paper.title.in_language(language),
        "byline": voice.said(byline(voice.words, paper)),
        "state": drafted(setting, [*paper_texts(paper)])[language],
        "opening": [_part(voice, part) for part in told.opening],
        "columns": list(told.columns),
        "rows": [[[voice.line(line) for line in cell] for cell in row] for row in told.rows],
        "rest": [_part(voice, part) for part in told.rest],
        "questions-title": voice.words.phrase("pdf-questions"),
        "questions": [voice.said(one) for one in told.questions],
        "imprint": [one[language] for one in imprint(setting)],
        "legend": voice.phrase("pdf-sheet-legend"),
        **code(setting, paper),
    }


def _part(voice: Voice, part: BriefPart) -> dict[str, Any]:
    return {"title": part.title, "lines": [voice.line(line) for line in part.lines]}
