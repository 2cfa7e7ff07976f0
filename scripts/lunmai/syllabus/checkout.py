"""The ledger of a copy of the project, for checking without a network."""

from __future__ import annotations

from typing import Any

from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.prebuild import ROOT
from lunmai.render.citations import page_of


def ids_of_checkout(corpus: Corpus, links: Links, address: str) -> dict[str, Any]:
    """The object that the site exports as `exports/ids.json`.

    Stands in for the ledger's own function until there is one: nothing is retired yet.
    """
    page = page_of(len(corpus.references))
    shown = {key: page(key) for key in corpus.references}
    written = {path.stem for path in (ROOT / "docs" / "zh").glob("*.md")}
    compared = {f"compare/{'--'.join(comparison.papers)}" for comparison in links.comparisons}
    kinds = {f"compare/{kind.type}" for kind in links.kinds}
    indexes = {f"citations/{name}" for name in ("authors", "journals", "years", "diagnostics")}
    pages = {"papers", "glossary", "citations", "compare", "compare/matrix", "checks"}
    names = {
        "papers": {
            name: sorted(claim.id for claim in paper.all_claims())
            for name, paper in corpus.papers.items()
        },
        "concepts": sorted(corpus.concepts),
        "references": {
            key: "citations/" if name == "index" else f"citations/{name}/"
            for key, name in shown.items()
        },
        "pages": sorted(written | compared | kinds | indexes | pages),
    }
    edition = corpus.edition
    return {
        "format": "lunmai-ids",
        "version": 1,
        "edition": {"name": edition.name, "date": str(edition.date)} if edition else {},
        "site": address,
        "current": names,
        "published": names,
        "retired": [],
    }
