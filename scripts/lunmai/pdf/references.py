"""The references of a paper, and the citation index: each work with the claims that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.model import Reference
from lunmai.pdf.blocks import Block, Section, Setting, prose, section
from lunmai.pdf.runs import once
from lunmai.views.said import Work
from lunmai.views.words import Words
from lunmai.views.works import IndexedWork, ListedWork, Use, WorkList, indexed_works


def reference_sections(
    setting: Setting, lists: list[tuple[WorkList, ...]], level: int, *, brief: bool = False
) -> Iterator[Section]:
    """The works that a paper lists, and those that it names without listing them. In brief they
    have no remarks, and not the claims that cite them, which name them themselves."""
    if lists[0]:
        yield section(level, setting.phrased("references"), also=["references"])
    for found in zip(*lists, strict=True):
        works = [
            _listed(setting, one, brief=brief)
            for one in zip(*(one.works for one in found), strict=True)
        ]
        title = setting.told((one.title,) for one in found)
        yield section(level + 1, title, [{"kind": "works", "works": works}])


def _listed(setting: Setting, found: tuple[ListedWork, ...], *, brief: bool) -> Block:
    work, voice = found[0], setting.voices[0]
    labels = (setting.told((label,) for label in ls) for ls in zip(
        *([fact.label for fact in one.facts] for one in found), strict=True
    ))  # fmt: skip
    said = [voice.said(fact.lines[0].said) for fact in work.facts]
    return {
        **setting.anchor(work.target),
        "number": work.number,
        "text": voice.said(Work(work.key)),
        "remarks": setting.told(() if brief else one.remarks for one in found),
        "facts": [] if brief else list(zip(labels, said, strict=True)),
        "uses": [],
    }


def index_sections(setting: Setting, works: Iterable[Reference], level: int) -> Iterator[Section]:
    """Works in their order under their letters, each with the claims of each paper."""
    works = list(works)
    indexes = [list(indexed_works(voice.words, works)) for voice in setting.voices]
    for groups in zip(*indexes, strict=True):
        title = once(setting.told((letter,) for letter, _ in groups))
        found = zip(*(group for _, group in groups), strict=True)
        block = {"kind": "works", "works": [_indexed(setting, one) for one in found]}
        yield section(level, title, [block], letter=True)


def index_intro(setting: Setting) -> Block:
    number = len(setting.corpus.references)

    def intro(words: Words) -> str:
        return words.phrase("citations-intro", works=words.counted("references-count", number))

    return prose(setting.told((said,) for said in setting.views(intro)))


def _indexed(setting: Setting, found: tuple[IndexedWork, ...]) -> Block:
    return {
        **setting.anchor(found[0].target),
        "number": "",
        "text": setting.voices[0].said(Work(found[0].key)),
        "remarks": setting.told(one.remarks for one in found),
        "facts": [],
        "uses": [_use(setting, uses) for uses in zip(*(one.uses for one in found), strict=True)],
    }


def _use(setting: Setting, found: tuple[Use, ...]) -> Block:
    """The claims of one paper that cite a work; where two languages share the page only their ids,
    for which there is room."""
    first, voice = found[0], setting.voices[0]
    quoted = not setting.both and all(line.gist for line in first.claims)
    colons = (voice.words.phrase("colon") for voice in setting.voices)
    titles = (
        one.title if one.claims else (*one.title, colon, one.count)
        for one, colon in zip(found, colons, strict=True)
    )
    ids = voice.words.listed(line.said for line in first.claims)
    return {
        "title": setting.told(titles),
        "ids": [] if quoted else voice.said(ids),
        "claims": [setting.lines([line]) for line in first.claims] if quoted else [],
    }
