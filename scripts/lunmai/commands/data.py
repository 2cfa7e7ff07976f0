"""Commands about the data: what is wrong in them, and what people record with their own eyes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.commands.outcome import CLEAN, PROBLEMS, print_report


def check(options: argparse.Namespace) -> int:
    """Lists every problem of the data."""
    from lunmai.build.inputs import check_data
    from lunmai.build.schemas import write_schemas
    from lunmai.problems import count

    loaded, problems = check_data()
    if options.before:
        problems = sorted({*problems, *_shrunk(loaded, options.before)})
    print_report(problems)
    write_schemas(loaded.corpus, ROOT)
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


def _shrunk(loaded, before: str):
    """What the ledger had at a commit, or at a published site whose ids.json is given, and has no
    more."""
    from lunmai.check.unchanged import grown
    from lunmai.load.history import ledger_of_commit, ledger_of_site

    file = Path(before)
    if file.suffix == ".json":
        return grown(loaded, [ledger_of_site(file)])
    return grown(loaded, ledger_of_commit(ROOT / loaded.ledger.file, before))


def cite(options: argparse.Namespace) -> int:
    """Prints the references of a .bib, .ris or .json (CSL) file in a citation style."""
    from lunmai.cite import STYLES, format_items, read_items
    from lunmai.problems import CannotRun, printable

    if options.style not in STYLES:
        raise CannotRun(f"'{options.style}' is not one of {', '.join(STYLES)}")
    for file in options.files:
        for key, text in format_items(read_items(Path(file)), options.style):
            print(f"{printable(key)}\t{printable(text)}")
    return CLEAN


def references(options: argparse.Namespace) -> int:
    """Turns the reference lists of databases and reference managers into entries for our data."""
    from lunmai.build.environment import say
    from lunmai.build.inputs import check_data
    from lunmai.cite.foreign import decoded, read_foreign
    from lunmai.cite.importing import import_records
    from lunmai.problems import count, printable

    loaded, _ = check_data()
    texts = [decoded(read_bytes(file)) for file in options.files]
    records = [record for text in texts for record in read_foreign(text)]
    found = import_records(records, loaded.corpus.references)
    print(found.bibtex(), end="")
    for message in found.messages:
        say(printable(message))
    say(f"{count(len(found.works), 'new work')} of {count(len(records), 'record')}.")
    return CLEAN


def audit(options: argparse.Namespace) -> int:
    """Compares your own copy of a paper's text with its encoding."""
    from lunmai.authoring.comparing import compare
    from lunmai.build.inputs import check_data
    from lunmai.problems import errors

    loaded, problems = check_data()
    paper = find_paper(loaded.corpus.papers, options.paper)
    file = loaded.papers[paper.id].file
    if faults := [problem for problem in errors(problems) if problem.place.file == file]:
        print_report(faults)
        return PROBLEMS
    result = compare(paper, loaded.corpus, read_text(options.file))
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
    return CLEAN if result.right else PROBLEMS


def find_paper(papers: dict, name: str):
    """The paper of that id. Raises CannotRun where it cannot be read."""
    from lunmai.load import CannotRun
    from lunmai.problems import did_you_mean

    if name not in papers:
        raise CannotRun(f"there is no readable paper '{name}'{did_you_mean(name, papers)}")
    return papers[name]


def read_bytes(file: str) -> bytes:
    """What a file holds that was named to a command. Raises CannotRun."""
    from lunmai.load import CannotRun

    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}") from None


def read_text(file: str) -> str:
    """The same as text, its lines ended alike. Raises CannotRun."""
    from lunmai.load import CannotRun

    try:
        return read_bytes(file).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise CannotRun(f"{file} cannot be read as UTF-8 text: {error}") from None


def fingerprint(options: argparse.Namespace) -> int:
    """Prints the fingerprint of each paragraph of a text."""
    from lunmai.authoring.audit import fingerprint as fingerprint_of

    for line in read_text(options.file).splitlines():
        if line.strip():
            mark = fingerprint_of(line)
            print(f"- {{sha256: {mark.sha256}, length: {mark.length}}}  # {line.strip()[:12]}")
    return CLEAN


def accept(options: argparse.Namespace) -> int:
    """Records that translations were compared with their originals and agree with them."""
    from lunmai.authoring.accept import accept_translations
    from lunmai.build.inputs import check_data
    from lunmai.problems import count

    loaded, _ = check_data()
    corpus = loaded.corpus
    guides = (f"guides/{name}" for name in corpus.guides)
    every = [*corpus.papers, *corpus.concepts, *guides, *corpus.parallels]
    pairs = [*corpus.parallels] or ["parallels"]
    asked = (pairs if name == "parallels" else [name] for name in options.names)
    names = list(chain.from_iterable(asked)) or every
    for name in names:
        number = accept_translations(loaded, ROOT, name, options.claim)
        if number or options.names:
            print(f"{name}: {count(number, 'translation')} accepted")
    return CLEAN


def migrate(options: argparse.Namespace) -> int:
    """Brings data files of an earlier form into the present one."""
    from lunmai.authoring.migrate import migrate_file
    from lunmai.load import load_corpus
    from lunmai.permanent.sealing import seal_ledger
    from lunmai.problems import count

    files = [Path(name) for name in options.files] or sorted((ROOT / "docs/data").rglob("*.yaml"))
    changed = {file: number for file in files if (number := migrate_file(file))}
    for file, number in changed.items():
        print(f"{file.name}: {count(number, 'place')} changed")
    if not options.files and (number := seal_ledger(load_corpus(ROOT / "docs/data", ROOT), ROOT)):
        print(f"the register of IDs: {count(number, 'digest')} written")
    print(f"{count(len(changed), 'file')} of {len(files)} changed.")
    return CLEAN


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of these commands and their arguments."""
    add(check).add_argument(
        "--before", metavar="COMMIT|FILE", help="a commit, or the ids.json of the published site: "
        "the register must have all that it had there"
    )  # fmt: skip
    command = add(cite)
    command.add_argument("files", nargs="+", metavar="FILE", help=".bib, .ris or .json (CSL)")
    command.add_argument("--style", default="gb-t-7714-2025", help="default: %(default)s")
    command = add(references)
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="BibTeX, RIS, EndNote, NoteExpress, RefWorks, CSL, GB/T 7714",
    )
    command = add(audit)
    command.add_argument("paper", metavar="PAPER", help="the id of a paper")
    command.add_argument("file", metavar="FILE", help="your copy of its text, UTF-8")
    command.add_argument("--all", action="store_true", help="also list what is right")
    command.add_argument(
        "--hints", action="store_true", help="also list words that our texts may have lost"
    )
    command = add(accept)
    command.add_argument(
        "names",
        nargs="*",
        metavar="ID",
        help="papers, concepts, `guides/PAPER`, `parallels/PAIR` or `parallels`; none: all",
    )
    command.add_argument(
        "--claim", action="append", default=[], metavar="CLAIM", help="only this claim (repeatable)"
    )
    command = add(migrate)
    command.add_argument("files", nargs="*", metavar="FILE", help="none: all data of the project")
    add(fingerprint).add_argument("file", metavar="FILE", help="a text, one paragraph on a line")
