"""The map of a paper's argument: its families by stage, and each family claim by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lunmai.diagram.drawing import Column, Drawing, Link, Node
from lunmai.diagram.families import STAGES, Families, stage_of
from lunmai.diagram.first_level import FirstLevel
from lunmai.diagram.routing import draw
from lunmai.link import PaperLinks
from lunmai.model import RELATIONS, Claim, Language, Paper, Relation, Stage
from lunmai.text.phrases import phrase

NARROW = 328.0
"""The width of what fits on a phone of 360 pixels."""
IN_OVERVIEW, IN_STEP, IN_PART = 4, 3, 0
"""Lines of text in a box; what the claims of a family say stands in words beside their drawing."""
SIDES = ("<", ">")
"""What stands before the keys of boxes on the left and on the right: a claim may be on both."""


@dataclass(frozen=True)
class Step:
    """The relations between the families of two stages, or of one."""

    source: Stage
    target: Stage
    relations: tuple[Relation, ...]
    drawing: Drawing


@dataclass(frozen=True)
class Part:
    """The relations that the claims of a family have to any claim, one by one."""

    head: Claim
    relations: tuple[Relation, ...]
    drawing: Drawing


@dataclass(frozen=True)
class ArgumentMap:
    """The argument of a paper in one language, drawn."""

    overview: Drawing
    """The first level: the families that most relations join, and those that stand together."""
    steps: tuple[Step, ...]
    """The same relations as in the overview, from stage to stage, on a narrow width."""
    parts: tuple[Part, ...]
    """Every relation of the paper once, by the family of its source, on a narrow width."""
    drawn: tuple[Relation, ...]
    """The relations that the overview and the steps draw: from one stage of the argument to
    another. What restates something adds nothing to it; grounds stand in the parts."""


def argument_map(paper: Paper, linked: PaperLinks, language: Language, width: float) -> ArgumentMap:
    """The map of a paper, its overview on a width in CSS pixels."""
    families = Families.of(linked, language)
    drawn = tuple(relation for relation in families.relations if _leads_on(families, relation))
    first = FirstLevel.of(paper, families, drawn)
    columns = tuple(
        Column(_title(stage, language), nodes) for stage, nodes in first.columns.items()
    )
    return ArgumentMap(
        overview=draw(columns, families.links(drawn, boxes=first.boxes), width, IN_OVERVIEW),
        steps=tuple(_steps(families, first, drawn)),
        parts=tuple(_parts(families)),
        drawn=drawn,
    )


def _leads_on(families: Families, relation: Relation) -> bool:
    """Whether a relation leads from one stage of the argument to another."""
    stages = {stage_of(families.linked.claims[name]) for name in families.ends(relation)}
    repeats = RELATIONS[relation.type].repeats
    return not repeats and len(stages) == 2 and "ground" not in stages


def _title(stage: Stage, language: Language) -> str:
    return phrase(f"stage-{stage}", language)


def _steps(families: Families, first: FirstLevel, relations: Iterable[Relation]) -> Iterator[Step]:
    groups: dict[tuple[Stage, Stage], list[Relation]] = defaultdict(list)
    for relation in relations:
        source, target = (
            stage_of(families.linked.claims[name]) for name in families.ends(relation)
        )
        groups[source, target].append(relation)
    for source, target in sorted(groups, key=lambda ends: [*map(STAGES.index, ends)]):
        found = tuple(groups[source, target])
        links = families.links(found, boxes=first.boxes, sides=SIDES)
        names = [sorted(ends, key=first.order.__getitem__) for ends in _ends(links)]
        nodes = [[first.nodes[name] for name in side] for side in names]
        titles = [_title(stage, families.language) for stage in (source, target)]
        yield Step(source, target, found, _facing(nodes, links, titles, IN_STEP))


def _parts(families: Families) -> Iterator[Part]:
    groups: dict[str, list[Relation]] = defaultdict(list)
    for relation in families.relations:
        groups[families.heads[relation.from_]].append(relation)
    for name in families.linked.claims:
        if name in groups:
            links = families.links(groups[name], sides=SIDES)
            sides = [sorted(ends, key=families.order.__getitem__) for ends in _ends(links)]
            # these come from all over the paper: what is short serves better than its order
            sides[1] = _near(sides[1], sides[0], links)
            nodes = [[families.node(one) for one in side] for side in sides]
            drawing = _facing(nodes, links, ["", ""], IN_PART)
            yield Part(families.linked.claims[name], (*groups[name],), drawing)


def _ends(links: Iterable[Link]) -> tuple[set[str], set[str]]:
    """What stands on the left and on the right, without the signs of the sides."""
    links = tuple(links)
    return {link.source[1:] for link in links}, {link.target[1:] for link in links}


def _facing(
    nodes: list[list[Node]], links: tuple[Link, ...], titles: list[str], most: int
) -> Drawing:
    """Relations on a narrow width: from what stands on the left to what stands on the right."""
    columns = tuple(
        Column(title, tuple(replace(node, key=f"{side}{node.key}") for node in found))
        for title, found, side in zip(titles, nodes, SIDES, strict=True)
    )
    return draw(columns, links, NARROW, most)


def _near(targets: list[str], sources: list[str], links: Iterable[Link]) -> list[str]:
    """The targets by the mean place of their sources; those with the same keep their order."""
    places = {f"<{name}": place for place, name in enumerate(sources)}
    found: dict[str, list[int]] = defaultdict(list)
    for link in links:
        found[link.target[1:]].append(places[link.source])
    return sorted(targets, key=lambda name: sum(found[name]) / len(found[name]))
