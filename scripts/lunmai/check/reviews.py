"""Reviews are of claims that are there, and of their texts as they are today."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.languages import WRITTEN
from lunmai.load import Loaded
from lunmai.load.stamps import claim_stamps
from lunmai.model import Claim, Review
from lunmai.problems import Problem, did_you_mean


def check(loaded: Loaded) -> Iterator[Problem]:
    for key, reviews in loaded.corpus.reviews.items():
        positions = loaded.reviews[key]
        paper = loaded.corpus.papers.get(key)
        if paper is None:
            if ("Paper", "", key) not in loaded.declared:
                message = f"'id' names paper '{key}', which the folder papers does not have"
                hint = did_you_mean(key, loaded.corpus.papers)
                yield Problem(positions.place(("id",)), "unknown-paper", message + hint)
            continue
        claims = {claim.id: claim for claim in paper.all_claims()}
        for index, review in enumerate(reviews.reviews):
            place = positions.place(("reviews", index, "claim"))
            if review.claim in claims:
                if old := outdated(review, claims[review.claim]):
                    message = (
                        f"{' and '.join(old)} of '{review.claim}' {_have(old)} changed since "
                        f"{review.by} reviewed {'it' if len(old) == 1 else 'them'}; have the claim "
                        "reviewed again, or remove this line"
                    )
                    yield Problem(place, "outdated-review", message, "warning")
            elif (loaded.papers[key].file, "claims", review.claim) not in loaded.declared:
                message = f"'claim' names claim '{review.claim}', which this paper does not have"
                hint = did_you_mean(review.claim, claims)
                yield Problem(place, "unknown-claim", message + hint)


def outdated(review: Review, claim: Claim) -> list[str]:
    """The languages whose texts have changed since they were reviewed."""
    now = claim_stamps(claim)
    return [name for name in WRITTEN if getattr(review, name) not in (None, now[name])]


def _have(names: list[str]) -> str:
    return "has" if len(names) == 1 else "have"
