"""Parallels join claims that exist, of two papers, once."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.model import Parallel
from lunmai.problems import Problem, did_you_mean


def check(loaded: Loaded) -> Iterator[Problem]:
    if loaded.corpus.parallels is None:
        return
    parallels = loaded.corpus.parallels.parallels
    named = {_paper(end) for parallel in parallels for end in (parallel.from_, parallel.to)}
    claims = {
        name: {claim.id for claim in loaded.corpus.papers[name].all_claims()}
        for name in named & loaded.corpus.papers.keys()
    }
    seen: set[frozenset[str]] = set()
    for index, parallel in enumerate(parallels):
        for end, address in (("from", parallel.from_), ("to", parallel.to)):
            for code, message in _address_faults(loaded, claims, end, address):
                yield Problem(loaded.parallels.place(("parallels", index, end)), code, message)
        path = ("parallels", index)
        pair = frozenset((parallel.from_, parallel.to))
        if pair in seen:
            message = (
                f"'{parallel.from_}' and '{parallel.to}' are joined twice; keep one of the two"
            )
            yield Problem(loaded.parallels.place(path), "repeated-item", message)
        seen.add(pair)
        if _paper(parallel.from_) == _paper(parallel.to):
            yield Problem(loaded.parallels.place(path), "parallel-within-paper", _within(parallel))


def _within(parallel: Parallel) -> str:
    return (
        f"both claims are in '{_paper(parallel.from_)}'; between claims of one paper write a "
        "relation in its file"
    )


def _paper(address: str) -> str:
    return address.partition("#")[0]


def _address_faults(
    loaded: Loaded, claims: dict[str, set[str]], end: str, address: str
) -> Iterator[tuple[str, str]]:
    name, _, claim = address.partition("#")
    if name in claims:
        file = loaded.papers[name].file
        if claim not in claims[name] and (file, "claims", claim) not in loaded.declared:
            message = f"'{end}' names claim '{claim}', which '{name}' does not have"
            yield "unknown-claim", message + did_you_mean(claim, claims[name])
    elif ("Paper", "", name) not in loaded.declared:
        message = f"'{end}' names paper '{name}', which the folder papers does not have"
        yield "unknown-paper", message + did_you_mean(name, loaded.corpus.papers)
