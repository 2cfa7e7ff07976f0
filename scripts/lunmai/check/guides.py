"""Reading guides belong to papers that are there, and number their questions once; no paper has
an id that the course pages need for themselves."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import Guide
from lunmai.problems import Problem, did_you_mean
from lunmai.text.drift import question_paths


def check(loaded: Loaded) -> Iterator[Problem]:
    for key, guide in loaded.corpus.guides.items():
        positions = loaded.guides[key]
        if ("Paper", "", key) not in loaded.declared:
            message = f"'id' names paper '{key}', which the folder papers does not have"
            hint = did_you_mean(key, loaded.corpus.papers)
            yield Problem(positions.place(("id",)), "unknown-paper", message + hint)
        yield from _check_questions(guide, positions, loaded)


def _check_questions(guide: Guide, positions: Positions, loaded: Loaded) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, question in question_paths(guide):
        if question.id in first:
            there = positions.place((*first[question.id], "id"))
            message = (
                f"the id '{question.id}' is already given to another of the questions, in line "
                f"{there.line}; choose another"
            )
            yield Problem(positions.place((*path, "id")), "duplicate-id", message)
        first.setdefault(question.id, path)
        for field, names in (("claims", question.claims), ("concepts", question.concepts)):
            yield from _check_repeats((*path, field), names, positions)
        for index, name in enumerate(question.concepts):
            concepts = loaded.corpus.concepts
            if name not in concepts and ("Concept", "", name) not in loaded.declared:
                message = (
                    f"'concepts' names concept '{name}', which the folder concepts does not have"
                )
                place = positions.place((*path, "concepts", index))
                hint = did_you_mean(name, concepts)
                yield Problem(place, "unknown-concept", message + hint)


def _check_repeats(path: Path, names: tuple[str, ...], positions: Positions) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name in names[:index]:
            message = f"'{name}' is in this list twice; remove one"
            yield Problem(positions.place((*path, index)), "repeated-item", message)
