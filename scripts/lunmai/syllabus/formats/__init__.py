"""The kinds of documents that a syllabus may be, and how addresses are found in each."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from lunmai.syllabus.formats.archive import Archive
from lunmai.syllabus.formats.html import find_in_html
from lunmai.syllabus.formats.packages import (
    find_in_cartridge,
    find_in_epub,
    find_in_mail,
    find_in_odt,
)
from lunmai.syllabus.formats.pdf import find_in_pdf
from lunmai.syllabus.formats.text import LATEX, MARKDOWN, find_in_text
from lunmai.syllabus.formats.word import find_in_docx, find_in_rtf
from lunmai.syllabus.found import Found, Unreadable

ENDINGS = {
    "Markdown": (".md", ".markdown", ".mdown", ".qmd", ".rmd"),
    "HTML": (".html", ".htm", ".xhtml"),
    "LaTeX": (".tex", ".latex", ".ltx", ".bib"),
    "plain text": (".txt", ".text", ".rst", ".org", ".adoc", ".csv", ".tsv"),
    "mail": (".eml",),
    "RTF": (".rtf",),
    "DOCX": (".docx", ".docm", ".dotx"),
    "ODT": (".odt", ".ott"),
    "EPUB": (".epub",),
    "IMSCC": (".imscc",),
    "PDF": (".pdf",),
}
"""The kinds of documents with the endings of their names."""
KINDS = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}
FIXABLE = ("Markdown", "HTML", "LaTeX", "plain text")
"""The kinds of which a corrected copy can be written."""
TEXTS: dict[str, Callable[[str], Iterator[Found]]] = {
    "Markdown": partial(find_in_text, notation=MARKDOWN),
    "HTML": find_in_html,
    "LaTeX": partial(find_in_text, notation=LATEX),
    "plain text": find_in_text,
    "RTF": find_in_rtf,
}
ARCHIVES: dict[str, tuple[str, Callable[[Archive], Iterator[Found]]]] = {
    "DOCX": ("word/document.xml", find_in_docx),
    "ODT": ("content.xml", find_in_odt),
    "EPUB": ("META-INF/container.xml", find_in_epub),
    "IMSCC": ("imsmanifest.xml", find_in_cartridge),
}
"""The part by which each is known, and its reader."""
LARGEST_TEXT, LARGEST_FILE = 16_000_000, 100_000_000
"""Bytes."""


def kind_of(path: Path) -> str:
    """The kind of a document by the ending of its name. Raises Unreadable for no known one."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise Unreadable(
            f"files of the kind '{path.suffix or path.name}' are not read; save it as DOCX or PDF "
            f"(read are {', '.join(ENDINGS)})"
        )
    return kind


def find_addresses(path: Path) -> Iterator[Found]:
    """Everything in a document that may be an address. Raises Unreadable."""
    kind = kind_of(path)
    limit = LARGEST_TEXT if kind in (*TEXTS, "mail") else LARGEST_FILE
    if path.stat().st_size > limit:
        raise Unreadable(f"it is larger than {limit // 1_000_000} MB, the most that is read")
    with path.open("rb") as file:
        actual = _kind_of_content(path, file.read(1024))
    if (kind in (*TEXTS, "mail")) != (actual in TEXTS or not actual) or (actual and actual != kind):
        told = f"it is {actual} by its content" if actual else "its content is nothing of the kind"
        raise Unreadable(f"it has the name of a file of {kind}, but {told}")
    if kind == "PDF":
        yield from find_in_pdf(path)
    elif kind == "mail":
        yield from find_in_mail(path.read_bytes())
    elif kind in ARCHIVES:
        yield from ARCHIVES[kind][1](Archive(path))
    else:
        yield from TEXTS[kind](decode(path.read_bytes())[0])


def _kind_of_content(path: Path, start: bytes) -> str:
    """The kind of a document by its first bytes, empty for text of any kind."""
    if b"%PDF-" in start:
        return "PDF"
    if start.startswith(b"{\\rtf"):
        return "RTF"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old Word file or one with a password (save it as DOCX without password)"
    if not start.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"the archive is damaged: {error}") from None
    found = (kind for kind, (part, _) in ARCHIVES.items() if part in names)
    return next(found, "an archive of something else")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and its encoding. Raises Unreadable for what is no text."""
    encodings = ["utf-8", "gb18030"]
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            encodings = [name]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and text.encode(encoding) == data:
            return text, encoding
    raise Unreadable(
        "it is not text, or in an encoding other than UTF-8, UTF-16 and GB18030; save it as UTF-8"
    )
