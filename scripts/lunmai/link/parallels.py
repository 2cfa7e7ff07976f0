"""How claims and whole papers stand to each other across papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.link.grouping import Grouping, Groups
from lunmai.link.matrix import Named
from lunmai.load import Corpus
from lunmai.model import PARALLELS, Parallel, ParallelType, Wording


@dataclass(frozen=True)
class Counterpart:
    """A parallel as it is seen from one of its two claims."""

    type: ParallelType
    """How this claim stands to the other."""
    paper: str
    claim: str
    """The address of the other claim."""
    remark: Wording


@dataclass(frozen=True)
class Comparison:
    """What joins two papers and what only one of them has."""

    papers: tuple[str, str]
    """In the order of their ids."""
    parallels: dict[ParallelType, tuple[tuple[str, str, Wording], ...]]
    """For each type that occurs, seen from the first paper: its claim, the other's, the remark."""
    concepts: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    """Concepts that both papers name, the first only, the second only. One that a paper names
    under a narrower concept is not another's alone."""


@dataclass(frozen=True)
class Joined:
    """Two claims that a parallel joins, as addresses of paper and claim."""

    first: tuple[str, str]
    second: tuple[str, str]
    remark: Wording

    @property
    def papers(self) -> tuple[str, str]:
        """The two papers in the order of their ids."""
        first, second = sorted((self.first[0], self.second[0]))
        return first, second


def counterparts(corpus: Corpus) -> Groups:
    found = Grouping()
    for parallel in corpus.all_parallels():
        here, there = parallel.from_, parallel.to
        forward = Counterpart(parallel.type, *there.split("#"), parallel.remark)
        back = Counterpart(PARALLELS[parallel.type].inverse, *here.split("#"), parallel.remark)
        found[here].append(forward)
        found[there].append(back)
    return found.frozen()


def comparisons(corpus: Corpus, named: Named) -> Iterator[Comparison]:
    pairs: dict[tuple[str, str], list[Parallel]] = defaultdict(list)
    own, all_ = _concepts_of_papers(named)
    for parallel in corpus.all_parallels():
        pairs[tuple(sorted(parallel.papers))].append(parallel)
    for papers, parallels in sorted(pairs.items()):
        first, second = papers
        by_type: dict[ParallelType, list[tuple[str, str, Wording]]] = defaultdict(list)
        for parallel in parallels:
            here, there, type_ = parallel.from_, parallel.to, parallel.type
            if not here.startswith(f"{papers[0]}#"):
                here, there, type_ = there, here, PARALLELS[type_].inverse
            ends_of = (here.partition("#")[2], there.partition("#")[2], parallel.remark)
            by_type[type_].append(ends_of)
        yield Comparison(
            papers,
            {type_: tuple(by_type[type_]) for type_ in PARALLELS if type_ in by_type},
            (
                tuple(sorted((own[first] | own[second]) & all_[first] & all_[second])),
                tuple(sorted(own[first] - all_[second])),
                tuple(sorted(own[second] - all_[first])),
            ),
        )


def _concepts_of_papers(named: Named) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each paper the concepts that it names, and these with all that are broader."""
    own, all_ = defaultdict(set), defaultdict(set)
    for concept, cells in named.items():
        for paper, naming in cells.items():
            all_[paper].add(concept)
            if naming.claims:
                own[paper].add(concept)
    return own, all_


def kinds(compared: Iterable[Comparison]) -> dict[ParallelType, tuple[Joined, ...]]:
    """Every parallel once, by kind, those of two papers together. Of two kinds that are inverse to
    each other only one is there, with the claims in its order."""
    found: dict[ParallelType, list[Joined]] = defaultdict(list)
    for comparison in compared:
        first, second = comparison.papers
        for type_, parallels in comparison.parallels.items():
            for here, there, remark in parallels:
                ends = (first, here), (second, there)
                seen = PARALLELS[type_]
                if not seen.page:
                    seen, ends = PARALLELS[seen.inverse], ends[::-1]
                found[seen.id].append(Joined(*ends, remark))
    return {kind: tuple(found[kind]) for kind in PARALLELS if kind in found}
