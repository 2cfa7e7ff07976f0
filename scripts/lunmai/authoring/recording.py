"""Writes who reviewed which texts: one line a claim, and nothing of the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from lunmai.disk import refuse_links, replace_file
from lunmai.languages import WRITTEN, Language
from lunmai.load.stamps import claim_stamps
from lunmai.model import Paper, Review, Reviews

HEAD = """\
# Which texts of the claims somebody read beside the paper and found right; see contribute.md.
# Written by `dev.py review {paper} --take FILE`. A line may be removed, not changed.
"""
Right = Mapping[str, Mapping[Language, str]]


def record(file: Path, root: Path, paper: Paper, old: Reviews | None, new: list[Review]) -> int:
    """Adds reviews to the file of a paper; returns how many texts they are of that had none by
    the same person."""
    before = old.reviews if old else ()
    added = _texts(new) - _texts(before)
    if added:
        refuse_links(root, file)
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, _written(paper, _merged(paper, before, new)).encode())
    return len(added)


def reviews_of(right: Right, by: str, date: str) -> list[Review]:
    return [Review(claim=name, by=by, date=date, **stamps) for name, stamps in right.items()]


def _texts(reviews: Iterable[Review]) -> set[tuple[str, str, str]]:
    """The claims, the reviewers and the fingerprints of all texts that were reviewed."""
    return {(one.claim, one.by, stamp) for one in reviews for stamp in _stamps(one).values()}


def _stamps(review: Review) -> dict[Language, str]:
    return {name: getattr(review, name) for name in WRITTEN if getattr(review, name)}


def _merged(paper: Paper, before: tuple[Review, ...], new: list[Review]) -> list[Review]:
    """All reviews in the order of the claims. What is reviewed anew takes the place of what the
    same person said of the text, and of what anyone said of a text that has changed since."""
    now = {claim.id: claim_stamps(claim) for claim in paper.all_claims()}
    fresh = {review.claim: review for review in new}
    kept = [one for review in before for one in _kept(review, fresh.get(review.claim), now)]
    order = {name: number for number, name in enumerate(now)}
    return sorted([*kept, *new], key=lambda review: order.get(review.claim, len(order)))


def _kept(
    review: Review, new: Review | None, now: Mapping[str, Mapping[Language, str]]
) -> Iterator[Review]:
    """What of a review holds beside a new one of the same claim."""
    left = _stamps(review)
    if new:
        left = {
            name: stamp
            for name, stamp in left.items()
            if not getattr(new, name) or (stamp == now[new.claim][name] and review.by != new.by)
        }
    if left:
        yield review.model_copy(update={name: left.get(name) for name in WRITTEN})


def _written(paper: Paper, reviews: list[Review]) -> str:
    lines = [HEAD.format(paper=paper.id), f"id: {paper.id}\nreviews:\n"]
    for review in reviews:
        head = {"claim": review.claim, "by": review.by, "date": review.date}
        line = yaml.safe_dump(
            head | _stamps(review),
            default_flow_style=True,
            allow_unicode=True,
            sort_keys=False,
            width=10_000,
        )
        lines.append(f"  - {line}")
    return "".join(lines)
