"""What a reader of an old address is told: what became of it, why, and what to read instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lunmai.link import Tombstone
from lunmai.views.said import Line, Link, Said, Text
from lunmai.views.targets import Target, permanent_target
from lunmai.views.words import Words


@dataclass(frozen=True)
class TombstoneView:
    """A retired id."""

    id: str
    target: Target
    what: str
    """What became of it."""
    date: str
    reason: Said
    leads: str
    """The words before the successors, or that there is none."""
    successors: tuple[Line, ...]


def tombstone_views(words: Words, stones: Iterable[Tombstone]) -> tuple[TombstoneView, ...]:
    return tuple(tombstone_view(words, stone) for stone in stones)


def tombstone_view(words: Words, stone: Tombstone) -> TombstoneView:
    reason: Text = words.text(stone.reason.in_language(words.language))
    return TombstoneView(
        id=stone.anchor,
        target=permanent_target(stone.name, words.work_page),
        what=words.phrase(f"retired-{stone.kind}"),
        date=stone.date,
        reason=(words.phrase("retired-reason"), words.phrase("colon"), reason),
        leads=words.phrase("retired-leads" if stone.leads_to else "retired-nowhere"),
        successors=tuple(_successor(words, name) for name in stone.leads_to),
    )


def _successor(words: Words, name: str) -> Line:
    """What took the place of a retired id, leading to it."""
    kind, _, rest = name.partition("/")
    record, _, claim = rest.partition("#")
    if claim:
        gist = words.links.papers[record].claims[claim].gist
        return Line((words.claim(record, claim),), words.line(gist))
    target = permanent_target(name, words.work_page)
    said: Said
    if kind == "papers":
        title = words.title(words.corpus.papers[record].title)
        said = (words.paper_name(record), " · ", title)
    elif kind == "concepts":
        said = (words.text(words.term_text(record)),)
    elif kind == "references":
        said = (words.short(record),)
    else:
        said = (words.latin(f"/{target.page}"),)
    return Line((Link(target, said),))
