"""A reading list as an address: what the builder reads, so that a plain link opens one."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

VERSION = "v1"
Week = tuple[str, Iterable[str]]
"""A title and the items below it: paper/claim, concepts/id or references/id."""


def list_fragment(title: str, weeks: Iterable[Week]) -> str:
    """The list as the fragment of an address: `v1;title;week:items;week:items`.

    Titles are percent-encoded. An item without a collection belongs to that of the item before
    it: `liu-yuyang-2024/m1,m1-1,concepts/talent`.
    """
    parts = [VERSION, quote(title, safe="")]
    parts += [f"{quote(name, safe='')}:{','.join(_short(items))}" for name, items in weeks]
    return ";".join(parts)


def _short(items: Iterable[str]) -> Iterable[str]:
    before = ""
    for item in items:
        collection, _, name = item.partition("/")
        yield name if collection == before else item
        before = collection
