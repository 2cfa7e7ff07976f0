"""The commands of an edition and its ledger: publish, retire and archive.

Like `commands`, this module is read before the environment exists.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from lunmai.environment import CLEAN, PROBLEMS, ROOT
from lunmai.problems import count, print_report

Command = Callable[[argparse.Namespace], int]


def add_edition_commands(add: Callable[[Command], argparse.ArgumentParser]) -> None:
    """Adds these commands to those that people type."""
    add(publish)


def publish(options: argparse.Namespace) -> int:
    """Enters what is new into the ledger, under the edition of docs/data/edition.yaml."""
    from lunmai.prebuild import render_data
    from lunmai.publish import publish_names

    rendered = render_data()
    print_report(rendered.problems)
    if rendered.problems:
        return PROBLEMS
    number = publish_names(rendered.loaded, ROOT, rendered.site.pages)
    edition = rendered.loaded.corpus.edition
    print(f"{edition.name}: {count(number, 'id')} published for the first time")
    return CLEAN
