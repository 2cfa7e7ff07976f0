"""The glossary as a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.exports.tables import as_csv
from lunmai.exports.wordings import notices
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import WRITTEN, Concept
from lunmai.text.inline import to_plain

COLUMNS = (
    *("concept", "language", "term", "standing", "pinyin", "paper", "section"),
    *(f"definition_{language}" for language in WRITTEN),
    *("broader", "related", "claims"),
    *(f"reason_{language}" for language in WRITTEN),
    *(f"notice_{language}" for language in WRITTEN),
)


def render_csv(corpus: Corpus, links: Links) -> str:
    """A row for each designation, and one for each form that a paper prints (`attested`).

    `claims` is the number of claims that name the concept; several ids in a cell are separated by
    semicolons. `notice` says whether the entry is a draft.
    """
    return as_csv(COLUMNS, _all_rows(corpus, links))


def _all_rows(corpus: Corpus, links: Links) -> Iterator[tuple[str, ...]]:
    for concept in corpus.concepts.values():
        of_concept, drafted = _of_concept(concept, links), notices(concept.wording).values()
        for row, reasons in _rows(concept):
            yield concept.id, *row, *of_concept, *reasons, *drafted


def _rows(concept: Concept) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Language, term, standing, pinyin, paper and section; and what is said against the term."""
    no_reason = ("",) * len(WRITTEN)
    for language in WRITTEN:
        for item in concept.designations.in_language(language):
            reasons = map(to_plain, item.reason.written().values()) if item.reason else no_reason
            yield (language, item.term, item.standing, item.pinyin or "", "", ""), tuple(reasons)
    for form in concept.attested:
        yield (form.language, form.printed, "attested", "", form.paper, form.section), no_reason


def _of_concept(concept: Concept, links: Links) -> tuple[str, ...]:
    """What stands in every row of a concept, from its definition onwards."""
    cells = [naming.claims for naming in links.named.get(concept.id, {}).values()]
    return (
        *(to_plain(text) for text in concept.definition.written().values()),
        "; ".join(concept.broader),
        "; ".join(links.related.get(concept.id, ())),
        str(sum(len(claims) for cell in cells for claims in cell.values())),
    )
