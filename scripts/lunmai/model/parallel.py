"""Parallels: links between claims of two papers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from lunmai.model.parallel_types import ParallelType
from lunmai.model.record import Provenances, Record, Wording

Address = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*#[a-z]+[0-9]+(-[0-9]+)*$", max_length=90
    ),
]
"""A claim anywhere: paper#claim."""


class Parallel(Record):
    """How a claim of one paper stands to a claim of another; the inverse is generated."""

    from_: Annotated[Address, Field(alias="from")]
    to: Address
    type: ParallelType
    """How `from` stands to `to`: narrower means that `from` is the narrower claim."""
    remark: Wording


class Parallels(Record):
    """All parallels, in the order in which they were written."""

    wording: Provenances
    parallels: tuple[Parallel, ...] = ()
