"""The command that gives the claims of a paper as a table to authors and translators, and takes
what they made of it back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.commands.data import find_paper
from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report
from lunmai.disk import told
from lunmai.languages import WRITTEN
from lunmai.problems import CannotRun, count, errors

EXPLAINED = """Without --take it writes ID.xlsx, or the --output, .xlsx or .csv (claims only).
With --take it changes the data as FILE says, or, if anything is wrong, nothing at all."""


def table(options: argparse.Namespace) -> int:
    """Writes the claims of a paper as a workbook, or takes one back into the data."""
    from lunmai.build.inputs import check_data

    loaded, problems = check_data()
    find_paper(loaded.corpus.papers, options.paper)
    if loaded.papers[options.paper].incomplete:
        file = loaded.papers[options.paper].file
        print_report([problem for problem in problems if problem.place.file == file])
        return PROBLEMS
    if options.take:
        return _take(options.paper, Path(options.take), loaded, problems)
    return _write(options, loaded)


def _write(options: argparse.Namespace, loaded) -> int:
    from lunmai.authoring.table.writing import write_table

    file = Path(options.output or f"{options.paper}.xlsx")
    if file.exists() or file.is_symlink():
        raise CannotRun(f"{file} is there already; remove it, or name another with --output")
    with told():
        sheets = write_table(loaded, options.paper, file, options.translate)
    rows = ", ".join(count(number, name) for name, number in sheets.items())
    print(f"{file}: {rows}")
    return CLEAN


def _take(paper: str, file: Path, loaded, problems: list) -> int:
    from lunmai.authoring.table.differences import done_lines, left_lines
    from lunmai.build.environment import say

    taken, told, written = take_table(ROOT, paper, file, loaded, problems)
    print_report(told)
    if not written:
        say("Nothing was written.")
        return PROBLEMS
    for line in left_lines(taken):
        say(line)
    print("\n".join(done_lines(taken)))
    return CLEAN


def take_table(root: Path, paper: str, file: Path, loaded, problems: list) -> tuple:
    """Writes everything that a table changes, or nothing: what was taken, the problems that it
    would make, at their cells, and whether it was written."""
    from lunmai.authoring.table.proof import at_cells, new_problems, prove
    from lunmai.authoring.table.taking import take, write
    from lunmai.build.inputs import check_data

    taken = take(loaded, root, paper, file)
    if taken.problems:
        return taken, taken.problems, False
    if not taken.documents:
        return taken, [], True
    proposed = {file: document.text for file, document in taken.documents.items()}
    _, there = check_data(root, proposed)
    told = at_cells(new_problems(problems, there, taken), loaded, paper, taken)
    if errors(told):
        return taken, told, False
    prove(taken, loaded.papers[paper].file)
    write(taken, root)
    return taken, told, True


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of this command and its arguments."""
    command = add(table)
    command.epilog = EXPLAINED
    command.add_argument("paper", metavar="ID", help="the id of a paper")
    command.add_argument("--output", metavar="FILE", help="where to write it (default: ID.xlsx)")
    command.add_argument("--translate", choices=WRITTEN, help="only the texts to be translated "
                         "into this language, beside their source")  # fmt: skip
    command.add_argument("--take", metavar="FILE", help="a table that somebody has changed")
