"""The references as files to download: all of them, and those of each paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.formats.csl import csl_item, csl_line, csl_text
from lunmai.cite.formats.ris import render_ris
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.load.keeping import ANEW, Keeping
from lunmai.model import Reference


def render_references(corpus: Corpus) -> dict[str, str]:
    """The files of all works by path below `docs`: BibTeX, RIS and CSL-JSON."""
    return dict(_files("exports/references", map(_rendered, corpus.references.values())))


def _own(corpus: Corpus, links: Links, name: str) -> dict[str, str]:
    """Those of a paper: the paper, then the works of its list in the printed order, then those that
    it only mentions; each work once."""
    paper = corpus.papers[name]
    keys = (paper.reference, *paper.bibliography, *links.papers[name].unlisted)
    works = (corpus.references[key] for key in dict.fromkeys(keys))
    return dict(_files(f"exports/papers/{name}", map(_rendered, works)))


def render_own_references(corpus: Corpus, links: Links, keep: Keeping = ANEW) -> dict[str, Any]:
    """The files of references of every paper, be it a draft."""
    files: dict[str, Any] = {}
    for name in corpus.papers:
        files |= keep.files(f"references/{name}", lambda name=name: _own(corpus, links, name))
    return files


@lru_cache(maxsize=10_000)
def _rendered(work: Reference) -> tuple[str, str, str]:
    return render_bib(work), render_ris(work), csl_line(csl_item(work))


def _files(path: str, rendered: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    rendered = [*rendered]
    entries, records, items = zip(*rendered, strict=True) if rendered else ((), (), ())
    yield f"{path}.bib", "\n".join(entries)
    yield f"{path}.ris", "".join(records)
    yield f"{path}.json", csl_text(items)
