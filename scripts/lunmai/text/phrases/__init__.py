"""The words of the interface, in the reader's language: one file for each subject, and the names
that records of the model give to relations and parallels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from lunmai.languages import Language, in_language, source_of
from lunmai.load.yaml_positions import parse_yaml
from lunmai.model import PARALLELS, RELATIONS, Label

FOLDER = Path(__file__).parent
RULES = "rules.yaml"
FIELDS = "fields.yaml"


class Texts(dict[Language, str]):
    """A text by language; one that is made from another is made when it is asked for."""

    def __missing__(self, language: Language) -> str:
        source = source_of(language)
        if source == language:
            raise KeyError(language)
        return in_language(self[source], language)


@cache
def load_phrases() -> dict[str, Texts]:
    """Every phrase by name and language. Raises ValueError where two files have the same name."""
    phrases = {name: Texts(label.written()) for name, label in _names()}
    for file in sorted(FOLDER.glob("*.yaml")):
        if file.name in (RULES, FIELDS):
            continue
        found = _load(file.name)
        if twice := phrases.keys() & found.keys():
            raise ValueError(f"{file.name} has phrases that are elsewhere: {sorted(twice)}")
        phrases |= found
    return phrases


def _names() -> Iterator[tuple[str, Label]]:
    """What relations and parallels are called."""
    for relation in RELATIONS.values():
        yield f"{relation.id}-out", relation.outgoing
        yield f"{relation.id}-in", relation.incoming
    for parallel in PARALLELS.values():
        yield f"parallel-{parallel.id}", parallel.name
        yield f"parallels-{parallel.id}", parallel.heading
        if parallel.page:
            yield f"kind-{parallel.id}", parallel.page


@cache
def load_rules() -> dict[str, Texts]:
    """The rule behind every problem code: in each language, and with an example."""
    return _load(RULES)


@cache
def load_field_texts() -> dict[str, Texts]:
    """What exported data are, for the readers of their schemas: every object by its name, every
    field as `Object.field`, or `*.field` where it means the same in each object that has it, and
    as `Name=value` the allowed values that no other phrase tells of."""
    return _load(FIELDS)


def _load(name: str) -> dict[str, Texts]:
    data, _, problems = parse_yaml((FOLDER / name).read_text(encoding="utf-8"), name)
    if problems or not isinstance(data, dict):
        raise ValueError("\n".join(map(str, problems)))
    return {key: Texts(texts) for key, texts in data.items()}


def phrase(name: str, language: Language, /, **values: object) -> str:
    """The phrase with its `{gaps}` filled. Raises KeyError for a name that does not exist."""
    return load_phrases()[name][language].format(**values) if values else _whole(name, language)


@cache  # most have no gaps, and pages say them hundreds of times
def _whole(name: str, language: Language) -> str:
    return load_phrases()[name][language].format()


@cache
def pieces(name: str, language: Language) -> tuple[tuple[str, str | None], ...]:
    """The words of a phrase, each with the name of the gap behind it."""
    parsed = Formatter().parse(load_phrases()[name][language])
    return tuple((words, gap) for words, gap, _, _ in parsed)
