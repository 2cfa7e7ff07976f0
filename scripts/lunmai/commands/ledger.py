"""The commands of the ledger: publish, retire and archive."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from lunmai.build.environment import ROOT
from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report
from lunmai.commands.site import build
from lunmai.languages import WRITTEN
from lunmai.problems import count

KINDS = ("split", "merged", "renamed", "withdrawn")
"""As in the model, which this module cannot import before the environment exists."""


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of these commands and their arguments."""
    add(archive).set_defaults(pdf=True)  # an edition is kept whole
    add(publish)
    command = add(retire)
    command.add_argument(
        "name", metavar="NAME", help="papers/ID, papers/ID#CLAIM, concepts/ID, references/ID, …"
    )
    command.add_argument("--kind", required=True, choices=KINDS, help="what became of it")
    command.add_argument("--to", nargs="+", default=[], metavar="NAME", help="what to read instead")
    for language in WRITTEN:
        command.add_argument(f"--reason-{language}", required=True, metavar="TEXT", help="why")
    command.add_argument("--date", metavar="DAY", help="year-month-day (default: today)")


def publish(options: argparse.Namespace) -> int:
    """Enters new IDs into the register, under the edition of docs/data/edition.yaml."""
    from lunmai.build.archive import CITATION
    from lunmai.build.inputs import repository_address, site_address
    from lunmai.build.prebuild import render_data
    from lunmai.check.drafts import beside_drafts
    from lunmai.permanent.publish import cite_edition, publish_names

    rendered = render_data(allowed=("unpublished-edition",))  # that is what this mends
    print_report(rendered.problems)
    if beside_drafts(rendered.loaded, rendered.problems):
        return PROBLEMS
    papers = rendered.loaded.corpus.papers.values()
    for draft in (paper.id for paper in papers if paper.is_draft):
        print(f"{draft} is a draft; it was left out")
    number = publish_names(rendered.loaded, ROOT, rendered.site.pages)
    edition = rendered.loaded.corpus.edition
    assert edition is not None  # or nothing would have been published
    for line in cite_edition(ROOT / CITATION, edition, site_address(), repository_address()):
        print(f"{CITATION}: {line}")
    print(f"{edition.name}: {count(number, 'id')} published for the first time")
    return CLEAN


def retire(options: argparse.Namespace) -> int:
    """Records why a published ID is retired and what replaces it; a new name goes into the data."""
    from lunmai.build.inputs import check_data
    from lunmai.permanent.retire import retire as retire_name
    from lunmai.permanent.retire import tombstone

    loaded, problems = check_data()
    file = loaded.ledger.file
    faults = [problem for problem in problems if problem.place.file == file]
    if any(problem.code != "lost-id" for problem in faults):
        print_report(faults)
        return PROBLEMS
    reason = {name: getattr(options, f"reason_{name}") for name in WRITTEN}
    day = options.date or date.today().isoformat()
    stone = tombstone(options.name, options.kind, day, reason, options.to)
    outcome = retire_name(loaded, ROOT, stone)
    print(f"{stone.id}: {stone.kind}, entered into {file}")
    if outcome.changed:
        print(f"{count(len(outcome.changed), 'place')} changed in the data")
    for name in outcome.moved:
        print(f"{name}: the file has this name now")
    for place in outcome.left:
        print(f"{place.file}:{place.line}:{place.column}: still has the old id; see to it")
    _, problems = check_data()
    print_report(problems)
    return PROBLEMS if problems else CLEAN


def archive(options: argparse.Namespace) -> int:
    """Builds the site and packs it as an archive, to be kept for good."""
    from lunmai.build.archive import archive_site
    from lunmai.build.prebuild import render_data
    from lunmai.check.drafts import beside_drafts

    rendered = render_data()
    if beside_drafts(rendered.loaded, rendered.problems):
        print_report(rendered.problems)
        return PROBLEMS
    if build(options):
        return PROBLEMS
    file = archive_site(rendered, ROOT)
    print(f"{file.relative_to(ROOT)}: unpack it where the edition is to stay")
    return CLEAN
