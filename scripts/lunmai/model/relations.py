"""The types of relations: for each all that the library knows of it.

Its id is also that of the concept that explains it. Names, lines, checks, maps and the table of
the method page follow from the record; what the table says of it is the phrase `relation-…-means`
of `text/phrases/method.yaml`. So a new type is a record here, a phrase there, and a concept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lunmai.model.drawn import LineStyle
from lunmai.model.record import Label
from lunmai.model.roles import Role
from lunmai.model.vocabulary import Scheme

RelationType = Literal["supports", "attacks", "limits", "answers", "exemplifies", "restates"]


@dataclass(frozen=True)
class RelationKind:
    """How one claim of a paper can stand to another."""

    id: RelationType
    outgoing: Label
    """What it is called where it starts, and on its line: limits."""
    incoming: Label
    """What it is called where it ends: limited by."""
    line: LineStyle
    scheme: Scheme
    """What argument tools are told that it is. A conflict need be no contradiction: a constraint
    tells against a mechanism, and a pathway against the constraint, within one paper."""
    from_roles: tuple[Role, ...] = ()
    """The roles of the claims that it may go from; of any role if empty."""
    to_roles: tuple[Role, ...] = ()
    in_part: LineStyle | None = None
    """Its line where it holds in part only; None where it cannot."""
    attacks: bool = False
    """Whether it says how it attacks, and may be directed at an inference."""
    repeats: bool = False
    """Whether it only says again what the other claim says. Then it adds nothing to the overview
    of the argument, and the claim needs no counterpart of its own, unless it does so in part."""


RELATIONS: dict[RelationType, RelationKind] = {
    relation.id: relation
    for relation in (
        RelationKind(
            "supports",
            outgoing=Label("支持", "supports"),
            incoming=Label("得到支持", "supported by"),
            line=LineStyle("green", "l{b}8-4v8z", "tone"),
            scheme="inference",
        ),
        RelationKind(
            "attacks",
            outgoing=Label("反驳", "attacks"),
            incoming=Label("受到反驳", "attacked by"),
            line=LineStyle("violet", "m{b}2-4l{b}8 8m0-8l{f}8 8"),
            scheme="conflict",
            attacks=True,
        ),
        RelationKind(
            "limits",
            outgoing=Label("限制", "limits"),
            incoming=Label("受限于", "limited by"),
            line=LineStyle("red", "m{b}1.5 -5v10"),
            scheme="conflict",
            from_roles=("constraint",),
        ),
        RelationKind(
            "answers",
            outgoing=Label("应对", "addresses"),
            incoming=Label("得到应对", "addressed by"),
            line=LineStyle("blue", "m{b}6-4.5l{f}6 4.5l{b}6 4.5"),
            scheme="conflict",
            from_roles=("path", "norm"),
            to_roles=("constraint",),
            in_part=LineStyle("blue", "l{b}7-5"),
        ),
        RelationKind(
            "exemplifies",
            outgoing=Label("例示", "exemplifies"),
            incoming=Label("例示见", "exemplified by"),
            line=LineStyle("brown", "a3.5 3.5 0 1 1 {b}7 0a3.5 3.5 0 1 1 {f}7 0", "ground"),
            scheme="inference",
        ),
        RelationKind(
            "restates",
            outgoing=Label("重述", "restates"),
            incoming=Label("重述见", "restated by"),
            line=LineStyle("quiet", "m{b}2-4v8m{b}3-8v8"),
            scheme="rephrase",
            in_part=LineStyle("quiet", "m{b}2-4v8m{b}3-8v8", stroke="dashed"),
            repeats=True,
        ),
    )
}
"""Every type, in the order in which readers are told of them."""
