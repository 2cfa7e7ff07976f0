"""Writes the tables of a paper, as a workbook or as CSV."""

from __future__ import annotations

from pathlib import Path

from lunmai.authoring.table.choices import choices_of
from lunmai.authoring.table.columns import LAST, SHEETS, TRANSLATION, columns_of
from lunmai.authoring.table.comma import write_csv
from lunmai.authoring.table.rows import rows_of, translation_rows
from lunmai.authoring.table.workbook import Sheet, write_workbook
from lunmai.languages import Language, others
from lunmai.load import Loaded
from lunmai.problems import CannotRun


def write_table(
    loaded: Loaded, paper: str, file: Path, translate: Language | None = None
) -> dict[str, int]:
    """Writes a file; returns what the rows of its sheets are and how many. Raises
    CannotRun for a kind of file that is no table."""
    if translate:
        source = others(translate)[0]
        rows = list(translation_rows(loaded, paper, source, translate))
        sheets = [Sheet(TRANSLATION, columns_of(TRANSLATION, source, translate), rows)]
    else:
        sheets = [Sheet(key, columns_of(key), list(rows_of(loaded, paper, key))) for key in SHEETS]
    if file.suffix.lower() == ".csv":
        sheets = sheets[:1]
        names = [" ".join(column.names()) for column in (*sheets[0].columns, LAST)]
        write_csv(file, [names, *(sheets[0].cells(row, paper) for row in sheets[0].rows)])
    elif file.suffix.lower() == ".xlsx":
        write_workbook(file, paper, sheets, choices_of(loaded.corpus, paper))
    else:
        raise CannotRun(f"{file} is neither .xlsx nor .csv; name it as one of these")
    return {"text" if translate else sheet.key[:-1]: len(sheet.rows) for sheet in sheets}
