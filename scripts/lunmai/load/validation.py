"""What the model refuses, as problems at the line of the value that is wrong."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lunmai.languages import WRITTEN, others
from lunmai.load.signs import wrong_signs
from lunmai.load.yaml_positions import Path, Positions
from lunmai.model import PERMANENT_NAME, Record
from lunmai.model.record import field_names
from lunmai.model.vocabulary import FORMER
from lunmai.problems import Place, Problem, cut, did_you_mean

R = TypeVar("R", bound=Record)


MOST = 500
"""So many refused values of a record are told one by one."""


class Placed(Protocol):
    """Anything that knows where the value at a path stands."""

    def place(self, path: Path) -> Place: ...

    def key_place(self, path: Path) -> Place: ...


PATTERNS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "an id is small letters, digits and single hyphens, "
    "and begins with a letter: factor-mobility",
    r"^[a-z]+[0-9]+(-[0-9]+)*$": "a claim id is letters and a number, with -number for a "
    "sub-claim: m1, m1-3",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*#[a-z]+[0-9]+(-[0-9]+)*$": "the address of a claim is "
    "paper#claim: wang-2023#m1-3",
    PERMANENT_NAME: "write papers/<id>, papers/<id>#<claim>, concepts/<id>, references/<key> or "
    "pages/<path>: papers/wang-2023#m1-3",
    r"^r[0-9]+$": "a relation id is r and a number: r1",
    r"^n[0-9]+$": "a note id is n and a number: n1",
    r"^q[0-9]+$": "a question id is q and a number: q1",
    r"^[0-9a-f]{12}$": "remove it and run `python3 scripts/dev.py accept`",
    r"^[a-f0-9]{64}$": "`dev.py publish` and `dev.py retire` write the digests of the register; "
    "bring it back as it was",
    r"^[0-9a-f]{64}$": "it must be 64 hexadecimal digits; `dev.py fingerprint FILE` prints them",
}

DATES = {
    "not_a_day": "day of the calendar; write year-month-day: 2026-11-21",
    "not_a_date": "date; write a year, a month or a day: 2024, 2024-03, 2024-03-06",
}


def validate_record(
    data: object, record: type[R], positions: Positions
) -> tuple[R | None, list[Problem]]:
    """The record that the data make, and a problem for everything that the model refuses.

    What is refused is taken out, from the data and from the positions alike, so that what
    remains can still be checked and an author sees all problems at once.
    """
    problems: list[Problem] = []
    while True:
        try:
            return record.model_validate(data), problems
        except ValidationError as error:
            refused = _refused(error)
            if problems and refused == [()]:  # a list that taking out has emptied
                return None, problems
            problems += validation_problems(error, record, positions, emptied=positions.incomplete)
            if () in refused:
                return None, problems
            for path in refused:
                _take_out(data, path, positions)


def _refused(error: ValidationError) -> list[Path]:
    """The paths to take out, the last first: each the list item or the unknown field that holds
    a refused value, none within another; () where no part can be taken out."""
    paths: set[Path] = set()
    for detail in substantial(error):
        path = detail["loc"]
        if detail["type"] == "extra_forbidden":
            paths.add(path)
        else:
            steps = [depth for depth, step in enumerate(path, 1) if isinstance(step, int)]
            paths.add(path[: max(steps, default=0)])
    within = {path for path in paths if any(path[:end] in paths for end in range(1, len(path)))}
    return sorted(paths - within, key=_order, reverse=True)


def _order(path: Path) -> list[tuple[int, str]]:
    """A key that sorts paths of numbers and names."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _take_out(data: object, path: Path, positions: Positions) -> None:
    """Removes the value at a path from the data, and its node from the positions."""
    positions.incomplete.add(path[:-1])
    holder, node = data, positions.node(path[:-1])[1]
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    del holder[path[-1]]  # type: ignore[attr-defined]
    if isinstance(node, yaml.SequenceNode):
        del node.value[path[-1]]


def validation_problems(
    error: ValidationError,
    record: type[BaseModel],
    positions: Placed,
    written_as: Mapping[str, str] = MappingProxyType({}),
    emptied: Container[Path] = (),
) -> list[Problem]:
    """One problem for each value that the model refuses.

    `written_as` gives the names under which authors write fields that the record calls otherwise,
    `emptied` the lists that are too short only because their items were refused before.
    """
    told = [
        detail
        for detail in substantial(error)
        if detail["type"] != "too_short" or detail["loc"] not in emptied
    ]
    problems = [_problem(detail, record, positions, written_as) for detail in told[:MOST]]
    if (left := len(told) - MOST) > 0:
        message = f"{left} more values are refused here; mend those that are listed first"
        problems.append(Problem(positions.place(()), "too-long", message))
    return problems


