"""What is new, with the dates that the data have: editions, their new papers, retired ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from lunmai.link import Tombstone
from lunmai.model import PublishedEdition
from lunmai.views.citing import work_text
from lunmai.views.drafts import draft_text, paper_texts
from lunmai.views.reading import byline
from lunmai.views.said import Line, Link, Said
from lunmai.views.targets import Target, page_target, paper_target
from lunmai.views.tombstones import tombstone_view
from lunmai.views.words import Words

MOST_ENTRIES = 50
MOST_LINES = 50
"""Of what one entry lists: the pages of the site have all."""


@dataclass(frozen=True)
class News:
    """One thing that is new."""

    id: str
    """It never changes: edition/2026-11, papers/do-1999, retired/2026-11-29."""
    day: str
    title: str
    target: Target
    lines: tuple[Line, ...]


def news(words: Words) -> tuple[News, ...]:
    """The latest, the newest first; of one day an edition, then its papers, then what it lost."""
    found: list[News] = []
    known: set[str] = set()
    for edition in words.corpus.ledger.editions:
        new = [name for name in edition.papers if name not in known and name in words.corpus.papers]
        known.update(edition.papers)
        found[:0] = [_edition(words, edition, new), *(_paper(words, edition, one) for one in new)]
    found += _retired(words)
    return tuple(sorted(found, key=lambda one: one.day, reverse=True)[:MOST_ENTRIES])


def _edition(words: Words, edition: PublishedEdition, new: list[str]) -> News:
    """How many papers and claims it published first, and in which papers."""
    claims = {name: len(listed.split()) for name, listed in edition.papers.items()}
    counts = (("papers-count", len(new)), ("claims-count", sum(claims.values())))
    said = words.listed(((words.counted(*one),) for one in counts if one[1]), "clause")
    lines = [Line(words.say("news-first", what=said))] if said else []
    for name, number in [*claims.items()][:MOST_LINES]:
        paper = words.paper_name(name) if name in words.corpus.papers else words.latin(name)
        link = Link(paper_target(name), (paper,))
        lines.append(Line((link, words.phrase("colon"), words.counted("claims-count", number))))
    title = words.phrase("news-edition", edition=edition.name)
    return News(f"edition/{quote(edition.name)}", edition.date, title, page_target("papers"),
                tuple(lines))  # fmt: skip


def _paper(words: Words, edition: PublishedEdition, name: str) -> News:
    paper = words.corpus.papers[name]
    work = work_text(words.corpus.references[paper.reference], words.language, with_title=True)
    number = len(edition.papers[name].split())
    lines: list[Said] = [
        (words.title(paper.title),),
        byline(words, paper),
        (words.counted("claims-count", number),),
    ]
    if drafts := draft_text(words, paper_texts(paper)):
        lines.append((drafts,))
    title = words.phrase("news-paper", work=work)
    return News(f"papers/{name}", edition.date, title, paper_target(name), tuple(map(Line, lines)))


def _retired(words: Words) -> Iterator[News]:
    """Those of a day together: when a paper is split up they are many."""
    own = {stone.id for stone in words.corpus.ledger.retired}
    found = [stone for stone in _tombstones(words) if stone.name in own]
    for day, group in groupby(sorted(found, key=lambda one: one.date), lambda one: one.date):
        stones = tuple(group)
        lines = [line for one in stones[:MOST_LINES] for line in _told(words, one)]
        title = words.counted("news-retired", len(stones))
        yield News(f"retired/{day}", day, title, page_target("permanence"), tuple(lines))


def _tombstones(words: Words) -> Iterator[Tombstone]:
    stones = words.links.tombstones
    for claims in stones.claims.values():
        yield from claims
    for others in (stones.papers, stones.concepts, stones.references, stones.pages):
        yield from others


def _told(words: Words, stone: Tombstone) -> Iterator[Line]:
    """What became of an id, why, and what to read instead."""
    told = tombstone_view(words, stone)
    link = Link(told.target, (words.latin(stone.name),))
    yield Line((link, words.phrase("clause"), told.what))
    yield Line(told.reason)
    yield Line((told.leads,))
    yield from told.successors
