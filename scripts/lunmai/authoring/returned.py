"""What a reviewer brings back: a file from anywhere, read with care. What was found right is
recorded, what was not becomes a list to work through."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from lunmai.languages import WRITTEN, Language
from lunmai.load.stamps import claim_stamps
from lunmai.model import Claim, Paper
from lunmai.model.record import in_written
from lunmai.model.review import Person
from lunmai.model.vocabulary import ClaimId, Day, Slug, Stamp
from lunmai.problems import INVISIBLE, CannotRun, Place, count, did_you_mean, printable
from lunmai.text.inline import escape, to_plain

Verdict = Literal["right", "too-strong", "too-weak", "wrong", "awkward"]
MOST_BYTES = 8_000_000
MOST_TOLD = 50
"""Of what is wrong in a file so much is told."""


def _visible(text: str) -> str:
    if hidden := INVISIBLE.search(text):
        raise PydanticCustomError(
            "invisible", f"it has the invisible character U+{ord(hidden[0]):04X}"
        )
    return text


def _text(longest: int):
    limits = StringConstraints(strip_whitespace=True, max_length=longest)
    return Annotated[str, limits, AfterValidator(_visible)]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Judgement(_Given):
    """What was said of the texts of a claim in one language."""

    of: Stamp
    """The fingerprint of the texts that were judged."""
    verdict: Verdict | None
    better: _text(6_000) = ""

    @property
    def told(self) -> str:
        return (self.verdict or "not judged").replace("-", " ")


class JudgedClaim(in_written("OfEachJudged", Judgement | None, _Given, None)):
    claim: ClaimId


class Returned(_Given):
    """A review as the page saves it."""

    format: Literal["lunmai-review"]
    version: Literal[1]
    paper: Slug
    by: Annotated[Person, AfterValidator(_visible)]
    date: Day
    remarks: _text(20_000) = ""
    claims: Annotated[tuple[JudgedClaim, ...], Field(max_length=5_000, strict=False)]


@dataclass(frozen=True)
class Remark:
    """Something to work through."""

    place: Place
    """Of the claim in its file."""
    claim: Claim
    language: Language
    said: Judgement


@dataclass(frozen=True)
class Taken:
    """What a review comes to."""

    right: dict[str, dict[Language, str]]
    """By claim and language the fingerprints of texts that are right."""
    stale: list[str]
    """Texts that have changed since they were judged, or whose claim is gone."""
    remarks: list[Remark]


def read_review(content: bytes, file: str, paper: Paper) -> Returned:
    """The review that a file holds. Raises CannotRun with all that is wrong in it."""
    if len(content) > MOST_BYTES:
        raise CannotRun(f"{file} has more than {MOST_BYTES:,} bytes, which no review has")
    try:
        review = Returned.model_validate(json.loads(content.decode("utf-8-sig")))
    except ValidationError as error:
        faults = [
            f"{'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}"
            for one in error.errors()
        ]
    except (ValueError, RecursionError):
        message = "is not a review that was saved on the page of `dev.py review`"
        raise CannotRun(f"{file} {message}") from None
    else:
        names = [one.claim for one in review.claims]
        twice = sorted({name for name in names if names.count(name) > 1})
        faults = [f"claim '{name}' is judged twice; keep one of the two" for name in twice]
        if review.paper != paper.id:
            meant = did_you_mean(review.paper, [paper.id])
            faults.insert(0, f"this is a review of '{review.paper}'{meant}")
        if not faults:
            return review
    left = [f"{len(faults) - MOST_TOLD} more"] if len(faults) > MOST_TOLD else []
    listed = (printable(f"{file}: {fault}") for fault in (*faults[:MOST_TOLD], *left))
    raise CannotRun("\n".join(listed))


def take(review: Returned, paper: Paper, places: dict[str, Place]) -> Taken:
    """What of a review holds for the texts as they are today; `places` are those of the claims."""
    claims = {claim.id: claim for claim in paper.all_claims()}
    taken = Taken({}, [], [])
    for judged in review.claims:
        claim = claims.get(judged.claim)
        for language in WRITTEN:
            said = getattr(judged, language)
            if said is None:
                continue
            if claim is None or claim_stamps(claim)[language] != said.of:
                taken.stale.append(f"{judged.claim} ({language})")
                continue
            if said.verdict == "right":
                taken.right.setdefault(claim.id, {})[language] = said.of
            if said.verdict not in ("right", None) or said.better:
                taken.remarks.append(Remark(places[claim.id], claim, language, said))
    return taken


def texts_of(claim: Claim, language: Language) -> list[str]:
    """Its summary and its explanation, as far as they are written."""
    wordings = (wording.written() for wording in (claim.gist, claim.text) if wording)
    return [to_plain(texts[language]) for texts in wordings if texts.get(language)]


def told(remark: Remark) -> str:
    """A remark on one line."""
    place, said = remark.place, remark.said
    better = f"; better: {said.better}" if said.better else ""
    where = f"{place.file}:{place.line}: {remark.claim.id} ({remark.language})"
    return printable(f"{where}: {said.told}{better}")


def as_markdown(review: Returned, taken: Taken) -> str:
    """The list to work through, with boxes to tick."""
    lines = [f"# {review.paper}: {escape(review.by)}, {review.date}", ""]
    for one in taken.remarks:
        what = f"**{one.claim.id}** ({one.language}), {one.said.told}, line {one.place.line}"
        lines.append(f"- [ ] {what}")
        lines += [f"  - {escape(text)}" for text in texts_of(one.claim, one.language)]
        lines += [f"  - **→** {escape(one.said.better)}"] if one.said.better else []
    if taken.stale:
        lines += ["", f"Changed since they were judged: {', '.join(taken.stale)}"]
    if review.remarks:
        lines += ["", *(f"> {escape(line)}" for line in review.remarks.splitlines())]
    return "\n".join(lines) + "\n"


def as_csv(review: Returned, taken: Taken, neutral) -> str:
    """The list for a spreadsheet; `neutral` takes from a cell what would begin a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("claim", "language", "verdict", "text", "better", "line", "by", "date"))
    for one in taken.remarks:
        texts = "\n".join(texts_of(one.claim, one.language))
        verdict = one.said.verdict or "not judged"
        cells = (one.claim.id, one.language, verdict, texts, one.said.better)
        cells += (str(one.place.line), review.by, review.date)
        writer.writerow(map(neutral, cells))
    return "\ufeff" + text.getvalue()


def summary(taken: Taken, new: int) -> list[str]:
    """What a review came to, line by line."""
    right = sum(map(len, taken.right.values()))
    lines = [
        f"{count(right, 'text')} of {count(len(taken.right), 'claim')} right, {new} of them new"
    ]
    if taken.stale:
        lines.append(f"not taken, since they have changed: {', '.join(taken.stale)}")
    work = f"{count(len(taken.remarks), 'text')} to work on:"
    lines.append(work if taken.remarks else "nothing to work on")
    return [printable(line) for line in lines]
