"""The roles of claims: for each all that the library knows of it.

What a role is called stands in the glossary, in the concept that has its id; what the table of the
method page says of it, in the phrases `role-…-means` of `text/phrases/method.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lunmai.model.drawn import Tone

Role = Literal[
    "thesis",
    "background",
    "definition",
    "finding",
    "gap",
    "mechanism",
    "constraint",
    "path",
    "evidence",
    "norm",
]
Stage = Literal["thesis", "ground", "mechanism", "constraint", "path"]
"""Where in an argument a role stands: the columns of the map, and the grounds beside them."""


@dataclass(frozen=True)
class RoleKind:
    """What a claim can do in an argument."""

    id: Role
    stage: Stage = "ground"
    tone: Tone = "quiet"
    """The tone of its boxes: that of the relations which are its own."""


ROLES: dict[Role, RoleKind] = {
    role.id: role
    for role in (
        RoleKind("thesis", "thesis", "ink"),
        RoleKind("background"),
        RoleKind("definition"),
        RoleKind("finding"),
        RoleKind("gap"),
        RoleKind("mechanism", "mechanism", "green"),
        RoleKind("constraint", "constraint", "red"),
        RoleKind("path", "path", "blue"),
        RoleKind("evidence"),
        RoleKind("norm", "path", "blue"),
    )
}
"""Every role, in the order in which readers are told of them."""
