"""The commands of `scripts/dev.py`, by subject: each module adds its own to the parser.

These modules are read before the environment exists: at their top they import only what needs
no package, each command imports the rest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Callable

from lunmai.build.environment import ROOT, CannotSetUp, is_active, python, say, set_up
from lunmai.commands import bench, data, ledger, site, syllabus
from lunmai.commands.outcome import CANNOT_RUN, CLEAN


def main(arguments: list[str]) -> int:
    """Runs one command and returns its exit status."""
    options = _options(arguments)
    try:
        set_up(options.tests)
        if not is_active():
            return subprocess.call([python(), ROOT / "scripts" / "dev.py", *arguments])
        return _run(options.run, options)
    except CannotSetUp as error:
        say(str(error))
        return CANNOT_RUN
    except BrokenPipeError:  # whoever reads us, `head` for instance, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return CLEAN
    except KeyboardInterrupt:
        return 130


def _options(arguments: list[str]) -> argparse.Namespace:
    """What is asked for. All that follows `test` is for pytest, which has options of its own."""
    help_wanted = arguments[1:2] in (["-h"], ["--help"])
    own = arguments[:1] if arguments[:1] == ["test"] and not help_wanted else arguments
    options = _parser().parse_args(own)
    options.arguments = arguments[len(own) :]
    return options


def _run(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    from lunmai.problems import CannotRun

    try:
        return command(options)
    except CannotRun as error:
        say(str(error))
        return CANNOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 scripts/dev.py",
        description="Lunmai: everything that is done with this project. "
        "The first run sets up what it needs in .venv.",
        epilog="Exit status: 0 all is well, 1 there are problems, 2 the command could not run.",
    )
    parser.set_defaults(tests=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        text = (run.__doc__ or "").strip()
        command = commands.add_parser(run.__name__.replace("_", "-"), help=text, description=text)
        command.set_defaults(run=run)
        return command

    for subject in (site, data, ledger, syllabus, bench):
        subject.add_commands(add)
    return parser
