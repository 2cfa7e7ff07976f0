"""QR codes of permanent addresses."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

QUIET_ZONE = 4
"""Light modules around a code, as many as ISO/IEC 18004 asks for."""


@lru_cache(maxsize=4096)  # a code stands on the pages of both languages
def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, row by row, dark ones True, without the quiet zone.

    Error level M restores fifteen hundredths of what a crease or a copier spoils.
    """
    import segno  # commands that draw nothing do not pay for it

    # One mask for all: to weigh eight against each other takes four times as long, and any of
    # them can be read.
    code = segno.make_qr(text, error="m", boost_error=False, mask=2)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def qr_path(modules: tuple[tuple[bool, ...], ...]) -> str:
    """The dark modules as the path of an SVG whose unit is a module, quiet zone included."""
    parts = []
    for y, row in enumerate(modules, QUIET_ZONE):
        x = QUIET_ZONE
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                parts.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return "".join(parts)
