"""Every id is given once, and every id that is named exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lunmai.drift import claim_paths
from lunmai.load import Loaded
from lunmai.model import Claim, Concept, Paper
from lunmai.problems import Problem, did_you_mean
from lunmai.yaml_positions import Path, Positions

Named = tuple[Path, str]
"""A path in a file and the id that stands there."""


def check(loaded: Loaded) -> Iterator[Problem]:
    corpus = loaded.corpus
    for key, paper in corpus.papers.items():
        rules = _Rules(loaded, loaded.papers[key])
        yield from _check_paper(paper, rules)
    for key, concept in corpus.concepts.items():
        yield from _check_concept(concept, _Rules(loaded, loaded.concepts[key]), corpus.papers)


class _Rules:
    """The rules about ids, for the values of one file."""

    def __init__(self, loaded: Loaded, positions: Positions) -> None:
        self.loaded = loaded
        self.positions = positions

    def once(self, things: str, named: Iterable[Named]) -> Iterator[Problem]:
        """Two things of one kind never share an id."""
        seen: set[str] = set()
        for path, name in named:
            if name in seen:
                message = (
                    f"the id '{name}' is already given to another of the {things}; choose another"
                )
                yield Problem(self.positions.place(path), "duplicate-id", message)
            seen.add(name)

    def no_repeats(self, named: Iterable[Named]) -> Iterator[Problem]:
        """A list names each thing once."""
        seen: set[str] = set()
        for path, name in named:
            if name in seen:
                message = f"'{name}' stands in this list twice; remove one"
                yield Problem(self.positions.place(path), "repeated-item", message)
            seen.add(name)

    def exists(
        self, thing: str, named: Iterable[Named], options: Collection[str], where: str
    ) -> Iterator[Problem]:
        """What is named exists; what exists but could not be read is not reported twice."""
        holder = {"paper": "Paper", "concept": "Concept", "reference": "Reference"}
        for path, name in named:
            scope = holder.get(thing, self.positions.file)
            if name not in options and (scope, name) not in self.loaded.declared:
                message = f"'{_field(path)}' names {thing} '{name}', which {where} does not have"
                hint = did_you_mean(name, options)
                yield Problem(self.positions.place(path), f"unknown-{thing}", message + hint)


def _field(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def _items(path: Path, names: Iterable[str]) -> Iterator[Named]:
    for index, name in enumerate(names):
        yield (*path, index), name


def _check_paper(paper: Paper, rules: _Rules) -> Iterator[Problem]:
    corpus = rules.loaded.corpus
    claims = list(claim_paths(paper.claims, ("claims",)))
    claim_ids = {claim.id for _, claim in claims}
    sections = {section.id: len(section.paragraphs) for section in paper.outline}
    for field, records in (("outline", paper.outline), ("notes", paper.notes)):
        named = (((field, index, "id"), record.id) for index, record in enumerate(records))
        yield from rules.once("sections" if field == "outline" else "notes", named)
    relation_ids = [
        (("relations", index, "id"), relation.id)
        for index, relation in enumerate(paper.relations)
        if relation.id
    ]
    claim_names = [((*path, "id"), claim.id) for path, claim in claims]
    yield from rules.once("claims and relations", [*claim_names, *relation_ids])

    references = [(("reference",), paper.reference), *_items(("bibliography",), paper.bibliography)]
    concepts: list[Named] = []
    places: list[tuple[Path, str, int | None]] = []
    for path, claim in claims:
        references += _items((*path, "cites"), claim.cites)
        yield from rules.no_repeats(_items((*path, "cites"), claim.cites))
        yield from rules.no_repeats(_items((*path, "about"), claim.about))
        concepts += _concepts_of(path, claim)
        places.append(((*path, "source"), claim.source.section, claim.source.paragraph))
    named_claims: list[Named] = []
    for index, relation in enumerate(paper.relations):
        named_claims.append((("relations", index, "from"), relation.from_))
        named_claims.append((("relations", index, "to"), relation.to))
    for index, note in enumerate(paper.notes):
        references += _items(("notes", index, "references"), note.references)
        named_claims += _items(("notes", index, "claims"), note.claims)
        places.append((("notes", index), note.section, note.paragraph))
    yield from rules.no_repeats(_items(("bibliography",), paper.bibliography))
    yield from rules.exists("reference", references, corpus.references, "references.bib")
    yield from rules.exists("concept", concepts, corpus.concepts, "the folder concepts")
    known = claim_ids | {name for _, name in relation_ids}
    yield from rules.exists("claim", named_claims, known, "this paper")
    named_sections = [((*path, "section"), section) for path, section, _ in places]
    yield from rules.exists("section", named_sections, sections, "the outline")
    for path, section, paragraph in places:
        number = sections.get(section)
        if number is not None and paragraph is not None and paragraph > number:
            message = f"section '{section}' has {number} paragraphs, not {paragraph}"
            place = rules.positions.place((*path, "paragraph"))
            yield Problem(place, "unknown-paragraph", f"{message}; write a number up to {number}")


def _concepts_of(path: Path, claim: Claim) -> Iterator[Named]:
    yield from _items((*path, "about"), claim.about)
    for index, causal in enumerate(claim.causal):
        yield from _items((*path, "causal", index, "from"), causal.from_)
        yield from _items((*path, "causal", index, "to"), causal.to)


def _check_concept(concept: Concept, rules: _Rules, papers: dict[str, Paper]) -> Iterator[Problem]:
    concepts = rules.loaded.corpus.concepts
    named = [*_items(("broader",), concept.broader), *_items(("related",), concept.related)]
    yield from rules.exists("concept", named, concepts, "the folder concepts")
    for field, others in (("broader", concept.broader), ("related", concept.related)):
        yield from rules.no_repeats(_items((field,), others))
        if concept.id in others:
            place = rules.positions.place((field, others.index(concept.id)))
            message = f"'{concept.id}' is related to itself; name another concept"
            yield Problem(place, "self-relation", message)
    attested = list(enumerate(concept.attested))
    named = [(("attested", index, "paper"), item.paper) for index, item in attested]
    yield from rules.exists("paper", named, papers, "the folder papers")
    for index, item in attested:
        if item.paper in papers:
            sections = {section.id for section in papers[item.paper].outline}
            named = [(("attested", index, "section"), item.section)]
            yield from rules.exists("section", named, sections, f"the outline of '{item.paper}'")
