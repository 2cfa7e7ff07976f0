"""The digests by which the ledger guards itself: each is of what was entered, and of all before.

They are no secret, so whoever means to can write them anew; git and the published `ids.json` are
for that. They tell of every change that was made by mistake, wherever the files have come from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lunmai.disk import sha256
from lunmai.model import Ledger, PublishedEdition, Retired


def stone_digest(stone: Retired) -> str:
    """The digest of a tombstone."""
    reason = sorted(stone.reason.written().items())
    return _digest([stone.id, stone.kind, stone.date, reason, list(stone.successors)])


def edition_digest(edition: PublishedEdition, before: str, stones: dict[str, str]) -> str:
    """The digest of an edition: `before` is that of the edition before, `stones` are those of the
    tombstones by the names that they are for."""
    names = sorted(name for _, name in edition.names())
    retired = [[name, stones.get(name, "")] for name in sorted((edition.retired or "").split())]
    headings = [sorted(edition.headings.split())] if edition.headings else []
    return _digest([before, edition.name, edition.date, names, retired, *headings])


def digests(ledger: Ledger) -> Iterator[str]:
    """The digest that each edition of a ledger must have."""
    stones = {stone.id: stone_digest(stone) for stone in ledger.retired}
    before = ""
    for edition in ledger.editions:
        before = edition_digest(edition, before, stones)
        yield before


def _digest(said: list) -> str:
    return sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")))
