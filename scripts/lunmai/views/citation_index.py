"""On which page of the citation index a work stands."""

from __future__ import annotations

from lunmai.load import Corpus
from lunmai.load.reads import remembered
from lunmai.views import divisions
from lunmai.views.divisions import Part

WAYS = ("authors", "years", "journals", "diagnostics")
"""The other pages of the index."""


def work_parts(corpus: Corpus) -> list[Part[str]]:
    """The pages of the index with the keys on them: those of today, and those once published,
    which keep their places."""
    return _divided(corpus, divisions.MOST_ENTRIES)[0]


def work_pages(corpus: Corpus) -> dict[str, str]:
    """The page below `citations` of every key, empty for the first."""
    return _divided(corpus, divisions.MOST_ENTRIES)[1]


@remembered(4)  # every link to a work asks
def _divided(corpus: Corpus, most: int) -> tuple[list[Part[str]], dict[str, str]]:
    published = (
        name.removeprefix("references/")
        for name in corpus.ledger.published()
        if name.startswith("references/")
    )
    keys = dict.fromkeys([*corpus.references, *published])
    parts = divisions.divide(((key, key) for key in keys), most, but=("index", *WAYS))
    return parts, {key: part.name for part in parts for key in part.rows}
