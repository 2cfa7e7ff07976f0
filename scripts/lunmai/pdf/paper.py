"""A paper in a PDF, as its views tell it in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lunmai.languages import SITE_LANGUAGES, Script
from lunmai.model import Paper
from lunmai.pdf.blocks import Block, Section, Setting, card, items, prose, section
from lunmai.pdf.plate import map_sections
from lunmai.pdf.references import reference_sections
from lunmai.pdf.retired import retired_sections
from lunmai.pdf.runs import text_of
from lunmai.views.paper import ClaimView, NoteView, PaperView, SectionView, paper_view
from lunmai.views.said import Fact

LEVEL = 2
"""The headings of a paper's parts; its title is above them."""
LOWEST = 6
"""Tagged PDF has six levels of headings."""
MOST_LINES = 22
"""A claim of about as many lines stays on one page; a longer one, leaving a gap, may not."""
PER_LINE: dict[Script, int] = {"han": 19, "latin": 47}
"""Characters of a line where two languages stand side by side."""
FACT_PER_LINE: dict[Script, int] = {"han": 24, "latin": 58}
"""Characters of a line of facts there."""


def paper_sections(setting: Setting, paper: Paper) -> Iterator[Section]:
    """Everything about a paper but its title; the map comes first, as a page of its own size leaves
    no gap only where a page has just ended."""
    views: list[PaperView] = setting.views(paper_view, paper)
    yield from map_sections(setting, paper, LEVEL)
    rows = _aligned_card(setting, [view.card for view in views])
    yield section(LEVEL, setting.phrased("reference-card"), [card(rows)], chapter=True)
    if views[0].theses:
        listed = map(setting.lines, zip(*(view.theses for view in views), strict=True))
        yield section(LEVEL, setting.phrased("theses"), [items(listed)])
    for parts in zip(*(view.sections for view in views), strict=True):
        yield _section(setting, parts)
    yield from _silences(setting, views)
    if views[0].notes:
        listed = map(setting.told, zip(*(view.notes for view in views), strict=True))
        blocks = [prose(setting.phrased("notes-intro")), items(listed)]
        yield section(LEVEL, setting.phrased("notes"), blocks)
    yield from reference_sections(setting, [view.works for view in views], LEVEL)
    yield from retired_sections(setting, [view.retired for view in views], LEVEL)


def _aligned_card(setting: Setting, cards: list[tuple[Fact, ...]]) -> Iterator[tuple[Any, Any]]:
    """The rows of a card in each language; a row that only one language has is left empty in the
    other: the title that is ours."""
    order = {row.name: None for rows in sorted(cards, key=len, reverse=True) for row in rows}
    found = [{row.name: row for row in rows} for rows in cards]
    for name in order:
        rows = [one.get(name) for one in found]
        labels = [(row.label,) if row else () for row in rows]
        yield (
            setting.told(labels),
            {
                voice.language: [
                    run
                    for number, line in enumerate(row.lines if row else ())
                    for run in [*(["; "] if number else []), *voice.line(line)]
                ]
                for voice, row in zip(setting.voices, rows, strict=True)
            },
        )


def _section(setting: Setting, parts: tuple[SectionView, ...]) -> Section:
    level = LEVEL + parts[0].level - 1
    claims = [
        _claim(setting, found, level) for found in zip(*(one.claims for one in parts), strict=True)
    ]
    notes = [_note(setting, found) for found in zip(*(one.notes for one in parts), strict=True)]
    blocks: list[Block] = [{"kind": "claims", "claims": claims}] if claims else []
    blocks += [{"kind": "notes", "notes": notes}] if notes else []
    title = setting.told(one.heading for one in parts)
    return section(level, title, blocks, setting.anchor(parts[0].target))


def _claim(setting: Setting, found: tuple[ClaimView, ...], level: int) -> Block:
    claim = found[0]
    gist = setting.told(one.gist for one in found)
    text = setting.told((*(one.text,) * bool(one.text), *one.age) for one in found)
    facts = setting.facts(one.facts for one in found)
    scripts = {name: SITE_LANGUAGES[name].script for name in facts}
    lines = max(
        len(text_of([*gist[name], *text[name]])) / PER_LINE[scripts[name]]
        + sum(len(text_of([*label, *said])) for label, said in facts[name])
        / FACT_PER_LINE[scripts[name]]
        for name in facts
    )
    return {
        **setting.anchor(claim.target),
        "id": claim.id,
        "depth": claim.depth,
        "level": min(LOWEST, level + 1 + claim.depth),
        "url": setting.address(claim.target.page),
        "role": setting.told((one.role_term,) for one in found),
        "gist": gist,
        "text": text,
        "facts": facts,
        "long": lines > MOST_LINES,
        "outline": f"{claim.id} {text_of(gist[setting.voices[0].language])}",
    }


def _note(setting: Setting, found: tuple[NoteView, ...]) -> Block:
    return {
        **setting.anchor(found[0].target),
        "id": found[0].id,
        "title": setting.told((one.title,) for one in found),
        "place": setting.told((one.place,) if one.place else () for one in found),
        "text": setting.told(
            (one.text, *one.age, *(part for said in one.named for part in (" ", *said)))
            for one in found
        ),
    }


def _silences(setting: Setting, views: Iterable[PaperView]) -> Iterator[Section]:
    views = list(views)
    intro = prose(setting.told((view.silences_intro,) for view in views))
    yield section(LEVEL, setting.phrased("silences"), [intro])
    for groups in zip(*(view.silences for view in views), strict=True):
        listed = map(setting.lines, zip(*(one.lines for one in groups), strict=True))
        title = setting.told((one.title,) for one in groups)
        yield section(LEVEL + 1, title, [items(listed)])
