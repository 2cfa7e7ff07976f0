"""The references as files to download: all of them, and those of each paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.formats.csl import csl_item, csl_line, csl_text
from lunmai.cite.formats.ris import render_ris
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Reference


def render_references(corpus: Corpus, links: Links) -> dict[str, str]:
    """The files of references by path below `docs`: BibTeX, RIS and CSL-JSON.

    Those of a paper hold the paper, then the works of its list in the printed order, then those
    that it only mentions; each work once.
    """
    rendered = [_rendered(work) for work in corpus.references.values()]
    files = dict(_files("exports/references", rendered))
    return files | render_own_references(corpus, links)


def render_own_references(corpus: Corpus, links: Links) -> dict[str, str]:
    """Those of each paper, be it a draft."""
    files: dict[str, str] = {}
    for name, paper in corpus.papers.items():
        keys = (paper.reference, *paper.bibliography, *links.papers[name].unlisted)
        works = [corpus.references[key] for key in dict.fromkeys(keys)]
        files |= _files(f"exports/papers/{name}", [_rendered(work) for work in works])
    return files


@lru_cache(maxsize=10_000)
def _rendered(work: Reference) -> tuple[str, str, str]:
    return render_bib(work), render_ris(work), csl_line(csl_item(work))


def _files(path: str, rendered: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    entries, records, items = zip(*rendered, strict=True) if rendered else ((), (), ())
    yield f"{path}.bib", "\n".join(entries)
    yield f"{path}.ris", "".join(records)
    yield f"{path}.json", csl_text(items)
