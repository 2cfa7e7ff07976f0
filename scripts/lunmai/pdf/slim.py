"""The same pages in fewer bytes: what nobody can see or hear is not written down.

A file of two languages is large by what it says and by its tags, of which none is left out.
"""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<(?:[0-9A-F]{2})+>|-?\d*\.\d{3,}", re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
SPECIAL = re.compile(rb"[()\\\r]")
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
BORDERS = ("/BorderColor", "/BorderStyle", "/BorderThickness")


def slim(pdf: pikepdf.Pdf) -> None:
    """Takes from a file what its readers do not miss."""
    for page in pdf.pages:
        page.Contents = pdf.make_stream(slim_content(page.Contents.read_bytes()))
        for annotation in page.get("/Annots", ()):
            for name in ("/Rect", "/QuadPoints"):
                if name in annotation:
                    annotation[name] = Array([round(float(one), 2) for one in annotation[name]])
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.StructElem:
            _forget_borders(thing)
            del thing["/Type"]  # what has a role in the tree can be nothing else


def slim_content(content: bytes) -> bytes:
    """A page with numbers as fine as an eye can see, and each letter in a byte, not in four."""
    return TOKEN.sub(_token, content)


def _token(found: re.Match[bytes]) -> bytes:
    token = found[0]
    if token.startswith(b"<"):
        return _literal(bytes.fromhex(token[1:-1].decode()))
    if token.startswith(b"("):
        return _literal(ESCAPE.sub(_unescaped, token[1:-1]))
    return _number(float(token))


def _literal(said: bytes) -> bytes:
    r"""A string; a bare \r in it would be read as \n."""
    marked = SPECIAL.sub(lambda one: b"\\r" if one[0] == b"\r" else b"\\" + one[0], said)
    return b"(" + marked + b")"


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if len(sign) == 3 else LETTERS.get(sign, sign)


def _number(value: float) -> bytes:
    """A hundredth of a point, and a thousandth of what is below one: a colour."""
    text = f"{value:.{3 if abs(value) < 1 else 2}f}".rstrip("0").rstrip(".")
    return (text if text not in ("", "-0") else "0").encode()


def _forget_borders(element: Dictionary) -> None:
    """The lines of a table, which are drawn, need no telling beside."""
    kept = []
    for told in element.get("/A", ()):
        for name in BORDERS:
            if name in told:
                del told[name]
        if len(told) > 1:  # more than the name of their owner
            kept.append(told)
    if "/A" in element:
        if kept:
            element.A = Array(kept)
        else:
            del element["/A"]
