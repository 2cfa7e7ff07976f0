"""The record of a paper: all that is told of each claim, on one page or on the parts of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from lunmai.model import RELATIONS
from lunmai.pages.divided import divided_pages
from lunmai.pages.old_addresses import Page
from lunmai.text.inline import to_plain
from lunmai.text.terms import terms_of
from lunmai.views.paper import ClaimView, PaperView
from lunmai.views.reading import beginning
from lunmai.views.records import record_parts
from lunmai.views.said import Fact, Line, Text
from lunmai.views.words import Words


def record_pages(words: Words, context: dict[str, Any]) -> Iterator[Page]:
    """The record of a paper, and where it is long the parts to which its first page leads."""
    view: PaperView = context["view"]
    parts = record_parts(words.corpus, view.id)
    pages = {claim: part.name for part in parts for claim in part.rows}

    def recorded(names: Collection[str]) -> dict[str, Any]:
        found = [
            (section, [claim for claim in section.claims if claim.id in names])
            for section in view.sections
        ]
        shown = [claim for _, claims in found for claim in claims]
        return {
            "recorded": [one for one in found if one[1]],
            "mentioned": _mentioned(words, shown),
        }

    titles = {section.id: section.heading for section in reversed(view.sections)}
    titles |= {
        pages[section.claims[0].id]: section.heading
        for section in reversed(view.sections)
        if section.claims
    }
    context = {**context, "record_pages": pages, "part_titles": titles, "told": told}
    yield from divided_pages(f"papers/{view.id}/record", "record", parts, context, recorded)


def told(fact: Fact) -> tuple[Line, ...]:
    """The lines of a fact as they are told where every claim of the paper is recorded: of the other
    end of a relation how it begins; a remark on it where the relation begins."""
    type_, _, way = fact.name.rpartition("-")
    if type_ not in RELATIONS:
        return fact.lines
    return tuple(_shortened(line, remarked=way == "out") for line in fact.lines)


def _shortened(line: Line, *, remarked: bool) -> Line:
    said, gist = line.said, line.gist
    if gist:
        start = beginning(to_plain(gist.text), gist.language)
        said = (*said, " ", Text(start, gist.language))
    return replace(line, said=said, gist=None, remark=line.remark if remarked else ())


def _mentioned(words: Words, claims: Collection[ClaimView]) -> tuple[str, ...]:
    """The concepts to which the texts of claims lead."""
    terms = terms_of(words.corpus)
    texts = (claim.text for claim in claims if claim.text)
    found = (mention for one in texts for mention in terms.links(one.text, one.language, one.but))
    return tuple(sorted({mention.concept for mention in found}))
