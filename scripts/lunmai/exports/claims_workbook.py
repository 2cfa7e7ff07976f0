"""The claims of all papers as a workbook for readers, in every language side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from openpyxl.worksheet.worksheet import Worksheet

from lunmai.cite.names import short_in_language, short_text
from lunmai.languages import SITE_LANGUAGES, WRITTEN
from lunmai.load import Corpus
from lunmai.model import LICENCE_URL, Claim, Edition, Paper, Provenances, Wording
from lunmai.text.drafts import draft_notice
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase
from lunmai.views.headings import place_texts
from lunmai.views.targets import claim_target, paper_target
from lunmai.workbook import look
from lunmai.workbook.columns import Column, in_each, sheet_name, texts
from lunmai.workbook.filling import Filling, rows_as_text
from lunmai.workbook.saving import empty_book, saved

PATH = "exports/claims.xlsx"
VERSION = "1"
"""Goes up when a column changes its meaning or goes away."""
COLUMNS: dict[str, tuple[Column, ...]] = {
    "claims": (
        Column("paper", width=19),
        Column("id", width=9),
        *texts("role", 16),
        *texts("gist", 38),
        *texts("text", 38),
        *texts("place", 26),
        Column("paragraph", kind="number", width=6),
        Column("marker", kind="line", width=11),
        Column("incipit", kind="line", width=19),
        Column("parent", width=9),
        *texts("about", 34),
        Column("cites", kind="prose", width=26),
        *texts("review", 24),
        *texts("link", 50),
    ),
    "papers": (
        Column("paper", width=19),
        *texts("named", 18),
        *texts("title-of", 46),
        Column("original", width=10),
        Column("number", kind="number", width=8),
        *texts("link", 46),
    ),
}
ABOUT = tuple(
    Column("about", kind="prose", width=width, language=name)
    for width in (24, 62)
    for name in WRITTEN
)
TOLD = ("edition", "site", "format", "license")
"""What the last sheet says of the file."""
MOST_LINKS = 65_000
"""Spreadsheets know some five hundred more on a sheet, and refuse the file that has too many."""
Row = tuple[str, ...]


def workbook_rows(corpus: Corpus, paper: Paper, address: str) -> dict[str, str]:
    """What the sheets have of a paper, as text: its claims, and the paper itself."""
    found = {
        "claims": _claims(corpus, paper, address),
        "papers": [_paper(corpus, paper, address)],
    }
    return {
        f"{name}-{kind}": text
        for name, rows in found.items()
        for kind, text in rows_as_text(COLUMNS[name], rows).items()
    }


def render_workbook(
    papers: Iterable[Mapping[str, bytes]], edition: Edition | None, address: str
) -> bytes:
    """Three sheets: the claims, the papers, and what the columns mean. Every cell is text or a
    number, whatever it begins with; without an address of the site, links are only told. `papers`
    are what `workbook_rows` gives of each."""
    book, pen, filled = empty_book(phrase("workbook-title", WRITTEN[0])), look.Pen(), {}
    papers = [*papers]
    for number, (name, columns) in enumerate(COLUMNS.items(), 1):
        rows = Filling(columns, papers, name)
        page = book.create_sheet(sheet_name(name))
        _write_sheet(pen, page, columns, rows, linked=bool(address) and rows.links <= MOST_LINKS)
        filled[f"xl/worksheets/sheet{number}.xml"] = rows.fill
        filled[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = rows.relate
    _write_about(pen, book.create_sheet(sheet_name("about")), edition, address)
    return saved(book, filled)


def _claims(corpus: Corpus, paper: Paper, address: str) -> Iterator[Row]:
    """A row for each claim, before those of its sub-claims."""
    places = {name: dict(place_texts(paper, name)) for name in WRITTEN}
    parents = {sub.id: claim.id for claim in paper.all_claims() for sub in claim.claims}
    for claim in paper.all_claims():
        source = claim.source
        yield (
            paper.id,
            claim.id,
            *_terms(corpus, (claim.role,)),
            *_plain(claim.gist),
            *_plain(claim.text),
            *(places[name][source.section] for name in WRITTEN),
            str(source.paragraph or ""),
            source.marker or "",
            source.incipit or "",
            parents.get(claim.id, ""),
            *_terms(corpus, claim.about),
            "; ".join(short_text(corpus.references[key]) for key in claim.cites),
            *_reviewed(paper, claim),
            *_links(claim_target(paper.id, claim.id).page, address),
        )


def _paper(corpus: Corpus, paper: Paper, address: str) -> Row:
    work = corpus.references[paper.reference]
    return (
        paper.id,
        *(short_in_language(work, name)[0] for name in WRITTEN),
        *_plain(paper.title),
        phrase(f"language-{paper.language}", paper.language),
        str(sum(1 for _ in paper.all_claims())),
        *_links(paper_target(paper.id).page, address),
    )


def _plain(said: Wording | None) -> Iterator[str]:
    return (to_plain(said.own(name)) if said else "" for name in WRITTEN)


def _terms(corpus: Corpus, names: Sequence[str]) -> Iterator[str]:
    """The preferred terms of concepts, in each language."""
    for language in WRITTEN:
        terms = (corpus.concepts[name].designations.preferred(language).term for name in names)
        yield phrase("semicolon", language).join(terms)


def _reviewed(paper: Paper, claim: Claim) -> Iterator[str]:
    """Whether a text is a draft or who reviewed it, else who wrote it."""
    made: Provenances = paper.made(claim)
    for language in WRITTEN:
        one = made.in_language(language)
        yield draft_notice(one, language) or one.by


def _links(page: str, address: str) -> Iterator[str]:
    return (f"{address}{SITE_LANGUAGES[name].root}{page}" for name in WRITTEN)


def _write_sheet(
    pen: look.Pen, page: Worksheet, columns: tuple[Column, ...], rows: Filling, *, linked: bool
) -> None:
    pen.write(page, 1, ["\n".join(column.names()) for column in columns], look.HEADER)
    to_link = [linked and column.word == "link" for column in columns]
    styles = [
        look.LINK if link else look.style(column)
        for column, link in zip(columns, to_link, strict=True)
    ]
    rows.sketch(pen, page, styles)
    look.lay_out(page, columns, rows.number + 1, "C2")


def _write_about(pen: look.Pen, page: Worksheet, edition: Edition | None, address: str) -> None:
    """What the columns mean, and what holds for the whole file; the languages side by side."""
    told = (
        edition.name if edition else "–",
        address or "–",
        f"lunmai-claims {VERSION}",
        f"CC BY 4.0 {LICENCE_URL}",
    )
    lines = [(*in_each("table-column"), *in_each("table-meaning"))]
    words = dict.fromkeys(column.word for columns in COLUMNS.values() for column in columns)
    lines += [(*in_each(f"table-{word}"), *in_each(f"workbook-{word}")) for word in words]
    pairs = zip(TOLD, told, strict=True)
    lines += [(*in_each(f"workbook-{name}"), text, text) for name, text in pairs]
    lines += [(*in_each("workbook-note"), *in_each("workbook-note-means"))]
    write = partial(pen.write, page)
    write(1, lines[0], look.HEADER)
    for number, line in enumerate(lines[1:], 2):
        write(number, line, *map(look.style, ABOUT))
    look.lay_out_notes(page, ABOUT)
