"""A draft may lack texts: what is not written yet is marked as missing before it is validated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lunmai.languages import WRITTEN
from lunmai.model import Paper, Record
from lunmai.model.record import MISSING

Mapping = dict[str, Any]


def mark_missing(data: object, record: type[Record]) -> None:
    """Enters a mark for each text that a paper does not have yet, if it says that it is a draft.

    What a paper may do without is taken out where nothing of it is written.
    """
    if record is not Paper or not isinstance(data, dict) or data.get("status") != "draft":
        return
    for holder, field, optional in _texts(data):
        texts = holder.get(field)
        if texts is None:
            texts = {}
        if not isinstance(texts, dict):
            continue  # which the model refuses
        written = [name for name in WRITTEN if not _is_empty(texts.get(name))]
        if optional and not written:
            holder.pop(field, None)
            continue
        holder[field] = texts | {name: MISSING for name in WRITTEN if name not in written}


def _is_empty(text: object) -> bool:
    return text is None or (isinstance(text, str) and not text.strip())


def _texts(data: Mapping) -> Iterator[tuple[Mapping, str, bool]]:
    """Where texts stand: the mapping, the field, and whether a paper may do without."""
    yield data, "title", False
    if isinstance(front := data.get("front"), dict):
        names = ("affiliation", "author_note", "funding", "editor")
        yield from ((front, field, True) for field in names)
    yield from ((section, "heading", False) for section in _items(data, "outline"))
    yield from ((relation, "remark", True) for relation in _items(data, "relations"))
    yield from ((note, "text", False) for note in _items(data, "notes"))
    waiting = [data]
    while waiting:
        for claim in _items(waiting.pop(), "claims"):
            yield claim, "gist", False
            yield claim, "text", True
            waiting.append(claim)


def _items(holder: Mapping, field: str) -> Iterator[Mapping]:
    items = holder.get(field)
    if isinstance(items, list):
        yield from (item for item in items if isinstance(item, dict))
