"""The full record of a paper, in all written languages: everything that is told of each claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lunmai.model import Paper
from lunmai.pdf.blocks import Block, Section, Setting, all_of, card, section
from lunmai.pdf.reader import LEVEL, LOWEST
from lunmai.pdf.references import reference_sections
from lunmai.pdf.retired import retired_sections
from lunmai.pdf.runs import text_of
from lunmai.views.paper import ClaimView, NoteView, PaperView, SectionView
from lunmai.views.said import Fact


def record_sections(setting: Setting, paper: Paper) -> Iterator[Section]:
    """What the paper is, its claims with all facts, its notes, and the works that it cites."""
    views: list[PaperView] = setting.paper_views(all_of, paper)
    rows = _aligned_card(setting, [view.card for view in views])
    yield section(LEVEL, setting.phrased("reference-card"), [card(rows)])
    for parts in zip(*(view.sections for view in views), strict=True):
        yield _section(setting, parts)
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
    return {
        **setting.anchor(claim.target),
        "id": claim.id,
        "depth": claim.depth,
        "level": min(LOWEST, level + 1 + claim.depth),
        "url": setting.address(claim.target.page),
        "role": setting.told((one.role_term,) for one in found),
        "gist": gist,
        "text": text,
        "facts": setting.facts(one.facts for one in found),
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
