"""The page on which a person who has the paper reviews its claims: the paper's paragraphs beside
our texts. It has the text of the paper, so it never becomes a part of the project."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lunmai.authoring.copies import (
    Paragraphs,
    Start,
    occurrences,
    printed_paragraphs,
    read_copy,
    span,
    starts_of,
)
from lunmai.authoring.returned import Verdict, texts_of
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.load import Corpus
from lunmai.load.stamps import claim_stamps
from lunmai.model import Claim, Paper
from lunmai.text.phrases import load_phrases, phrase

FOLDER = Path(__file__).with_name("review_page")
MARK = "<!-- lunmai review"
"""By which a page of ours is known, that may be written anew."""
Word = Literal[
    *("progress", "both", "saved", "opened", "changed", "not-one", "name-first", "forgets"),
    *(f"only-{name}" for name in WRITTEN),
]
"""What the script of the page says."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph in which no claim begins but at its start."""

    begins: tuple[str, ...]
    """The claims whose passages begin here."""
    within: tuple[str, ...]
    """Those whose passages it belongs to."""
    opening: str
    rest: str


@dataclass(frozen=True)
class Row:
    """A paragraph of the paper, or a heading (number 0), with the claims that it makes."""

    heading: str
    number: int
    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...]


def review_page(paper: Paper, corpus: Corpus, text: str, chosen: Collection[str]) -> str:
    """The page for those claims of a paper that are chosen, beside a copy of its text."""
    found = printed_paragraphs(paper, read_copy(text, paper.running_heads))
    rows = [*_rows(paper, found, chosen)]
    shown = {claim.id for row in rows for claim in row.claims}
    left = [one for one in paper.all_claims() if one.id in chosen and one.id not in shown]
    style, script = ((FOLDER / f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def role(claim: Claim, language: Language) -> str:
        concept = corpus.concepts.get(claim.role)
        return concept.designations.preferred(language).term if concept else claim.role

    return environment.get_template("page.html.j2").render(
        paper=paper,
        rows=rows,
        apart=left,
        number=len(shown) + len(left),
        missing=sum(len(section.paragraphs) for section in paper.outline) - len(found),
        languages=WRITTEN,
        site=SITE_LANGUAGES,
        verdicts=get_args(Verdict),
        phrase=phrase,
        role=role,
        stamps=claim_stamps,
        texts=texts_of,
        words=_words(),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
    )


def unreviewed(paper: Paper) -> list[str]:
    """The claims of which a text has not been reviewed by anyone."""
    return [
        claim.id
        for claim in paper.all_claims()
        if not all(paper.made(claim).in_language(name).reviewed_by for name in WRITTEN)
    ]


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _words() -> str:
    said = load_phrases()
    names = [f"review-{name}" for name in get_args(Word)]
    tags = {one: SITE_LANGUAGES[one].tag for one in WRITTEN}
    words = {name: {tag: said[name][one] for one, tag in tags.items()} for name in names}
    return json.dumps(words, ensure_ascii=False)


def _rows(paper: Paper, found: Paragraphs, chosen: Collection[str]) -> Iterator[Row]:
    """Headings that make claims, and all paragraphs that the copy has, in the printed order."""
    starts = starts_of(paper, found)
    for section in paper.outline:
        printed = section.heading.in_language(paper.language)
        heading = f"{section.number or ''} {printed}".strip()
        for number in range(len(section.paragraphs) + 1):
            here = [
                claim
                for claim in paper.all_claims()
                if (claim.source.section, claim.source.paragraph) == (section.id, number)
                and (claim.id in starts or not number)
            ]
            here.sort(key=lambda claim: starts.get(claim.id, ("", 0, 0)))
            claims = tuple(claim for claim in here if claim.id in chosen)
            if number and (section.id, number) in found:
                pieces = _pieces(here, found[section.id, number], starts)
                yield Row(heading, number, tuple(pieces), claims)
            elif not number and claims:
                names = tuple(claim.id for claim in claims)
                yield Row(heading, 0, (Piece(names, names, printed, ""),), claims)


def _pieces(claims: list[Claim], text: str, starts: dict[str, Start]) -> Iterator[Piece]:
    """A paragraph cut where passages begin."""
    spans = {claim.id: span(claim, text, starts) for claim in claims}
    cuts = sorted({0, len(text), *(start for start, _ in spans.values())})
    for start, end in pairwise(cuts):
        begin = [claim for claim in claims if spans[claim.id][0] == start]
        within = tuple(name for name, one in spans.items() if one[0] <= start < one[1])
        found = (occurrences(claim.source.incipit or "", text[start:]) for claim in begin)
        opening = min(end, start + max((at[0][1] for at in found if at), default=0))
        names = tuple(claim.id for claim in begin)
        yield Piece(names, within, text[start:opening], text[opening:end])
