"""Measures PDFs: the papers of this project, then a book and 100 papers that are invented.

Wall seconds on all processors, those of the processor, the largest process, pages and bytes.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF

import pikepdf

from bench.invent import write_data
from bench.measuring import table
from lunmai.build.environment import ROOT, say
from lunmai.cite import format_references
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.pdf.making import make_pdfs
from lunmai.pdf.products import FORMS, PATHS, Catalogue, Product

BOOK, PAPERS = 20, 100
"""So many papers are invented for a book, and for PDFs of their own."""
COLUMNS = (
    ("what", "{what}"), ("files", "{files}"), ("pages", "{pages}"), ("wall s", "{wall:.1f}"),
    ("processor s", "{seconds:.1f}"), ("pages/s", "{rate:.0f}"), ("peak MB", "{memory:.0f}"),
    ("largest file MB", "{largest:.2f}"), ("all MB", "{whole:.1f}"),
)  # fmt: skip


def catalogue_of(data: Path, root: Path) -> Catalogue:
    """The PDFs of a corpus."""
    corpus = load_corpus(data, root).corpus
    formatted = format_references(corpus.references, None)
    return Catalogue(corpus, link_corpus(corpus), formatted, "https://example.org/lunmai/")


def measure(what: str, catalogue: Catalogue, chosen: Callable[[Product], bool]) -> dict:
    """One row of the table: the chosen files of a corpus, made as the build makes them."""
    products = [one for one in catalogue.products() if chosen(one)]
    say(f"{what}: {len(products)} files …")
    with tempfile.TemporaryDirectory(prefix="lunmai-pdf-") as name:
        before, start = used(), time.perf_counter()
        made = make_pdfs(products, Path(name), lambda line: None)
        wall, after = time.perf_counter() - start, used()
        sizes = [file.stat().st_size / 1e6 for file in made.values()]
        pages = sum(map(pages_of, made.values()))
    seconds = after[0] - before[0]
    say(f"  {pages} pages within {wall:.1f} s, {seconds:.1f} s of the processor")
    return {
        "what": what, "files": len(made), "pages": pages, "wall": wall, "seconds": seconds,
        "rate": pages / wall, "memory": after[1], "largest": max(sizes), "whole": sum(sizes),
    }  # fmt: skip


def used() -> tuple[float, float]:
    """Seconds of the processor by all processes so far, and megabytes of the largest that ended."""
    own, others = (resource.getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return own.ru_utime + others.ru_utime, others.ru_maxrss / 1024


def pages_of(file: Path) -> int:
    with pikepdf.open(file) as document:
        return len(document.pages)


def own_rows() -> Iterator[dict]:
    """The papers of this project: each reader's edition in its forms, then every file."""
    catalogue = catalogue_of(ROOT / "docs" / "data", ROOT)
    for paper in sorted(catalogue.corpus.papers):
        files = [f"{paper}.{form}.pdf" for form in FORMS]
        yield measure(f"{paper}, reader's edition", catalogue, lambda one, f=files: one.name in f)
    yield measure("all files here", catalogue, lambda one: True)


def invented_rows(papers: int, chosen: dict[str, Callable]) -> Iterator[dict]:
    """Files of so many invented papers."""
    with tempfile.TemporaryDirectory(prefix="lunmai-pdf-") as name:
        data = Path(name) / "docs" / "data"
        say(f"Inventing {papers} papers …")
        write_data(data, papers)
        for what, choice in chosen.items():
            yield measure(what, catalogue_of(data, Path(name)), choice)


def run(_options: argparse.Namespace) -> None:
    """Measures and prints the table."""
    rows = [
        *own_rows(),
        *invented_rows(BOOK, {
            f"book of {BOOK}, {form}": lambda one, form=form: (
                (one.subject, one.form) == ("lunmai", form))
            for form in ("zh", "zh-en")
        }),
        *invented_rows(PAPERS, {
            f"{PAPERS} papers, reader's editions": lambda one: (
                one.subject not in PATHS and one.form in FORMS),
        }),
    ]  # fmt: skip
    print(table(COLUMNS, rows))
