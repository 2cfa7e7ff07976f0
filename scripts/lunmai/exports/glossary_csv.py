"""The glossary as a table, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

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
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What begins a formula; spreadsheets also take the full-width signs for one."""
BYTE_ORDER_MARK = "\ufeff"


def render_csv(corpus: Corpus, links: Links) -> str:
    """A row for each designation, and one for each form that a paper prints (`attested`).

    The form is that of RFC 4180, so lines end in CR LF. A byte order mark comes first, without
    which Excel reads Chinese as something else. `claims` is the number of claims that name the
    concept; several ids in a cell are separated by semicolons. A text that a spreadsheet would
    run as a formula has an apostrophe in front, as OWASP advises against CSV injection; a
    program that reads the file takes it off. `notice` says whether the entry is a draft.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for concept in corpus.concepts.values():
        of_concept = [neutral(cell) for cell in _of_concept(concept, links)]
        drafted = [*map(neutral, notices(concept.wording).values())]
        for row, reasons in _rows(concept):
            cells = (*map(neutral, row), *of_concept, *map(neutral, reasons), *drafted)
            writer.writerow([concept.id, *cells])
    return BYTE_ORDER_MARK + text.getvalue()


def neutral(text: str) -> str:
    """The text of a cell, with an apostrophe in front where it would begin a formula."""
    return f"'{text}" if FORMULA.match(text) else text


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
