"""Papers against concepts: which claims of which paper are about which concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lunmai.link.paper import PaperLinks
from lunmai.model import ROLES, Claim, Concept, Role, with_broader

Cell = dict[Role, tuple[Claim, ...]]
"""The claims of one paper about one concept, by role in the order of the vocabulary."""
ClaimsAbout = dict[str, dict[str, Cell]]
"""For each concept that any claim is about, the cell of each paper that has such claims; what is
our reading is among them."""


@dataclass(frozen=True)
class Naming:
    """How a paper itself speaks of a concept; with neither, it only prints a form of it."""

    claims: Cell
    """The claims about the concept whose passages name it."""
    narrower: tuple[str, ...]
    """The concepts below it of which the paper has such claims."""


Named = dict[str, dict[str, Naming]]
"""For each concept, the papers that speak of it or of a narrower one, or print it. Only these count
when papers are compared: that a concept is seen where a passage does not name it is our reading."""


def claims_about(linked: dict[str, PaperLinks]) -> ClaimsAbout:
    """Every claim under each of its concepts, papers and claims in their order."""
    return _cells((paper, claim, claim.about) for paper, claim in _claims(linked))


def named_concepts(concepts: dict[str, Concept], linked: dict[str, PaperLinks]) -> Named:
    """What each paper itself names, also under the concepts that are broader than it."""
    direct = _cells((paper, claim, claim.named) for paper, claim in _claims(linked))
    below: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for concept, cells in direct.items():
        for broader in with_broader(concepts, concept) - {concept}:
            for paper in cells:
                below[broader][paper].add(concept)
    named: Named = {}
    order = {paper: number for number, paper in enumerate(linked)}
    for concept, record in concepts.items():
        cells, narrower = direct.get(concept, {}), below.get(concept, {})
        found = {*cells, *narrower, *(form.paper for form in record.attested)}
        named[concept] = {
            paper: Naming(cells.get(paper, {}), tuple(sorted(narrower.get(paper, ()))))
            for paper in sorted(found & order.keys(), key=order.__getitem__)
        }
    return {concept: papers for concept, papers in named.items() if papers}


def _claims(linked: dict[str, PaperLinks]) -> Iterator[tuple[str, Claim]]:
    for paper, links in linked.items():
        for claim in links.claims.values():
            yield paper, claim


def _cells(found: Iterable[tuple[str, Claim, tuple[str, ...]]]) -> ClaimsAbout:
    cells: dict[str, dict[str, dict[Role, list[Claim]]]] = defaultdict(dict)
    for paper, claim, concepts in found:
        for concept in concepts:
            cells[concept].setdefault(paper, defaultdict(list))[claim.role].append(claim)
    return {
        concept: {paper: _in_order(roles) for paper, roles in papers.items()}
        for concept, papers in cells.items()
    }


def _in_order(roles: dict[Role, list[Claim]]) -> Cell:
    return {role: tuple(roles[role]) for role in ROLES if role in roles}
