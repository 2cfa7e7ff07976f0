"""Works and the papers that cite, list or mention them, and where the two do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lunmai.link.grouping import Grouping
from lunmai.link.paper import PaperLinks
from lunmai.load import Corpus
from lunmai.model import Reference

EXPECTED = {
    "article-journal": ("author", "title", "container_title", "issued", "issue", "page"),
    "book": ("author", "title", "publisher_place", "publisher", "issued"),
    "chapter": ("author", "title", "container_title", "publisher", "issued", "page"),
    "paper-conference": ("author", "title", "container_title", "issued", "page"),
    "report": ("author", "title", "publisher", "issued"),
    "thesis": ("author", "title", "publisher", "issued"),
    "webpage": ("title", "url"),
}
"""The fields that a full reference to a work of each type has."""
OF_EVERY_WORK = ("title", "issued")


@dataclass(frozen=True)
class Citation:
    """How one paper stands to a work."""

    paper: str
    number: int | None
    """The number of the work in the printed list, None where the paper only mentions it."""
    claims: tuple[str, ...]
    """The claims that cite it."""


@dataclass(frozen=True)
class CitationLinks:
    """The works of the corpus as papers use them."""

    by_work: dict[str, tuple[Citation, ...]]
    mentioned: frozenset[str]
    """Works that no printed list has and that no paper here is."""
    unlisted: tuple[tuple[str, str], ...]
    """Paper and work: cited or mentioned, but not in the printed list."""
    uncited: tuple[tuple[str, str], ...]
    """Paper and work: in the printed list, but cited by no claim."""
    incomplete: dict[str, tuple[str, ...]]
    """For each work the fields that are not printed although a full reference has them."""


def citations(corpus: Corpus, papers: dict[str, PaperLinks]) -> CitationLinks:
    found = Grouping()
    unlisted, uncited = [], []
    for name, linked in papers.items():
        for key in (*linked.numbers, *linked.unlisted):
            claims = linked.cited_by.get(key, ())
            found[key].append(Citation(name, linked.numbers.get(key), claims))
            if key not in linked.numbers:
                unlisted.append((name, key))
            elif not claims:
                uncited.append((name, key))
    own = {paper.reference for paper in corpus.papers.values()}
    listed = {key for linked in papers.values() for key in linked.numbers}
    missing = {key: tuple(not_printed(work)) for key, work in corpus.references.items()}
    return CitationLinks(
        by_work=found.frozen(),
        mentioned=frozenset(corpus.references.keys() - own - listed),
        unlisted=tuple(unlisted),
        uncited=tuple(uncited),
        incomplete={key: fields for key, fields in missing.items() if fields},
    )


def not_printed(work: Reference) -> Iterator[str]:
    """The expected fields that the print lacks; what was inferred is not printed either."""
    for field in EXPECTED.get(work.type, OF_EVERY_WORK):
        if not getattr(work, field) or field in work.inferred:
            yield field
