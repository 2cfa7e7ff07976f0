"""Writes the tables of a paper: as CSV, or as a workbook in which every cell is text, whatever it
begins with; and what may be chosen in them, as it is called in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lunmai.authoring.table.columns import (
    COLUMNS,
    LAST,
    TRANSLATION,
    base_of,
    translation_columns,
)
from lunmai.authoring.table.comma import write_csv
from lunmai.authoring.table.rows import Row, rows_of, translation_rows
from lunmai.languages import WRITTEN, Language, others
from lunmai.load import Corpus, Loaded
from lunmai.model import PARALLELS, RELATIONS, ROLES, Basis, Reference
from lunmai.model.vocabulary import AttackKind
from lunmai.problems import CannotRun
from lunmai.text.phrases import phrase
from lunmai.workbook import look
from lunmai.workbook.columns import Column, in_each, sheet_name
from lunmai.workbook.saving import LONGEST, empty_book, saved

SPARE = 500
"""So many rows below the last one choose from the lists too."""
HELP = ("edit", "order", "new", "delete", "words", "text", "accept", "take")
TRANSLATOR_HELP = ("translate", "take")
VALUES = (Column("", width=26), *(Column("", kind="prose", width=size) for size in (56, 86)))
NOTES = tuple(Column("", kind="prose", width=72, language=language) for language in WRITTEN)


@dataclass(frozen=True)
class Sheet:
    """What a sheet is to show."""

    key: str
    columns: tuple[Column, ...]
    rows: list[Row]

    def cells(self, row: Row, paper: str) -> list[str]:
        """The cells of a row, the last of them what the row was when it was written."""
        texts = [row.texts[column.key] for column in self.columns]
        long = next((text for text in texts if len(text) > LONGEST), None)
        if long is not None:
            message = f"a cell holds at most {LONGEST:,} characters, and '{row.key}' has more"
            raise CannotRun(f"{message}; work on this in {row.file}")
        return [*texts, base_of(paper, self.key, row.key, texts)]


def write_table(
    loaded: Loaded, paper: str, file: Path, translate: Language | None = None
) -> dict[str, int]:
    """Writes a file; returns what the rows of its sheets are and how many. Raises
    CannotRun for a kind of file that is no table."""
    if translate:
        source = others(translate)[0]
        rows = list(translation_rows(loaded, paper, source, translate))
        sheets = [Sheet(TRANSLATION, translation_columns(source, translate), rows)]
    else:
        sheets = [Sheet(key, of, list(rows_of(loaded, paper, key))) for key, of in COLUMNS.items()]
    if file.suffix.lower() == ".csv":
        sheets = sheets[:1]
        names = [" ".join(column.names()) for column in (*sheets[0].columns, LAST)]
        write_csv(file, [names, *(sheets[0].cells(row, paper) for row in sheets[0].rows)])
    elif file.suffix.lower() == ".xlsx":
        _write_workbook(file, paper, sheets, choices_of(loaded.corpus, paper))
    else:
        raise CannotRun(f"{file} is neither .xlsx nor .csv; name it as one of these")
    return {"text" if translate else sheet.key[:-1]: len(sheet.rows) for sheet in sheets}


def _write_workbook(
    file: Path, paper: str, sheets: list[Sheet], choices: dict[str, list[Choice]]
) -> None:
    """Writes the sheets, those of values and of instructions behind them."""
    book, pen = empty_book(paper), look.Pen()
    pages = [book.create_sheet(sheet_name(sheet.key)) for sheet in sheets]
    ranges = {
        sheet.key: f"'{page.title}'!$A$2:$A${len(sheet.rows) + 1 + SPARE}"
        for sheet, page in zip(sheets, pages, strict=True)
    }
    translator = sheets[0].key == TRANSLATION
    if not translator:
        ranges |= _write_values(pen, book.create_sheet(sheet_name("values")), choices)
    for sheet, page in zip(sheets, pages, strict=True):
        _write_sheet(pen, page, sheet, paper, ranges)
    helped = TRANSLATOR_HELP if translator else HELP
    _write_help(pen, book.create_sheet(sheet_name("help")), paper, helped)
    file.write_bytes(saved(book))


def _write_sheet(
    pen: look.Pen, page: Worksheet, sheet: Sheet, paper: str, ranges: dict[str, str]
) -> None:
    columns = (*sheet.columns, LAST)
    pen.write(page, 1, ["\n".join(column.names()) for column in columns], look.HEADER)
    for line, row in enumerate(sheet.rows, 2):
        texts = sheet.cells(row, paper)
        page.row_dimensions[line].height = look.height(columns, texts)
        depth = row.path.count("claims") - 1 if sheet.key == "claims" else 0
        pen.write(page, line, texts, look.style(columns[0], depth), *map(look.style, columns[1:]))
    last = len(sheet.rows) + 1
    look.lay_out(page, columns, last)
    look.protect(page)
    for number, column in enumerate(columns, 1):
        if column.choices in ranges:
            letter = get_column_letter(number)
            cells = f"{letter}2:{letter}{last + SPARE}"
            look.offer(page, ranges[column.choices], cells, several=column.kind == "words")


def _write_values(
    pen: look.Pen, page: Worksheet, choices: dict[str, list[Choice]]
) -> dict[str, str]:
    """The lists one below the other, each with its name above it; returns where each stands."""
    ranges, first = {}, 1
    languages = tuple(phrase(f"language-{name}", name) for name in WRITTEN)
    for name, values in choices.items():
        pen.write(page, first, (" ".join(in_each(f"table-{name}")), *languages), look.HEADER)
        for row, value in enumerate(values, first + 1):
            pen.write(page, row, value, look.VALUE)
        last = first + max(len(values), 1)
        ranges[name] = f"'{page.title}'!$A${first + 1}:$A${last}"
        first = last + 2
    look.lay_out_notes(page, VALUES)
    look.protect(page)
    return ranges


def _write_help(pen: look.Pen, page: Worksheet, paper: str, names: tuple[str, ...]) -> None:
    """The instructions, the languages side by side."""
    pen.write(page, 1, in_each("table-sheet-help"), look.HEADER)
    for row, name in enumerate(names, 2):
        texts = [phrase(f"table-help-{name}", language, paper=paper) for language in WRITTEN]
        pen.write(page, row, texts, *map(look.style, NOTES))
    look.lay_out_notes(page, NOTES)
    look.protect(page)


Choice = tuple[str, ...]
"""A value of the data, and its names."""


def choices_of(corpus: Corpus, paper: str) -> dict[str, list[Choice]]:
    """Every list of the sheet of values by its word, in the order in which they stand there."""
    return {
        "role": [(role, *_concept(corpus, role)) for role in ROLES],
        "section": list(_sections(corpus, paper)),
        "type": [(one.id, *one.outgoing.written().values()) for one in RELATIONS.values()],
        "rests-on": [(name, *in_each(f"basis-{name}")) for name in get_args(Basis)],
        "attack": [(name, *in_each(name)) for name in get_args(AttackKind)],
        "partial": [("true", *in_each("table-partial"))],
        "parallel": [(one.id, *one.name.written().values()) for one in PARALLELS.values()],
        "cites": [(key, _cited(work), work.title or "") for key, work in corpus.references.items()],
    }


def _concept(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The terms of a concept, where the glossary has it."""
    concept = corpus.concepts.get(name)
    terms = concept.designations if concept else None
    return tuple(terms.preferred(language).term if terms else name for language in WRITTEN)


def _sections(corpus: Corpus, paper: str) -> Iterator[Choice]:
    for section in corpus.papers[paper].outline:
        number = f"{section.number} " if section.number else ""
        yield section.id, *(f"{number}{text}" for text in section.heading.written().values())


def _cited(work: Reference) -> str:
    """By whom and when, as far as it is known."""
    names = [name.family or name.literal or "" for name in work.author[:3]]
    return " ".join(filter(None, ["、".join(names), str(work.issued or "")]))
