"""How much of what GitHub Pages holds a site takes."""

from __future__ import annotations

from pathlib import Path

LIMIT = 1_000_000_000
"""Bytes of all files of a site on GitHub Pages, as they are and not as they are sent."""
NEAR = 0.9


def size_of(site: Path) -> int:
    """The bytes of all files of a site."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def weight_of(size: float) -> str:
    """One line, for people, with a warning where there is little room left."""
    line = f"site: {size / 1e6:.0f} MB, {size / LIMIT:.0%} of what GitHub Pages holds"
    if size > LIMIT:
        return f"{line}, more than it publishes: leave out PDFs (--no-pdf) or use another host"
    return f"{line}; it is nearly full" if size > NEAR * LIMIT else line
