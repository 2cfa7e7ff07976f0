"""References are plausible: names in their script, pages that run forwards, years within reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.languages import SITE_LANGUAGES
from lunmai.load import Loaded
from lunmai.model import Name, Reference
from lunmai.problems import Problem
from lunmai.text.named_works import name_text
from lunmai.text.pinyin import HAN
from lunmai.text.same_work import Works

EARLIEST_YEAR = 1000
"""A year before it is a slip, or has lost a digit."""
BETWEEN_RANGES = re.compile(r"[,;，、；]")
RANGE = re.compile(r"\s*([A-Za-z]*)(\d+)\s*[-‐-―−－~～〜]+\s*([A-Za-z]*)(\d+)\s*")
"""First and last page, each with the letters before its number: 1021–34, e100–e110."""


def check(loaded: Loaded) -> Iterator[Problem]:
    edition = loaded.corpus.edition
    edition_year = int(edition.date[:4]) if edition else None
    yield from _one_work_twice(loaded)
    for key, reference in loaded.corpus.references.items():
        positions = loaded.references[key]
        for message in _swapped_or_mixed(reference):
            yield Problem(positions.place(("author_latin",)), "author-script", message)
        if SITE_LANGUAGES[reference.language].script == "latin" and (
            name := _chinese_name(reference.author)
        ):
            message = (
                f"'{name}' is Chinese, but the langid is english; write the authors of an English"
                " work in Latin letters, or langid = {chinese} if the work is Chinese"
            )
            yield Problem(positions.place(("author",)), "author-script", message)
        elif _lacks_chinese_names(reference):
            message = (
                "the title is Chinese but no author is; write the names in characters in 'author',"
                " and those in Latin letters, if they are printed too, in 'author_latin'"
            )
            yield Problem(positions.place(("author",)), "author-script", message, "warning")
        for message in _backward_ranges(reference.page or ""):
            yield Problem(positions.place(("page",)), "page-range", message)
        for wrong in reference.sic:
            if wrong not in (reference.title or ""):
                message = (
                    f"'sic' names '{wrong}', which the title does not have; copy it from there"
                )
                yield Problem(positions.place(("sic",)), "unknown-value", message)
        for message in _unlikely_year(reference.year, edition_year):
            yield Problem(positions.place(("issued",)), "unlikely-year", message)


def _one_work_twice(loaded: Loaded) -> Iterator[Problem]:
    """Two keys of what seems to be one work."""
    works = Works()
    for key, work in loaded.corpus.references.items():
        if found := works.find(work):
            first, common = found
            there = loaded.references[first.id].place(())
            message = (
                f"'{key}' seems to be the work that '{first.id}' at {there.file}:{there.line} is:"
                f" they have the same {common}; keep one of the two, or write what tells them apart"
            )
            place = loaded.references[key].place(())
            yield Problem(place, "same-work", message, "warning")
        works.add(work)


def _chinese_name(names: tuple[Name, ...]) -> str | None:
    """The first name that holds a Chinese character, a body that signs as an author included."""
    return next((name for name in map(name_text, names) if HAN.search(name)), None)


def _swapped_or_mixed(reference: Reference) -> Iterator[str]:
    """What is wrong with names in `author_latin` that are not in Latin letters."""
    name = _chinese_name(reference.author_latin)
    if name is None:
        return
    if SITE_LANGUAGES[reference.language].script == "han" and not _chinese_name(reference.author):
        advice = (
            "exchange 'author' and 'author_latin'" if reference.author else "write it in 'author'"
        )
    else:
        advice = "write it here in Latin letters, as it is printed, or remove it"
    yield f"'author_latin' is for names in Latin letters, but '{name}' is Chinese; {advice}"


def _lacks_chinese_names(reference: Reference) -> bool:
    """True where a Chinese work has only authors in other scripts, unless they are exchanged."""
    return (
        bool(HAN.search(reference.title or "") and reference.author)
        and _chinese_name((*reference.author, *reference.author_latin)) is None
    )


def _backward_ranges(pages: str) -> Iterator[str]:
    for part in BETWEEN_RANGES.split(pages):
        found = RANGE.fullmatch(part)
        if found is None or found[1] != found[3]:
            continue  # a single page, or counted in a way that cannot be compared
        letters, first, _, end = found.groups()
        last = first[: max(len(first) - len(end), 0)] + end
        if int(last) < int(first):
            yield (
                f"the range '{part.strip()}' runs backwards: {letters}{last} comes before"
                f" {letters}{first}; write the first page first, and both in full"
            )


def _unlikely_year(year: int | None, edition_year: int | None) -> Iterator[str]:
    if year is None:
        return
    if year < EARLIEST_YEAR:
        yield f"the year {year} is before {EARLIEST_YEAR}; write all four digits of the year"
    elif edition_year is not None and year > edition_year + 1:
        yield (
            f"the year {year} is more than one year after the edition of this site"
            f" ({edition_year}); correct the year"
        )
