"""Parallels join claims of two papers, once."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.problems import Problem


def check(loaded: Loaded) -> Iterator[Problem]:
    if loaded.corpus.parallels is None:
        return
    seen: set[frozenset[str]] = set()
    for index, parallel in enumerate(loaded.corpus.parallels.parallels):
        place = loaded.parallels.place(("parallels", index))
        pair = frozenset((parallel.from_, parallel.to))
        if pair in seen:
            message = (
                f"'{parallel.from_}' and '{parallel.to}' are joined twice; keep one of the two"
            )
            yield Problem(place, "repeated-item", message)
        seen.add(pair)
        paper, _, _ = parallel.from_.partition("#")
        if parallel.to.startswith(f"{paper}#"):
            message = (
                f"both claims are in '{paper}'; between claims of one paper write a relation in "
                "its file"
            )
            yield Problem(place, "parallel-within-paper", message)
