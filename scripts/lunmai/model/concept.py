"""A concept: an entry of the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from lunmai.languages import Language, in_language, source_of
from lunmai.model.parallel import Address
from lunmai.model.record import Provenances, Record, Wording, in_written
from lunmai.model.vocabulary import ConceptKind, Line, Slug, Standing, WrittenLanguage


class Designation(Record):
    """A term that designates a concept in one language."""

    term: Line
    standing: Standing
    pinyin: Line | None = None
    """With tone marks; Chinese designations only."""
    reason: Wording | None = None
    """Why it is deprecated or a false friend."""
    source: Slug | None = None
    """The work that prints the term so: its key."""


Terms = Annotated[tuple[Designation, ...], Field(min_length=1)]


class Designations(in_written("OfEachLanguage", Terms)):
    def in_language(self, language: Language) -> tuple[Designation, ...]:
        source = source_of(language)
        found: tuple[Designation, ...] = getattr(self, source)
        return found if language == source else _converted(found, language)

    def all_in(self, languages: Iterable[Language]) -> Iterator[Designation]:
        """Those of several languages, one language after the other."""
        return (one for language in languages for one in self.in_language(language))

    def preferred(self, language: Language) -> Designation:
        options = self.in_language(language)
        return next((term for term in options if term.standing == "preferred"), options[0])


@lru_cache(maxsize=10_000)
def _converted(terms: tuple[Designation, ...], language: Language) -> tuple[Designation, ...]:
    """Terms as a language has them that is made from theirs; they are read alike."""
    return tuple(
        term.model_copy(update={"term": in_language(term.term, language)}) for term in terms
    )


class Attestation(Record):
    """The form in which a paper prints the concept, and where."""

    paper: Slug
    section: Slug
    language: WrittenLanguage
    printed: Line


class Reading(Record):
    """How a named work understands the concept otherwise."""

    source: Slug
    """The work: its key."""
    reported_by: Address | None = None
    """The claim that reports the reading, where the work itself is not taken apart here."""
    text: Wording


class Concept(Record):
    """A glossary entry."""

    id: Slug
    kind: ConceptKind = "subject"
    designations: Designations
    definition: Wording
    wording: Provenances
    broader: tuple[Slug, ...] = ()
    related: tuple[Slug, ...] = ()
    attested: tuple[Attestation, ...] = ()
    readings: tuple[Reading, ...] = ()
    exclude: tuple[Line, ...] = ()
    """Passages within which no term of this concept is meant: 北大概 for 北大."""


def reached(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Names, and all to which they lead however far, each once: what one leads to comes behind it,
    before the next."""
    seen: set[str] = set()
    waiting = [*starts][::-1]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            yield name
            waiting += [*following(name)][::-1]


def with_broader(concepts: Mapping[str, Concept], name: str) -> set[str]:
    """A concept and every one that is broader, however far; ids without a concept are passed
    over."""
    found = reached([name], lambda one: concepts[one].broader if one in concepts else ())
    return {one for one in found if one in concepts}
