"""The PDFs that a page links to, with their sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from lunmai.languages import PAPER_FILES, PDF_FORMS


@dataclass(frozen=True)
class PdfLink:
    """A file and how large it is."""

    name: str
    form: str
    volume: int
    """Counted from 1; most files are the only volume."""
    size: str
    """As readers compare it: 412 KB, 1.3 MB."""


def pdf_links(subject: str, pdfs: Mapping[str, int]) -> list[PdfLink]:
    """The files about a subject, by form and volume, as far as there are any."""
    return [
        PdfLink(name, form, volume, size_text(pdfs[name]))
        for form in (*PDF_FORMS, *PAPER_FILES)
        for volume, name in _volumes(subject, form, pdfs)
    ]


def _volumes(subject: str, form: str, pdfs: Mapping[str, int]) -> list[tuple[int, str]]:
    found = []
    for volume in count(1):
        name = f"{subject}.{form}.pdf" if volume == 1 else f"{subject}.{form}.{volume}.pdf"
        if name not in pdfs:
            return found
        found.append((volume, name))
    raise AssertionError("counting has no end")


def size_text(size: int) -> str:
    """A number of bytes in thousands, or in millions from one million on."""
    megabytes = f"{size / 1e6:.1f}\N{NO-BREAK SPACE}MB"
    return megabytes if size >= 999_500 else f"{max(1, round(size / 1e3))}\N{NO-BREAK SPACE}KB"
