"""Measures what `dev.py build` does with papers like those at hand, beside stock MkDocs with the
theme as it comes, but for its search, and as it is when tuned; weighs pages and files of the site.

PDFs are left out; `bench pdf` has them. The least number of papers is always measured. What would
then not fit into the time is estimated from the number before, and marked: in proportion to the
papers, for stock as it comes a little more, as it grew from 10 to 100 when both were measured.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NamedTuple

from bench.measuring import table
from bench.project import AS_IT_COMES, STOCK, TUNED, invented, measure
from bench.weight import show, weigh

BUILD = ("scripts/dev.py", "build", "--no-pdf")
PAGES = ("scripts/dev.py", "pages")
COLUMNS = (
    ("papers", "{papers}"), ("what", "{what}"), ("processor s", "{about}{seconds:.1f}"),
    ("of stock, tuned", "{share}"), ("wall s", "{wall}"), ("peak MB", "{memory}"),
    ("files written", "{files}"),
)  # fmt: skip


RESTATES = re.compile(r"([\w-]+) restates ([\w-]+)")
SENTENCE = re.compile(r"- id: (\S+)|^ *(?:text|definition):\n *zh: [\"']?", re.MULTILINE)


class Step(NamedTuple):
    """Something that is measured."""

    what: str
    """Nothing where it only brings up to date what the step before left."""
    command: tuple[str, ...]
    edited: str = ""
    """The folder of data in which a sentence is changed before."""
    power: float = 1
    """With which power of the number of papers its time grows."""


TUNED_STEP = Step("stock, tuned", (*STOCK, TUNED))
STEPS = (
    Step("all, from nothing", BUILD),
    Step("nothing changed: all", BUILD),
    Step("", PAGES),
    Step("nothing changed: pages", PAGES),
    Step("a paper edited: pages", PAGES, "papers"),
    Step("a paper edited: all", BUILD, "papers"),
    Step("a concept edited: all", BUILD, "concepts"),
    TUNED_STEP,
    Step("stock, without search", (*STOCK, AS_IT_COMES), power=1.25),
)


def edit(folder: Path) -> None:
    """Changes the text of a claim, or a definition, in the record in the middle of a folder; of a
    claim that no other restates, because the two would have to say the same."""
    files = sorted(folder.glob("*.yaml"))
    file = files[len(files) // 2]
    text = file.read_text(encoding="utf-8")
    restated = {name for pair in RESTATES.findall(text) for name in pair}
    claim, place = "", 0
    for found in SENTENCE.finditer(text):
        claim = found[1] or claim
        if not found[1] and claim not in restated:
            place = found.end()
            break
    assert place, f"{file} has no such sentence"
    file.write_text(f"{text[:place]}今{text[place:]}", encoding="utf-8")


def times(project: Path) -> dict[Path, int]:
    """When each file of the pages and of the site was written."""
    files = (path for folder in ("docs", "site") for path in (project / folder).rglob("*"))
    return {path: path.stat().st_mtime_ns for path in files if path.is_file()}


def measured(project: Path, papers: int, step: Step) -> dict:
    """A line of the table: what a step takes, and how many files of pages and site it writes."""
    if step.edited:
        edit(project / "docs" / "data" / step.edited)
    before = times(project)
    run = measure(project, *step.command)
    written = sum(time != before.get(path) for path, time in times(project).items())
    return {
        "papers": papers, "what": step.what, "about": "", "seconds": run.seconds,
        "wall": f"{run.passed:.1f}", "memory": f"{run.memory:.0f}",
        "files": "" if step.command[:3] == STOCK[:3] else written,
    }  # fmt: skip


def estimated(rows: list[dict], papers: int, step: Step) -> dict:
    """The same line, made from those of fewer papers, the last of which are the nearest."""
    near = [row for row in rows if row["what"] == step.what and row["papers"] < papers]
    seconds = near[-1]["seconds"] * (papers / near[-1]["papers"]) ** step.power if near else 0
    return {**dict.fromkeys(("wall", "memory", "files"), ""),
            "papers": papers, "what": step.what, "about": "≈", "seconds": seconds}  # fmt: skip


def shares(rows: list[dict]) -> None:
    """Tells of each line how long it takes where a tuned stock site takes 1."""
    tuned = {row["papers"]: row["seconds"] for row in rows if row["what"] == TUNED_STEP.what}
    for row in rows:
        row["share"] = f"{row['seconds'] / tuned[row['papers']]:.2f}"


def run(options: argparse.Namespace) -> None:
    """Measures each number of papers in a temporary project of its own, and prints one table of
    the seconds and one of the weights."""
    left, rows = options.minutes * 60, []
    weights: dict[int, dict] = {}
    for papers in sorted(options.papers):
        if estimated(rows, papers, STEPS[0])["seconds"] > max(left, 0):
            rows += [estimated(rows, papers, step) for step in STEPS]
            continue
        with invented(papers) as project:
            for step in STEPS:
                row = estimated(rows, papers, step)
                if row["seconds"] <= max(left, 0):
                    row = measured(project, papers, step)
                    left -= row["seconds"]
                rows.append(row)
            weights[papers] = weigh(project / "site")
    shares(rows)
    print(table(COLUMNS, [row for row in rows if row["what"]]), end="\n\n")
    show(weights)
