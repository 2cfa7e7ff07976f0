"""The command that makes the draft of a paper's records out of its text."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from lunmai.build.environment import ROOT
from lunmai.commands.outcome import CLEAN
from lunmai.problems import count, printable


def new(options: argparse.Namespace) -> int:
    """Makes the draft of a paper's records out of its text: outline, references, places of claims.

    What it claims, and every translation, is left to be written. Says which files it wrote, and of
    what it is not sure.
    """
    from lunmai.authoring.new_paper.drafting import draft_paper, refuse_id, save, save_text
    from lunmai.authoring.new_paper.reading import read_list, read_paper
    from lunmai.build.inputs import check_data

    loaded, _ = check_data()
    refuse_id(options.id, loaded, ROOT)
    given = read_list(Path(options.reference_list)) if options.reference_list else None
    drafted = draft_paper(options.id, read_paper(Path(options.text)), loaded.corpus, given)
    if options.save_text:
        save_text(Path(options.save_text), drafted, ROOT)
    for doubt in drafted.doubts:
        print(f"? {printable(str(doubt))}")
    paper, works = save(options.id, drafted, loaded, ROOT)
    sections = drafted.outline.sections
    paragraphs = sum(len(section.paragraphs) for section in sections)
    outline = f"{count(len(sections), 'section')}, {count(paragraphs, 'paragraph')}"
    claims = count(len(list(drafted.stubs.every())), "claim")
    print(f"{paper.relative_to(ROOT).as_posix()}: {outline}, {claims} to be worded")
    there = f" ({drafted.there} of them in the data already)" if drafted.there else ""
    listed = f"{count(len(drafted.bibliography), 'work')} of its list{there}"
    beside = len(drafted.works) - len(drafted.bibliography) - 1
    print(f"{works.relative_to(ROOT).as_posix()}: the paper, {listed}, {beside} cited beside it")
    if options.save_text:
        print(f"{options.save_text}: the text, a paragraph on a line, for `audit`")
    print(f"{count(len(drafted.doubts), 'place')} to look at; what is missing: `check`")
    return CLEAN


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Tells the parser of this command and its arguments."""
    command = add(new)
    command.add_argument("id", metavar="ID", help="the id of the new paper: wang-lin-2023")
    command.add_argument("text", metavar="TEXT", help="its text: UTF-8, .docx, or PDF with text")
    command.add_argument(
        "--reference-list",
        metavar="FILE",
        help="its list of works, as printed or exported, in place of that of the text",
    )
    command.add_argument(
        "--save-text", metavar="FILE", help="write the text as it was understood, for `audit`"
    )
