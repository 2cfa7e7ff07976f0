"""What a claim is about is printed in its paper, or marked as our reading, and nothing else is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lunmai.check.names import concepts_of
from lunmai.load import Corpus, Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Claim, with_broader
from lunmai.problems import Problem
from lunmai.text.drift import claim_paths


def check(loaded: Loaded) -> Iterator[Problem]:
    attested = _attested(loaded.corpus)
    certain = _forms_are_known(loaded)  # else a form may stand in what could not be read
    for key, paper in loaded.corpus.papers.items():
        positions = loaded.papers[key]
        for path, claim in claim_paths(paper.claims, ("claims",)):
            yield from _check_editorial(path, claim, positions)
            if certain:
                for place, concept in _unattested(path, claim, loaded.corpus, attested[key]):
                    message = (
                        f"'{key}' prints no form of '{concept}' or of a concept narrower than it; "
                        "add the form to its 'attested', or add it to 'editorial' of this claim "
                        "if seeing it there is our reading"
                    )
                    where = positions.place(place)
                    yield Problem(where, "unattested-concept", message, "warning")


def _attested(corpus: Corpus) -> dict[str, set[str]]:
    """For each paper the concepts of which it prints a form, and all that are broader than these:
    who names the part has named the whole."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, concept in corpus.concepts.items():
        for paper in {item.paper for item in concept.attested}:
            found[paper] |= with_broader(corpus.concepts, key)
    return found


def _forms_are_known(loaded: Loaded) -> bool:
    """True where every concept could be read in full, and names no paper that may be misspelt."""
    names = {name for kind, field, name in loaded.declared if (kind, field) == ("Concept", "")}
    corpus = loaded.corpus
    return (
        names == corpus.concepts.keys()
        and not any(positions.incomplete for positions in loaded.concepts.values())
        and all(
            item.paper in corpus.papers
            for concept in corpus.concepts.values()
            for item in concept.attested
        )
    )


def _unattested(
    path: Path, claim: Claim, corpus: Corpus, attested: set[str]
) -> Iterator[tuple[Path, str]]:
    """The concepts that a claim says its passage names but its paper never does, each where it
    first stands. Concepts of our own method are not what a paper speaks of."""
    seen = {*claim.editorial, *attested}
    for place, name in concepts_of(path, claim):
        concept = corpus.concepts.get(name)
        if concept is not None and concept.kind == "subject" and name not in seen:
            seen.add(name)
            yield place, name


def _check_editorial(path: Path, claim: Claim, positions: Positions) -> Iterator[Problem]:
    named = {name for _, name in concepts_of(path, claim)}
    for index, name in enumerate(claim.editorial):
        at = (*path, "editorial", index)
        if name in claim.editorial[:index]:
            yield Problem(
                positions.place(at), "repeated-item", f"'{name}' is in this list twice; remove one"
            )
        elif name not in named:
            message = (
                f"'{name}' is neither in 'about' nor in 'causal' of this claim; add it there if"
                " the claim is about it, or remove it here"
            )
            yield Problem(positions.place(at), "idle-editorial", message)
