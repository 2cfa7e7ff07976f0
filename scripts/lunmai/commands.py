"""The commands of `scripts/dev.py`.

This module is read before the environment exists: at its top it imports only what needs no
package, each command imports the rest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from lunmai.environment import ROOT, CannotSetUp, is_active, python, say, set_up
from lunmai.site import SITE, build_site, put_in_place, run_mkdocs

CLEAN, PROBLEMS, CANNOT_RUN = 0, 1, 2
"""Exit statuses."""


def main(arguments: list[str]) -> int:
    """Runs one command and returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        if not is_active():
            set_up()
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


def _run(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    from lunmai.load import CannotRun

    try:
        return command(options)
    except CannotRun as error:
        say(str(error))
        return CANNOT_RUN


def build(options: argparse.Namespace) -> int:
    """Checks the data, writes the pages, builds the site."""
    from lunmai.prebuild import prebuild

    say("1/3 Checking the data, making PDFs and writing the pages …")
    built = prebuild(pdf="made" if options.pdf else "none", say=say)
    _print_report(built.problems)
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


def pdf(options: argparse.Namespace) -> int:
    """Makes the PDF of one paper."""
    from lunmai.prebuild import prebuild_paper

    file, problems = prebuild_paper(options.paper, options.form)
    _print_report(problems)
    if file is None:
        return PROBLEMS
    print(f"{file} ({file.stat().st_size / 1e6:.1f} MB)")
    return CLEAN


def pages(options: argparse.Namespace) -> int:
    """Writes the generated pages and exports without building the site."""
    from lunmai.prebuild import prebuild

    built = prebuild()
    _print_report(built.problems)
    return PROBLEMS if built.written is None else CLEAN


def serve(options: argparse.Namespace) -> int:
    """Shows the site at a local address and reloads it after each edit."""
    say(f"Building the preview; it will be at http://{options.address}/ …")
    return run_mkdocs("serve", "--livereload", "--dev-addr", options.address)


def check(options: argparse.Namespace) -> int:
    """Lists every problem of the data."""
    from lunmai.prebuild import check_data
    from lunmai.problems import count

    loaded, problems = check_data()
    _print_report(problems)
    if problems:
        return PROBLEMS
    corpus = loaded.corpus
    numbers = {
        "paper": len(corpus.papers),
        "claim": sum(len(list(paper.all_claims())) for paper in corpus.papers.values()),
        "concept": len(corpus.concepts),
        "reference": len(corpus.references),
    }
    print(f"No problems: {', '.join(count(number, noun) for noun, number in numbers.items())}.")
    return CLEAN


def _print_report(problems: list) -> None:
    from lunmai.problems import format_report

    if report := format_report(problems, github="GITHUB_ACTIONS" in os.environ):
        print(report, flush=True)


def test(options: argparse.Namespace) -> int:
    """Runs every test."""
    return subprocess.call([python(), "-m", "pytest", *options.arguments], cwd=ROOT)


def audit(options: argparse.Namespace) -> int:
    """Compares your own copy of a paper's text with its encoding."""
    from lunmai.audit import audit_paper
    from lunmai.prebuild import check_data
    from lunmai.problems import errors

    loaded, problems = check_data()
    paper = _paper(loaded.corpus.papers, options.paper)
    file = loaded.papers[paper.id].file
    if faults := [problem for problem in errors(problems) if problem.place.file == file]:
        _print_report(faults)
        return PROBLEMS
    result = audit_paper(paper, _read(options.file))
    for finding in (*result.paragraphs, *result.claims):
        if options.all or not finding.right:
            print(f"{'ok ' if finding.right else 'NOT'} {finding.where}: {finding.remark}")
    for name, findings in (("paragraphs", result.paragraphs), ("claims", result.claims)):
        right = sum(finding.right for finding in findings)
        print(f"{right} of {len(findings)} {name} are right.")
    return CLEAN if result.right else PROBLEMS


def _paper(papers: dict, name: str):
    from lunmai.load import CannotRun
    from lunmai.problems import did_you_mean

    if name not in papers:
        raise CannotRun(f"there is no readable paper '{name}'{did_you_mean(name, papers)}")
    return papers[name]


def _read(file: str) -> str:
    from lunmai.load import CannotRun

    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"{file} cannot be read as UTF-8 text: {error}") from None


def fingerprint(options: argparse.Namespace) -> int:
    """Prints the fingerprint of each paragraph of a text."""
    from lunmai.audit import fingerprint as fingerprint_of

    for line in _read(options.file).splitlines():
        if line.strip():
            mark = fingerprint_of(line)
            print(f"- {{sha256: {mark.sha256}, length: {mark.length}}}  # {line.strip()[:12]}")
    return CLEAN


def accept(options: argparse.Namespace) -> int:
    """Records that translations were reviewed against the present source wording."""
    from lunmai.accept import accept_translations
    from lunmai.prebuild import check_data
    from lunmai.problems import count

    loaded, _ = check_data()
    corpus = loaded.corpus
    names = options.names or [*corpus.papers, *corpus.concepts]
    if corpus.parallels is not None and not options.names:
        names.append("parallels")
    for name in names:
        number = accept_translations(loaded, ROOT, name, options.claim)
        if number or options.names:
            print(f"{name}: {count(number, 'translation')} accepted")
    return CLEAN


def _pdf_options(all_of_them: argparse.ArgumentParser, one: argparse.ArgumentParser) -> None:
    without = "without PDFs and links to them"
    all_of_them.add_argument("--no-pdf", dest="pdf", action="store_false", help=without)
    one.add_argument("paper", metavar="PAPER", help="the id of a paper")
    which = "Chinese, English, or both side by side (default: %(default)s)"
    one.add_argument("--form", choices=("zh", "en", "zh-en"), default="zh-en", help=which)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 scripts/dev.py",
        description="Lunmai: everything that is done with this project. "
        "The first run sets up what it needs in .venv.",
        epilog="Exit status: 0 all is well, 1 there are problems, 2 the command could not run.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        text = (run.__doc__ or "").strip()
        command = commands.add_parser(run.__name__, help=text, description=text)
        command.set_defaults(run=run)
        return command

    _pdf_options(add(build), add(pdf))
    add(pages)
    add(serve).add_argument(
        "--address", default="127.0.0.1:8000", help="host:port (default: %(default)s)"
    )
    add(check)
    add(test).add_argument(
        "arguments", nargs=argparse.REMAINDER, help="anything that pytest understands"
    )
    command = add(audit)
    command.add_argument("paper", metavar="PAPER", help="the id of a paper")
    command.add_argument("file", metavar="FILE", help="your copy of its text, UTF-8")
    command.add_argument("--all", action="store_true", help="also list what is right")
    command = add(accept)
    command.add_argument(
        "names", nargs="*", metavar="ID", help="papers, concepts or `parallels`; none: all"
    )
    command.add_argument(
        "--claim", action="append", default=[], metavar="CLAIM", help="only this claim (repeatable)"
    )
    add(fingerprint).add_argument("file", metavar="FILE", help="a text, one paragraph on a line")
    return parser
