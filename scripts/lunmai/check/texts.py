"""A claim's text adds to its gist: it neither says the gist again nor what its sub-claims say.

The measure is the share of what a text says that is said there already: in Chinese of its pairs of
neighbouring characters, in English of its words without those that carry no content and without
their endings. Only where the share is high in every language is it a problem, since a new fact
about the same thing shares its terms in one of them at least. It was tuned on the papers as they
were in November 2026: of 303 texts 33 were above these limits, each of them a repetition; of the 86
that were kept when an editor had gone through them, the highest have 0.40 of their gist and 0.21 of
the gists of their sub-claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from lunmai.check.kept import kept
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language, Script
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Claim, Paper, Wording
from lunmai.problems import Problem
from lunmai.text.drift import claim_paths
from lunmai.text.inline import to_plain

MOST_OF_GIST = 0.55
"""The greatest share of a text that its gist may say."""
MOST_OF_SUB_CLAIMS = 0.5
"""The greatest share of a text that the summaries of its sub-claims may say."""
FEWEST = 4
"""Fewer pairs or words than these are too few to compare."""

WITHOUT_CONTENT = re.compile(
    "an?|and|are|as|at|be|been|both|but|by|can|for|from|had|has|have|how|in|into|is|its?|may|more|"
    "must|no|not|of|on|one|or|other|should|so|such|than|that|their|them|the|these|they|this|those|"
    "to|was|were|what|where|which|who|will|with"
)
ENDING = re.compile(r"(?:ies|es|s|ing|ed|’s)$")
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[a-z’]+")


def check(loaded: Loaded) -> Iterator[Problem]:
    for key, paper in loaded.corpus.papers.items():
        positions = loaded.papers[key]
        yield from kept(loaded, "texts", positions, partial(_check_paper, paper, positions))


def _check_paper(paper: Paper, positions: Positions) -> Iterator[Problem]:
    for path, claim in claim_paths(paper.claims, ("claims",)):
        yield from _check_text(path, claim, positions)


def _check_text(path: Path, claim: Claim, positions: Positions) -> Iterator[Problem]:
    if claim.text is None:
        return
    for where, wordings, most in (
        ("the summary of this claim", (claim.gist,), MOST_OF_GIST),
        ("the summaries of its sub-claims", [sub.gist for sub in claim.claims], MOST_OF_SUB_CLAIMS),
    ):
        shares = {name: _share(claim.text, wordings, name) for name in WRITTEN}
        if min(shares.values()) >= most:
            shown = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
            message = (
                f"most of this text is already said in {where} ({shown}); write what the paper "
                "adds (a reason, a step, a condition, an example, the scope), or remove 'text'"
            )
            yield Problem(positions.place((*path, "text")), "idle-text", message, "warning")
            return


def _share(text: Wording, wordings: tuple[Wording, ...] | list[Wording], name: Language) -> float:
    """The part of what a text says in a language that the wordings say as well."""
    own = parts(text.own(name), name)
    if len(own) < FEWEST:
        return 0.0
    said = set().union(*(parts(wording.own(name), name) for wording in wordings))
    return len(own & said) / len(own)


def parts(text: str, language: Language) -> set[str]:
    """What a text is compared by: pairs of characters, or words."""
    return PARTS[SITE_LANGUAGES[language].script](to_plain(text))


def _pairs(text: str) -> set[str]:
    runs = HAN_RUN.findall(text)
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}


def _words(text: str) -> set[str]:
    words = WORD.findall(text.lower().replace("'", "’"))
    return {ENDING.sub("", word) for word in words if not WITHOUT_CONTENT.fullmatch(word)}


PARTS: dict[Script, Callable[[str], set[str]]] = {"han": _pairs, "latin": _words}
