"""The page on which a person who has the paper reviews its claims: the paper's paragraphs beside
our texts. It has the text of the paper, so it never becomes a part of the project."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lunmai.authoring.copies import (
    Paragraphs,
    Start,
    printed_paragraphs,
    read_copy,
    searchable,
    span,
    starts_of,
)
from lunmai.authoring.returned import Verdict
from lunmai.languages import SITE_LANGUAGES, WRITTEN, Language
from lunmai.load import Corpus
from lunmai.load.stamps import claim_stamps
from lunmai.model import Claim, Paper
from lunmai.text.inline import to_plain
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
class Judged:
    """A claim as it is put before the reviewer."""

    id: str
    role: Mapping[Language, str]
    marker: str | None
    place: str
    incipit: str | None
    texts: Mapping[Language, tuple[str, ...]]
    """Its summary and its explanation, as far as they are written."""
    stamps: Mapping[Language, str]
    reviewed: Mapping[Language, str | None]
    """Who has reviewed these texts already."""


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
    claims: tuple[Judged, ...]


def review_page(paper: Paper, corpus: Corpus, text: str, chosen: Collection[str]) -> str:
    """The page for those claims of a paper that are chosen, beside a copy of its text."""
    found = printed_paragraphs(paper, read_copy(text, paper.running_heads))
    judged = {
        claim.id: _judged(claim, paper, corpus)
        for claim in paper.all_claims()
        if claim.id in chosen
    }
    rows = [*_rows(paper, found, judged)]
    shown = {claim.id for row in rows for claim in row.claims}
    every = sum(len(section.paragraphs) for section in paper.outline)
    style, script = ((FOLDER / f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2").render(
        paper=paper,
        rows=rows,
        apart=[claim for claim in judged.values() if claim.id not in shown],
        number=len(judged),
        missing=every - len(found),
        language=paper.language,
        languages=WRITTEN,
        tags={name: SITE_LANGUAGES[name].tag for name in WRITTEN},
        names={name: SITE_LANGUAGES[name].name for name in WRITTEN},
        titles={name: paper.title.in_language(name) for name in WRITTEN},
        verdicts=get_args(Verdict),
        phrase=phrase,
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
    names = [f"review-{name}" for name in get_args(Word)]
    said = {
        name: {SITE_LANGUAGES[one].tag: load_phrases()[name][one] for one in WRITTEN}
        for name in names
    }
    return json.dumps(said, ensure_ascii=False)


def _judged(claim: Claim, paper: Paper, corpus: Corpus) -> Judged:
    role = corpus.concepts.get(claim.role)
    wordings = [wording.written() for wording in (claim.gist, claim.text) if wording]
    source, made = claim.source, paper.made(claim)
    return Judged(
        claim.id,
        {one: role.designations.preferred(one).term if role else claim.role for one in WRITTEN},
        source.marker,
        f"{source.section} ¶ {source.paragraph}",
        source.incipit,
        {one: tuple(to_plain(text[one]) for text in wordings if one in text) for one in WRITTEN},
        claim_stamps(claim),
        {one: made.in_language(one).reviewed_by for one in WRITTEN},
    )


def _rows(paper: Paper, found: Paragraphs, judged: Mapping[str, Judged]) -> Iterator[Row]:
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
            claims = tuple(judged[claim.id] for claim in here if claim.id in judged)
            if number and (section.id, number) in found:
                pieces = _pieces(here, found[section.id, number], starts)
                yield Row(heading, number, tuple(pieces), claims)
            elif not number and claims:
                names = tuple(claim.id for claim in claims)
                yield Row(heading, 0, (Piece(names, names, printed, ""),), claims)


def _pieces(claims: list[Claim], text: str, starts: dict[str, Start]) -> Iterator[Piece]:
    """A paragraph cut where passages begin."""
    spans = {claim.id: span(claim, text, starts) for claim in claims}
    incipits = {claim.id: claim.source.incipit or "" for claim in claims}
    cuts = sorted({0, len(text), *(start for start, _ in spans.values())})
    for start, end in pairwise(cuts):
        begins = tuple(name for name, one in spans.items() if one[0] == start)
        within = tuple(name for name, one in spans.items() if one[0] <= start < one[1])
        length = max((_length(incipits[name], text[start:end]) for name in begins), default=0)
        yield Piece(begins, within, text[start : start + length], text[start + length : end])


def _length(incipit: str, text: str) -> int:
    """How much of a text its opening words fill."""
    wanted = searchable(incipit)
    lengths = range(len(incipit) - 1, len(text))
    return next((n for n in lengths if searchable(text[:n]) == wanted), len(incipit))
