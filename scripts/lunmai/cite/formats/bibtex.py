"""A reference as an entry of BibTeX.

The names are those of BibTeX where it has one, for BibLaTeX takes them too (its manual, 2.1.2 and
2.2.5), and those of BibLaTeX otherwise.
"""

from __future__ import annotations

import re

from lunmai.cite.formats.bibtex_syntax import (
    bibtex_entry,
    bibtex_names,
    latex,
    latex_title,
    verbatim_url,
)
from lunmai.cite.formats.notes import reference_note
from lunmai.languages import SITE_LANGUAGES, WRITTEN, others
from lunmai.model import Reference

TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "document": "misc",
    "paper-conference": "inproceedings",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
"""Kinds of entry by CSL type. Not `techreport`, which styles print as “Technical Report”."""
THESES = (("mastersthesis", r"硕士|\bmaster"), ("phdthesis", r"博士|\bdoctor|\bph\.? ?d\b"))
"""Kinds of thesis that BibTeX itself knows, where the print says which it is."""
TYPE_MARK = re.compile(r"[A-Z]+/[A-Z]+")
"""A mark of GB/T 7714 that names the kind of the work and that of its carrier: `J/OL`."""
CONTAINERS = {"chapter": "booktitle", "paper-conference": "booktitle"}
PUBLISHERS = {"thesis": "school", "report": "institution", "webpage": "organization"}


def render_bib(reference: Reference) -> str:
    """The entry of a reference; its key is the reference's id.

    Fields that no standard names are those of `references.bib` (`author_latin`, `inferred`, titles
    by language) or of the GB/T 7714 styles for LaTeX (`mark`, `medium`): programs that do not know
    a field keep it or pass over it, and `annote`, which no standard style prints, says it again.
    """
    names = _field_names(reference)
    fields = {names.get(field, field): value for field, value in _values(reference).items()}
    printed = reference.medium or ""
    mark, medium = printed.split("/") if TYPE_MARK.fullmatch(printed) else (printed, "")
    return bibtex_entry(
        _kind(reference),
        reference.id,
        {
            **fields,
            "langid": SITE_LANGUAGES[reference.language].babel,
            "language": SITE_LANGUAGES[reference.language].locale,
            "mark": latex(mark),
            "medium": latex(medium),
            "inferred": ", ".join(names.get(field, field) for field in reference.inferred),
            "annote": latex(" ".join(reference_note(reference, reader) for reader in WRITTEN)),
        },
    )


def _values(reference: Reference) -> dict[str, str]:
    """What stands in the entry, by field of the reference."""
    return {
        "author": bibtex_names(reference.author, others=reference.others),
        "author_latin": bibtex_names(reference.author_latin),
        "title": latex_title(reference.title),
        "title_translated": latex_title(reference.title_translated),
        "container_title": latex(reference.container_title),
        "issued": str(reference.year or ""),
        "volume": latex(reference.volume),
        "issue": latex(reference.issue),
        "page": latex(reference.page).replace("–", "--"),
        "genre": latex(reference.genre),
        "publisher": latex(reference.publisher),
        "publisher_place": latex(reference.publisher_place),
        "doi": reference.doi,
        "url": verbatim_url(reference.url),
        "issn": latex(reference.issn),
    }


def _field_names(reference: Reference) -> dict[str, str]:
    """The fields of the reference that BibTeX names otherwise."""
    return {
        "title_translated": f"title_{others(reference.language)[0]}",
        "container_title": CONTAINERS.get(reference.type, "journal"),
        "issued": "year",
        "issue": "number",
        "page": "pages",
        "genre": "type",
        "publisher": PUBLISHERS.get(reference.type, "publisher"),
        "publisher_place": "address",
    }


def _kind(reference: Reference) -> str:
    if reference.type == "thesis":
        for kind, printed in THESES:
            if re.search(printed, reference.genre or "", re.IGNORECASE):
                return kind
    return TYPES.get(reference.type, "misc")
