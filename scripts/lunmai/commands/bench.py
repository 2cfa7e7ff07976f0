"""The command that measures the build, the PDFs and the search."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from lunmai.commands.outcome import CLEAN


def bench(options: argparse.Namespace) -> int:
    """Measures the build, the search, the PDFs, the pages that are read, or drafts of papers."""
    import_module(f"bench.{options.what.replace('-', '_')}").run(options)
    return CLEAN


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of this command and its arguments."""
    subjects = add(bench).add_subparsers(dest="what", required=True, metavar="WHAT")

    def about(name: str, text: str, *, tests: bool = False) -> Callable:
        """`tests` tells whether it needs what only tests need, a browser for instance."""
        command = subjects.add_parser(name, help=text, description=text)
        command.set_defaults(tests=tests)
        return command.add_argument

    given = "default: %(default)s"
    site = about("site", "the build and its edits beside stock MkDocs; what the site weighs")
    site("papers", nargs="*", type=int, default=[10, 100, 400], help=f"as large as ours; {given}")
    site("--minutes", type=int, default=10, help=f"for all; the rest is estimated; {given}")
    loads = "the making of the index, and what a reader of the search loads"
    search = about("search", loads, tests=True)
    search("papers", nargs="*", type=int, default=[10, 100, 400], help=given)
    about("reading", "the pages on which the papers here are read, in a browser", tests=True)
    pdf = about("pdf", "the PDFs of the papers here, of an invented book, of invented papers")
    pdf("--papers", type=int, default=100, help=given)
    pdf("--sample", type=int, default=20, help=f"of them, which are set; {given}")
    pdf("--book", type=int, default=20, help=f"papers of the book; {given}")
    drafts = about("new-paper", "how much of an encoding `new` finds in the text of its paper")
    text = "a paper here and your copy of its text, as often as you like"
    drafts("what_is_read", nargs="+", metavar="PAPER TEXT", help=text)
