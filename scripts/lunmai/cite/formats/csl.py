"""References as CSL-JSON, the data of citation processors (schema 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lunmai.cite.formats.notes import csl_name, reference_note, type_mark
from lunmai.model import WRITTEN, Reference


def csl_item(reference: Reference) -> dict[str, Any]:
    """A reference as an item of CSL-JSON.

    What CSL has no variable for stands in `custom`, where the schema puts such data, and once
    more in the sentences of `note`, which reference managers keep. The styles put the mark of the
    kind of work before the carrier themselves: they print `medium` behind it.
    """
    _, carrier = type_mark(reference.medium)
    cstr = f"CSTR: {reference.cstr}\n" if reference.cstr else ""
    notes = [reference.note, *(reference_note(reference, name) for name in WRITTEN)]
    item = {
        **reference.as_csl(),
        "medium": carrier,
        "note": cstr + " ".join(filter(None, notes)),
        "custom": custom(reference),
    }
    return {name: value for name, value in item.items() if value}


def custom(reference: Reference) -> dict[str, Any]:
    """What CSL has no variable for."""
    reason = reference.inferred_reason
    values = {
        "author-others": reference.others,
        "author-latin": [name.as_csl() for name in reference.author_latin],
        "title-translated": reference.title_translated,
        "author-pinyin": [name.as_csl() for name in reference.author_pinyin],
        "title-pinyin": reference.title_pinyin,
        "sic": list(reference.sic),
        "cstr": reference.cstr,
        "type-mark": reference.medium if type_mark(reference.medium)[0] else None,
        "sort": reference.sort,
        "inferred": [csl_name(field) for field in reference.inferred],
        "inferred-reason": reason.written() if reason else None,
    }
    return {name: value for name, value in values.items() if value}


def render_csl(reference: Reference) -> str:
    """A file of CSL-JSON that holds one reference: also such a file is a list."""
    return csl_text([csl_line(csl_item(reference))])


def csl_line(item: dict[str, Any]) -> str:
    """An item on one line."""
    return json.dumps(item, ensure_ascii=False)


def csl_text(lines: Iterable[str]) -> str:
    """A file of CSL-JSON with each item on a line of its own."""
    return "[\n{}\n]\n".format(",\n".join(lines))
