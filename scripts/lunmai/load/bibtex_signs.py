"""Full-width signs where BibTeX has its own: each is told, and read as what it was meant to be."""

from __future__ import annotations

import re

from lunmai.problems import Place, Problem

SIGNS = (
    re.compile(r"^\s*@\s*\w+\s*(?P<sign>｛)"),
    re.compile(r"^\s*@\s*\w+\s*\{\s*[\w:.-]+\s*(?P<sign>，)\s*$", re.ASCII),
    re.compile(r"^\s*[A-Za-z_]+\s*(?P<sign>＝|：(?=\s*[{\"“｛]))"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*(?P<sign>[｛“「])"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*\{.*(?P<sign>｝)\s*[,，]?\s*$"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*\".*(?P<sign>[”」])\s*[,，]?\s*$"),
    re.compile(r"^\s*[A-Za-z_]+\s*=\s*(?:\{.*\}|\".*\"|\w+)\s*(?P<sign>[，；;、])\s*$"),
    re.compile(r"^\s*(?P<sign>｝)\s*$"),
)
"""Where such a sign can only be BibTeX's, and no part of a title."""
MEANT = {"｛": "{", "｝": "}", "＝": "=", "：": "=", "“": '"', "「": '"', "”": '"', "」": '"'}
"""All others were meant to be commas."""


def with_plain_signs(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text of a file of references with the signs that were meant."""
    lines, problems = text.split("\n"), []
    for number, line in enumerate(lines):
        for pattern in SIGNS if not line.isascii() or ";" in line else ():
            if found := pattern.match(line):
                sign, at = found["sign"], found.start("sign")
                meant = MEANT.get(sign, ",")
                message = f"'{sign}' has no meaning here; write '{meant}'"
                problems.append(Problem(Place(file, number + 1, at + 1), "bibtex-syntax", message))
                line = line[:at] + meant + line[at + 1 :]
        lines[number] = line
    return "\n".join(lines), problems
