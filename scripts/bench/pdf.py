"""Measures PDFs: the papers of this project, then a book and 100 papers that are invented.

Wall seconds on all processors, those of the processor, the largest process, pages and bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.invent import write_data
from bench.measuring import run_python, table
from lunmai.build.environment import ROOT, say
from lunmai.cite import format_references
from lunmai.link import link_corpus
from lunmai.load import CannotRun, load_corpus
from lunmai.pdf.products import PATHS, Catalogue, Product

COLUMNS = (
    ("what", "{what}"), ("files", "{files}"), ("pages", "{pages}"), ("wall s", "{wall:.1f}"),
    ("processor s", "{seconds:.1f}"), ("pages/s", "{rate:.0f}"), ("peak MB", "{memory:.0f}"),
    ("MB/page", "{per_page:.1f}"), ("largest file MB", "{largest:.2f}"), ("all MB", "{whole:.1f}"),
)  # fmt: skip


def catalogue_of(data: Path, root: Path) -> Catalogue:
    """The PDFs of a corpus."""
    corpus = load_corpus(data, root).corpus
    formatted = format_references(corpus.references, None)
    return Catalogue(corpus, link_corpus(corpus), formatted, "https://example.org/lunmai/")


def set_one(product: Product, folder: Path) -> tuple[int, float, float, int]:
    """Pages, processor seconds, peak megabytes and bytes of one file. Raises CannotRun when it
    cannot be set."""
    record = json.dumps(product.record(), ensure_ascii=False)
    file = folder / product.name
    run = run_python(["-m", "lunmai.pdf.typeset", str(file)], ROOT / "scripts", record)
    if run.status:
        raise CannotRun(run.said)
    return int(run.said), run.seconds, run.memory, file.stat().st_size


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


def run(options: argparse.Namespace) -> None:
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
            f"{papers} papers, three forms": lambda one: one.subject not in PATHS,
        }),
    ]  # fmt: skip
    print(table(COLUMNS, rows))
