"""Measures PDFs: the papers of this project, then a book and 100 papers that are invented.

Wall seconds on all processors, those of the processor, the largest process, pages and bytes.
Nothing is judged here.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import LIMIT, MEASURE
from invent import write_data
from lunmai.build.environment import ROOT, CannotSetUp, is_active, python, say, set_up

COLUMNS = (
    ("what", "{what}"), ("files", "{files}"), ("pages", "{pages}"), ("wall s", "{wall:.1f}"),
    ("processor s", "{seconds:.1f}"), ("pages/s", "{rate:.0f}"), ("peak MB", "{memory:.0f}"),
    ("MB/page", "{per_page:.1f}"), ("largest file MB", "{largest:.2f}"), ("all MB", "{whole:.1f}"),
)  # fmt: skip


def catalogue_of(data: Path, root: Path):
    """The PDFs of a corpus."""
    from lunmai.cite import format_references
    from lunmai.link import link_corpus
    from lunmai.load import load_corpus
    from lunmai.pdf.products import Catalogue

    corpus = load_corpus(data, root).corpus
    formatted = format_references(corpus.references, None)
    return Catalogue(corpus, link_corpus(corpus), formatted, "https://example.org/lunmai/")


def set_one(product, folder: Path) -> tuple[int, float, float, int]:
    """Pages, processor seconds, peak megabytes and bytes of one file."""
    record = json.dumps(product.record(), ensure_ascii=False)
    file = folder / product.name
    command = [sys.executable, "-c", MEASURE, str(LIMIT)]
    command += [sys.executable, "-m", "lunmai.pdf.typeset", str(file)]
    run = subprocess.run(
        command, input=record.encode(), capture_output=True, cwd=ROOT / "scripts", check=True
    )
    status, _, seconds, memory = json.loads(run.stdout)
    said = run.stderr.decode()  # MEASURE keeps its own output apart
    if status:
        sys.exit(said)
    return int(said), seconds, memory, file.stat().st_size


def measure(what: str, data: Path, root: Path, chosen: Callable) -> dict:
    """One row of the table: the chosen files of a corpus."""
    products = [one for one in catalogue_of(data, root).products() if chosen(one)]
    products.sort(key=lambda one: -one.weight)
    say(f"{what}: {len(products)} files …")
    with tempfile.TemporaryDirectory(prefix="lunmai-pdf-") as name:
        start = time.perf_counter()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda one: set_one(one, Path(name)), products))
        wall = time.perf_counter() - start
    pages, seconds, memory, sizes = zip(*found, strict=True)
    say(f"  {sum(pages)} pages within {wall:.1f} s, {sum(seconds):.1f} s of the processor, "
        f"{max(memory):.0f} MB at most, {sum(sizes) / 1e6:.2f} MB of files")  # fmt: skip
    most = max(range(len(found)), key=lambda at: memory[at])
    return {
        "what": what, "files": len(found), "pages": sum(pages), "wall": wall,
        "seconds": sum(seconds), "rate": sum(pages) / wall, "memory": memory[most],
        "per_page": memory[most] / pages[most], "largest": max(sizes) / 1e6,
        "whole": sum(sizes) / 1e6,
    }  # fmt: skip


def own_rows() -> Iterator[dict]:
    """The papers of this project, in one language and in two."""
    data = ROOT / "docs" / "data"
    for paper in sorted(file.stem for file in (data / "papers").glob("*.yaml")):
        for form in ("zh", "zh-en"):
            name = f"{paper}.{form}.pdf"
            yield measure(name, data, ROOT, lambda one, name=name: one.name == name)


def invented_rows(papers: int, chosen: dict[str, Callable]) -> Iterator[dict]:
    """Files of so many invented papers."""
    with tempfile.TemporaryDirectory(prefix="lunmai-pdf-") as name:
        data = Path(name) / "docs" / "data"
        say(f"Inventing {papers} papers …")
        write_data(data, papers)
        for what, choice in chosen.items():
            yield measure(what, data, Path(name), choice)


def run(options: argparse.Namespace) -> int:
    """Measures and prints the table."""
    book, papers = options.book, options.papers
    rows = [
        *own_rows(),
        *invented_rows(book, {
            f"book of {book}, {form}": lambda one, form=form: (
                (one.subject, one.form) == ("lunmai", form))
            for form in ("zh", "zh-en")
        }),
        *invented_rows(papers, {
            f"{papers} papers, three forms": lambda one: one.subject.startswith("paper-"),
        }),
    ]  # fmt: skip
    lines = [[name for name, _ in COLUMNS]]
    lines += [[cell.format(**row) for _, cell in COLUMNS] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print("\n".join("  ".join(map(str.rjust, line, widths)) for line in lines))
    return 0


def main(arguments: list[str]) -> int:
    """Runs the measurements in the project's environment."""
    parser = argparse.ArgumentParser(prog="python3 scripts/bench_pdf.py", description=__doc__)
    parser.add_argument("--papers", type=int, default=100, help="default: %(default)s")
    parser.add_argument("--book", type=int, default=20, help="papers of the book: %(default)s")
    options = parser.parse_args(arguments)
    try:
        if is_active():
            return run(options)
        set_up()
        return subprocess.call([python(), ROOT / "scripts" / "bench_pdf.py", *arguments])
    except CannotSetUp as error:
        say(str(error))
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
