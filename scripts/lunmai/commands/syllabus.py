"""The command that checks the links of syllabi to this site."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from lunmai.build.environment import say
from lunmai.commands.outcome import CANNOT_RUN, CLEAN, PROBLEMS, in_github_actions
from lunmai.problems import CannotRun, errors

EXPLAINED = """Reads Markdown, HTML, LaTeX, plain text, DOCX, ODT, RTF, EPUB, IMSCC and PDF.
With --fix, a text file gets a corrected copy NAME.fixed.EXT, and the exit status is 0 when that
copy has nothing left to correct. Retired links that were split or withdrawn are for you to decide.
"""


def check_links(options: argparse.Namespace) -> int:
    """Tells what has become of the links that syllabi have to this site."""
    from lunmai.syllabus.report import report_json, report_lines
    from lunmai.syllabus.sites import Sites

    if options.output and (not options.fix or len(options.files) != 1):
        raise CannotRun("--output is for one FILE and --fix")
    ledger = _ledger(options.ids)
    sites = Sites(ledger, [ledger.site, os.environ.get("LUNMAI_SITE_URL", ""), *options.site])
    checked = [_checked(file, options, ledger, sites) for file in options.files]
    if options.json:
        print(report_json(checked))
    else:
        for line in report_lines(checked, fine=options.all, github=in_github_actions()):
            print(line)
    if any(document.error for document in checked):
        return CANNOT_RUN
    left = (
        link.verdict.state not in ("fine", "archived") and not (document.fixed and link.verdict.new)
        for document in checked
        for link in document.links
    )
    return PROBLEMS if any(left) else CLEAN


def _checked(file: str, options: argparse.Namespace, ledger, sites):
    from lunmai.syllabus.found import Unreadable
    from lunmai.syllabus.links import check_document
    from lunmai.syllabus.report import Checked

    try:
        links, addresses = check_document(Path(file), ledger, sites, options.seconds)
    except Unreadable as error:
        return Checked(file, error=str(error))
    fixed = _fix(Path(file), options.output, links) if options.fix else ""
    return Checked(file, tuple(links), addresses, fixed=fixed)


def _fix(path: Path, output: str | None, links: list) -> str:
    """The name of the corrected copy, or nothing where nothing is to be corrected."""
    from lunmai.syllabus.fixing import write_corrected
    from lunmai.syllabus.formats import FIXABLE, kind_of

    if not any(link.verdict.new for link in links):
        return ""
    if kind_of(path) not in FIXABLE:
        say(f"{path}: copies are corrected of {', '.join(FIXABLE)} only; correct this one by hand")
        return ""
    target = Path(output) if output else path.with_name(f"{path.stem}.fixed{path.suffix}")
    if not output and (target.exists() or target.is_symlink()):  # a link may lead nowhere yet
        raise CannotRun(f"{target} is there already; remove it, or name another with --output")
    try:
        write_corrected(path, target, links)
    except OSError as error:
        raise CannotRun(f"no corrected copy was written: {error}") from None
    return str(target)


def _ledger(ids: str | None):
    from lunmai.syllabus.ledger import as_ledger, read_ledger

    if ids:
        return read_ledger(Path(ids))
    from lunmai.build.inputs import check_data, site_address
    from lunmai.exports.ids import ids_export
    from lunmai.link import link_corpus

    loaded, problems = check_data()
    if errors(problems):
        raise CannotRun("the data of this copy have errors, which `dev.py check` lists")
    corpus = loaded.corpus
    return as_ledger(ids_export(corpus, link_corpus(corpus), site_address()))


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 3600:
        raise ValueError(text)
    return seconds


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of this command and its arguments."""
    command = add(check_links)
    command.epilog = EXPLAINED
    command.add_argument("files", nargs="+", metavar="FILE", help="a syllabus")
    command.add_argument("--ids", metavar="FILE", help="a site's exports/ids.json (default: "
                         "the data of this copy)")  # fmt: skip
    command.add_argument(
        "--site", action="append", default=[], metavar="URL", help="a URL the site has or had "
        "(repeatable)"
    )  # fmt: skip
    command.add_argument("--fix", action="store_true", help="write a corrected copy")
    command.add_argument("--output", metavar="FILE", help="where to write it")
    command.add_argument("--all", action="store_true", help="also list what is fine")
    command.add_argument("--json", action="store_true", help="everything as JSON")
    command.add_argument(
        "--seconds", type=_seconds, default=5.0, help="for one FILE (default: %(default)g)"
    )
