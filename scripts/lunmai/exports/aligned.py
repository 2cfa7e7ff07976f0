"""All that is said here in every written language, text beside text, each with where it belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from lunmai.languages import EDITORIAL_SOURCE, LATIN, WRITTEN, Language
from lunmai.model import (
    Claim,
    Concept,
    Note,
    Paper,
    Parallels,
    Provenances,
    Relation,
    Wording,
)
from lunmai.views.headings import short_place


@dataclass(frozen=True)
class Unit:
    """One thing said in every written language."""

    key: str
    """Unique in all the data, without a blank, whatever the address of the site: the address of the
    record, then the part of it: `liu-yuyang-2024#m1-3/gist`."""
    place: str
    """Paper and place, or empty."""
    source: Language
    """The language from which the others were translated."""
    made: Provenances
    wording: Wording
    whole: bool = True
    """Whether it may be several sentences."""


def paper_units(paper: Paper) -> Iterator[Unit]:
    """The texts of the claims of a paper, and its notes; without what is written in one language
    only."""
    places = {one.id: short_place(paper, one.id, LATIN) for one in paper.outline}
    unit = partial(Unit, source=paper.language)
    for claim in paper.all_claims():
        key, made = f"{paper.id}#{claim.id}", paper.made(claim)
        place = _place(paper, claim, places)
        yield unit(f"{key}/gist", place, made=made, wording=claim.gist, whole=False)
        if claim.text:
            yield unit(f"{key}/text", place, made=made, wording=claim.text)
    for note in paper.notes:
        key, place = f"{paper.id}#note-{note.id}/text", _place(paper, note, places)
        yield unit(key, place, made=paper.made(), wording=note.text)


def all_units(paper: Paper) -> Iterator[Unit]:
    """Those of a paper, and the remarks on its relations."""
    yield from paper_units(paper)
    for key, relation in _keyed(paper):
        if relation.remark:
            yield Unit(key, paper.id, paper.language, paper.made(), relation.remark)


def parallel_units(written: Parallels) -> Iterator[Unit]:
    """The remarks on parallels."""
    for one in written.parallels:
        key = f"{one.from_}--{one.to}/remark"
        yield Unit(key, "", EDITORIAL_SOURCE, written.wording, one.remark)


def concept_unit(concept: Concept) -> Unit:
    """The definition of a concept."""
    key = f"concepts/{concept.id}/definition"
    return Unit(key, "", EDITORIAL_SOURCE, concept.wording, concept.definition)


def is_whole(unit: Unit) -> bool:
    """Whether it is written in every language."""
    return len(unit.wording.written()) == len(WRITTEN)


def _place(paper: Paper, of: Claim | Note, places: dict[str, str]) -> str:
    """`liu-yuyang-2024 §2.1 ¶3`; a heading has no number of a paragraph."""
    at = of.source if isinstance(of, Claim) else of
    paragraph = f" ¶{at.paragraph}" if at.paragraph else ""
    return f"{paper.id} {places[at.section]}{paragraph}"


def _keyed(paper: Paper) -> Iterator[tuple[str, Relation]]:
    """Relations with the keys of their remarks; two of a kind between two claims are numbered."""
    seen: Counter[str] = Counter()
    for one in paper.relations:
        name = one.id or f"{one.from_}-{one.type}-{one.to}"
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        yield f"{paper.id}#{name}{again}/remark", one
