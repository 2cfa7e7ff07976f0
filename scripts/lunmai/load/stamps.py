"""Fingerprints of our texts, by which is known that a text is still the one that somebody read.

Reviews are kept beside the papers, one line a claim; here they become part of the claims.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from lunmai.disk import sha256
from lunmai.languages import WRITTEN, Language
from lunmai.load.line_breaks import join_lines
from lunmai.model import Claim, Paper, Provenances, Review, Reviews


@lru_cache(maxsize=100_000)  # the check and several pages ask for it
def stamp(text: str) -> str:
    """The fingerprint of a text, 12 hexadecimal digits; line breaks make no difference."""
    normal = join_lines(unicodedata.normalize("NFC", text))
    return sha256(normal)[:12]


def claim_stamps(claim: Claim) -> dict[Language, str]:
    """The fingerprint of all that a claim says in each language, its summary and explanation."""
    texts = [wording.written() for wording in (claim.gist, claim.text) if wording]
    return {name: stamp("\n".join(text.get(name, "") for text in texts)) for name in WRITTEN}


def with_reviews(paper: Paper, reviews: Reviews) -> Paper:
    """The paper, each claim with who reviewed its texts as they are today."""
    by_claim: dict[str, list[Review]] = defaultdict(list)
    for review in reviews.reviews:
        by_claim[review.claim].append(review)

    def reviewed(claim: Claim) -> Claim:
        made = _made(claim, paper.made(claim), by_claim.get(claim.id, ()))
        new = {"wording": made} if made != paper.made(claim) else {}
        return claim.model_copy(update={**new, "claims": tuple(map(reviewed, claim.claims))})

    return paper.model_copy(update={"claims": tuple(map(reviewed, paper.claims))})


def _made(claim: Claim, made: Provenances, reviews: Iterable[Review]) -> Provenances:
    """Of several reviews of the same text the last one counts."""
    now = claim_stamps(claim) if reviews else {}
    names = {
        language: review.by
        for review in reviews
        for language in WRITTEN
        if getattr(review, language) == now[language]
    }
    return made.model_copy(
        update={
            language: made.in_language(language).model_copy(update={"reviewed_by": name})
            for language, name in names.items()
        }
    )
