"""Measures the build of invented papers, beside a bare Material build, and what it weighs.

A build is stopped after half an hour.
"""

from __future__ import annotations

import argparse
import json
import pstats
import subprocess
import sys
from pathlib import Path

from bench import weight
from bench.measuring import LIMIT, table
from bench.project import BUILD, invented, measure

TIME_TERMS = """
import json, sys, time
sys.path.insert(0, "scripts")
from pathlib import Path
from lunmai.build.prebuild import prebuild
from lunmai.text.terms import Terms
spent, depth = 0.0, 0
def timed(name):
    method = getattr(Terms, name)
    def call(self, *arguments, **named):
        global spent, depth
        depth += 1
        start = time.process_time()
        try:
            return method(self, *arguments, **named)
        finally:
            depth -= 1
            spent += 0 if depth else time.process_time() - start  # one calls another
    setattr(Terms, name, call)
for name in ("__init__", "mentions", "links"):
    timed(name)
prebuild(Path())
print(json.dumps([spent, time.process_time()]))
"""
"""A pre-build that counts the seconds in which terms are looked for."""
TIME_CITATIONS = """
import json, sys, time
sys.path.insert(0, "scripts")
from pathlib import Path
from lunmai.cite import format_references
from lunmai.load import load_corpus
works, cache = load_corpus(Path("docs/data"), Path()).corpus.references, Path("citations")
def timed():
    start = time.perf_counter()
    format_references(works, cache)
    return time.perf_counter() - start
print(json.dumps([timed(), timed(), len(works)]))
"""
"""Every work in every style, twice: the second time each comes from the cache."""
COLUMNS = (
    ("papers", "{papers}"), ("pre-build s", "{prebuild[0]:.2f}"), ("MB", "{prebuild[1]:.0f}"),
    ("MkDocs s", "{mkdocs[0]:.1f}"), ("MB", "{mkdocs[1]:.0f}"), ("whole s", "{whole:.1f}"),
    ("bare s", "{stopped}{bare[0]:.1f}"), ("MB", "{bare[1]:.0f}"),
    ("pre-build/whole", "{share:.0%}"), ("terms s", "{terms[0]:.2f}"),
    ("terms/pre-build", "{terms[1]:.0%}"),
    ("works", "{works[2]}"), ("in 4 styles s", "{works[0]:.1f}"), ("again s", "{works[1]:.2f}"),
    ("pre-build s/100", "{per_hundred:.2f}"),
    ("our styles and scripts KB", "{ours[0]:.1f}"), ("on", "{ours[1]}"),
    ("edit rewrites", "{rewritten} of {files}"), ("edit s", "{edit[0]:.2f}"),
)  # fmt: skip


def timed(project: Path, code: str) -> list[float]:
    """What a program in a project prints of its time."""
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


def measure_terms(project: Path) -> tuple[float, float]:
    """The seconds in which a pre-build looks for terms, and their share of it."""
    spent, whole = timed(project, TIME_TERMS)
    return spent, spent / whole


def times(docs: Path) -> dict[Path, int]:
    """When each file was written."""
    return {path: path.stat().st_mtime_ns for path in docs.rglob("*") if path.is_file()}


def bench(project: Path, papers: int) -> dict:
    """One row of the table."""
    docs = project / "docs"
    given = times(docs)
    row: dict = {"papers": papers, "prebuild": measure(project, "scripts/build_pages.py")}
    row["terms"] = measure_terms(project)
    row["works"] = timed(project, TIME_CITATIONS)
    row["mkdocs"] = measure(project, *BUILD)
    row["ours"] = weight.heaviest(project / "site")
    row["bare"] = measure(project, *BUILD, "--config-file", "bare.yml", "--site-dir", "bare")
    row["stopped"] = ">" if row["bare"][0] >= LIMIT - 1 else ""
    before = times(docs)
    file = min((docs / "data" / "papers").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    zh: 文章", "    zh: 论文", 1), encoding="utf-8")
    row["edit"] = measure(project, "scripts/build_pages.py")
    generated = {path: time for path, time in times(docs).items() if path not in given}
    row["files"] = len(generated)
    row["rewritten"] = sum(time != before.get(path) for path, time in generated.items())
    row["whole"] = row["prebuild"][0] + row["mkdocs"][0]
    row["share"] = row["prebuild"][0] / row["whole"]
    row["per_hundred"] = row["prebuild"][0] * 100 / papers
    return row


def profile(project: Path) -> None:
    """Prints the 25 functions of the pre-build in which most time passes."""
    (project / ".build" / "pages.json").unlink()  # or there would be nothing to do
    measure(project, "-m", "cProfile", "-o", "profile", "scripts/build_pages.py")
    pstats.Stats(str(project / "profile")).strip_dirs().sort_stats("tottime").print_stats(25)


def run(options: argparse.Namespace) -> None:
    """Measures each number of papers in a temporary project of its own, and prints of each what the
    heaviest pages and files weigh."""
    rows = []
    for papers in options.papers:
        with invented(papers, options.concepts, options.keep) as project:
            rows.append(bench(project, papers))
            weight.show(papers, project / "site")
            if options.profile and papers == options.papers[-1]:
                profile(project)
    print(table(COLUMNS, rows))
