"""The open data: the whole corpus and the ledger as JSON; glossary, references, arguments and the
texts in both languages in the formats of their trades."""

from __future__ import annotations

from collections.abc import Iterable

from lunmai.cite import Citations
from lunmai.exports.arguments import render_arguments
from lunmai.exports.corpus import export_corpus, render_corpus
from lunmai.exports.courses import render_courses
from lunmai.exports.glossary_csv import render_csv
from lunmai.exports.ids import render_ids
from lunmai.exports.references import render_references
from lunmai.exports.tbx import render_tbx
from lunmai.exports.tmx import render_tmx
from lunmai.link import Links
from lunmai.load import Corpus


def render_exports(
    corpus: Corpus, links: Links, formatted: Citations, address: str, pages: Iterable[str]
) -> dict[str, str | bytes]:
    """Every file of open data, by path below `docs`; `pages` are the pages of the site.

    `address` is that of the published site, with a slash at its end, or empty.
    """
    # both take a fifth of a second to import, which commands that render nothing do not pay
    from lunmai.exports.claims_workbook import PATH, render_workbook
    from lunmai.exports.skos import concept_graph, render_json_ld, render_turtle

    data = export_corpus(corpus, address)
    graph = concept_graph(corpus, links, address)
    return {
        **render_corpus(data, address),
        **render_arguments(data, corpus.references),
        **render_courses(corpus, formatted),
        **render_ids(corpus, links, address, pages),
        **render_references(corpus, links),
        **render_tmx(corpus, address),
        PATH: render_workbook(corpus, address),
        "exports/glossary.csv": render_csv(corpus, links),
        "exports/glossary.jsonld": render_json_ld(graph),
        "exports/glossary.tbx": render_tbx(corpus, links, address),
        "exports/glossary.ttl": render_turtle(graph),
    }
