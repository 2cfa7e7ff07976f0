"""What became of retired ids: it stands where old links into a file lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.link import Tombstone
from lunmai.pdf.blocks import Block, Section, Setting, prose, section
from lunmai.pdf.runs import Runs, Voice
from lunmai.views.tombstones import TombstoneView, tombstone_view, tombstone_views


def retired_sections(
    setting: Setting, stones: Iterable[tuple[TombstoneView, ...]], level: int
) -> Iterator[Section]:
    """A section with these tombstones, or none where there are none."""
    blocks = [_block(setting, found) for found in zip(*stones, strict=True)]
    if blocks:
        intro = prose(setting.phrased("retired-intro"))
        parts = [intro, {"kind": "notes", "notes": blocks}]
        yield section(level, setting.phrased("retired"), parts)


def retired_paper_sections(setting: Setting, stone: Tombstone, level: int) -> Iterator[Section]:
    """What became of a paper, then of each of its claims."""
    block = _block(setting, tuple(setting.views(tombstone_view, stone)))
    title = setting.told(voice.words.text(stone.anchor) for voice in setting.voices)
    yield section(level, title, [{"kind": "notes", "notes": [block]}])
    claims = setting.links.tombstones.claims.get(stone.anchor, ())
    if claims:
        found = zip(*setting.views(tombstone_views, claims), strict=True)
        blocks = [_block(setting, one) for one in found]
        title = setting.phrased("retired-claims")
        yield section(level + 1, title, [{"kind": "notes", "notes": blocks}])


def _block(setting: Setting, found: tuple[TombstoneView, ...]) -> Block:
    """A tombstone, set like an editorial note."""
    colons = [voice.words.phrase("colon") for voice in setting.voices]
    return {
        **setting.anchor(found[0].target),
        "id": found[0].id,
        "title": setting.told(
            (one.id, colon, one.what) for one, colon in zip(found, colons, strict=True)
        ),
        "place": setting.told((one.date,) for one in found),
        "text": {
            voice.language: _text(voice, one)
            for voice, one in zip(setting.voices, found, strict=True)
        },
    }


def _text(voice: Voice, stone: TombstoneView) -> Runs:
    """The reason, and what to read instead."""
    said = voice.said((*stone.reason, " ", stone.leads, *([" "] if stone.successors else [])))
    for number, successor in enumerate(stone.successors):
        said += [*voice.phrase("semicolon")] if number else []
        said += voice.line(successor)
    return said
