"""The references as files to download: all of them, and those of each paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.formats.csl import csl_item, csl_line, csl_text
from lunmai.cite.formats.ris import render_ris
from lunmai.link import Links
from lunmai.load import Corpus


def render_references(corpus: Corpus, links: Links) -> dict[str, str]:
    """The files of references by path below `docs`: BibTeX, RIS and CSL-JSON.

    Those of a paper hold the paper, then the works of its list in the printed order, then those
    that it only mentions; each work once.
    """
    rendered = {
        key: (render_bib(reference), render_ris(reference), csl_line(csl_item(reference)))
        for key, reference in corpus.references.items()
    }
    files = dict(_files("exports/references", rendered.values()))
    for name, paper in corpus.papers.items():
        keys = (paper.reference, *paper.bibliography, *links.papers[name].unlisted)
        files |= _files(f"exports/papers/{name}", [rendered[key] for key in dict.fromkeys(keys)])
    return files


def _files(path: str, rendered: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    entries, records, items = zip(*rendered, strict=True) if rendered else ((), (), ())
    yield f"{path}.bib", "\n".join(entries)
    yield f"{path}.ris", "".join(records)
    yield f"{path}.json", csl_text(items)
