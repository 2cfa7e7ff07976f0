"""The reader's edition: a paper as its page is read, on a few sheets of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, takewhile

from lunmai.model import Language, Paper
from lunmai.pdf.blocks import Block, Section, Setting, Told, all_of, section
from lunmai.pdf.colophon import colophon
from lunmai.pdf.plate import map_blocks
from lunmai.pdf.references import reference_sections
from lunmai.pdf.retired import retired_sections
from lunmai.pdf.runs import Runs, Voice, text_of
from lunmai.text.inline import to_plain
from lunmai.views.brief import BriefPart
from lunmai.views.key_terms import KeyTerm, key_terms
from lunmai.views.paper import PaperView, Silences
from lunmai.views.reading import ReadClaim, ReadingView, ReadSection, beginning, reading_view
from lunmai.views.said import Line, Said
from lunmai.views.targets import claim_target, concept_target, note_target, section_target

LEVEL = 2
"""The headings of a paper's parts; its title is above them."""
SaidClaim = dict[str, Runs]
CLAIM_PARTS = ("role", "gist", "marks", "text", "signs")
LOWEST = 6
"""Tagged PDF has six levels of headings."""


def reader_sections(setting: Setting, paper: Paper) -> Iterator[Section]:
    """All that is read of a paper but its title. Its notes are in the full record."""
    views: list[PaperView] = setting.paper_views(all_of, paper)
    read: list[ReadingView] = setting.paper_views(_read, paper)
    yield section(LEVEL, setting.phrased("brief"), [_brief(setting, read)], also=["outline"])
    yield from _argument(setting, paper, read)
    yield from map_blocks(setting, paper, LEVEL)
    yield _open(setting, views)
    yield _terms(setting, paper)
    yield from reference_sections(setting, [view.works for view in views], LEVEL, brief=True)
    yield from retired_sections(setting, [view.retired for view in views], LEVEL)
    yield colophon(setting, paper, LEVEL)


def _read(voice: Voice, paper: Paper) -> ReadingView:
    return reading_view(voice.words, paper, voice.view(all_of, paper).sections)


def _argument(setting: Setting, paper: Paper, read: list[ReadingView]) -> Iterator[Section]:
    """The sections with claims, and those above them. What only has notes, which are in the full
    record, is a place in the section that follows."""
    sections = list(zip(*(one.sections for one in read), strict=True))
    also: list[str] = []
    legend = {"legend": setting.phrased("pdf-legend")}
    for number, parts in enumerate(sections):
        told = _section(setting, paper, parts)
        if parts[0].claims or _any_claims_below(parts, sections[number + 1 :]):
            yield {**told, "also": [*also, *told["also"]], **legend}
            also, legend = [], {}
        else:
            also += [told["anchor"], *told["also"]]
    yield section(LEVEL, {}, also=also)


def _any_claims_below(parts: tuple[ReadSection, ...], after: list[tuple[ReadSection, ...]]) -> bool:
    below = takewhile(lambda one: one[0].level > parts[0].level, after)
    return any(one[0].claims for one in below)


def _brief(setting: Setting, read: list[ReadingView]) -> Block:
    """The argument in brief, each language on its own."""
    return {
        "kind": "brief",
        "parts": [
            _brief_part(setting, found) for found in zip(*(one.brief for one in read), strict=True)
        ],
    }


def _brief_part(setting: Setting, found: tuple[BriefPart, ...]) -> Block:
    return {
        "title": setting.told((part.title,) for part in found),
        "lines": [setting.lines(lines) for lines in zip(*(p.lines for p in found), strict=True)],
    }


def _section(setting: Setting, paper: Paper, parts: tuple[ReadSection, ...]) -> Section:
    first = parts[0]
    level = LEVEL + first.level - 1
    claims = list(_claims(setting, paper, [one.claims for one in parts], level + 1))
    blocks: list[Block] = [{"kind": "read", "claims": claims}] if claims else []
    notes = [note_target(paper.id, note.id).destination(setting.within) for note in first.notes]
    target = section_target(paper.id, first.id)
    title = setting.told(one.heading for one in parts)
    return section(level, title, blocks, setting.anchor(target), also=notes)


