"""Parallels join claims of two papers, once, and those of a pair are in one file."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.model import Parallel
from lunmai.problems import Place, Problem


def check(loaded: Loaded) -> Iterator[Problem]:
    claims: dict[frozenset[str], Place] = {}
    pairs: dict[frozenset[str], Place] = {}
    for file, written in loaded.corpus.parallels.items():
        for index, parallel in enumerate(written.parallels):
            place = loaded.parallels[file].place(("parallels", index))
            yield from _check(parallel, file, place, pairs)
            first = claims.setdefault(frozenset((parallel.from_, parallel.to)), place)
            if first is not place:
                there = f"line {first.line}" if first.file == place.file else first.file
                joined = f"'{parallel.from_}' and '{parallel.to}' are joined twice, first in"
                message = f"{joined} {there}; keep one of the two"
                yield Problem(place, "repeated-item", message)


def _check(
    parallel: Parallel, file: str, place: Place, pairs: dict[frozenset[str], Place]
) -> Iterator[Problem]:
    """The two papers of a parallel are two, and those that the name of its file says."""
    papers = sorted(end.partition("#")[0] for end in (parallel.from_, parallel.to))
    pair = frozenset(papers)
    if len(pair) == 1:
        message = (
            f"both claims are in '{papers[0]}'; between claims of one paper write a relation in "
            "its file"
        )
        yield Problem(place, "parallel-within-paper", message)
        return
    folder, _, name = file.rpartition("/")
    if folder and frozenset(name.split("--")) != pair:
        message = f"this joins '{papers[0]}' and '{papers[1]}'; move it to {'--'.join(papers)}.yaml"
        yield Problem(place, "misplaced-file", message)
    elif (first := pairs.setdefault(pair, place)).file != place.file:
        message = f"parallels of this pair are in {first.file} too; write them in one file"
        yield Problem(place, "misplaced-file", message)
