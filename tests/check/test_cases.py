"""Every kind of problem has a case: a change to the smallest corpus or to a table of its paper, and
what is said of it."""

import ast
import re
from contextlib import suppress
from typing import get_args

import pytest
import yaml
from projects import BASE, ROOT, TESTS, copy_data, edit, seal, write
from tables import Table

from lunmai.build.prebuild import check_data
from lunmai.load import CannotRun
from lunmai.model import RELATIONS, ROLES
from lunmai.model.vocabulary import NoteKind
from lunmai.text.phrases import load_rules

CASES = sorted((TESTS / "cases").glob("*.yaml"))
LISTS = {
    "<roles>": ", ".join(ROLES),
    "<relations>": ", ".join(RELATIONS),
    "<notes>": ", ".join(get_args(NoteKind)),
}
"""What a case writes for a list that grows with the records."""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case, tmp_path):
    content = yaml.safe_load(case.read_text(encoding="utf-8"))
    data = copy_data(BASE, tmp_path)
    table = Table(tmp_path, "wang-2023") if "table" in content else None
    for name, text in content.get("files", {}).items():
        if text is None:
            (data / name).unlink()
        else:
            write(data / name, text)
    for name, changes in content.get("edits", {}).items():
        for old, new in changes.items():
            edit(data / name, old, new)
    if "published.yaml" in content.get("files", {}) and not content.get("sealed"):
        with suppress(CannotRun):  # what cannot be read has no digests
            seal(tmp_path)
    if table:
        for claim, cells in content["table"].items():
            for column, said in cells.items():
                table.set(claim, column, said)
        problems = table.take()[1]
    else:
        problems = [str(problem) for problem in check_data(tmp_path)[1]]
    assert problems == [*map(in_full, content["problems"])]
    assert any(f"[{code_of(case)}]" in problem for problem in problems)


def test_smallest_corpus_has_no_problems():
    assert check_data(BASE)[1] == []


def test_every_code_has_a_case_and_a_rule():
    codes = set(emitted_codes())
    assert codes == {code_of(case) for case in CASES}
    assert codes == set(load_rules())


def test_every_rule_is_given_in_both_languages_with_an_example():
    assert [
        name for name, rule in load_rules().items() if set(rule) != {"zh", "en", "example"}
    ] == []


def in_full(problem):
    """What is expected, with its lists."""
    for short, full in LISTS.items():
        problem = problem.replace(short, full)
    return problem


def code_of(case):
    """`unknown-claim` of `unknown-claim.yaml` and of `unknown-claim.another.yaml`."""
    return case.stem.partition(".")[0]


def emitted_codes():
    """Every code that the library can give to a problem."""
    for path in (ROOT / "scripts" / "lunmai").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from codes_of_call(node)
            elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                first = node.value.elts[0]  # a code and its message, placed by the caller
                code = str(getattr(first, "value", ""))
                yield from re.findall(r"^[a-z]+-[a-z]+$", code)


def codes_of_call(call):
    """The code in `Problem(place, "code", …)`; `unknown-thing` for `exists("thing", …)`."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    constants = [getattr(argument, "value", None) for argument in call.args]
    if name == "Problem" and isinstance(constants[1], str):
        yield constants[1]
    elif name == "exists" and constants:
        yield f"unknown-{constants[0]}"
