"""Addresses of claims, paper#claim, lead to claims that exist; those of papers are theirs alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.problems import Problem, did_you_mean
from lunmai.text.drift import question_paths

RESERVED = frozenset({"concepts", "guides", "index", "list", "pages", "references"})
"""Names that mean something else in the place of a paper: below /go/ and /courses/, and in the
addresses of reading lists."""
Addressed = tuple[Positions, Path, str]
"""A file, a path in it, and the address that stands there."""


def check(loaded: Loaded) -> Iterator[Problem]:
    addressed = list(_addresses(loaded))
    named = {address.partition("#")[0] for _, _, address in addressed}
    claims = {
        name: {claim.id for claim in loaded.corpus.papers[name].all_claims()}
        for name in named & loaded.corpus.papers.keys()
    }
    yield from _check(loaded, addressed, claims)
    for name, positions in loaded.papers.items():
        if name in RESERVED:
            message = f"'{name}' is the name of a page of ours; give the paper another id"
            yield Problem(positions.place(("id",)), "reserved-id", message)


def _addresses(loaded: Loaded) -> Iterator[Addressed]:
    for file, written in loaded.corpus.parallels.items():
        for index, parallel in enumerate(written.parallels):
            for end, address in (("from", parallel.from_), ("to", parallel.to)):
                yield loaded.parallels[file], ("parallels", index, end), address
    for key, guide in loaded.corpus.guides.items():
        for path, question in question_paths(guide):
            for index, address in enumerate(question.claims):
                yield loaded.guides[key], (*path, "claims", index), address
    for key, concept in loaded.corpus.concepts.items():
        for index, reading in enumerate(concept.readings):
            if reading.reported_by:
                path = ("readings", index, "reported_by")
                yield loaded.concepts[key], path, reading.reported_by


def _is_asked(loaded: Loaded, positions: Positions, path: Path, paper: str) -> bool:
    """True where the guide to another paper asks about this one."""
    return "questions" in path and loaded.guides.get(paper) is not positions


def _field(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def _check(
    loaded: Loaded, addressed: Iterable[Addressed], claims: dict[str, set[str]]
) -> Iterator[Problem]:
    for positions, path, address in addressed:
        name, _, claim = address.partition("#")
        if name in claims:
            file = loaded.papers[name].file
            if claim not in claims[name] and not loaded.declares(file, "claims", claim):
                message = f"'{_field(path)}' names claim '{claim}', which '{name}' does not have"
                hint = did_you_mean(claim, claims[name])
                yield Problem(positions.place(path), "unknown-claim", message + hint)
            elif loaded.corpus.papers[name].is_draft and _is_asked(loaded, positions, path, name):
                message = (
                    f"'{_field(path)}' names a claim of '{name}', which is a draft that no edition "
                    "has; leave it out until that is published"
                )
                yield Problem(positions.place(path), "unknown-claim", message)
        elif ("Paper", "", name) not in loaded.declared:
            message = (
                f"'{_field(path)}' names paper '{name}', which the folder papers does not have"
            )
            hint = did_you_mean(name, loaded.corpus.papers)
            yield Problem(positions.place(path), "unknown-paper", message + hint)
