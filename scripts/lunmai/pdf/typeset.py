"""One PDF from what it says: set twice, so that it can name pages, then packed.

It runs in a process of its own, which gives its memory back when it ends:
`python -m lunmai.pdf.typeset FILE < record`.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from lunmai.pdf.pack import pack

TEMPLATES = Path(__file__).with_name("templates")
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Accessible and to be kept; under these a character that no font has is an error."""
RUNS = 4
"""How often a text is set at the most until no page changes any more; two are usual."""

PAGE = 8000
"""About as many characters of a record as a page has."""

Found = dict[str, Any]


class CannotTypeset(Exception):
    """The typesetter refused; the message is its own."""


def typeset(record: str) -> tuple[bytes, int]:
    """A record as a PDF, and its number of pages. Raises CannotTypeset."""
    try:
        return _typeset(record)
    except RuntimeError as error:  # of which TypstError is one; a query raises the plain kind
        raise CannotTypeset(getattr(error, "diagnostic", "") or str(error)) from None


def _typeset(record: str) -> tuple[bytes, int]:
    """Sets the text until the pages that it names are those that it has.

    What it says and what was found of it are files beside copies of the templates: so the
    typesetter sees what has not changed from one run to the next, and does not set it again.
    """
    with TemporaryDirectory(prefix="lunmai-pdf-") as name:
        folder = Path(name)
        for template in TEMPLATES.glob("*.typ"):
            (folder / template.name).write_bytes(template.read_bytes())
        (folder / "data.json").write_text(record, encoding="utf-8")
        main = str(folder / "product.typ")
        compiler = typst.Compiler(main, root=name, font_paths=fonts())
        known: Found = {"pages": {}, "heads": [], "total": 0, "guess": _guess(record)}
        for _ in range(RUNS):
            (folder / "found.json").write_text(json.dumps(known), encoding="utf-8")
            (places,) = json.loads(compiler.query("<places>", field="value"))
            found = _found(places, known["guess"])
            if found == known:
                break
            known = found
        made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS)
    if warnings:
        raise CannotTypeset("; ".join(warning.message for warning in warnings))
    return pack(made, places["places"]), places["total"]


def _guess(record: str) -> int:
    """A page number with as many figures as most will have, before any is known."""
    return 10 if len(record) < 90 * PAGE else 100


def _found(places: dict[str, Any], guess: int) -> Found:
    """What the text says of itself: the page of each place, the section at each page's head."""
    pages = {place["name"]: place["page"] for place in places["places"] if place["name"]}
    heads: list[int | None] = [None] * places["total"]
    begun = [place for place in places["places"] if place["head"] is not None]
    for place in reversed(begun):
        heads[place["page"] - 1] = place["head"]  # the first that begins on the page
    last = None
    ends = {place["page"]: place["head"] for place in begun}
    for page in range(places["total"]):
        if heads[page] is None:
            heads[page] = last
        last = ends.get(page + 1, last)
    return {"pages": pages, "heads": heads, "total": places["total"], "guess": guess}


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


def main() -> None:
    """Sets what comes in, writes the file that is named, and prints its number of pages."""
    try:
        made, pages = typeset(sys.stdin.buffer.read().decode())
    except CannotTypeset as error:
        sys.exit(str(error))
    Path(sys.argv[1]).write_bytes(made)
    print(pages)


if __name__ == "__main__":
    main()
