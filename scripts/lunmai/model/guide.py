"""A reading guide: questions about a paper, in an order that teaches, each with the claims where
an answer is found."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from lunmai.model.parallel import Address
from lunmai.model.record import Provenances, Record, Wording
from lunmai.model.vocabulary import Slug


class Question(Record):
    """A question for readers; where the paper leaves it open, so does the question."""

    id: Annotated[str, StringConstraints(pattern=r"^q[0-9]+$")]
    text: Wording
    claims: Annotated[tuple[Address, ...], Field(min_length=1)]
    """Where an answer begins: claims of this paper, or of others that it is read beside."""
    concepts: tuple[Slug, ...] = ()
    """Glossary entries that the question turns on."""


class GuidePart(Record):
    """What one session of a course can take up."""

    title: Wording
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Guide(Record):
    """The reading guide of a paper."""

    id: Slug
    """The id of the paper."""
    wording: Provenances
    title: Wording
    introduction: Wording
    parts: Annotated[tuple[GuidePart, ...], Field(min_length=1)]
