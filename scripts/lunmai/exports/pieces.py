"""What the files of the whole corpus have of each record: made once, kept until the record changes,
and only put together when any of them has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from lunmai.exports.aligned import all_units, concept_unit, paper_units, parallel_units
from lunmai.exports.arguments import argument_pieces, parallel_pieces
from lunmai.exports.arguments.ties import Tie, starting_ties
from lunmai.exports.corpus_concepts import (
    export_concept,
    export_guide,
    export_parallels,
    export_reference,
)
from lunmai.exports.corpus_papers import export_paper
from lunmai.exports.courses import paper_items, signs_of
from lunmai.exports.places import Places
from lunmai.exports.schema import dumped
from lunmai.exports.tmx import unit_lines
from lunmai.load import Corpus
from lunmai.load.keeping import Keeping
from lunmai.load.reads import in_full
from lunmai.views.citation_index import work_pages


class Piece(NamedTuple):
    """A piece, read when it is asked for."""

    of: Mapping[str, bytes]
    kind: str


@dataclass(frozen=True)
class Pieces:
    """Those of all records."""

    papers: dict[str, Mapping[str, bytes]]
    parallels: list[Mapping[str, bytes]]
    """By their files."""
    guides: Mapping[str, bytes]
    concepts: Mapping[str, bytes]
    references: Mapping[str, bytes]

    def json(self) -> dict[str, list[Piece]]:
        """Every record for `corpus.json`, by kind."""
        kinds = {
            "papers": self.papers.values(),
            "guides": [self.guides],
            "parallels": self.parallels,
            "concepts": [self.concepts],
            "references": [self.references],
        }
        return {kind: [Piece(one, "json") for one in found] for kind, found in kinds.items()}

    def units(self) -> list[Piece]:
        """All that is said in every written language."""
        found = (*self.papers.values(), *self.parallels, self.concepts)
        return [Piece(one, "units") for one in found]


def corpus_pieces(corpus: Corpus, address: str, keep: Keeping) -> Pieces:
    """The pieces of a corpus; `address` is that of the site, with a slash at its end, or empty."""
    starting = keep.watched("starting", starting_ties(corpus.all_parallels()))
    places = Places(address)

    def kept(name: str, make: Any, *of: object) -> Mapping[str, bytes]:
        return keep.pieces(f"pieces/{name}", partial(make, corpus, places, *of))

    return Pieces(
        papers={name: kept(name, _of_paper, name, starting) for name in corpus.papers},
        parallels=[kept(file, _of_parallels, file) for file in corpus.parallels],
        guides=kept("guides", _of_guides),
        concepts=kept("concepts", _of_concepts),
        references=kept("references", _of_references),
    )


def _of_paper(
    corpus: Corpus, places: Places, name: str, starting: Mapping[str, dict[str, tuple[Tie, ...]]]
) -> dict[str, str]:
    from lunmai.exports.claims_workbook import workbook_rows  # its package takes its time to load

    paper = in_full(corpus.papers, name)
    exported, work = export_paper(paper, places), corpus.references[paper.reference]
    return {
        "json": dumped(exported),
        **argument_pieces(exported, work, starting.get(name, {}), places.site),
        "units": unit_lines(all_units(paper)),
        "own-units": unit_lines(paper_units(paper), paper.language),
        "signs": signs_of(paper_items(paper)),
        **workbook_rows(corpus, paper, places.site),
    }


def _of_parallels(corpus: Corpus, places: Places, file: str) -> dict[str, str]:
    written = corpus.parallels[file]
    exported = export_parallels([written])
    return {
        "json": _several(exported),
        **parallel_pieces(exported),
        "units": unit_lines(parallel_units(written)),
    }


def _of_guides(corpus: Corpus, places: Places) -> dict[str, str]:
    return {"json": _several(export_guide(guide, places) for guide in corpus.guides.values())}


def _of_concepts(corpus: Corpus, places: Places) -> dict[str, str]:
    concepts = corpus.concepts.values()
    return {
        "json": _several(export_concept(concept, places) for concept in concepts),
        "units": unit_lines(map(concept_unit, concepts)),
    }


def _of_references(corpus: Corpus, places: Places) -> dict[str, str]:
    pages, works = work_pages(corpus), corpus.references.items()
    return {"json": _several(export_reference(work, places, pages[key]) for key, work in works)}


def _several(records: Iterable[dict[str, Any]]) -> str:
    return ",".join(map(dumped, records))
