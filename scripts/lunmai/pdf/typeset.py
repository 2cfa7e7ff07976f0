"""One PDF from what it says, set and packed.

It runs in processes that set one file after another, and forget each before the next.
"""

from __future__ import annotations

import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from lunmai.pdf.pack import pack

TEMPLATES = Path(__file__).with_name("templates")
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Accessible and to be kept; under these a character that no font has is an error."""
RUNS = 11
"""After so many runs the typesetter forgets what none of them needed."""


class CannotTypeset(Exception):
    """The typesetter refused; the message is its own."""


def typeset(record: str) -> tuple[bytes, int]:
    """A record as a PDF, and its number of pages. Raises CannotTypeset."""
    try:
        return _typeset(record)
    except RuntimeError as error:  # of which TypstError is one; a query raises the plain kind
        raise CannotTypeset(getattr(error, "diagnostic", "") or str(error)) from None


def typeset_file(record: str, file: Path) -> int:
    """Sets a record into a file, and returns its number of pages. Raises CannotTypeset."""
    made, pages = typeset(record)
    part = file.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(made)
    part.replace(file)
    return pages


def _typeset(record: str) -> tuple[bytes, int]:
    """Sets the text, which also tells where its places are; the second time nothing is set anew."""
    with TemporaryDirectory(prefix="lunmai-pdf-") as name:
        folder = Path(name)
        for template in TEMPLATES.glob("*.typ"):
            (folder / template.name).write_bytes(template.read_bytes())
        (folder / "data.json").write_text(record, encoding="utf-8")
        main, made = str(folder / "product.typ"), folder / "made.pdf"
        compiler = typst.Compiler(main, root=name, font_paths=fonts())
        (places,) = json.loads(compiler.query("<places>", field="value"))
        _, warnings = compiler.compile_with_warnings(output=made, pdf_standards=STANDARDS)
        if warnings:
            raise CannotTypeset("; ".join(warning.message for warning in warnings))
        del compiler
        _forget(folder)
        return pack(made, places["places"], json.loads(record)["front"]), places["total"]


def _forget(folder: Path) -> None:
    """Empties the typesetter's memory, which keeps all that it set, file after file, unless it was
    of no use for as many runs."""
    blank = folder / "blank.typ"
    blank.touch()
    compiler = typst.Compiler(str(blank), root=str(folder), font_paths=fonts())
    for _ in range(RUNS):
        compiler.compile(format="svg")


@cache
def fonts() -> typst.Fonts:
    """The fonts of the two packages, and no others that a computer may have."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])


def font_folder() -> Path:
    """The folder of the Chinese fonts."""
    spec = find_spec("indico_fonts")
    if not spec or not spec.origin:
        raise CannotTypeset("the package indico-fonts is missing")
    return Path(spec.origin).parent
