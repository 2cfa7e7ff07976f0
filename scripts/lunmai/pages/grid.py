"""What the page shows that sets the mechanisms of a paper against its constraints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, get_args

from lunmai.link import AnswerState, Grid, PaperLinks


def grid_context(grid: Grid, linked: PaperLinks) -> dict[str, Any]:
    """The grid with the numbers that its legend and its introduction give."""
    roles = Counter(claim.role for claim in linked.claims.values())
    return {
        "grid": grid,
        "states": _in_order(answer.state for answer in grid.constraints.values()),
        "role_counts": {role: roles[role] for role in ("mechanism", "constraint", "path")},
        "marks_of": lambda names: _in_order(grid.constraints[name].state for name in names),
        "has_margin": any(row.cells and row.silent for row in grid.rows),
        "explicit": sum(relation.basis == "explicit" for relation in grid.limits),
        "joined": any(row.family and row.cells for row in grid.rows),
        "empty_cells": sum(len(grid.columns) - len(row.cells) for row in grid.rows),
    }


def _in_order(found: Iterable[AnswerState]) -> dict[AnswerState, int]:
    """How many constraints are in each state, the best answered first."""
    numbers = Counter(found)
    return {state: numbers[state] for state in get_args(AnswerState) if numbers[state]}
