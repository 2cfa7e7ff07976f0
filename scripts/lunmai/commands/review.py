"""The command for people who have a paper: a page on which they review its claims, and what comes
back from it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.commands.data import find_paper, read_text
from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report
from lunmai.disk import read_named
from lunmai.problems import CannotRun, did_you_mean, errors


def review(options: argparse.Namespace) -> int:
    """Makes a page to review a paper's claims beside its text, or takes back what was reviewed."""
    from lunmai.build.inputs import check_data

    if bool(options.text) == bool(options.take):
        raise CannotRun("name your copy of the paper's text, or --take and a saved review")
    loaded, problems = check_data()
    paper = find_paper(loaded.corpus.papers, options.paper)
    files = {loaded.papers[paper.id].file, f"{loaded.folder}/reviews/{paper.id}.yaml"}
    if faults := [problem for problem in errors(problems) if problem.place.file in files]:
        print_report(faults)
        return PROBLEMS
    return _take(options, loaded, paper) if options.take else _page(options, loaded, paper)


def _page(options: argparse.Namespace, loaded, paper) -> int:
    from lunmai.authoring.reviewing import MARK, review_page, unreviewed

    every = [claim.id for claim in paper.all_claims()]
    for name in options.claim:
        if name not in every:
            raise CannotRun(f"{paper.id} has no claim '{name}'{did_you_mean(name, every)}")
    chosen = options.claim or (unreviewed(paper) if options.left else every)
    if not chosen:
        print(f"{paper.id}: every text has been reviewed.")
        return CLEAN
    target = _outside(options.to or Path(options.text).with_name(f"{paper.id}.review.html"))
    if target.exists() and MARK not in target.read_text("utf-8", errors="replace")[:300]:
        raise CannotRun(f"{target} is there and is no review page; name another file with --to")
    page = review_page(paper, loaded.corpus, read_text(options.text), chosen)
    target.write_text(page, encoding="utf-8")
    print(f"{target}: open it in a browser. It has the text of the paper: keep it to yourself.")
    return CLEAN


def _take(options: argparse.Namespace, loaded, paper) -> int:
    from lunmai.authoring.recording import record, reviews_of
    from lunmai.authoring.returned import as_csv, as_markdown, read_review, summary, take, told
    from lunmai.exports.tables import neutral
    from lunmai.text.drift import claim_paths

    given = read_review(read_named(Path(options.take)), options.take, paper)
    paths = claim_paths(paper.claims, ("claims",))
    places = {claim.id: loaded.papers[paper.id].place(path) for path, claim in paths}
    taken = take(given, paper, places)
    target = _outside(options.to) if options.to else None
    new = record(
        ROOT / loaded.folder / "reviews" / f"{paper.id}.yaml",
        ROOT,
        paper,
        loaded.corpus.reviews.get(paper.id),
        reviews_of(taken.right, given.by, given.date),
    )
    if target:
        csv = target.suffix.casefold() == ".csv"
        listed = as_csv(given, taken, neutral) if csv else as_markdown(given, taken)
        target.write_text(listed, encoding="utf-8", newline="")
    for line in (*summary(taken, new), *map(told, taken.remarks)):
        print(line)
    if given.remarks:
        print(f"and says: {given.remarks}")
    return CLEAN


def _outside(file: str | Path) -> Path:
    """Where a file may be written that has text of the paper, or of its reviewer: nowhere within
    the project, which might come to have it. Raises CannotRun."""
    path = Path(file).resolve()
    if path.is_relative_to(ROOT.resolve()) and not path.is_relative_to(ROOT.resolve() / ".build"):
        raise CannotRun(
            f"{path} is within the project, which must not come to have it; name a file "
            "elsewhere with --to"
        )
    if not path.parent.is_dir():
        raise CannotRun(f"there is no folder {path.parent}; name a file elsewhere with --to")
    return path


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of this command and its arguments."""
    command = add(review)
    command.add_argument("paper", metavar="PAPER", help="the id of a paper")
    command.add_argument("text", nargs="?", metavar="TEXT", help="your copy of its text, UTF-8")
    command.add_argument("--take", metavar="FILE", help="a review that was saved on the page")
    command.add_argument(
        "--to", metavar="FILE", help="where to write the page (default: beside TEXT) or, with "
        "--take, the list of what is to be worked on (.md, .csv)"
    )  # fmt: skip
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--claim", action="append", default=[], metavar="CLAIM", help="only this (repeatable)"
    )
    which.add_argument("--left", action="store_true", help="only what nobody has reviewed yet")
