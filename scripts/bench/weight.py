"""What the pages and files of a site weigh: the heaviest of each kind, and what our own styles and
scripts add to a page of the theme before the search is opened."""

from __future__ import annotations

import argparse
import gzip
import re
from functools import cache
from pathlib import Path

from bench.measuring import table
from bench.project import built
from lunmai.languages import SITE_LANGUAGES

LOADED = re.compile(r'(?:src|href)="[./]*assets/([\w-]+\.(?:css|js))"')
IMPORTED = re.compile(r'^import [^;]*?"\./([\w-]+\.js)";', re.MULTILINE | re.DOTALL)
"""Imports that a script needs at once; `import()` waits for the reader."""
MOST = 400_000
"""Bytes of HTML that no page should pass."""
NAMES = """
    about authors checks citations close compare concepts contrast contribute courses data
    diagnostics exports fragment glossary go grid guides index index.html journals list map maps
    matrix method narrower pages pairs papers pdf permanence record references same search
    side-by-side years
"""
"""Parts of a path that name a kind of page or file and no single one."""
COLUMNS = (
    ("kind", "{kind}"), ("files", "{files}"), ("all KB", "{whole:.0f}"),
    ("heaviest KB", "{most:.1f}"), ("", "{mark}"), ("which", "{path}"),
)  # fmt: skip


def heaviest(site: Path) -> tuple[float, str]:
    """Of the pages of a built site the one with the most of our styles and scripts: kilobytes,
    compressed one by one, and its path."""
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


def kind_of(path: str) -> str:
    """The kind of a page or file, by its path below the site: `papers/*/map/`, `exports/*.json`;
    the same in every language."""
    names = path.split("/")
    roots = {language.root.rstrip("/") for language in SITE_LANGUAGES.values()}
    if names[0] in roots:
        del names[0]
    *folders, file = [name if name in NAMES.split() else "*" for name in names]
    if file == "*":
        alone = len(names) < 3 and folders[:1] != ["maps"]  # exports/corpus.json
        file = names[-1] if alone else f"*{Path(path).suffix}"
    if folders[-1:] == ["*"] and "--" in names[-2]:
        folders[-1] = "*--*"
    return "/".join([*folders, "" if file == "index.html" else file]) or "/"


def weights(site: Path) -> list[dict]:
    """For each kind of page and file in a built site, but for styles and scripts, how many there
    are, and the heaviest; the heaviest kinds first."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for file in sorted(site.rglob("*")):
        if file.is_file() and not file.is_relative_to(site / "assets"):
            path = file.relative_to(site).as_posix()
            kinds.setdefault(kind_of(path), []).append((file.stat().st_size, path))
    rows = []
    for kind, found in kinds.items():
        size, path = max(found)
        page = path.endswith(".html")
        rows.append({
            "kind": kind, "files": len(found), "whole": sum(size for size, _ in found) / 1000,
            "most": size / 1000, "mark": "!" if page and size > MOST else "", "path": path,
            "page": page,
        })  # fmt: skip
    return sorted(rows, key=lambda row: (not row["page"], -row["most"]))


def show(papers: int, site: Path) -> None:
    """Prints what a site of so many papers weighs."""
    print(f"{papers} papers", table(COLUMNS, weights(site)), sep="\n", end="\n\n")


def run(options: argparse.Namespace) -> None:
    """Builds a site of each number of papers and prints what it weighs."""
    for papers in options.papers:
        with built(papers, options.concepts, options.keep) as site:
            show(papers, site)
