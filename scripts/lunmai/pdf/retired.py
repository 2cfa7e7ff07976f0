"""What became of retired ids: it stands where old links into a file lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.cite.names import short_text
from lunmai.link import Tombstone
from lunmai.pdf.blocks import Block, Section, Setting, prose, section
from lunmai.text.phrases import phrase
from lunmai.views.citation_index import page_of
from lunmai.views.targets import Target, claim_target, concept_target, paper_target, work_target
from lunmai.views.words import Runs, Words


def retired_sections(
    setting: Setting, stones: Iterable[Tombstone], level: int
) -> Iterator[Section]:
    """A section with these tombstones, or none where there are none."""
    blocks = [_block(setting, stone) for stone in stones]
    if blocks:
        title = setting.phrased(lambda words: phrase("retired", words.language))
        intro = prose(setting.phrased(lambda words: phrase("retired-intro", words.language)))
        yield section(level, title, [intro, {"kind": "notes", "notes": blocks}])


def retired_paper_sections(setting: Setting, stone: Tombstone, level: int) -> Iterator[Section]:
    """What became of a paper, then of each of its claims."""
    yield section(
        level,
        setting.told(lambda words: words.plain(stone.anchor)),
        [{"kind": "notes", "notes": [_block(setting, stone)]}],
    )
    claims = setting.links.tombstones.claims.get(stone.anchor, ())
    if claims:
        title = setting.phrased(lambda words: phrase("retired-claims", words.language))
        blocks = [_block(setting, claim) for claim in claims]
        yield section(level + 1, title, [{"kind": "notes", "notes": blocks}])


def _block(setting: Setting, stone: Tombstone) -> Block:
    """A tombstone, set like an editorial note."""

    def title(words: Words) -> str:
        kind = phrase(f"retired-{stone.kind}", words.language)
        return f"{stone.anchor}{phrase('colon', words.language)}{kind}"

    return {
        **setting.anchor(_target(setting, stone.name)),
        "id": stone.anchor,
        "title": setting.phrased(title),
        "place": setting.told(lambda words: [stone.date]),
        "text": setting.told(lambda words: _text(setting, words, stone)),
    }


def _text(setting: Setting, words: Words, stone: Tombstone) -> Runs:
    """The reason, and what to read instead."""
    language = words.language
    label = phrase("retired-reason", language) + phrase("colon", language)
    gap = " " if language == "en" else ""
    said = [*words.phrase(label), *words.plain(stone.reason.in_language(language)), gap]
    if not stone.leads_to:
        return [*said, *words.phrase(phrase("retired-nowhere", language))]
    leads = [_lead(setting, words, name) for name in stone.leads_to]
    return [*said, *words.phrase(phrase("retired-leads", language) + gap),
            *words.listed(leads, "semicolon")]  # fmt: skip


def _lead(setting: Setting, words: Words, name: str) -> Runs:
    """A successor, leading to it."""
    kind, _, rest = name.partition("/")
    record, _, claim = rest.partition("#")
    target = _target(setting, name)
    if claim:
        gist = setting.links.papers[record].claims[claim].gist
        return [*words.to(target, [claim], "id"), " ", *words.line(gist)]
    if kind == "papers":
        title = setting.corpus.papers[record].title.in_language(words.language)
        return words.to(target, [*words.paper_name(record), " ", *words.plain(title)])
    if kind == "concepts":
        return words.to(target, words.term(record))
    work = setting.corpus.references[record]
    return words.to(target, words.plain(short_text(work), work.language))


def _target(setting: Setting, name: str) -> Target:
    """The place of a permanent name, be it there or retired."""
    kind, _, rest = name.partition("/")
    record, _, claim = rest.partition("#")
    if claim:
        return claim_target(record, claim)
    if kind == "papers":
        return paper_target(record)
    if kind == "concepts":
        return concept_target(record)
    return work_target(rest, page_of(len(setting.corpus.references))(rest))
