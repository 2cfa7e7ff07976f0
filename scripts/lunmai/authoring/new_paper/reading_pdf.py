"""The lines of a PDF, page by page, as pypdf finds them; two columns one after the other."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from lunmai.authoring.new_paper.layout import Doubt, Line, ReadText
from lunmai.problems import INVISIBLE, CannotRun

MOST_PAGES = 200
FEWEST = 6
"""So many lines a column has at least."""
NEAR = (-1, 0, 1)
INDENT = "\u3000\u3000"
INSET = 6
"""So many points a line begins behind the others where it is indented."""
WIDE = 1.4
"""So many times the usual step stands between lines that a gap parts."""
HIDDEN = re.compile(INVISIBLE.pattern.replace(r"\u00ad", ""))
"""What nobody can see, but for the soft hyphen at which a typesetter breaks a word."""


class Piece(NamedTuple):
    """A line and where it begins on the page, in points from the lower left."""

    x: float
    y: float
    text: str
    right: bool = False
    """True for what stands in the right of two columns."""


def read_pdf(content: bytes, name: str) -> ReadText:
    """Raises CannotRun for a PDF without text, and for what cannot be read."""
    import pypdf

    logging.disable()  # of every oddity that pypdf meets
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRun(f"{name} is protected by a password; save it without")
        if len(reader.pages) > MOST_PAGES:
            raise CannotRun(f"{name} has {len(reader.pages)} pages; give one paper alone")
        pages = [_pieces(page) for page in reader.pages]
    except CannotRun:
        raise
    except Exception as error:  # a damaged PDF breaks pypdf in more ways than it has exceptions for
        raise CannotRun(f"{name} cannot be read as PDF: {error}") from None
    finally:
        logging.disable(logging.NOTSET)
    if not any(pages):
        raise CannotRun(
            f"{name} has no text: its pages are pictures; recognize the text first (OCR), compare "
            "it with the print, and give the result"
        )
    lines = (
        Line(text, number, page)
        for page, pieces in enumerate(pages, 1)
        for number, text in enumerate(_lines(pieces), 1)
    )
    return ReadText(tuple(lines), doubts=tuple(_doubts(pages)), wrapped=True)


def _doubts(pages: list[list[Piece]]) -> Iterator[Doubt]:
    for number, pieces in enumerate(pages, 1):
        if not pieces:
            yield Doubt(f"page {number}", "has no text; is it a picture that has some?")
    in_columns = (str(at) for at, pieces in enumerate(pages, 1) if any(one.right for one in pieces))
    if places := ", ".join(in_columns):
        text = "two columns; each is read to its end: compare the order of the paragraphs"
        yield Doubt(f"page {places}", text)


def _pieces(page: Any) -> list[Piece]:
    """The lines of a page, one column after the other."""
    chunks: list[Piece] = []

    def visit(text: str, around: list, within: list, *_: Any) -> None:
        x = within[4] * around[0] + within[5] * around[2] + around[4]
        y = within[4] * around[1] + within[5] * around[3] + around[5]
        chunks.extend(Piece(x, y, part) for part in text.splitlines(keepends=True))

    page.extract_text(visitor_text=visit)
    middle = float(page.mediabox.left) + float(page.mediabox.width) / 2
    sided = [chunk._replace(right=chunk.x >= middle * 0.97) for chunk in chunks]
    if _has_columns([chunk for chunk in sided if chunk.text.strip()], middle):
        chunks = sided
    pieces = _joined(chunks)
    if sum(a.right != b.right for a, b in pairwise(pieces)) > FEWEST:  # columns by turns
        pieces.sort(key=lambda piece: (piece.right, -round(piece.y)))
    return pieces


def _joined(chunks: list[Piece]) -> list[Piece]:
    """The lines that stretches of text make which follow each other at one height."""
    found: list[Piece] = []
    ended = True
    for chunk in chunks:
        shown = chunk.text.rstrip("\n")
        last = found[-1] if found else chunk
        crosses = chunk.right and not last.right
        if found and not ended and abs(last.y - chunk.y) < 2 and not crosses:
            found[-1] = last._replace(text=last.text + shown)
        elif shown.strip():
            found.append(chunk._replace(text=shown))
        ended = chunk.text.endswith("\n") or (ended and not shown.strip())
    return found


def _has_columns(pieces: list[Piece], middle: float) -> bool:
    """True where many lines begin right of the middle, below each other, beside lines that begin
    on the left."""
    right = [piece for piece in pieces if piece.right]
    starts = Counter(round(piece.x / 4) for piece in right)
    heights = {round(piece.y / 4) + d for piece in pieces if piece.x < middle * 0.6 for d in NEAR}
    beside = sum(round(piece.y / 4) in heights for piece in right)
    most = max(starts.values(), default=0)
    return most >= FEWEST and most * 4 >= len(right) and beside >= FEWEST


def _lines(pieces: list[Piece]) -> Iterator[str]:
    """The lines with what their places say: an indent, and a gap above."""
    margins = {
        side: _margin(Counter(round(piece.x) for piece in pieces if piece.right == side))
        for side in (False, True)
    }
    steps = Counter(round(a.y - b.y) for a, b in pairwise(pieces) if 3 < a.y - b.y < 60)
    step = steps.most_common(1)[0][0] if steps else 0
    before: Piece | None = None
    for piece in pieces:
        text = HIDDEN.sub("", piece.text.replace("\t", " ")).strip()
        if before and step and step * WIDE < before.y - piece.y < 300:
            yield ""
        if text:
            inset = INSET < piece.x - margins[piece.right] < 80
            yield f"{INDENT}{text}" if inset else text
            before = piece


def _margin(starts: Counter[int]) -> float:
    """Where most lines begin, or the first of two places where many do."""
    most = max(starts.values(), default=0)
    return min((x for x, number in starts.items() if number * 3 >= most), default=0)
