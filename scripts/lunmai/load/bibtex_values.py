"""What is written in a field of BibTeX, as it is printed."""

from __future__ import annotations

import re

from lunmai.languages import CHARACTER as HAN
from lunmai.load.line_breaks import join_lines

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMERIC = re.compile(r"(\d{4})[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2})日?|月)?")
BETWEEN_PAGES = re.compile(r"\s*(?:-+|[‐-―−－～〜~]+)\s*")
LATEX = {
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbackslash{}": "\\",
    r"\{": "\x01",
    r"\}": "\x02",
    **{f"\\{sign}": sign for sign in "&%$#_"},
}
"""Marks of LaTeX's own as it writes them."""
BRACES = {1: "{", 2: "}"}


def plain(value: str) -> str:
    """The value on one line, without the braces that BibTeX uses to protect capitals, its dashes
    and blanks as it prints them. A break between Chinese characters is no blank."""
    if "://" not in value:
        value = value.replace("---", "——" if HAN.search(value) else "—").replace("--", "–")
        value = re.sub(r"(?<!\d)~|~(?!\d)", " ", value)
    for written, sign in LATEX.items():
        value = value.replace(written, sign)
    return join_lines(value.replace("{", "").replace("}", "")).translate(BRACES)


def page_text(pages: str) -> str:
    """Pages with the dash of a range and a comma between ranges, however they are written."""
    text = re.sub(r"\s*[，、；;,]\s*", ", ", BETWEEN_PAGES.sub("–", pages))
    return text.rstrip(", +")


def date_text(year: str, month: str = "", day: str = "") -> str:
    """A date as EDTF writes it, from the ways in which bibliographies do; what is none of them
    stays as it is."""
    year = year.strip(" {}\n/")
    if found := NUMERIC.fullmatch(year):
        parts = [part for part in found.groups() if part]
        return "-".join([parts[0], *(f"{int(part):02}" for part in parts[1:])])
    year = re.sub(r"年$", "", year)
    number = month_number(month)
    if not (year and number):
        return year
    return "-".join([year, f"{number:02}", *([f"{int(day):02}"] if day.isdigit() else [])])


def month_number(text: str) -> int | None:
    """A month by its number or the name that BibTeX has for it."""
    if text[:3].lower() in MONTHS:
        return MONTHS.index(text[:3].lower()) + 1
    found = re.fullmatch(r"0?(\d{1,2})月?", text)
    return int(found[1]) if found else None
