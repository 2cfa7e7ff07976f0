"""Every id is given once, and every id that is named exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lunmai.languages import WRITTEN
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Claim, Concept, Paper
from lunmai.problems import Problem, count, did_you_mean
from lunmai.text.drift import claim_paths

Named = tuple[Path, str]
"""A path in a file and the id that stands there."""
Placed = tuple[Path, Claim]


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
        first: dict[str, Path] = {}
        for path, name in named:
            if name in first:
                there = self.positions.place(first[name])
                message = (
                    f"the id '{name}' is already given to another of the {things}, in line "
                    f"{there.line}; choose another"
                )
                yield Problem(self.positions.place(path), "duplicate-id", message)
            first.setdefault(name, path)

    def no_repeats(self, named: Iterable[Named]) -> Iterator[Problem]:
        """A list names each thing once."""
        seen: set[str] = set()
        for path, name in named:
            if name in seen:
                message = f"'{name}' is in this list twice; remove one"
                yield Problem(self.positions.place(path), "repeated-item", message)
            seen.add(name)

    def exists(
        self,
        thing: str,
        named: Iterable[Named],
        options: Collection[str],
        where: str,
        fields: tuple[str, ...] = (),
    ) -> Iterator[Problem]:
        """What is named exists; what exists but could not be read is not reported twice.

        `fields` are the fields of this file that declare such things; none for whole records.
        """
        loaded = self.loaded
        scopes = [(self.positions.file, field) for field in fields] or [(thing.capitalize(), "")]
        for path, name in named:
            if name not in options and not any(loaded.declares(*one, name) for one in scopes):
                message = f"'{_field(path)}' names {thing} '{name}', which {where} does not have"
                hint = did_you_mean(name, options)
                yield Problem(self.positions.place(path), f"unknown-{thing}", message + hint)


def _field(path: Path) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def _items(path: Path, names: Iterable[str]) -> Iterator[Named]:
    for index, name in enumerate(names):
        yield (*path, index), name


def _check_paper(paper: Paper, rules: _Rules) -> Iterator[Problem]:
    claims = list(claim_paths(paper.claims, ("claims",)))
    yield from _check_own_ids(paper, claims, rules)
    yield from _check_references(paper, claims, rules)
    yield from _check_concepts(claims, rules)
    yield from _check_claims(paper, claims, rules)
    yield from _check_places(paper, claims, rules)


def _check_own_ids(paper: Paper, claims: list[Placed], rules: _Rules) -> Iterator[Problem]:
    """Claims and relations share their ids, because an undercut may name either."""
    names = [((*path, "id"), claim.id) for path, claim in claims]
    yield from rules.once("claims and relations", [*names, *_inferences(paper)])
    for things, field, records in (
        ("sections", "outline", paper.outline),
        ("notes", "notes", paper.notes),
    ):
        named = (((field, index, "id"), record.id) for index, record in enumerate(records))
        yield from rules.once(things, named)


def _inferences(paper: Paper) -> list[Named]:
    return [
        (("relations", index, "id"), relation.id)
        for index, relation in enumerate(paper.relations)
        if relation.id
    ]


def _check_references(paper: Paper, claims: list[Placed], rules: _Rules) -> Iterator[Problem]:
    listed = list(_items(("bibliography",), paper.bibliography))
    yield from rules.no_repeats(listed)
    named = [(("reference",), paper.reference), *listed]
    for path, claim in claims:
        cited = list(_items((*path, "cites"), claim.cites))
        yield from rules.no_repeats(cited)
        named += cited
    for index, note in enumerate(paper.notes):
        named += _items(("notes", index, "references"), note.references)
    if rules.loaded.bibliography_read:
        references = rules.loaded.corpus.references
        yield from rules.exists("reference", named, references, "the bibliography")


def _check_concepts(claims: list[Placed], rules: _Rules) -> Iterator[Problem]:
    for path, claim in claims:
        yield from rules.no_repeats(_items((*path, "about"), claim.about))
    named = [item for path, claim in claims for item in concepts_of(path, claim)]
    yield from rules.exists("concept", named, rules.loaded.corpus.concepts, "the folder concepts")


def _check_claims(paper: Paper, claims: list[Placed], rules: _Rules) -> Iterator[Problem]:
    ids = {claim.id for _, claim in claims}
    attackable = ids | {name for _, name in _inferences(paper)}
    relations = list(enumerate(paper.relations))
    named = [(("relations", index, "from"), relation.from_) for index, relation in relations]
    for index, note in enumerate(paper.notes):
        named += _items(("notes", index, "claims"), note.claims)
    yield from rules.exists("claim", named, ids, "this paper", ("claims",))
    targets = [(("relations", index, "to"), relation.to) for index, relation in relations]
    yield from rules.exists("claim", targets, attackable, "this paper", ("claims", "relations"))


def _check_places(paper: Paper, claims: list[Placed], rules: _Rules) -> Iterator[Problem]:
    """Sections exist and have as many paragraphs as sources and notes count."""
    sizes = {section.id: len(section.paragraphs) for section in paper.outline}
    places: list[tuple[Path, str, int | None]] = [
        ((*path, "source"), claim.source.section, claim.source.paragraph) for path, claim in claims
    ]
    for index, note in enumerate(paper.notes):
        places.append((("notes", index), note.section, note.paragraph))
    named = [((*path, "section"), section) for path, section, _ in places]
    yield from rules.exists("section", named, sizes, "the outline", ("outline",))
    if any(path[:1] == ("outline",) for path in rules.positions.incomplete):
        return  # a paragraph was refused: nobody knows how many there are
    headings = {section.id for section in paper.outline if section.printed}
    for path, section, paragraph in places:
        size = sizes.get(section)
        if paragraph == 0 and size is not None and section not in headings:
            message = f"the paper prints no heading for '{section}', so no claim can be there"
            place = rules.positions.place((*path, "paragraph"))
            yield Problem(place, "heading-claim", message)
        if size is not None and paragraph is not None and paragraph > size:
            number = count(size, "paragraph") if size else "no paragraphs"
            message = f"section '{section}' has {number}, so there is no paragraph {paragraph}"
            place = rules.positions.place((*path, "paragraph"))
            yield Problem(place, "unknown-paragraph", message)


def concepts_of(path: Path, claim: Claim) -> Iterator[Named]:
    """The concepts that a claim is about, and those of its causal readings."""
    yield from _items((*path, "about"), claim.about)
    for index, causal in enumerate(claim.causal):
        yield from _items((*path, "causal", index, "from"), causal.from_)
        yield from _items((*path, "causal", index, "to"), causal.to)


def _sources(concept: Concept) -> Iterator[Named]:
    """The works from which readings and the reasons against terms are taken."""
    for language in WRITTEN:
        for index, term in enumerate(concept.designations.in_language(language)):
            if term.source:
                yield ("designations", language, index, "source"), term.source
    for index, reading in enumerate(concept.readings):
        yield ("readings", index, "source"), reading.source


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
    if rules.loaded.bibliography_read:
        named = list(_sources(concept))
        references = rules.loaded.corpus.references
        yield from rules.exists("reference", named, references, "the bibliography")
    attested = list(enumerate(concept.attested))
    named = [(("attested", index, "paper"), item.paper) for index, item in attested]
    yield from rules.exists("paper", named, papers, "the folder papers")
    for index, item in attested:
        if item.paper in papers:
            sections = {section.id for section in papers[item.paper].outline}
            named = [(("attested", index, "section"), item.section)]
            yield from rules.exists("section", named, sections, f"the outline of '{item.paper}'")
