"""What people have reviewed of a paper: the texts of its claims, read beside the paper itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from lunmai.model.record import Record, in_written
from lunmai.model.vocabulary import ClaimId, Day, Slug, Stamp


def _person(name: str) -> str:
    """Refuses what is not the name of a person."""
    if name.casefold() in ("machine", "ai") or "\n" in name:
        raise PydanticCustomError("not_a_person", "a review is by a person; write the name of one")
    return name


Person = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(_person),
]


class Review(in_written("OfEachRead", Stamp | None, default=None)):
    """That a person read the texts of a claim beside its paper and found them right.

    Each language has the fingerprint of its texts as they were read: once they have changed,
    nobody has reviewed them.
    """

    claim: ClaimId
    by: Person
    date: Day


class Reviews(Record):
    """The reviews of a paper, in the order of its claims. `dev.py review --take` writes them."""

    id: Slug
    """The id of the paper."""
    reviews: tuple[Review, ...] = ()
