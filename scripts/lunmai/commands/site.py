"""Commands that make the site, show it and test it."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Callable

from lunmai.build.environment import ROOT, SITE, python, say
from lunmai.build.running import run_preview
from lunmai.build.weight import size_of, weight_of
from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report
from lunmai.languages import PAPER_FILES, PDF_FORMS

MOST_NAMED = 10
"""Of many files of the same kind so many are named."""


def build(options: argparse.Namespace) -> int:
    """Checks the data, writes the pages, builds the site."""
    from lunmai.build.current import bring_up_to_date
    from lunmai.build.site import build_site

    say(f"1/3 Checking the data{', making PDFs' if options.pdf else ''} and writing the pages …")
    pdf = "made" if options.pdf else "none"
    built = bring_up_to_date(pdf=pdf, say=say, fresh=options.fresh)
    print_report(built.problems)
    if built.written is None:
        say("Nothing was built; what was built before is untouched.")
        return PROBLEMS
    written = built.written
    say(f"    {written.total} files, {len(written.changed)} new or changed, "
        f"{len(written.removed)} removed")  # fmt: skip
    tell_strangers(written.strange)
    say("2/3 Building the site …")
    if build_site(fresh=options.fresh):
        say("The site could not be built; what was built before is untouched.")
        return PROBLEMS
    say(f"    {weight_of(size_of(SITE))}")
    say(f"Done: open {SITE / 'index.html'}, or run `python3 scripts/dev.py serve`.")
    return CLEAN


def tell_strangers(names: tuple[str, ...]) -> None:
    """Names the files in generated folders that no run of ours put there."""
    for name in names[:MOST_NAMED]:
        say(f"    docs/{name} is not generated; it was left, but move it: this folder is not yours")
    if len(names) > MOST_NAMED:
        say(f"    and {len(names) - MOST_NAMED} more like it")


def pdf(options: argparse.Namespace) -> int:
    """Makes the PDF of one paper."""
    from lunmai.build.prebuild import prebuild_paper

    file, problems = prebuild_paper(options.paper, options.form, say)
    print_report(problems)
    if file is None:
        return PROBLEMS
    print(f"{file} ({file.stat().st_size / 1e6:.1f} MB)")
    return CLEAN


def pages(options: argparse.Namespace) -> int:
    """Writes the generated pages and exports without building the site."""
    from lunmai.build.current import bring_up_to_date

    built = bring_up_to_date(fresh=options.fresh)
    print_report(built.problems)
    if built.written is None:
        return PROBLEMS
    tell_strangers(built.written.strange)
    return CLEAN


def serve(options: argparse.Namespace) -> int:
    """Shows the site, or of a long one what a paper needs, and shows each edit when it is saved."""
    say(f"Reading the data; the preview will be at http://{options.address}/ …")
    return run_preview("--address", options.address, *filter(None, (options.paper,)))


def test(options: argparse.Namespace) -> int:
    """Runs every test, those that are fast (--fast), or those that pytest is asked for."""
    processes = (os.cpu_count() or 1) + 1  # one waits for a browser while the others work
    how = [f"--numprocesses={processes}", "--dist=worksteal", *options.arguments]  # the last wins
    return subprocess.call([python(), "-m", "pytest", *how], cwd=ROOT)


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of these commands and their arguments."""
    without = "without PDFs and links to them"
    command = add(build)
    command.add_argument("--no-pdf", dest="pdf", action="store_false", help=without)
    fresh = "use nothing that earlier builds have kept"
    command.add_argument("--fresh", action="store_true", help=fresh)
    command = add(pdf)
    command.add_argument("paper", metavar="PAPER", help="the id of a paper")
    which = "a reader's edition, the full record, or a sheet for a class (default: %(default)s)"
    both = max(PDF_FORMS, key=lambda form: len(PDF_FORMS[form]))
    command.add_argument("--form", choices=(*PDF_FORMS, *PAPER_FILES), default=both, help=which)
    add(pages).add_argument("--fresh", action="store_true", help=fresh)
    command = add(serve)
    command.add_argument("paper", nargs="?", metavar="PAPER", help="begin with this paper")
    command.add_argument(
        "--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)"
    )
    command = add(test)
    command.usage = "%(prog)s [-h] [--fast] [anything that pytest understands]"
    command.set_defaults(tests=True)  # it needs more packages than the others
