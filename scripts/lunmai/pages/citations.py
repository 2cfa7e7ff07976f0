"""The citation index: every work with the claims that rest on it, and the ways to find one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import in_latin, name_text
from lunmai.model import Reference
from lunmai.pages.divided import divided_pages
from lunmai.pages.old_addresses import Page
from lunmai.pages.take_away import take_away
from lunmai.text.pinyin import text_sound
from lunmai.views import divisions
from lunmai.views.citation_index import work_parts
from lunmai.views.drafts import works_texts
from lunmai.views.ordering import (
    Key,
    letter_of,
    name_key,
    slug_of,
    sound_of_name,
    text_key,
    work_key,
)
from lunmai.views.tombstones import tombstone_views
from lunmai.views.words import Words
from lunmai.views.works import indexed_works


@dataclass(frozen=True)
class Indexed:
    """A work under one of its authors, its year or its journal."""

    text: str
    """What it stands under, empty where the work has no such thing."""
    letter: str
    order: Key
    found_by: str
    work: Reference
    latin: str = ""
    """A Chinese author in letters: as printed, or else in pinyin."""


@dataclass(frozen=True)
class Fault:
    """Something that does not agree between citations and lists, or that a reference lacks."""

    kind: str
    key: str
    paper: str = ""
    lacking: tuple[str, ...] = ()


Index = list[tuple[str, list[tuple[str, Indexed, list[Reference]]]]]
"""For each letter the entries of an index: the text, what the filter finds it by, its works."""


def citation_pages(words: Words, formatted: Citations) -> Iterator[Page]:
    """Every page below `citations`."""
    references = words.corpus.references
    stones = {stone.anchor: stone for stone in words.links.tombstones.references}

    def shown(keys: tuple[str, ...]) -> dict[str, Any]:
        works = sorted((references[key] for key in keys if key in references), key=work_key)
        return {
            "copied_works": take_away(works, formatted, words.language),
            "texts": works_texts(words, keys),
            "groups": list(indexed_works(words, works)),
            "retired": tombstone_views(words, (stones[key] for key in keys if key in stones)),
        }

    common = {"number": len(references), "key_of": _filter_key}
    parts = work_parts(words.corpus)
    yield from divided_pages("citations/index", "citations", parts, common, shown)
    works = sorted(references.values(), key=work_key)
    for name, rows, shortest in (
        ("authors", _authors(works), 1),
        ("years", _years(works), len("2024")),
        ("journals", _journals(works), 1),
    ):
        parts = divisions.divide(rows, divisions.MOST_LINES, shortest=shortest)
        index = {"name": name}
        yield from divided_pages(f"citations/{name}", "citations-index", parts, index, _shown)
    parts = divisions.divide(_faults(words), divisions.MOST_LINES)
    yield from divided_pages("citations/diagnostics", "citations-diagnostics", parts, {}, _by_kind)


def _filter_key(work: Reference) -> str:
    """What the filter finds a work by."""
    names = [name_text(name) for name in (*work.author, *work.author_latin)]
    read = [sound_of_name(name) for name in work.author]
    texts = [*names, *read, work.title, work.title_translated, work.container_title, work.year]
    return "|".join(str(text) for text in texts if text)


def _authors(works: Iterable[Reference]) -> Iterator[tuple[str, Indexed]]:
    for work in works:
        printed = work.author_latin or work.author_pinyin
        known = printed if len(printed) == len(work.author) else ()
        for name, latin in zip_longest(work.author, known):
            written = latin.as_csl() if latin else in_latin(name.as_csl(), chinese=True)
            spelled = " ".join(filter(None, (written.get("family"), written.get("given"))))
            shown = spelled.replace(" ", "\u00a0") if spelled.isascii() else ""
            yield _row(name_text(name), name_key(name), sound_of_name(name), work, shown)


def _years(works: Iterable[Reference]) -> Iterator[tuple[str, Indexed]]:
    """The latest first; what has no year comes last."""
    for work in works:
        year = str(work.year or "")
        row = Indexed(year, "", (-(work.year or 0),), year or "-", work)
        yield f"{year or '0000'}-{work.id}", row


def _journals(works: Iterable[Reference]) -> Iterator[tuple[str, Indexed]]:
    for work in works:
        if text := work.container_title:
            yield _row(text, text_key(text), text_sound(text), work)


def _row(
    text: str, order: Key, sound: str, work: Reference, latin: str = ""
) -> tuple[str, Indexed]:
    """A row with its key: as it is read, and then by its work."""
    row = Indexed(text, letter_of(order), order, f"{text}|{sound}", work, latin)
    return f"{slug_of(sound)}-{work.id}", row


def _shown(rows: Iterable[Indexed]) -> dict[str, Any]:
    """The entries of a page by letter, each with its works."""
    ordered = sorted(rows, key=lambda row: (row.order, row.text))
    entries = [(text, [*found]) for text, found in groupby(ordered, key=lambda row: row.text)]
    groups = groupby(entries, key=lambda entry: entry[1][0].letter)
    index: Index = [
        (letter, [(text, rows[0], [row.work for row in rows]) for text, rows in group])
        for letter, group in groups
    ]
    return {"index": index}


def _faults(words: Words) -> Iterator[tuple[str, Fault]]:
    """What does not agree between citations and lists, and what references lack."""
    found = words.links.citations
    for paper, key in found.unlisted:
        yield key, Fault("unlisted", key, paper=paper)
    for paper, key in found.uncited:
        yield key, Fault("uncited", key, paper=paper)
    for key, lacking in found.incomplete.items():
        yield key, Fault("incomplete", key, lacking=lacking)


def _by_kind(rows: Iterable[Fault]) -> dict[str, Any]:
    kinds: dict[str, list[Fault]] = {kind: [] for kind in ("unlisted", "uncited", "incomplete")}
    for row in rows:
        kinds[row.kind].append(row)
    return {"faults": kinds}
