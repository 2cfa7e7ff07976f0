"""Parallels: links between claims of two papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lunmai.model.drawn import LineStyle
from lunmai.model.record import Label, Provenances, Record, Wording
from lunmai.model.vocabulary import Scheme

ParallelType = Literal["same", "close", "narrower", "broader", "contrast"]


@dataclass(frozen=True)
class ParallelKind:
    """How a claim of one paper can stand to a claim of another."""

    id: ParallelType
    inverse: ParallelType
    """The type as it is seen from the other end."""
    name: Label
    """What stands between the two claims: narrower than."""
    heading: Label
    """What stands above the parallels of two papers: the first is narrower."""
    line: LineStyle
    scheme: Scheme
    """What argument tools are told that it is."""
    sign: str
    """What stands for it where there is room for one character."""
    page: Label | None
    """The title of the page with all of the type; None where they are on that of the inverse."""


PARALLELS: dict[ParallelType, ParallelKind] = {
    parallel.id: parallel
    for parallel in (
        ParallelKind(
            "same",
            inverse="same",
            name=Label("相同", "the same as"),
            heading=Label("相同", "The same"),
            line=LineStyle("green", stroke="solid"),
            scheme="rephrase",
            sign="=",
            page=Label("相同的论点", "Claims that are the same"),
        ),
        ParallelKind(
            "close",
            inverse="close",
            name=Label("相近", "close to"),
            heading=Label("相近", "Close"),
            line=LineStyle("green", stroke="dashed"),
            scheme="rephrase",
            sign="≈",
            page=Label("相近的论点", "Claims that are close"),
        ),
        ParallelKind(
            "narrower",
            inverse="broader",
            name=Label("包含于", "narrower than"),
            heading=Label("前者包含于后者", "The first is narrower"),
            line=LineStyle("blue", "l{b}8-4v8z", "tone", "solid"),
            scheme="rephrase",
            sign="⊂",
            page=Label("一条包含另一条的论点", "Narrower and broader claims"),
        ),
        ParallelKind(
            "broader",
            inverse="narrower",
            name=Label("包含", "broader than"),
            heading=Label("前者包含后者", "The first is broader"),
            line=LineStyle("blue", "m{b}8 0l{f}8-4m0 8l{b}8-4", stroke="solid"),
            scheme="rephrase",
            sign="⊃",
            page=None,
        ),
        ParallelKind(
            "contrast",
            inverse="contrast",
            name=Label("相异", "in contrast to"),
            heading=Label("相异", "In contrast"),
            line=LineStyle("violet", "m{b}2-4l{b}8 8m0-8l{f}8 8", stroke="dotted"),
            scheme="conflict",
            sign="≠",
            page=Label("相异的论点", "Claims in contrast"),
        ),
    )
}
"""Every type, in the order in which readers are told of them."""


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

    @property
    def papers(self) -> tuple[str, str]:
        """The papers of the two claims."""
        return self.from_.partition("#")[0], self.to.partition("#")[0]


class Parallels(Record):
    """All parallels, in the order in which they were written."""

    wording: Provenances
    parallels: tuple[Parallel, ...] = ()
