"""The handout: one sheet of paper, a side for each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from lunmai.views.said import Line, Link


def sheet_sections(setting: Setting, paper: Paper) -> Iterator[Section]:
    """The sides, each in one language throughout."""
    unnamed = set(setting.links.papers[paper.id].claims)
    for number, voice in enumerate(setting.voices):
        place = {"anchor": "" if number else "title", "level": 1}
        block = {"kind": "sheet", **place, **_side(setting, voice, paper, unnamed)}
        yield section(2, {}, [block], chapter=True, columns=1)


def _side(setting: Setting, voice: Voice, paper: Paper, unnamed: set[str]) -> dict[str, Any]:
    told: Handout = handout(voice.words, paper)
    language: Language = voice.language

    def parts(found: Iterable[BriefPart]) -> list[dict[str, Any]]:
        return [{"title": one.title, "lines": _lines(voice, one.lines, unnamed)} for one in found]

    return {
        "language": language,
        "kicker": voice.phrase("pdf-sheet"),
        "also": [],
        "title": paper.title.in_language(language),
        "byline": voice.said(byline(voice.words, paper)),
        "state": drafted(setting, [*paper_texts(paper)])[language],
        "opening": parts(told.opening),
        "columns": list(told.columns),
        "rows": [[_lines(voice, cell, unnamed) for cell in row] for row in told.rows],
        "rest": parts(told.rest),
        "questions-title": voice.words.phrase("pdf-questions"),
        "questions": [voice.said(one) for one in told.questions],
        "imprint": [one[language] for one in imprint(setting, paper)],
        "legend": voice.phrase("pdf-sheet-legend"),
        **code(setting, paper),
    }


def _lines(voice: Voice, lines: Iterable[Line], unnamed: set[str]) -> list[dict[str, Any]]:
    """Lines, each with the claims to which links into the file lead there: those that it names,
    and no line before it has."""
    found = []
    for line in lines:
        links = [part for part in line.said if isinstance(part, Link)]
        names = dict.fromkeys(link.target.name.rpartition("/")[2] for link in links)
        claims = [name for name in names if name in unnamed]
        unnamed.difference_update(claims)
        found.append({"also": claims, "said": voice.line(line)})
    return found
