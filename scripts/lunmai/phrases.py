"""The words of the interface, in the reader's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lunmai.model import Language
from lunmai.yaml_positions import parse_yaml


@cache
def load_phrases() -> dict[str, dict[str, str]]:
    """Every phrase by name and language."""
    return _load("phrases.yaml")


@cache
def load_rules() -> dict[str, dict[str, str]]:
    """The rule behind every problem code: in each language, and with an example."""
    return _load("rules.yaml")


def _load(name: str) -> dict[str, dict[str, str]]:
    file = Path(__file__).with_name(name)
    data, _, problems = parse_yaml(file.read_text(encoding="utf-8"), name)
    if problems or not isinstance(data, dict):
        raise ValueError("\n".join(map(str, problems)))
    return data


def phrase(name: str, language: Language, /, **values: object) -> str:
    """The phrase with its `{gaps}` filled. Raises KeyError for a name that does not exist."""
    return load_phrases()[name][language].format(**values)
