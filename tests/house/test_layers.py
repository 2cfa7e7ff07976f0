"""The library keeps its shape: a room uses only rooms below it, and nothing grows long."""

import ast
import sys
from functools import cache

from projects import ROOT

SCRIPTS = ROOT / "scripts"
LIBRARY = SCRIPTS / "lunmai"
FLOORS = """
    languages
    model problems
    disk
    load
    text
    cite syllabus workbook
    authoring
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


LIBRARY_FILES = [file for file in FILES if file.is_relative_to(LIBRARY)]
BEFORE_THE_ENVIRONMENT = (
    *("dev.py", "lunmai/__init__.py", "lunmai/build/__init__.py", "lunmai/build/environment.py"),
    *(f"lunmai/commands/{file.name}" for file in (LIBRARY / "commands").glob("*.py")),
)


def named(file):
    return file.relative_to(SCRIPTS).as_posix()


@cache
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


def packages(nodes):
    return {name.partition(".")[0] for name in imports(nodes)}


def rooms_used(file):
    used = {name.split(".")[1] for name in imports(ast.walk(tree(file))) if "lunmai." in name}
    return used & set(FLOOR) - {room(file)}


def test_a_room_uses_only_rooms_below_it():
    assert [
        (named(file), used)
        for file in LIBRARY_FILES
        if room(file) != "__init__"
        for used in rooms_used(file)
        if FLOOR[used] >= FLOOR[room(file)]
    ] == []


def test_every_room_has_a_floor():
    assert {room(file) for file in LIBRARY_FILES} - {"__init__"} == set(FLOOR)


def test_only_the_hook_and_the_preview_know_mkdocs():
    knowing = {named(file) for file in FILES if "mkdocs" in packages(ast.walk(tree(file)))}
    assert knowing == {"mkdocs_hook.py", "mkdocs_preview.py"}


def test_what_runs_before_the_environment_needs_only_the_standard_library():
    allowed = {*sys.stdlib_module_names, "lunmai"}
    found = {name: packages(tree(SCRIPTS / name).body) for name in BEFORE_THE_ENVIRONMENT}
    assert {name: used - allowed for name, used in found.items() if used - allowed} == {}


def long_functions(file):
    functions = (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef))
    return [one.name for one in functions if one.end_lineno - one.lineno >= LONGEST_FUNCTION]


def test_modules_and_functions_are_short_and_hide_no_cycle():
    texts = {file: file.read_text(encoding="utf-8") for file in FILES}
    assert [named(file) for file, text in texts.items() if "TYPE_CHECKING" in text] == []
    assert [named(file) for file, text in texts.items() if text.count("\n") > LONGEST_MODULE] == []
    assert {named(file): found for file in FILES if (found := long_functions(file))} == {}
