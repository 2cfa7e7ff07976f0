"""What the pages show on which a paper is read, in one language or in several side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lunmai.languages import Language
from lunmai.model import Paper
from lunmai.text.terms import terms_of
from lunmai.views.paper import NoteView
from lunmai.views.reading import ReadClaim, ReadingView
from lunmai.views.said import Text
from lunmai.views.words import Words

MOST_GISTS = 100
"""Of main claims and those right below them, in each language of a page: 25 screens of a phone."""


@dataclass(frozen=True)
class Row:
    """A claim in each language of a page, with the rows of what elaborates it."""

    versions: tuple[ReadClaim, ...]
    own: ReadClaim
    """As the readers of the page have it; what stands around a claim is said once, to them."""
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """A section in each language of a page; what it holds is said in that of the page."""

    id: str
    level: int
    headings: tuple[Text, ...]
    folded: str
    notes: tuple[NoteView, ...]
    rows: tuple[Row, ...]


def reading_context(views: Iterable[ReadingView], own: int = 0) -> dict[str, Any]:
    """The views of a paper in the languages of a page, aligned claim by claim; `own` says which of
    them is in the language of the page itself."""
    views = tuple(views)
    sections = zip(*(view.sections for view in views), strict=True)
    parts = [
        Part(
            id=found[own].id,
            level=found[own].level,
            headings=tuple(one.heading for one in found),
            folded=found[own].folded,
            notes=found[own].notes,
            rows=_rows((one.claims for one in found), own),
        )
        for found in sections
    ]
    rows = [row for part in parts if not part.folded for row in part.rows]
    shown = len(views) * sum(1 + len(row.rows) for row in rows)
    return {
        "read": views[own],
        "sections": parts,
        "both": len(views) > 1,
        "long": shown > MOST_GISTS,
    }


def linked_concepts(words: Words, paper: Paper, languages: Iterable[Language]) -> tuple[str, ...]:
    """The concepts to which the texts of a paper lead, and the gists of its main claims."""
    wordings = [claim.text for claim in paper.all_claims() if claim.text]
    wordings += [claim.gist for claim in paper.claims]
    return terms_of(words.corpus).linked_in(wordings, languages)


def _rows(claims: Iterable[tuple[ReadClaim, ...]], own: int) -> tuple[Row, ...]:
    return tuple(
        Row(found, found[own], _rows((one.claims for one in found), own))
        for found in zip(*claims, strict=True)
    )
