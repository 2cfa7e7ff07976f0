"""Measures the PDFs of invented papers: one paper, a book, and 100 papers in three forms.

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
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import LIMIT, MEASURE
from invent import write_data
from lunmai.environment import ROOT, CannotSetUp, is_active, python, say, set_up

COLUMNS = (
    ("what", "{what}"), ("files", "{files}"), ("pages", "{pages}"), ("wall s", "{wall:.1f}"),
    ("processor s", "{seconds:.1f}"), ("pages/s", "{rate:.0f}"), ("peak MB", "{memory:.0f}"),
    ("MB/page", "{per_page:.1f}"), ("largest file MB", "{largest:.2f}"), ("all MB", "{whole:.1f}"),
)  # fmt: skip


def catalogue_of(papers: int, folder: Path):
    """The PDFs of a corpus of invented papers."""
    from lunmai.cite import format_references
    from lunmai.link import link_corpus
    from lunmai.load import load_corpus
    from lunmai.pdf.products import Catalogue

    data = folder / "docs" / "data"
    write_data(data, papers)
    corpus = load_corpus(data, folder).corpus
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
    if status:
        sys.exit(run.stderr.decode())
    from pypdf import PdfReader

    return len(PdfReader(file).pages), seconds, memory, file.stat().st_size


def measure(what: str, papers: int, chosen: Callable) -> dict:
    """One row of the table."""
    with tempfile.TemporaryDirectory(prefix="lunmai-pdf-") as name:
        folder = Path(name)
        say(f"{what}: inventing {papers} papers …")
        products = [one for one in catalogue_of(papers, folder).products() if chosen(one)]
        products.sort(key=lambda one: -one.weight)
        say(f"  {len(products)} files …")
        start = time.perf_counter()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda one: set_one(one, folder), products))
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


def run(options: argparse.Namespace) -> int:
    """Measures and prints the table."""
    book = options.book
    rows = [
        measure("one paper, zh", 1, lambda one: one.name == "paper-1.zh.pdf"),
        measure("one paper, zh-en", 1, lambda one: one.name == "paper-1.zh-en.pdf"),
        measure(f"book of {book}, zh", book,
                lambda one: (one.subject, one.form) == ("lunmai", "zh")),
        measure(f"book of {book}, zh-en", book,
                lambda one: (one.subject, one.form) == ("lunmai", "zh-en")),
        measure(f"{options.papers} papers, three forms", options.papers,
                lambda one: one.subject.startswith("paper-")),
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
