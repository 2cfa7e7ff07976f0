"""What is wrong with a record that follows from its file alone, or from little else, is looked for
once and kept until one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from typing import Any

from lunmai.disk import sha256
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Positions
from lunmai.problems import Place, Problem


def kept(
    loaded: Loaded,
    rule: str,
    positions: Positions,
    check: Callable[[], Iterable[Problem]],
    given: str = "",
) -> Iterator[Problem]:
    """The problems that a check of a file finds, which looks at nothing but the file and what is
    `given`."""

    def find() -> list[Any]:
        return [[astuple(one.place), one.code, one.message, one.severity] for one in check()]

    for place, *said in loaded.trees.found(rule, positions, find, given):
        yield Problem(Place(*place), *said)


def told(*values: object) -> str:
    """What is given, in a few characters: of values that always look alike when they are."""
    return sha256(repr(values))[:32]
