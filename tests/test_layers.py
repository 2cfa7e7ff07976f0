"""The library keeps its shape: stages import earlier stages only, and nothing grows long."""

import ast
import sys

import pytest
from projects import ROOT

SCRIPTS = ROOT / "scripts"
STAGES = """
    environment problems model
    yaml_positions inline qr
    validation phrases bibtex_rules terms pinyin
    bibliography
    load
    drift audit permanent
    accept check link publish naming
    retire
    cite diagram
    render index
    write
    pdf
    prebuild site
    archive syllabus
    commands
"""
"""Each line may import the lines above it."""
RANKS = {name: rank for rank, line in enumerate(STAGES.split("\n")) for name in line.split()}
FILES = sorted(SCRIPTS.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 250, 40


def named(file):
    return file.relative_to(SCRIPTS).as_posix()


def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def stage(file):
    """The stage that a file of the library belongs to."""
    return file.relative_to(SCRIPTS / "lunmai").with_suffix("").parts[0]


def imports(nodes):
    """The modules that import statements name."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("file", sorted((SCRIPTS / "lunmai").rglob("*.py")), ids=named)
def test_a_stage_imports_only_earlier_stages(file):
    own = stage(file)
    named = {name.split(".")[1] for name in imports(ast.walk(tree(file))) if "lunmai." in name}
    later = {name for name in named & set(RANKS) if name != own and RANKS[name] >= RANKS[own]}
    assert own == "__init__" or not later


def test_every_stage_has_a_rank():
    assert {stage(file) for file in FILES if "lunmai" in file.parts} - {"__init__"} == set(RANKS)


@pytest.mark.parametrize("file", FILES, ids=named)
def test_only_the_hook_knows_mkdocs(file):
    packages = {name.partition(".")[0] for name in imports(ast.walk(tree(file)))}
    assert "mkdocs" not in packages or file.name == "mkdocs_hook.py"


@pytest.mark.parametrize(
    "file",
    [
        *(SCRIPTS / name for name in ("dev.py", "lunmai/__init__.py", "lunmai/environment.py")),
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
