"""The map of a paper's argument: its families by stage, and each family claim by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.diagram.drawing import Column, Drawing, Link
from lunmai.diagram.families import STAGES, Families, stage_of
from lunmai.diagram.routing import draw
from lunmai.link import PaperLinks
from lunmai.model import RELATIONS, Claim, Language, Paper, Relation, Stage
from lunmai.text.phrases import phrase

NARROW = 328.0
"""The width of what fits on a phone of 360 pixels."""
IN_OVERVIEW, IN_PART = 4, 6
"""Lines of text in a box."""
COLUMNS: tuple[Stage, ...] = ("thesis", "mechanism", "constraint", "path")
"""The stages that the overview shows."""


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
    """All families at once, with the relations between them."""
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
    links = families.links(drawn, whole=True)
    columns = tuple(_columns(paper, families, {*_ends(links)}))
    return ArgumentMap(
        overview=draw(columns, links, width, IN_OVERVIEW),
        steps=tuple(_steps(families, drawn)),
        parts=tuple(_parts(families)),
        drawn=drawn,
    )


def _leads_on(families: Families, relation: Relation) -> bool:
    """Whether a relation leads from one stage of the argument to another."""
    stages = {stage_of(families.linked.claims[name]) for name in families.ends(relation)}
    repeats = RELATIONS[relation.type].repeats
    return not repeats and len(stages) == 2 and "ground" not in stages


def _ends(links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        yield from (link.source, link.target)


def _columns(paper: Paper, families: Families, joined: set[str]) -> Iterator[Column]:
    """The column of each stage that has claims: the families that are joined to another stage,
    and aside those that are not; a thesis is never set aside."""
    aside_title = phrase("stage-aside", families.language)
    for stage in COLUMNS:
        nodes = [
            families.node(claim.id, whole=True)
            for claim in paper.claims
            if stage_of(claim) == stage
        ]
        if nodes:
            shown = tuple(node for node in nodes if node.key in joined or stage == "thesis")
            aside = tuple(node for node in nodes if node not in shown)
            yield Column(phrase(f"stage-{stage}", families.language), shown, aside, aside_title)


def _steps(families: Families, relations: Iterable[Relation]) -> Iterator[Step]:
    groups: dict[tuple[Stage, Stage], list[Relation]] = defaultdict(list)
    for relation in relations:
        source, target = (
            stage_of(families.linked.claims[name]) for name in families.ends(relation)
        )
        groups[source, target].append(relation)
    for source, target in sorted(groups, key=lambda ends: [*map(STAGES.index, ends)]):
        titles = [phrase(f"stage-{stage}", families.language) for stage in (source, target)]
        found = tuple(groups[source, target])
        yield Step(source, target, found, _facing(families, found, titles, whole=True))


def _parts(families: Families) -> Iterator[Part]:
    groups: dict[str, list[Relation]] = defaultdict(list)
    for relation in families.relations:
        groups[families.heads[relation.from_]].append(relation)
    for name in families.linked.claims:
        if name in groups:
            drawing = _facing(families, groups[name], ["", ""], whole=False)
            yield Part(families.linked.claims[name], (*groups[name],), drawing)


def _facing(
    families: Families, relations: Iterable[Relation], titles: list[str], *, whole: bool
) -> Drawing:
    """Relations on a narrow width: from what stands on the left to what stands on the right."""
    links = families.links(relations, whole=whole, sides=("<", ">"))
    order = families.order
    sources = sorted({link.source[1:] for link in links}, key=order.__getitem__)
    targets = sorted({link.target[1:] for link in links}, key=order.__getitem__)
    if not whole:  # these come from all over the paper: what is short serves better than its order
        targets = _near(targets, sources, links)
    columns = tuple(
        Column(
            title,
            tuple(families.node(name, key=f"{side}{name}", whole=whole) for name in names),
        )
        for title, names, side in zip(titles, (sources, targets), "<>", strict=True)
    )
    return draw(columns, links, NARROW, IN_PART)


def _near(targets: list[str], sources: list[str], links: Iterable[Link]) -> list[str]:
    """The targets by the mean place of their sources; those with the same keep their order."""
    places = {f"<{name}": place for place, name in enumerate(sources)}
    found: dict[str, list[int]] = defaultdict(list)
    for link in links:
        found[link.target[1:]].append(places[link.source])
    return sorted(targets, key=lambda name: sum(found[name]) / len(found[name]))
