"""Commands about the data: references, and what people record with their own eyes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.commands.outcome import CLEAN
from lunmai.disk import read_named
from lunmai.problems import CannotRun, count, did_you_mean, printable


def cite(options: argparse.Namespace) -> int:
    """Prints the references of a .bib, .ris or .json (CSL) file in a citation style."""
    from lunmai.cite import STYLES, format_items, read_items

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

    loaded, _ = check_data()
    texts = [decoded(read_named(Path(file))) for file in options.files]
    records = [record for text in texts for record in read_foreign(text)]
    found = import_records(records, loaded.corpus.references)
    print(found.bibtex(), end="")
    for message in found.messages:
        say(printable(message))
    say(f"{count(len(found.works), 'new work')} of {count(len(records), 'record')}.")
    return CLEAN


def find_paper(papers: dict, name: str):
    """The paper of that id. Raises CannotRun where it cannot be read."""
    if name not in papers:
        raise CannotRun(f"there is no readable paper '{name}'{did_you_mean(name, papers)}")
    return papers[name]


def read_text(file: str) -> str:
    """The text of a file that was named, its lines ended alike. Raises CannotRun."""
    try:
        return read_named(Path(file)).decode("utf-8-sig").replace("\r\n", "\n")
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
    from lunmai.authoring.accept import accept_translations, worded_files
    from lunmai.build.inputs import check_data

    loaded, _ = check_data()
    pairs = [*loaded.corpus.parallels] or ["parallels"]
    asked = (pairs if name == "parallels" else [name] for name in options.names)
    names = list(chain.from_iterable(asked)) or worded_files(loaded)
    for name in names:
        number = accept_translations(loaded, ROOT, name, options.claim)
        if number or options.names:
            print(f"{name}: {count(number, 'translation')} accepted")
    return CLEAN


def migrate(options: argparse.Namespace) -> int:
    """Brings data files of an earlier form into the present one."""
    from lunmai.authoring.migrate import migrate_file
    from lunmai.load import load_corpus
    from lunmai.permanent.publish import seal_ledger

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
