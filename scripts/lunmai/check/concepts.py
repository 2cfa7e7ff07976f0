"""Concepts have one preferred term in each language, and every role is a concept."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.model import LANGUAGES, ROLES, Concept
from lunmai.problems import Place, Problem
from lunmai.yaml_positions import Positions


def check(loaded: Loaded) -> Iterator[Problem]:
    concepts = loaded.corpus.concepts
    for key, concept in concepts.items():
        yield from _check_designations(concept, loaded.concepts[key])
    used = {claim.role for paper in loaded.corpus.papers.values() for claim in paper.all_claims()}
    for role in ROLES:
        if role in used and role not in concepts and ("Concept", "", role) not in loaded.declared:
            place = Place(
                loaded.bibliography.file.replace("references.bib", f"concepts/{role}.yaml")
            )
            message = f"the role '{role}' is used but not described; add this file"
            yield Problem(place, "role-without-concept", message)


def _check_designations(concept: Concept, positions: Positions) -> Iterator[Problem]:
    for language in LANGUAGES:
        path = ("designations", language)
        designations = getattr(concept.designations, language)
        preferred = [term.term for term in designations if term.standing == "preferred"]
        if len(preferred) != 1:
            message = (
                f"{len(preferred)} of the {language} designations are preferred; mark exactly one"
            )
            yield Problem(positions.place(path), "preferred-term", message)
        for index, designation in enumerate(designations):
            if (language == "zh") != (designation.pinyin is not None):
                message = (
                    f"'{designation.term}': every Chinese designation has pinyin, no other has"
                )
                yield Problem(positions.place((*path, index)), "pinyin", message)
