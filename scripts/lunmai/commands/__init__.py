"""The commands of `scripts/dev.py`, by subject: each module adds its own to the parser.

These modules are read before the environment exists: at their top they import only what needs
no package, each command imports the rest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Callable

from lunmai.build.alone import alone
from lunmai.build.environment import ROOT, SITE, CannotSetUp, is_active, python, say, set_up
from lunmai.build.exchange import clear_away
from lunmai.commands import bench, checking, data, ledger, new, review, site, syllabus, table
from lunmai.commands.outcome import CANNOT_RUN, CLEAN
from lunmai.disk import finish_changes, told
from lunmai.problems import CannotRun

WRITING = (
    *("build", "pdf", "pages", "new", "table", "accept", "review", "migrate", "publish", "retire"),
    "archive",
)
"""The commands that write into the project. What serves a preview writes through MkDocs' hook, and
checks links beside documents of other people."""
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP")


def main(arguments: list[str]) -> int:
    """Runs one command and returns its exit status."""
    options = _options(arguments)
    try:
        with told():
            set_up(options.tests)
            if not is_active():
                command = [python(), ROOT / "scripts" / "dev.py", *arguments]
                return subprocess.call(command, env=_environment())
            return _run(options)
    except (CannotSetUp, CannotRun) as error:
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


def _environment() -> dict[str, str]:
    """Without what would put other people's modules in the place of ours."""
    return {name: value for name, value in os.environ.items() if name not in FOREIGN}


def _run(options: argparse.Namespace) -> int:
    """Runs a command; one that writes runs alone, after what a killed one has left is mended."""
    if not options.writes:
        return options.run(options)
    with alone(ROOT, options.run.__name__):
        finish_changes(ROOT)
        clear_away(ROOT, SITE)
        return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 scripts/dev.py",
        description="Lunmai: everything that is done with this project. "
        "The first run sets up what it needs in .venv.",
        epilog="Exit status: 0 all is well, 1 there are problems, 2 the command could not run.",
    )
    parser.set_defaults(tests=False, writes=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        text = (run.__doc__ or "").strip()
        first = text.partition("\n")[0]
        command = commands.add_parser(run.__name__.replace("_", "-"), help=first, description=text)
        command.set_defaults(run=run, writes=run.__name__ in WRITING)
        return command

    for subject in (site, new, checking, data, table, review, ledger, syllabus, bench):
        subject.add_commands(add)
    return parser
