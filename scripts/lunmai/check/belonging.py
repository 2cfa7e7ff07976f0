"""Which problems are those of one paper or concept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from lunmai.load import Loaded
from lunmai.problems import Problem


def known_names(loaded: Loaded) -> set[str]:
    """The ids of all papers and concepts that are there, whether they can be read or not."""
    return {name for kind, field, name in loaded.declared if kind in KINDS and not field}


KINDS = ("Paper", "Concept")


def problems_of(problems: Iterable[Problem], name: str) -> list[Problem]:
    """The problems in the files that are named after it: its own, its references and guide, and
    its parallels with other papers."""
    return [problem for problem in problems if name in _names(problem.place.file)]


def _names(file: str) -> list[str]:
    """The ids that the name of a file is made of."""
    name = PurePosixPath(file).name
    return name.partition(".")[0].split("--")