def _claims(
    setting: Setting,
    paper: Paper,
    found: Iterable[tuple[ReadClaim, ...]],
    level: int,
    depth: int = 0,
) -> Iterator[Block]:
    """Claims, each before those that elaborate it."""
    said = setting.paper_views(_said, paper)
    for versions in zip(*found, strict=True):
        id = versions[0].id
        told = {voice.language: one[id] for voice, one in zip(setting.voices, said, strict=True)}
        yield _claim(setting, paper, id, told, level, depth)
        inner = [one.claims for one in versions]
        yield from _claims(setting, paper, inner, level + 1, depth + 1)


def _claim(
    setting: Setting, paper: Paper, id: str, told: dict[Language, SaidClaim], level: int, depth: int
) -> Block:
    target = claim_target(paper.id, id)
    first = told[setting.voices[0].language]
    parts = {
        part: {language: said[part] for language, said in told.items()} for part in CLAIM_PARTS
    }
    return {
        **setting.anchor(target),
        "id": id,
        "depth": depth,
        "level": min(LOWEST, level),
        "url": setting.address(target.page),
        **parts,
        "outline": f"{id} {text_of(first['bare'])}",
    }


def _said(voice: Voice, paper: Paper) -> dict[str, SaidClaim]:
    """What each claim of a paper says in one language, by its id."""
    read = voice.view(_read, paper)
    waiting = [claim for part in read.sections for claim in part.claims]
    said = {}
    while waiting:
        claim = waiting.pop()
        waiting += claim.claims
        said[claim.id] = {
            "role": voice.said((claim.role_term,) if claim.role_term else ()),
            "gist": voice.said((claim.gist, *claim.age)),
            "marks": voice.said(claim.marks),
            "text": voice.said((claim.text,) if claim.text else ()),
            "signs": voice.said(claim.signs),
            "bare": voice.said(claim.gist),
        }
    return said


def _open(setting: Setting, views: list[PaperView]) -> Section:
    """What has no counterpart; of each gist only how it begins."""
    groups = zip(*(view.silences for view in views), strict=True)
    parts = [_silence(setting, found) for found in groups]
    blocks = [{"kind": "brief", "parts": parts}] if parts else []
    intro: Told = setting.told((view.silences_intro,) for view in views)
    also = [f"{found.kind}" for found in views[0].silences]
    title = setting.phrased("silences")
    return section(LEVEL, title, [{"kind": "prose", "text": intro}, *blocks], also=also)


def _silence(setting: Setting, found: tuple[Silences, ...]) -> Block:
    lists = {
        voice.language: _shortened(voice, one.lines)
        for voice, one in zip(setting.voices, found, strict=True)
    }
    return {"title": setting.told((one.title,) for one in found), "lines": [lists]}


def _shortened(voice: Voice, lines: tuple[Line, ...]) -> Runs:
    words = voice.words
    return voice.said(words.listed((_short(voice, line) for line in lines), "semicolon"))


def _short(voice: Voice, line: Line) -> Said:
    if not line.gist:
        return line.said
    short = beginning(to_plain(line.gist.text), voice.language)
    return (line.said[0], " ", voice.words.text(short))


def _terms(setting: Setting, paper: Paper) -> Section:
    """The terms of a paper that a reader needs. The places of all others are here as well."""
    order = setting.voices[0].language
    views: list[tuple[KeyTerm, ...]] = setting.views(key_terms, paper, order)
    terms = [_term(setting, found) for found in zip(*views, strict=True)]
    told = {found.concept for found in views[0]}
    others = [name for name in _concepts(setting, paper) if name not in told]
    also = [concept_target(name).destination(setting.within) for name in others]
    title = setting.phrased("pdf-terms")
    return section(LEVEL, title, [{"kind": "terms", "terms": terms}], also=also)


def _term(setting: Setting, found: tuple[KeyTerm, ...]) -> Block:
    return {
        **setting.anchor(found[0].target),
        "term": setting.told(one.term for one in found),
        "elsewhere": setting.told(() if setting.both else one.elsewhere for one in found),
        "definition": setting.told((one.definition,) for one in found),
    }


def _concepts(setting: Setting, paper: Paper) -> list[str]:
    """The concepts that a paper's claims are about, name or play the part of."""
    claims = list(paper.all_claims())
    names = {name for claim in claims for name in (claim.role, *claim.about)}
    causes = chain.from_iterable((*c.from_, *c.to) for claim in claims for c in claim.causal)
    names |= {*causes, *setting.links.mentioned[paper.id]}
    return [name for name in setting.corpus.concepts if name in names]
