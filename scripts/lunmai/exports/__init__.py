"""The open data: the whole corpus and the ledger as JSON; glossary, references, arguments and the
texts in both languages in the formats of their trades."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lunmai.cite import Citations
from lunmai.exports.arguments import ARCHIVE, own_arguments, render_arguments
from lunmai.exports.arguments.shapes import render_shapes
from lunmai.exports.corpus import FILE, SCHEMA, about_corpus, corpus_schema, render_corpus
from lunmai.exports.courses import paper_file, render_courses
from lunmai.exports.glossary_csv import render_csv
from lunmai.exports.ids import render_ids
from lunmai.exports.pieces import Piece, Pieces, corpus_pieces
from lunmai.exports.references import render_references
from lunmai.exports.tbx import render_tbx
from lunmai.exports.tmx import PACKED, own_wordings, render_wordings
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.load.reads import in_full

WORKBOOK = "exports/claims.xlsx"
Files = Mapping[str, Any]
"""Texts or bytes by path below `docs`, or what tells that a file is there."""


def render_exports(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    address: str,
    pages: Iterable[str],
    keep: Keeping = ANEW,
) -> dict[str, Any]:
    """Every file of open data, by path below `docs`; `pages` are the pages of the site, and `keep`
    may know some files and pieces from before.

    `address` is that of the published site, with a slash at its end, or empty.
    """
    pieces = corpus_pieces(corpus, address, keep)
    files = render_records(corpus, pieces, address, keep)
    files |= render_courses(corpus, formatted, pieces.papers, keep)
    listed = keep.watched("pages", dict.fromkeys(pages, ""))
    for name, render in _others(corpus, links, address, listed):
        files |= keep.files(f"exports/{name}", render)
    return files


def render_records(
    corpus: Corpus, pieces: Pieces, address: str, keep: Keeping = ANEW
) -> dict[str, Any]:
    """The files of each paper, and those that are put together of pieces."""
    about = about_corpus(corpus, address)
    files: dict[str, Any] = {}
    for name, own in pieces.papers.items():

        def of_paper(name: str = name, own: Mapping[str, bytes] = own) -> Files:
            paper = in_full(corpus.papers, name)
            units = own_wordings(paper, own["own-units"], corpus.edition, address)
            arguments = own_arguments(name, corpus.references[paper.reference], own, about)
            return {**arguments, f"exports/papers/{name}.tmx": units, **paper_file(paper)}

        files |= keep.files(f"exports/papers/{name}", of_paper)
    for file, make, of in _of_all(pieces, corpus, about):
        files |= keep.files(file, lambda file=file, make=make: {file: make()}, of)
    return files


def _of_all(
    pieces: Pieces, corpus: Corpus, about: dict[str, Any]
) -> Iterator[tuple[str, Callable[[], bytes], list[Piece]]]:
    """The files that are put together of pieces and read nothing else."""
    papers, edition, address = [*pieces.papers.values()], corpus.edition, about["site"] or ""
    records = pieces.json()
    given = {kind: (one.of[one.kind] for one in found) for kind, found in records.items()}
    yield (
        FILE,
        lambda: render_corpus(about, given),
        [one for found in records.values() for one in found],
    )
    yield (
        ARCHIVE,
        lambda: render_arguments(papers, pieces.parallels, about),
        [Piece(one, "*") for one in (*papers, *pieces.parallels)],
    )
    yield (
        PACKED,
        lambda: render_wordings((one.of["units"] for one in pieces.units()), edition, address),
        pieces.units(),
    )

    def workbook() -> bytes:
        from lunmai.exports.claims_workbook import render_workbook

        return render_workbook(papers, edition, address)

    yield WORKBOOK, workbook, [Piece(one, "*") for one in papers]


def _others(
    corpus: Corpus, links: Links, address: str, pages: Iterable[str]
) -> Iterator[tuple[str, Callable[[], Files]]]:
    """The files that are made at once, by what they are about."""

    def graph() -> Files:
        # rdflib takes a fifth of a second to import
        from lunmai.exports.skos import concept_graph, render_json_ld, render_turtle

        made = concept_graph(corpus, links, address)
        return {
            "exports/glossary.jsonld": render_json_ld(made),
            "exports/glossary.ttl": render_turtle(made),
        }

    def glossary(name: str, made: Callable[[], str]) -> tuple[str, Callable[[], Files]]:
        return name, lambda: {f"exports/{name}": made()}

    yield "aif.shapes.ttl", lambda: {"exports/aif.shapes.ttl": render_shapes()}
    yield "corpus.schema.json", lambda: {SCHEMA: corpus_schema(address)}
    yield "ids.json", lambda: render_ids(corpus, links, address, pages)
    yield "references", lambda: render_references(corpus)
    yield "glossary.ttl", graph
    yield glossary("glossary.csv", lambda: render_csv(corpus, links))
    yield glossary("glossary.tbx", lambda: render_tbx(corpus, links, address))
