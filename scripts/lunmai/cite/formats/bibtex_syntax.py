"""BibTeX as BibTeX itself reads it, and BibLaTeX, and the reference managers.

The grammar is that of the program's own source (bibtex.web): a value ends at the brace that
balances its first one, whatever backslash stands before. What a value says is LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from urllib.parse import quote

from lunmai.cite.formats.one_line import one_line
from lunmai.languages import CHARACTER
from lunmai.load.names import read_names
from lunmai.model import Name

LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "-": "-{}",
    **{mark: f"\\{mark}" for mark in "{}&%$#_"},
}
"""How LaTeX writes its own marks."""
UNPAIRED = {"{": r"\{\vphantom{\}}", "}": r"\vphantom{\{}\}"}
"""BibTeX counts braces, also those after a backslash. This is Zotero's way to give them partners
that do not show; more readers understand it than the command `textbraceleft`."""
CHARACTERS = re.compile(f"{CHARACTER.pattern}+")
DEPTHS = {"{": 1, "}": -1}
MARK = re.compile(r"[\\{}~^&%$#_]|-(?=-)")
NOT_IN_URL = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f\x7f]")
"""What no address may hold (RFC 3986, 2); braces would end the field."""


def bibtex_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry; the values are written by the functions below, and empty ones left out."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def latex(text: str | None) -> str:
    """A text as LaTeX writes it; two hyphens do not become a dash."""
    line = one_line(text or "")
    marks = LATEX if _paired(line) else LATEX | UNPAIRED
    return MARK.sub(lambda match: marks[match[0]], line)


def _paired(line: str) -> bool:
    """Whether each closing brace has its opening one before it, and each opening one its end."""
    depths = [0, *accumulate(DEPTHS[brace] for brace in re.findall("[{}]", line))]
    return depths[-1] == 0 and min(depths) == 0


def latex_title(text: str | None) -> str:
    """A title whose capitals stay, whatever the style does with those of others.

    The braces stand around the whole: which words are names nobody has recorded, and readers
    that keep braces around words show them as marks.
    """
    title = latex(text)
    return f"{{{title}}}" if any(map(str.isupper, title[1:])) else title


def verbatim_url(url: str | None) -> str:
    """An address, in which LaTeX has no marks."""
    return NOT_IN_URL.sub(lambda match: quote(match[0]), url or "")


def bibtex_names(names: Iterable[Name], *, others: bool = False) -> str:
    """`Family, Given and {Body} and others`, with braces where a reader would divide a name."""
    return " and ".join([*map(_name, names), *(["others"] if others else [])])


def _name(name: Name) -> str:
    if name.family and name.given:
        if whole := _without_comma(name.family, name.given):
            return whole
        return ", ".join(map(_whole, filter(None, (name.family, name.suffix, name.given))))
    return f"{{{latex(name.literal or name.family or name.given)}}}"


def _without_comma(family: str, given: str) -> str | None:
    """A name in characters as one word, which no style turns round: the standard ones would print
    昱洋刘. Braces stand around the family name where a reader would not find it."""
    if not (CHARACTERS.fullmatch(family) and CHARACTERS.fullmatch(given)):
        return None
    parts = ({"family": family, "given": given},)
    ways = (family + given, f"{{{family}}}{given}")
    return next((way for way in ways if read_names(way).names == parts), None)


def _whole(part: str) -> str:
    """A part of a name, in braces unless each word begins with a capital or a character: readers
    divide it at a comma and at `and`, and take small words for particles (`van`, `de`)."""
    written = latex(part)
    words = part.split()
    bare = all(word[0].isalpha() and not word[0].islower() for word in words)
    divisible = re.search(r"[,{\\]", written) or "AND" in map(str.upper, words)
    return written if bare and not divisible else f"{{{written}}}"
