"""Concepts have one preferred term in each language and terms of their own, stand in an order
without circles, are used, and comprise every role."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lunmai.check.kept import kept
from lunmai.load import Corpus, Loaded
from lunmai.load.yaml_positions import Positions
from lunmai.model import ROLES, SITE_LANGUAGES, WRITTEN, Concept, Language
from lunmai.problems import Place, Problem
from lunmai.text.pinyin import expected, syllables
from lunmai.text.terms import USABLE, fold


def check(loaded: Loaded) -> Iterator[Problem]:
    concepts = loaded.corpus.concepts
    used = set(_used_concepts(loaded.corpus))
    certain = loaded.complete and used <= concepts.keys()  # else a name may only be misspelt
    for key, concept in concepts.items():
        positions = loaded.concepts[key]
        yield from kept(loaded, "terms of one", positions, partial(_check_own, concept, positions))
        yield from _check_order(key, concepts, loaded.concepts[key])
        if certain and concept.kind == "subject" and key not in used:
            message = (
                "no claim names this concept; name it in a claim's 'about', or remove the file"
            )
            yield Problem(loaded.concepts[key].place(("id",)), "unused-concept", message, "warning")
    for language in WRITTEN:
        yield from _check_shared_terms(loaded, language)
    yield from _check_roles(loaded)


def _check_roles(loaded: Loaded) -> Iterator[Problem]:
    concepts = loaded.corpus.concepts
    used = {claim.role for paper in loaded.corpus.papers.values() for claim in paper.all_claims()}
    for role in ROLES:
        if role in used and role not in concepts and ("Concept", "", role) not in loaded.declared:
            place = Place(f"{loaded.folder}/concepts/{role}.yaml")
            message = f"the role '{role}' is used but not described; add this file"
            yield Problem(place, "role-without-concept", message)


def _check_own(concept: Concept, positions: Positions) -> Iterator[Problem]:
    yield from _check_designations(concept, positions)
    yield from _check_reasons(concept, positions)


def _check_designations(concept: Concept, positions: Positions) -> Iterator[Problem]:
    for language in WRITTEN:
        path = ("designations", language)
        designations = getattr(concept.designations, language)
        preferred = [term.term for term in designations if term.standing == "preferred"]
        if len(preferred) != 1:
            message = (
                f"{len(preferred)} of the {language} designations are preferred; mark exactly one"
            )
            yield Problem(positions.place(path), "preferred-term", message)
        for index, designation in enumerate(designations):
            term, pinyin = designation.term, designation.pinyin
            if (SITE_LANGUAGES[language].script == "han") != (pinyin is not None):
                message = f"'{term}': every Chinese designation has pinyin, no other has"
                yield Problem(positions.place((*path, index)), "pinyin", message)
            elif pinyin is not None and syllables(term, pinyin) is None:
                message = f"'{term}' is not read '{pinyin}'; '{expected(term)}' is expected"
                place = positions.place((*path, index, "pinyin"))
                yield Problem(place, "pinyin-mismatch", message, "warning")


def _check_reasons(concept: Concept, positions: Positions) -> Iterator[Problem]:
    """Whoever is told to avoid a term is told why; no other term has anything to be excused."""
    for language in WRITTEN:
        for index, designation in enumerate(concept.designations.in_language(language)):
            path, term = ("designations", language, index), designation.term
            if designation.standing in USABLE:
                for field in ("reason", "source"):
                    if getattr(designation, field) is not None:
                        message = (
                            f"'{term}' is {designation.standing}, so nothing should be said against"
                            f" it; remove '{field}', or correct the standing"
                        )
                        yield Problem(positions.key_place((*path, field)), "idle-reason", message)
            elif designation.reason is None:
                message = (
                    f"'{term}' is {designation.standing} without a reason; say under 'reason', in"
                    f" {' and '.join(WRITTEN)}, why it is to be avoided"
                )
                yield Problem(positions.place(path), "missing-reason", message, "warning")


def _used_concepts(corpus: Corpus) -> Iterator[str]:
    for paper in corpus.papers.values():
        for claim in paper.all_claims():
            yield from claim.about
            for causal in claim.causal:
                yield from (*causal.from_, *causal.to)


def _check_shared_terms(loaded: Loaded, language: Language) -> Iterator[Problem]:
    """A term that names its concept rightly names no other concept rightly."""
    owners: dict[str, str] = {}
    for key, concept in loaded.corpus.concepts.items():
        for index, designation in enumerate(concept.designations.in_language(language)):
            if designation.standing not in USABLE:
                continue
            owner = owners.setdefault(fold(designation.term), key)
            if owner != key:
                message = (
                    f"'{designation.term}' is already a term of '{owner}'; choose another, or mark "
                    "it as false-friend in one of the two"
                )
                place = loaded.concepts[key].place(("designations", language, index, "term"))
                yield Problem(place, "ambiguous-term", message)


def _check_order(key: str, concepts: dict[str, Concept], positions: Positions) -> Iterator[Problem]:
    """No concept is broader than itself, nor only related to one that is broader than it."""
    concept = concepts[key]
    above: dict[str, None] = {}
    waiting = list(concept.broader)
    while waiting:
        name = waiting.pop()
        if name in concepts and name not in above:
            above[name] = None
            waiting += concepts[name].broader
    if key in above and key not in concept.broader:  # that is a self-relation
        message = f"'{key}' is, by way of others, broader than itself; remove one of the steps"
        yield Problem(positions.place(("broader", 0)), "broader-cycle", message)
    for index, name in enumerate(concept.related):
        if name in above and name != key:
            message = f"'{name}' is broader than '{key}' already; it need not be related as well"
            yield Problem(positions.place(("related", index)), "related-and-broader", message)
