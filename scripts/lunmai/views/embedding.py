"""Claims shown one at a time, in a frame on a page elsewhere: each with the paper that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.languages import WRITTEN, Language
from lunmai.link import Links, Tombstone
from lunmai.load import Corpus
from lunmai.views.citing import work_text
from lunmai.views.drafts import draft_text
from lunmai.views.said import Prose, Said
from lunmai.views.tombstones import TombstoneView, tombstone_view
from lunmai.views.words import Words


@dataclass(frozen=True)
class FramedText:
    """A claim in one language."""

    language: Language
    gist: Prose
    text: Prose | None
    age: Said


@dataclass(frozen=True)
class Framed:
    """A claim in every written language."""

    names: tuple[str, ...]
    """Its id, and those that it had before, by which addresses still name it."""
    paper: str
    id: str
    texts: tuple[FramedText, ...]


@dataclass(frozen=True)
class Source:
    """What is said below a claim in one language."""

    language: Language
    work: str
    draft: str
    """That it is a draft; empty where it is none."""


@dataclass(frozen=True)
class FramedGroup:
    """The claims below which the same is said."""

    sources: tuple[Source, ...]
    claims: tuple[Framed, ...]


@dataclass(frozen=True)
class Gone:
    """A retired id."""

    id: str
    told: tuple[tuple[Language, TombstoneView], ...]


@dataclass(frozen=True)
class Frames:
    """Everything that addresses below the embed page of a paper name."""

    paper: str
    groups: tuple[FramedGroup, ...]
    gone: tuple[Gone, ...]
    """The claims that are no more."""
    whole: Gone | None
    """The paper itself, where it is no more."""


def framed(corpus: Corpus, links: Links) -> Iterator[tuple[str, Tombstone | None]]:
    """Every paper that has an embed page, be it a draft or retired."""
    yield from ((name, None) for name in corpus.papers)
    yield from ((stone.anchor, stone) for stone in links.tombstones.papers)


def frames(corpus: Corpus, links: Links, name: str, whole: Tombstone | None = None) -> Frames:
    """What the embed page of a paper shows."""
    return _frames([Words(corpus, links, language) for language in WRITTEN], name, whole)


def _frames(readers: list[Words], name: str, whole: Tombstone | None) -> Frames:
    links = readers[0].links
    names = {(name, one): [one] for one in (links.papers[name].claims if whole is None else ())}
    gone = []
    for stone in links.tombstones.claims.get(name, ()):
        paper, _, claim = stone.renamed_to.removeprefix("papers/").partition("#")
        if claim:
            names.setdefault((paper, claim), []).append(stone.anchor)
        else:
            gone.append(_gone(readers, stone))
    groups: dict[tuple[Source, ...], list[Framed]] = {}
    for (paper, claim), known_as in names.items():
        sources = tuple(_source(words, paper, claim) for words in readers)
        texts = tuple(_text(words, paper, claim) for words in readers)
        groups.setdefault(sources, []).append(Framed(tuple(known_as), paper, claim, texts))
    return Frames(
        name,
        tuple(FramedGroup(sources, tuple(claims)) for sources, claims in groups.items()),
        tuple(gone),
        _gone(readers, whole) if whole else None,
    )


def _gone(readers: list[Words], stone: Tombstone) -> Gone:
    told = ((words.language, tombstone_view(words, stone)) for words in readers)
    return Gone(stone.anchor, tuple(told))


def _source(words: Words, paper: str, claim: str) -> Source:
    record = words.corpus.papers[paper]
    work = words.corpus.references[record.reference]
    made = record.made(words.links.papers[paper].claims[claim])
    return Source(
        words.language,
        work_text(work, words.language, with_title=True),
        draft_text(words, (made,)),
    )


def _text(words: Words, paper: str, claim: str) -> FramedText:
    record = words.links.papers[paper].claims[claim]
    source = words.corpus.papers[paper].language
    return FramedText(
        words.language,
        words.line(record.gist),
        words.line(record.text) if record.text else None,
        words.age(record.gist, source) or words.age(record.text, source),
    )
