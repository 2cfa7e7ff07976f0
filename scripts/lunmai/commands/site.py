"""Commands that make the site, show it and test it."""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Callable

from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report
from lunmai.environment import ROOT, python, say
from lunmai.site import SITE, build_site, put_in_place, run_mkdocs


def build(options: argparse.Namespace) -> int:
    """Checks the data, writes the pages, builds the site."""
    from lunmai.prebuild import prebuild

    say("1/3 Checking the data and writing the pages …")
    built = prebuild()
    print_report(built.problems)
    if built.written is None:
        say("Nothing was built; what was built before is untouched.")
        return PROBLEMS
    written = built.written
    say(f"    {written.total} files, {len(written.changed)} new or changed, "
        f"{len(written.removed)} removed")  # fmt: skip
    say("2/3 Building the site …")
    status = build_site()
    if status:
        say("The site could not be built; what was built before is untouched.")
        return PROBLEMS
    say("3/3 Putting it in place …")
    put_in_place()
    say(f"Done: open {SITE / 'index.html'}, or run `python3 scripts/dev.py serve`.")
    return CLEAN


def pages(options: argparse.Namespace) -> int:
    """Writes the generated pages and exports without building the site."""
    from lunmai.prebuild import prebuild

    built = prebuild()
    print_report(built.problems)
    return PROBLEMS if built.written is None else CLEAN


def serve(options: argparse.Namespace) -> int:
    """Shows the site at a local address and reloads it after each edit."""
    say(f"Building the preview; it will be at http://{options.address}/ …")
    return run_mkdocs("serve", "--livereload", "--dev-addr", options.address)


def test(options: argparse.Namespace) -> int:
    """Runs every test."""
    return subprocess.call([python(), "-m", "pytest", *options.arguments], cwd=ROOT)


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of these commands and their arguments."""
    add(build)
    add(pages)
    add(serve).add_argument(
        "--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)"
    )
    add(test).add_argument(
        "arguments", nargs=argparse.REMAINDER, help="anything that pytest understands"
    )