def substantial(error: ValidationError) -> list[ErrorDetails]:
    """The mistakes without what only follows: lists too short because their items were refused."""
    details = error.errors(include_url=False)
    return [detail for detail in details if detail["type"] != "too_short" or not detail["input"]]


def _problem(
    detail: ErrorDetails,
    record: type[BaseModel],
    positions: Placed,
    written_as: Mapping[str, str],
) -> Problem:
    path, kind = detail["loc"], detail["type"]
    name = str(path[-1]) if path else record.__name__
    name = written_as.get(name, name)
    shown = f"an item of '{_parent(path)}'" if path and isinstance(path[-1], int) else f"'{name}'"
    place = positions.place(path)
    if kind == "missing":
        if name in WRITTEN:
            other = others(name)[0]
            message = f"'{_parent(path)}' has {other} but no {name}; add the {name} text"
            return Problem(place, "missing-translation", message)
        return Problem(place, "missing-field", f"'{name}' is missing; add it")
    if kind == "extra_forbidden":
        known, place = field_names(record), positions.key_place(path)
        advice = _advice(name, known)
        if name in known:
            advice = "; is this line indented too little or too much?"
        return Problem(place, "unknown-field", f"'{name}' is not a field here{advice}")
    return _value_problem(detail, place, name, shown)


def _value_problem(detail: ErrorDetails, place: Place, name: str, shown: str) -> Problem:
    """What is wrong with a value."""
    path, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    given = cut(detail["input"]) if isinstance(detail["input"], str) else detail["input"]
    if kind == "literal_error":
        expected = re.findall(r"'([^']+)'", str(context["expected"]))
        message = f"'{given}' is not one of {', '.join(expected)}"
        advice = wrong_signs(str(given), "") or _advice(str(given), expected)
        return Problem(place, "unknown-value", message + advice)
    if kind == "string_pattern_mismatch":
        listed = bool(path) and isinstance(path[-1], int)
        if advice := wrong_signs(str(detail["input"]), "list" if listed else ""):
            return Problem(place, "malformed-id", f"'{given}' cannot be used here{advice}")
        message = f"'{given}' cannot be used here: {PATTERNS[str(context['pattern'])]}"
        return Problem(place, "malformed-id", message)
    if kind in DATES:
        return Problem(place, "malformed-date", f"'{given}' is no {DATES[kind]}")
    if kind == "string_too_long":
        message = f"'{name}' is longer than {context['max_length']} characters; shorten it"
        return Problem(place, "too-long", message)
    if given is None:
        message = f"{shown} is empty; fill it in or remove it"
        if path and kind in ("tuple_type", "model_type"):
            message += ", or indent what belongs to it"
        return Problem(place, "wrong-type", message)
    if kind == "tuple_type" and isinstance(given, str) and given.startswith(("【", "［")):
        message = f"{shown}: '{given[0]}' is full-width; write [a, b]"
        return Problem(place, "wrong-type", message)
    known = EXPECTED.get(kind)
    expected = known.format(**context) if known else detail["msg"].lower()
    return Problem(place, "wrong-type", f"{shown}: {expected}")


def _advice(name: str, options: Iterable[str]) -> str:
    """What to do about a name that is not known: data files of an earlier form have it, or it may
    be a slip."""
    if name in FORMER:
        return "; files of this earlier form are rewritten by `python3 scripts/dev.py migrate`"
    return did_you_mean(name, options)


def _parent(path: Path) -> str:
    return next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "text")


EXPECTED = {
    "string_type": "a text is expected here, not a list or a mapping",
    "tuple_type": "a list is expected here: begin each item with '- ', or write [a, b]",
    "model_type": "a mapping is expected here: lines of the form 'name: value'",
    "int_parsing": "a whole number is expected here",
    "bool_parsing": "write true or false",
    "string_too_short": "it is empty; fill it in or remove it",
    "too_short": "at least one item is needed",
    "greater_than_equal": "the number must be at least {ge}",
    "greater_than": "the number must be more than {gt}",
    "less_than_equal": "the number must be at most {le}",
}
"""What the model expects, by the kind of its refusal."""
