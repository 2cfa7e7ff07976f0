"""Measures PDFs: the papers of this project, then a book and 100 papers that are invented; of these
some are set, and what is told of all is estimated from them.

Wall seconds on all processors, those of the processor, the largest process, pages and bytes; what
the bytes of the papers here are; and whether the goals are met.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections import Counter
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

COLUMNS = (
    ("what", "{what}"), ("files", "{files:.0f}"), ("pages", "{pages:.0f}"),
    ("wall s", "{wall:.1f}"), ("processor s", "{seconds:.1f}"), ("pages/s", "{rate:.0f}"),
    ("peak MB", "{memory:.0f}"), ("largest file MB", "{largest:.2f}"), ("all MB", "{whole:.1f}"),
)  # fmt: skip
KINDS = ("fonts", "text", "objects", "the rest")
WEIGHTS = (("what", "{what}"), *((f"{kind} KB", f"{{{kind}:.0f}}") for kind in KINDS))
"""Glyphs and what names them, what is printed, and the tags, links and places of all that is."""
RATE, MOST_MB, ROOM = 60, 1_000, 400
"""The goals: pages a second, the largest process, papers in 1 GB."""


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
        kinds = sum(map(weights, made.values()), Counter())
    seconds = after[0] - before[0]
    say(f"  {pages} pages within {wall:.1f} s, {seconds:.1f} s of the processor")
    return {
        "what": what, "files": len(made), "pages": pages, "wall": wall, "seconds": seconds,
        "rate": pages / wall, "memory": after[1], "largest": max(sizes), "whole": sum(sizes),
        **{kind: kinds[kind] / 1e3 for kind in KINDS},
    }  # fmt: skip


def weights(file: Path) -> Counter[str]:
    """The bytes of a file by their kind."""
    found: Counter[str] = Counter()
    with pikepdf.open(file) as document:
        printed = {page.Contents.objgen for page in document.pages}
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                kind = "text" if one.objgen in printed else "fonts"
                kind = {"/ObjStm": "objects", "/XRef": "objects", "/Metadata": "the rest"}.get(
                    str(one.get("/Type")), kind
                )
                found[kind] += len(one.read_raw_bytes())
    found["the rest"] += file.stat().st_size - found.total()
    return found


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


def run(options: argparse.Namespace) -> None:
    """Measures, and prints the tables and what they mean."""
    book, papers, sample = options.book, options.papers, min(options.sample, options.papers)
    own = list(own_rows())
    rows = [
        *own,
        *invented_rows(book, {
            f"book of {book}, {form}": lambda one, form=form: (
                (one.subject, one.form) == ("lunmai", form))
            for form in ("zh", "zh-en")
        }),
        *invented_rows(sample, {
            f"{sample} papers, reader's editions": lambda one: (
                one.subject not in PATHS and one.form in FORMS),
        }),
    ]  # fmt: skip
    if sample < papers:
        rows.append(estimated(rows[-1], papers / sample, f"{papers} papers, estimated"))
    print(table(COLUMNS, rows))
    print("\nWhat the bytes are:\n" + table(WEIGHTS, own[:-1] + rows[-1:]))
    print("\n".join(["", *verdicts(rows, own[:-1])]))


def estimated(row: dict, times: float, what: str) -> dict:
    """The row of so many times the files."""
    grows = ("files", "pages", "wall", "seconds", "whole", *KINDS)
    return {**row, "what": what, **{name: row[name] * times for name in grows}}


def verdicts(rows: list[dict], editions: list[dict]) -> Iterator[str]:
    """Each goal, and whether it is met."""

    def verdict(said: str, met: bool) -> str:
        return f"{said}: {'met' if met else 'not met'}"

    last, processors = rows[-1], os.cpu_count() or 1
    idle = processors * last["pages"] / last["seconds"]
    yield verdict(
        f"{last['what']}: {last['rate']:.0f} pages a second by the clock, and {idle:.0f} were "
        f"{processors} processors idle (goal: {RATE})",
        max(last["rate"], idle) >= RATE,
    )
    memory = max(row["memory"] for row in rows)
    yield verdict(f"The largest process: {memory:.0f} MB (goal: {MOST_MB})", memory <= MOST_MB)
    for what, mean in (
        ("the papers here", sum(row["whole"] for row in editions) / len(editions)),
        ("the invented", last["whole"] / (last["files"] / len(FORMS))),
    ):
        yield (
            f"{ROOM} papers like {what} have {mean * ROOM:.0f} MB of reader's editions, which "
            f"leaves {1000 / ROOM - mean:.1f} MB a paper for all else in 1 GB"
        )
