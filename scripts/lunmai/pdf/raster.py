"""Pages of a PDF as pictures of few colours, small enough to be made by the thousand.

Typst can draw PNG itself, but not the letters of the Chinese fonts: they have as many glyphs as a
font may have, one more than its reader can count. PDFium can.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

Color = tuple[int, int, int]
"""Red, green and blue."""
Box = tuple[int, int, int, int]
"""From left and top to right and bottom, in pixels."""
SHADES = 9
"""From the ground to a colour, both among them."""
LEVEL = bytes(round(value * (SHADES - 1) / 255) for value in range(256))
MARKED = bytes(level + SHADES for level in LEVEL)


def png_pages(document: bytes, colors: Sequence[Color], marked: Box) -> Iterator[bytes]:
    """Each page as a PNG with a palette, a pixel to each point.

    The document is drawn in white on black. White becomes the second of three colours, and within
    the box that is marked the third; black becomes the first.
    """
    ground, bright, mark = colors
    palette = b"".join(bytes(_mixed(ground, to, n)) for to in (bright, mark) for n in range(SHADES))
    left, top, right, bottom = marked
    pdf = pdfium.PdfDocument(document)
    for number in range(len(pdf)):
        bitmap = pdf[number].render(scale=1, grayscale=True)
        size, step = (bitmap.width, bitmap.height), bitmap.stride
        pixels = bytes(bitmap.buffer)
        rows = [
            pixels[start : start + bitmap.width].translate(LEVEL)
            for start in range(0, step * bitmap.height, step)
        ]
        for at in range(top, bottom):
            own = pixels[at * step + left : at * step + right].translate(MARKED)
            rows[at] = rows[at][:left] + own + rows[at][right:]
        yield _png(size, rows, palette)


def _mixed(ground: Color, color: Color, shade: int) -> Iterator[int]:
    """A colour between two, so many steps from the first."""
    for here, there in zip(ground, color, strict=True):
        yield here + round((there - here) * shade / (SHADES - 1))


def _png(size: tuple[int, int], rows: Sequence[bytes], palette: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0)  # 8 bits a pixel, with a palette
    data = zlib.compress(
        b"\0" + b"\0".join(rows), 6
    )  # each row as it is; 9 gains a twentieth and takes five times as long
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
