"""The library keeps its shape: a room uses only rooms below it, and nothing grows long."""

import ast
import sys

import pytest
from projects import ROOT

SCRIPTS = ROOT / "scripts"
LIBRARY = SCRIPTS / "lunmai"
FLOORS = """
    model problems
    load
    text
    cite authoring syllabus
    permanent
    link check
    diagram
    views
    pages pdf exports search
    build
    commands
"""
"""A room uses only rooms on the lines above its own."""
FLOOR = {room: number for number, line in enumerate(FLOORS.split("\n")) for room in line.split()}
FILES = sorted(SCRIPTS.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40


def named(file):
    return file.relative_to(SCRIPTS).as_posix()


def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def room(file):
    """The room that a file of the library is in."""
    return file.relative_to(LIBRARY).with_suffix("").parts[0]


def imports(nodes):
    """The modules that import statements name."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("file", sorted(LIBRARY.rglob("*.py")), ids=named)
def test_a_room_uses_only_rooms_below_it(file):
    own = room(file)
    used = {name.split(".")[1] for name in imports(ast.walk(tree(file))) if "lunmai." in name}
    above = {name for name in used & set(FLOOR) if name != own and FLOOR[name] >= FLOOR[own]}
    assert own == "__init__" or not above


def test_every_room_has_a_floor():
    files = (file for file in FILES if file.is_relative_to(LIBRARY))
    assert {room(file) for file in files} - {"__init__"} == set(FLOOR)


@pytest.mark.parametrize("file", FILES, ids=named)
def test_only_the_hook_knows_mkdocs(file):
    packages = {name.partition(".")[0] for name in imports(ast.walk(tree(file)))}
    assert "mkdocs" not in packages or file.name == "mkdocs_hook.py"


@pytest.mark.parametrize(
    "file",
    [
        *(
            SCRIPTS / name
            for name in (
                "dev.py",
                "lunmai/__init__.py",
                "lunmai/build/__init__.py",
                "lunmai/build/environment.py",
            )
        ),
        *sorted((SCRIPTS / "lunmai" / "commands").glob("*.py")),
    ],
    ids=named,
)
def test_what_runs_before_the_environment_needs_only_the_standard_library(file):
    packages = {module.partition(".")[0] for module in imports(tree(file).body)}
    assert packages <= {*sys.stdlib_module_names, "lunmai"}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_modules_and_functions_are_short_and_hide_no_cycle(file):
    text = file.read_text(encoding="utf-8")
    assert "TYPE_CHECKING" not in text
    assert text.count("\n") <= LONGEST_MODULE
    functions = (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef))
    assert [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION] == []
