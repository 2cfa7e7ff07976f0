"""The families of a paper's claims, and the relations between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from lunmai.diagram.drawing import Link, Node
from lunmai.link import PaperLinks
from lunmai.model import ROLES, Claim, Language, Relation, Stage
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase

STAGES: tuple[Stage, ...] = get_args(Stage)


def stage_of(claim: Claim) -> Stage:
    """The column that a claim belongs to."""
    return ROLES[claim.role].stage


@dataclass(frozen=True)
class Families:
    """The claims of a paper that elaborate no other claim, each with all below it."""

    linked: PaperLinks
    language: Language
    heads: dict[str, str]
    """For each claim the head of its family."""
    depths: dict[str, int]
    """For each claim how many claims stand above it."""
    relations: tuple[Relation, ...]

    @classmethod
    def of(cls, linked: PaperLinks, language: Language) -> Families:
        heads: dict[str, str] = {}
        depths: dict[str, int] = {}
        for name in linked.claims:  # each before its sub-claims
            above = linked.parents.get(name)
            heads[name] = heads[above] if above else name
            depths[name] = depths[above] + 1 if above else 0
        relations = tuple(relation for group in linked.outgoing.values() for relation in group)
        return cls(linked, language, heads, depths, relations)

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each claim in the paper; that of an inference is behind all claims."""
        return {name: number for number, name in enumerate((*self.heads, *self.linked.inferences))}

    def target(self, relation: Relation) -> str:
        """The claim that a relation holds for; of an attacked inference, its premise."""
        inference = self.linked.inferences.get(relation.to)
        return inference.from_ if inference else relation.to

    def ends(self, relation: Relation) -> tuple[str, str]:
        """The heads of the families that a relation joins."""
        return self.heads[relation.from_], self.heads[self.target(relation)]

    def node(self, name: str, *, whole: bool = False) -> Node:
        """The node of a claim, or with `whole` of its family; or that of an inference."""
        gist = self._inference(name) if name in self.linked.inferences else ""
        if gist:
            relation = self.linked.inferences[name]
            claim = self.linked.claims[relation.from_]
            return Node(name, claim.id, f"#{claim.id}", claim.role, gist)
        claim = self.linked.claims[name]
        inner = sum(1 for _ in claim.with_descendants()) - 1 if whole else 0
        gist = to_plain(claim.gist.in_language(self.language))
        depth = 0 if whole else self.depths[name]
        signs = " ".join(
            phrase("note-sign", self.language, number=note.id.removeprefix("n"))
            for note in self.linked.claim_notes.get(name, ())
        )
        return Node(name, name, f"#{name}", claim.role, gist, depth, inner, signs)

    def _inference(self, name: str) -> str:
        relation = self.linked.inferences[name]
        word = phrase(f"{relation.type}-out", self.language)
        ends = {"source": relation.from_, "target": relation.to}
        return phrase("map-inference", self.language, relation=word, **ends)

    def links(
        self,
        relations: Iterable[Relation],
        *,
        boxes: Mapping[str, str] | None = None,
        sides: tuple[str, str] = ("", ""),
    ) -> tuple[Link, ...]:
        """A link for the relations of one kind between the same two claims, or where the heads of
        families have `boxes`, between the same two of these. `sides` stand before the keys of
        sources and targets."""
        groups: dict[tuple[object, ...], list[Relation]] = defaultdict(list)
        for relation in relations:
            ends = (relation.from_, relation.to)
            if boxes:
                ends = tuple(boxes[head] for head in self.ends(relation))
            partial = relation.partial and not boxes
            groups[(*ends, relation.type, relation.basis, partial)].append(relation)
        return tuple(
            Link(
                f"{sides[0]}{source}",
                f"{sides[1]}{target}",
                type_,
                basis,
                self._label(found, target if target in self.heads and not any(sides) else ""),
                len(found),
                all(relation.partial for relation in found),
            )
            for (source, target, type_, basis, _), found in groups.items()
        )

    def _label(self, relations: list[Relation], target: str) -> str:
        """What stands on a line: limits m2 ×6; the target only where the line may be long."""
        word = phrase(f"{relations[0].type}-out", self.language)
        if target:
            word = phrase("map-onto", self.language, relation=word, target=target)
        count = len(relations)
        return word + (phrase("map-times", self.language, number=count) if count > 1 else "")
