"""Works: in the list of a paper, and in the citation index with all that cites them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lunmai.link import Citation, PaperLinks
from lunmai.model import Paper, Reference
from lunmai.views.ordering import letter_of, work_key
from lunmai.views.said import Aside, Fact, Line, Link, Said
from lunmai.views.targets import Target, paper_target, reference_target
from lunmai.views.words import Words

MOST_CLAIMS = 40
"""Claims of a paper that an entry of the index quotes; of more, it gives the ids."""


@dataclass(frozen=True)
class ListedWork:
    """A work in the list of a paper."""

    key: str
    target: Target
    number: str
    """As printed, in its brackets; empty where the paper does not list the work."""
    remarks: Said
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class WorkList:
    """The works that a paper lists, or those that it names without listing them."""

    name: str
    title: str
    works: tuple[ListedWork, ...]


@dataclass(frozen=True)
class Use:
    """The claims of one paper that cite a work."""

    paper: str
    title: Said
    count: str
    """How many they are, or that there are none."""
    claims: tuple[Line, ...]


@dataclass(frozen=True)
class IndexedWork:
    """A work in the citation index."""

    key: str
    target: Target
    remarks: Said
    uses: tuple[Use, ...]


def work_lists(words: Words, paper: Paper, linked: PaperLinks) -> tuple[WorkList, ...]:
    """The works of a paper: those of the printed list, then those that it lacks."""
    return tuple(
        WorkList(name, words.phrase(name), tuple(_listed(words, paper, linked, k) for k in keys))
        for name, keys in (
            ("references-listed", paper.bibliography),
            ("references-unlisted", linked.unlisted),
        )
        if keys
    )


def _listed(words: Words, paper: Paper, linked: PaperLinks, key: str) -> ListedWork:
    claims = [(words.claim(paper.id, name),) for name in linked.cited_by.get(key, ())]
    return ListedWork(
        key,
        reference_target(paper.id, key),
        f"[{linked.numbers[key]}]" if key in linked.numbers else "",
        work_remarks(words, key),
        (words.fact("cited-by", words.listed(claims)),) if claims else (),
    )


def work_remarks(words: Words, key: str) -> Said:
    """What a reader must know of a reference: what is inferred in it."""
    work = words.corpus.references[key]
    if not work.inferred_reason:
        return ()
    reason = words.text(work.inferred_reason.in_language(words.language))
    label = words.phrase("inferred") + words.phrase("colon")
    return (Aside("inferred", (label, reason)),)


def indexed_works(
    words: Words, works: Iterable[Reference]
) -> Iterator[tuple[str, list[IndexedWork]]]:
    """Works in their order under their letters, each with the claims of each paper."""
    ordered = sorted(works, key=work_key)
    for letter, group in groupby(ordered, key=lambda work: letter_of(work_key(work))):
        yield letter, [_indexed(words, work) for work in group]


def _indexed(words: Words, work: Reference) -> IndexedWork:
    citations = words.links.citations
    remarks = list(work_remarks(words, work.id))
    if paper := words.links.paper_of.get(work.id):
        remarks += [" ", Link(paper_target(paper), (words.phrase("taken-apart-here"),))]
    if work.id in citations.mentioned:
        remarks += [" ", Aside("basis", (words.phrase("only-mentioned"),))]
    uses = tuple(_use(words, one) for one in citations.by_work.get(work.id, ()))
    return IndexedWork(work.id, words.work_target(work.id), tuple(remarks), uses)


def _use(words: Words, citation: Citation) -> Use:
    claims = words.links.papers[citation.paper].claims
    number = (f" [{citation.number}]",) if citation.number else ()
    found = len(citation.claims)
    quoted = found <= MOST_CLAIMS
    return Use(
        citation.paper,
        (words.paper_name(citation.paper), *number),
        words.counted("claims-count", found) if found else words.phrase("cited-by-no-claim"),
        tuple(
            Line(
                (words.claim(citation.paper, name),),
                words.line(claims[name].gist) if quoted else None,
            )
            for name in citation.claims
        ),
    )
