"""Our own wordings use terms as the glossary has them, and one term in the same way throughout."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from lunmai.check.kept import told
from lunmai.languages import EDITORIAL_SOURCE, WRITTEN, Language, others
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Concept, Wording
from lunmai.problems import Problem, count
from lunmai.text.drift import concept_wordings, paper_wordings, parallel_wordings
from lunmai.text.inline import to_plain
from lunmai.text.terms import USABLE, Mention, Terms, fold, forms, terms_of

QUOTATION = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》")
Renderings = dict[tuple[Language, str, str], dict[str, list[tuple[Positions, Path]]]]
"""For each language of translations, concept and term of it in the language from which they are
made: the terms beside it and where they stand."""
Wordings = Iterable[tuple[Path, Wording]]


def check(loaded: Loaded) -> Iterator[Problem]:
    concepts = loaded.corpus.concepts.values()
    terms = terms_of(loaded.corpus)
    given = told(*map(_as_sought, concepts))
    renderings: Renderings = defaultdict(lambda: defaultdict(list))
    excluded: set[tuple[str, str]] = set()
    for positions, wordings in _wordings(loaded):
        find = partial(_found, terms, wordings)
        deprecated, rendered, passages = loaded.trees.found("terms", positions, find, given)
        for path, message in deprecated:
            yield Problem(positions.place(tuple(path)), "deprecated-term", message, "warning")
        for *key, rendering, path in rendered:
            renderings[*key][rendering].append((positions, tuple(path)))
        excluded.update(map(tuple, passages))
    preferred = {
        designation.term
        for concept in concepts
        for designation in concept.designations.all_in(others(EDITORIAL_SOURCE))
        if designation.standing == "preferred"
    }
    yield from _check_renderings(renderings, preferred)
    for concept in concepts:
        if concept.exclude:
            own = {(concept.id, text) for text in concept.exclude}
            found = excluded if loaded.complete else own
            yield from _check_exclusions(concept, loaded.concepts[concept.id], found)


def _as_sought(concept: Concept) -> tuple[object, ...]:
    """All of a concept on which it depends where it is found."""
    terms = (
        [(one.term, one.standing) for one in concept.designations.in_language(language)]
        for language in WRITTEN
    )
    return concept.id, concept.kind, [*terms], concept.exclude


def _wordings(loaded: Loaded) -> Iterator[tuple[Positions, Wordings]]:
    """The wordings of each file."""
    corpus = loaded.corpus
    for key, paper in corpus.papers.items():
        yield loaded.papers[key], paper_wordings(paper)
    for key, concept in corpus.concepts.items():
        yield loaded.concepts[key], concept_wordings(concept)
    for file, parallels in corpus.parallels.items():
        yield loaded.parallels[file], parallel_wordings(parallels)


def _found(terms: Terms, wordings: Wordings) -> list[list[list[object]]]:
    """What wordings have of deprecated terms (path, message), how their terms are rendered
    (language, concept, term, rendering, path), and the passages in them that are excluded."""
    deprecated, renderings, passages = [], [], set()
    for path, wording in wordings:
        named: dict[Language, dict[str, set[str]]] = {}
        for language in WRITTEN:
            text = to_plain(wording.own(language))
            mentions = list(_unquoted(text, terms.mentions(text, language)))
            named[language] = _usable(mentions)
            passages |= terms.excluded(text, language)
            deprecated += (
                [[*path, language], _deprecated(mention)]
                for mention in mentions
                if mention.standing == "deprecated"
            )
        renderings += ([*one, path] for one in _renderings(named))
    return [deprecated, renderings, [list(one) for one in sorted(passages)]]


def _deprecated(mention: Mention) -> str:
    return (
        f"'{mention.term}' is a deprecated term of '{mention.concept}'; write one that is "
        "preferred or admitted, or put it between quotation marks if it is quoted"
    )


def _renderings(named: dict[Language, dict[str, set[str]]]) -> Iterator[tuple[str, str, str, str]]:
    source = named[EDITORIAL_SOURCE]
    for language in others(EDITORIAL_SOURCE):
        for concept in source.keys() & named[language].keys():
            if len(source[concept]) == 1:  # else nobody can tell which term is rendered how
                (term,) = source[concept]
                for rendering in named[language][concept]:
                    yield language, concept, term, rendering


def _unquoted(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions in our own words: what stands between quotation marks is quoted."""
    quotations = [match.span() for match in QUOTATION.finditer(text)]
    for mention in mentions:
        if not any(a < mention.start and mention.end < b for a, b in quotations):
            yield mention


def _usable(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """For each concept that is mentioned the terms that name it rightly."""
    named: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.standing in USABLE:
            named[mention.concept].add(mention.term)
    return named


def _check_renderings(renderings: Renderings, preferred: set[str]) -> Iterator[Problem]:
    for (language, _, term), places in renderings.items():
        if len(places) > 1:
            usual = min(places, key=lambda name: (-len(places[name]), name not in preferred, name))
            for rendering in sorted(places.keys() - {usual}):
                message = (
                    f"'{term}' is '{rendering}' here but '{usual}' in "
                    f"{count(len(places[usual]), 'other text')}; write '{usual}'"
                )
                for positions, path in places[rendering]:
                    place = positions.place((*path, language))
                    yield Problem(place, "two-renderings", message, "warning")


def _check_exclusions(
    concept: Concept, positions: Positions, seen: set[tuple[str, str]]
) -> Iterator[Problem]:
    own = {
        fold(form)
        for language in WRITTEN
        for designation in concept.designations.in_language(language)
        for form in forms(designation.term, language)
    }
    for index, passage in enumerate(concept.exclude):
        place = positions.place(("exclude", index))
        if not any(form in fold(passage) for form in own):
            message = f"'{passage}' holds no term of this concept, so it excludes nothing"
            yield Problem(
                place, "idle-exclusion", f"{message}; write the term with what surrounds it"
            )
        elif (concept.id, passage) not in seen:
            message = f"'{passage}' is in none of our texts; correct or remove it"
            yield Problem(place, "idle-exclusion", message, "warning")
