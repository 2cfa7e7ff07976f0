"""A corrected copy of a text file; the original is never written to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from pathlib import Path

from lunmai.disk import replace_file
from lunmai.syllabus.formats import decode, kind_of
from lunmai.syllabus.links import Link


def corrected(text: str, kind: str, links: Iterable[Link]) -> str:
    """The text with the new address in place of every one that has one."""
    parts, at = [], 0
    for link in links:
        if link.verdict.new:
            old = text[link.start : link.end]
            parts += [text[at : link.start], _written(link.verdict.new, old, kind)]
            at = link.end
    return "".join([*parts, text[at:]])


def _written(address: str, old: str, kind: str) -> str:
    """A new address with the escapes that the old one had."""
    if kind == "HTML":
        return html.escape(address)
    if kind == "LaTeX" and "\\" in old:
        return re.sub(r"([#%&_])", r"\\\1", address)
    if kind == "Markdown" and "\\" in old:
        return re.sub(r"([#_~*])", r"\\\1", address)
    return address


def write_corrected(path: Path, output: Path, links: Iterable[Link]) -> None:
    """Writes the corrected copy of a file, in the encoding of the original.

    Raises FileExistsError when the copy would be the original itself, and CannotRun where a link
    stands in its place.
    """
    if output.exists() and output.samefile(path):
        raise FileExistsError(f"{output} is the original, which is never changed")
    text, encoding = decode(path.read_bytes())
    replace_file(output, corrected(text, kind_of(path), links).encode(encoding))
