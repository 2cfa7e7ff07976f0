"""The citation index: every work with the claims that rest on it, and the ways to find one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from lunmai.cite import Citations
from lunmai.cite.names import name_text
from lunmai.link import Tombstone
from lunmai.model import Reference
from lunmai.pages.old_addresses import Page
from lunmai.pages.take_away import take_away
from lunmai.text.pinyin import text_sound
from lunmai.views import citation_index
from lunmai.views.ordering import Key, letter_of, name_key, sound_of_name, text_key, work_key
from lunmai.views.tombstones import tombstone_views
from lunmai.views.words import Words
from lunmai.views.works import indexed_works

Index = list[tuple[str, list[tuple[str, str, list[Reference]]]]]
"""For each letter the entries of an index: the text, what the filter finds it by, its works."""


def citation_pages(words: Words, formatted: Citations) -> Iterator[Page]:
    """Every page below `citations`."""
    works = sorted(words.corpus.references.values(), key=work_key)
    stones = words.links.tombstones.references
    common: dict[str, Any] = {
        "citations": words.links.citations,
        "number": len(works),
        "key_of": _filter_key,
    }

    def part(found: list[Reference], retired: Iterable[Tombstone]) -> dict[str, Any]:
        return {
            **common,
            "copied_works": take_away(found, formatted, words.language),
            "groups": list(indexed_works(words, found)),
            "retired": tombstone_views(words, retired),
        }

    whole = len(works) <= citation_index.MOST_WORKS
    letters = {} if whole else _by_first_letter(works, stones)
    first = part(works, stones) if whole else part([], ())
    yield "citations/index.md", "citations", {**first, "parts": letters}
    for letter, found in letters.items():
        own = [stone for stone in stones if stone.anchor[0] == letter]
        yield f"citations/{letter}.md", "citations-part", {**part(found, own), "letter": letter}
    for name, index in (("authors", _authors(works)), ("journals", _journals(works))):
        yield f"citations/{name}.md", "citations-index", {**common, "name": name, "index": index}
    years = {**common, "name": "years", "index": _years(works)}
    yield "citations/years.md", "citations-index", years
    yield "citations/diagnostics.md", "citations-diagnostics", common


def _by_first_letter(
    works: Iterable[Reference], retired: Iterable[Tombstone]
) -> dict[str, list[Reference]]:
    """The works by the letter of their keys; a retired key keeps the page of its letter."""
    found: dict[str, list[Reference]] = defaultdict(
        list, {stone.anchor[0]: [] for stone in retired}
    )
    for work in works:
        found[work.id[0]].append(work)
    return dict(sorted(found.items()))


def _filter_key(work: Reference) -> str:
    """What the filter finds a work by."""
    names = [name_text(name) for name in (*work.author, *work.author_latin)]
    read = [sound_of_name(name) for name in work.author]
    texts = [*names, *read, work.title, work.title_translated, work.container_title, work.issued]
    return "|".join(str(text) for text in texts if text)


def _authors(works: Iterable[Reference]) -> Index:
    found: dict[str, list[Reference]] = defaultdict(list)
    entries = {}
    for work in works:
        for name in work.author:
            found[name_text(name)].append(work)
            entries[name_text(name)] = (name_key(name), sound_of_name(name))
    return _lettered(found, entries)


def _journals(works: Iterable[Reference]) -> Index:
    found: dict[str, list[Reference]] = defaultdict(list)
    for work in works:
        if work.container_title:
            found[work.container_title].append(work)
    return _lettered(found, {title: (text_key(title), text_sound(title)) for title in found})


def _lettered(found: dict[str, list[Reference]], entries: dict[str, tuple[Key, str]]) -> Index:
    """The entries of an index by letter: `entries` has the sort key and the sound of each."""
    ordered = sorted(found, key=lambda text: (entries[text][0], text))
    groups = groupby(ordered, key=lambda text: letter_of(entries[text][0]))
    return [
        (letter, [(text, f"{text}|{entries[text][1]}", found[text]) for text in group])
        for letter, group in groups
    ]


def _years(works: Iterable[Reference]) -> Index:
    """The latest first; what has no year comes last."""
    found: dict[int, list[Reference]] = defaultdict(list)
    for work in works:
        found[work.issued or 0].append(work)
    years = sorted(found, reverse=True)
    return [("", [(str(year or ""), str(year or "-"), found[year]) for year in years])]
