"""The first level of a map: the families that most of the argument passes, few enough to survey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lunmai.diagram.drawing import Node
from lunmai.diagram.families import Families, stage_of
from lunmai.model import Paper, Relation, Stage
from lunmai.text.phrases import phrase

COLUMNS: tuple[Stage, ...] = ("thesis", "mechanism", "constraint", "path")
"""The stages that the first level shows."""
MOST = 7
"""Boxes in a column. Four columns of them can be surveyed, and fit a sheet of paper; of maps with
some fifty boxes readers take away less than of a list."""


@dataclass(frozen=True)
class FirstLevel:
    """The boxes with which the map of any paper begins."""

    columns: dict[Stage, tuple[Node, ...]]
    """Of each stage that has claims, in the order of the paper; what has no box of its own stands
    in a last one together, which leads one level down."""
    boxes: dict[str, str]
    """For the head of each family the key of the box that it is in."""

    @classmethod
    def of(cls, paper: Paper, families: Families, relations: Iterable[Relation]) -> FirstLevel:
        """The families with the most of these relations; of those with as many, the first ones."""
        weights = Counter(head for relation in relations for head in families.ends(relation))
        columns: dict[Stage, tuple[Node, ...]] = {}
        boxes: dict[str, str] = {}
        for stage in COLUMNS:
            heads = [claim.id for claim in paper.claims if stage_of(claim) == stage]
            by_weight = sorted(heads, key=lambda head: -weights[head])
            own = {*(heads if len(heads) <= MOST else by_weight[: MOST - 1])}
            rest = [head for head in heads if head not in own]
            boxes |= {head: head if head in own else f"+{stage}" for head in heads}
            nodes = [families.node(head, whole=True) for head in heads if head in own]
            if nodes:
                columns[stage] = (*nodes, *_rest(families, stage, rest))
        return cls(columns, boxes)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        return {node.key: node for nodes in self.columns.values() for node in nodes}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each box, by its key."""
        return {key: number for number, key in enumerate(self.nodes)}


def _rest(families: Families, stage: Stage, heads: list[str]) -> Iterator[Node]:
    """One box for several families: how many, and which."""
    if heads:
        name = phrase("map-more", families.language, number=len(heads))
        yield Node(f"+{stage}", name, f"map/#_{stage}", None, " ".join(heads))
