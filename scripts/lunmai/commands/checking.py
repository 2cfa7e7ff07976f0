"""Commands that tell what is wrong in the data, and what a copy of a paper does not bear out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.commands.data import read_text
from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report
from lunmai.problems import CannotRun, count, did_you_mean, errors


def check(options: argparse.Namespace) -> int:
    """Lists every problem of the data, or of one paper, which it can lay beside your copy."""
    from lunmai.build.inputs import check_data
    from lunmai.build.schemas import write_schemas
    from lunmai.check.drafts import beside_drafts

    if options.watch:
        from lunmai.commands.watching import check_each_save

        return check_each_save(ROOT)
    loaded, problems = check_data()
    write_schemas(loaded.corpus, ROOT)
    if options.before:
        problems = sorted({*problems, *_shrunk(loaded, options.before)})
    if options.id:
        return _check_one(options, loaded, problems)
    if options.text:
        raise CannotRun("name the paper that the text is of: check PAPER --text FILE")
    print_report(problems)
    if beside_drafts(loaded, problems):
        return PROBLEMS
    corpus, lack = loaded.corpus, " but what drafts lack" if problems else ""
    print(f"No problems{lack}: {_counted(corpus.papers, corpus.concepts, corpus.references)}.")
    return CLEAN


def _counted(papers, concepts=(), references=()) -> str:
    numbers = {
        "paper": len(papers),
        "claim": sum(len(list(paper.all_claims())) for paper in papers.values()),
        "concept": len(concepts),
        "reference": len(references),
    }
    return ", ".join(count(number, noun) for noun, number in numbers.items() if number)


def _check_one(options: argparse.Namespace, loaded, problems: list) -> int:
    """What is wrong with one paper, its references, guide and parallels, or with one concept; and
    what a copy of its text does not bear out."""
    from lunmai.check.belonging import known_names, problems_of
    from lunmai.check.drafts import beside_drafts

    name = Path(options.id).stem if "/" in options.id or "\\" in options.id else options.id
    if name not in (known := known_names(loaded)):
        raise CannotRun(f"there is no paper or concept '{name}'{did_you_mean(name, known)}")
    own = problems_of(problems, name)
    paper = loaded.corpus.papers.get(name)
    print_report(own)
    if not own:
        print(f"No problems: {_counted({name: paper} if paper else {}) or name}.")
    if options.text and paper is None:
        raise CannotRun(f"'{name}' is no paper that can be read, so no text can be laid beside it")
    if not options.text:
        return PROBLEMS if beside_drafts(loaded, own) else CLEAN
    right = _compare(options, paper, loaded.corpus)
    return PROBLEMS if errors(own) or not right else CLEAN  # texts are compared, then accepted


def _shrunk(loaded, before: str):
    """What the ledger had at a commit, or at a published site whose ids.json is given, and has no
    more."""
    from lunmai.check.unchanged import grown
    from lunmai.load.history import ledger_of_commit, ledger_of_site

    file = Path(before)
    if file.suffix == ".json":
        return grown(loaded, [ledger_of_site(file)])
    return grown(loaded, ledger_of_commit(ROOT / loaded.ledger.file, before))


def audit(options: argparse.Namespace) -> int:
    """The same as `check PAPER --text FILE`."""
    return check(options)


def _compare(options: argparse.Namespace, paper, corpus) -> bool:
    """Prints what a copy of a paper does not bear out; returns whether it bears out everything."""
    from lunmai.authoring.comparing import compare

    result = compare(paper, corpus, read_text(options.text))
    for finding in (one for found in result.places.values() for one in found):
        if options.all or not finding.right:
            print(f"{'ok ' if finding.right else 'NOT'} {finding.where}: {finding.remark}")
    for name, findings in result.places.items():
        right = sum(finding.right for finding in findings)
        print(f"{right} of {len(findings)} {name} are right.")
    for name, findings in result.faults.items():
        for finding in findings:
            print(f"NOT {finding.where}: {finding.remark}")
        print(f"{name}: {len(findings) or 'none'}.")
    if options.hints:
        print("Places to look, which are no faults:")
        for finding in result.looks:
            print(f"  ? {finding.where}: {finding.remark}")
    return result.right


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of these commands and their arguments."""
    command = add(check)
    command.add_argument("id", nargs="?", metavar="ID", help="only this paper or concept")
    command.add_argument("--text", metavar="FILE", help="your copy of the paper, UTF-8: compare it")
    _add_views(command)
    command.add_argument(
        "--before", metavar="COMMIT|FILE", help="a commit, or the ids.json of the published site: "
        "the register must have all that it had there"
    )  # fmt: skip
    command.add_argument(
        "--watch", action="store_true", help="check again after each save, until Ctrl-C"
    )
    command = add(audit)
    command.add_argument("id", metavar="PAPER", help="the id of a paper")
    command.add_argument("text", metavar="FILE", help="your copy of its text, UTF-8")
    command.set_defaults(before=None, watch=False)
    _add_views(command)


def _add_views(command: argparse.ArgumentParser) -> None:
    """What a comparison with a text shows besides what is wrong."""
    command.add_argument("--all", action="store_true", help="with a text: also what is right")
    command.add_argument(
        "--hints", action="store_true", help="with a text: also words that ours may have lost"
    )
