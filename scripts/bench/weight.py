"""What our own styles and scripts add to a page of the theme before the search is opened."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

LOADED = re.compile(r'(?:src|href)="[./]*assets/([\w-]+\.(?:css|js))"')
IMPORTED = re.compile(r'^import [^;]*?"\./([\w-]+\.js)";', re.MULTILINE | re.DOTALL)
"""Imports that a script needs at once; `import()` waits for the reader."""


def heaviest(site: Path) -> tuple[float, str]:
    """Of the pages of a built site the heaviest: kilobytes, compressed one by one, and its path."""
    assets = site / "assets"

    @cache
    def size(name: str) -> int:
        return len(gzip.compress((assets / name).read_bytes(), mtime=0))

    @cache
    def with_imports(name: str) -> frozenset[str]:
        text = (assets / name).read_text(encoding="utf-8") if name.endswith(".js") else ""
        return frozenset({name}).union(*map(with_imports, IMPORTED.findall(text)))

    def weigh(page: Path) -> int:
        named = LOADED.findall(page.read_text(encoding="utf-8"))
        return sum(map(size, frozenset().union(*map(with_imports, named))))

    pages = {page.parent.relative_to(site).as_posix(): page for page in site.rglob("index.html")}
    most = max(sorted(pages), key=lambda name: weigh(pages[name]))
    return weigh(pages[most]) / 1000, most
