"""How much of an encoding `new` finds by itself in the paper's text, in percent.

    python3 scripts/dev.py bench new-paper PAPER TEXT [PAPER TEXT …]

The works of the encoding are hidden from it: it enters them anew from the printed list.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lunmai.authoring.audit import fingerprint
from lunmai.authoring.copies import searchable
from lunmai.authoring.new_paper.drafting import Drafted, draft_paper
from lunmai.authoring.new_paper.reading import read_paper
from lunmai.build.inputs import check_data
from lunmai.load import Corpus
from lunmai.model import Paper, Reference
from lunmai.problems import CannotRun

Share = tuple[int, int]
UNLIKE = {"id", "inferred", "inferred_reason", "sic", "title_pinyin", "author_pinyin", "sort"}
"""Fields that say what editors found, and what nobody prints."""


def run(options: argparse.Namespace) -> None:
    """Prints what was found of each paper, and what was not."""
    if len(options.what_is_read) % 2:
        raise CannotRun("give the id of a paper and your copy of its text, in pairs")
    corpus = check_data()[0].corpus
    for name, file in zip(options.what_is_read[::2], options.what_is_read[1::2], strict=True):
        paper = corpus.papers[name]
        hidden = {*paper.bibliography, *_cited(paper), paper.reference}
        works = {key: work for key, work in corpus.references.items() if key not in hidden}
        drafted = draft_paper(name, read_paper(Path(file)), replace(corpus, references=works))
        print(name)
        for what, (found, of), missed in compare(paper, corpus, drafted):
            share = f"{100 * found / of:5.1f} %" if of else "    –"
            print(f"  {share}  {found} of {of} {what}{f': not {missed}' if missed else ''}")


def _cited(paper: Paper) -> set[str]:
    return {key for claim in paper.all_claims() for key in claim.cites}


def compare(paper: Paper, corpus: Corpus, drafted: Drafted) -> Iterator[tuple[str, Share, str]]:
    """What was compared, how much of it was found, and what was not."""
    yield from _outline(paper, drafted)
    yield from _front(paper, drafted)
    same = _same_works(paper, corpus, drafted)
    yield from _claims(paper, drafted, same)
    yield from _works(paper, corpus, drafted)


def _told(what: str, wanted: Iterable, found: Iterable) -> tuple[str, Share, str]:
    wanted, found = list(wanted), list(found)
    missed = [one for one in wanted if one not in found]
    return what, (len(wanted) - len(missed), len(wanted)), "; ".join(map(str, missed))


def _outline(paper: Paper, drafted: Drafted) -> Iterator[tuple[str, Share, str]]:
    own, sections = paper.language, drafted.outline.sections
    yield _told("sections", [one.id for one in paper.outline], [one.id for one in sections])
    yield _told(
        "headings with number and level",
        [
            (s.number or "", s.level, searchable(s.heading.in_language(own)))
            for s in paper.outline
            if s.printed
        ],
        [(s.number, s.level, searchable(s.heading[own])) for s in sections],
    )
    yield _told(
        "paragraphs",
        [(s.id, at, mark.sha256) for s in paper.outline for at, mark in enumerate(s.paragraphs)],
        [
            (s.id, at, fingerprint(b.text).sha256)
            for s in sections
            for at, b in enumerate(s.paragraphs)
        ],
    )


def _front(paper: Paper, drafted: Drafted) -> Iterator[tuple[str, Share, str]]:
    front, own = drafted.front, paper.language
    wanted = {f"title {name}": paper.title.in_language(name) for name in paper.title.printed}
    found = {f"title {name}": text for name, text in front.titles.items()}
    wanted |= {f"keywords {name}": "; ".join(said) for name, said in paper.keywords if said}
    found |= {f"keywords {name}": "; ".join(said) for name, said in front.keywords.items()}
    for name, said in paper.front:
        if said:
            wanted[name] = said if isinstance(said, str) else said.in_language(own)
    found |= front.fields
    alike = [(name, searchable(said)) for name, said in wanted.items()]
    yield _told("facts of the first page", alike, [(n, searchable(s)) for n, s in found.items()])


def _same_works(paper: Paper, corpus: Corpus, drafted: Drafted) -> Mapping[str, str]:
    """The keys of the encoding by the keys of the draft, of works that are the same."""
    same = dict(zip(drafted.bibliography, paper.bibliography, strict=False))
    for key, work in drafted.works.items():
        for other in _cited(paper):
            if key not in same and _alike(work, corpus.references[other]):
                same[key] = other
    return same


def _alike(one: Reference, other: Reference) -> bool:
    if one.title or other.title:
        return searchable(one.title or "") == searchable(other.title or "").replace("×", "x")
    return one.author[:1] == other.author[:1] and one.year == other.year


Places = dict[tuple[str, int], str]
"""The text of each paragraph, by its section and its number, as it is searched."""
Where = tuple[str, int, int]
"""A section, the number of a paragraph, and a place in it: -1 for none, or for several."""


def _claims(
    paper: Paper, drafted: Drafted, same: Mapping[str, str]
) -> Iterator[tuple[str, Share, str]]:
    texts: Places = {
        (section.id, at): searchable(block.text)
        for section in drafted.outline.sections
        for at, block in enumerate(section.paragraphs, 1)
    }
    stubs = list(drafted.stubs.every())
    at = {_where(texts, s.item.section, s.item.paragraph, s.incipit): s.item.marker for s in stubs}
    sources = [(c.id, c.source) for c in paper.all_claims() if c.source.incipit]
    places = {name: _where(texts, s.section, s.paragraph, s.incipit) for name, s in sources}
    marked = [(name, s.marker, places[name]) for name, s in sources if s.marker]
    what = "marked claims, with place, marker and opening words"
    yield _told(what, marked, [(n, at[w], w) for n, _, w in marked if w[2] >= 0 and w in at])
    print_ = {where for _, _, where in marked}
    known = [where for where, marker in at.items() if marker is None or where in print_]
    yield "stubs that have no marker or one of the encoding", (len(known), len(stubs)), ""
    others = [places[name] for name, s in sources if not s.marker]
    hits = sum(where in at for where in others)
    yield "claims without marker that a stub stands at", (hits, len(others)), ""
    yield from _cites(paper, drafted, same)


def _where(texts: Places, section: str, paragraph: int, incipit: str) -> Where:
    text, opening = texts.get((section, paragraph), ""), searchable(incipit)
    return section, paragraph, text.find(opening) if text.count(opening) == 1 else -1


def _cites(
    paper: Paper, drafted: Drafted, same: Mapping[str, str]
) -> Iterator[tuple[str, Share, str]]:
    found = {
        (stub.item.section, stub.item.paragraph, same.get(key, key))
        for stub in drafted.stubs.every()
        for key in stub.cited.keys
    }
    wanted = [(c, key) for c in paper.all_claims() for key in c.cites]
    pairs = [(c.source.section, c.source.paragraph, key) for c, key in wanted]
    yield _told("cites of claims, found in their paragraph", pairs, found)
    yield _told("found cites that the encoding has in that paragraph", sorted(found), pairs)


def _works(paper: Paper, corpus: Corpus, drafted: Drafted) -> Iterator[tuple[str, Share, str]]:
    listed = len(paper.bibliography)
    yield "works of the printed list", (min(len(drafted.bibliography), listed), listed), ""
    right, of, wrong = 0, 0, []
    pairs = [
        *zip(drafted.bibliography, paper.bibliography, strict=False),
        (paper.id, paper.reference),
    ]
    for key, other in pairs:
        ours, theirs = drafted.works[key], corpus.references[other]
        for name in Reference.model_fields:
            want, have = getattr(theirs, name), getattr(ours, name)
            inferred = name in _inferred(theirs)
            if name in UNLIKE or inferred or not (want or have):
                continue
            of += 1
            if _plain(want) == _plain(have):
                right += 1
            else:
                wrong.append(f"{other} {name}: {_plain(have)!r}, not {_plain(want)!r}")
    yield "printed fields of its works and of the paper's own entry", (right, of), "; ".join(wrong)


def _inferred(work: Reference) -> set[str]:
    named = {"journaltitle": "container_title", "pages": "page", "year": "issued"}
    return {named.get(name, name) for name in work.inferred}


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return " and ".join(
            _plain(" ".join(filter(None, (n.family, n.given, n.literal)))) for n in value
        )
    return searchable(str(value or ""))
