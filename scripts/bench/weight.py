"""What the pages and files of a site weigh: of each kind all together, for each paper, and the
heaviest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from bench.measuring import table
from lunmai.build.weight import LIMIT, weight_of
from lunmai.languages import SITE_LANGUAGES

MOST = 400_000
"""Bytes of HTML that no page should pass."""
NAMES = """
    about authors checks citations close compare concepts contrast contribute courses data
    diagnostics exports fragment glossary go grid guides index index.html journals list map maps
    matrix method narrower pages pairs papers pdf permanence record references roles same search
    side-by-side years
"""
"""Parts of a path that name a kind of page or file and no single one."""
COLUMNS = (
    ("kind", "{kind}"), ("files", "{files}"), ("all KB", "{whole:.0f}"), ("a paper KB", "{more}"),
    ("heaviest KB", "{most:.1f}"), ("", "{mark}"), ("which", "{path}"),
)  # fmt: skip
OF_PAPER = re.compile(r"^(?!(?:lunmai|glossary|citations|comparison)\.)[^.]+")
VOLUME = re.compile(r"\.\d+(?=\.pdf$)")
LEAST = 0.002
"""Kinds that weigh less than this share of the site are summed up."""


def kind_of(path: str) -> str:
    """The kind of a page or file, by its path below the site: `papers/*/map/`, `exports/*.json`;
    the same in every language."""
    names = path.split("/")
    roots = {language.root.rstrip("/") for language in SITE_LANGUAGES.values()}
    if names[0] in roots:
        del names[0]
    if names[0] == "pdf":
        return f"pdf/{VOLUME.sub('', OF_PAPER.sub('*', names[-1]))}"
    *folders, file = [name if name in NAMES.split() else "*" for name in names]
    if file == "*":
        alone = len(names) < 3 and folders[:1] != ["maps"]  # exports/corpus.json
        file = names[-1] if alone else f"*{Path(path).suffix}"
    if folders[-1:] == ["*"] and "--" in names[-2]:
        folders[-1] = "*--*"
    return "/".join([*folders, "" if file == "index.html" else file]) or "/"


def weigh(site: Path) -> dict[str, dict[str, Any]]:
    """For each kind of page and file in a built site how many there are, what they weigh and which
    is the heaviest."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            kind = "assets" if path.startswith("assets/") else kind_of(path)
            kinds.setdefault(kind, []).append((file.stat().st_size, path))
    rows = {}
    for kind, found in kinds.items():
        size, path = max(found)
        rows[kind] = {
            "kind": kind, "files": len(found), "whole": sum(size for size, _ in found) / 1000,
            "most": size / 1000, "path": path,
            "mark": "!" if path.endswith(".html") and size > MOST else "",
        }  # fmt: skip
    return rows


def show(weights: dict[int, dict[str, dict]]) -> None:
    """Prints what the largest site weighs, what a paper more adds to each kind where there are two
    sites, and how many papers would fit."""
    *few, many = sorted(weights)
    rows = sorted(weights[many].values(), key=lambda row: -row["whole"])
    whole = sum(row["whole"] for row in rows)
    for row in rows:
        added = (
            row["whole"] - weights[few[-1]].get(row["kind"], {"whole": 0})["whole"] if few else 0
        )
        row["more"] = f"{added / (many - few[-1]):.1f}" if few else ""
    large = [row for row in rows if row["whole"] > LEAST * whole or row["mark"]]
    print(f"{many} papers", table(COLUMNS, large), sep="\n")
    print(f"{len(rows) - len(large)} lighter kinds; {weight_of(whole * 1000)}")
    if few:
        before = sum(row["whole"] for row in weights[few[-1]].values())
        more = (whole - before) / (many - few[-1])
        most = (LIMIT / 1000 - whole) / more + many
        print(f"a paper more: {more:.0f} KB; room for {most:.0f} papers")
