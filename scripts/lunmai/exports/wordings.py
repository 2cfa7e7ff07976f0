"""What exports say of a wording beside its texts: who made it, what was accepted, what is old."""

from __future__ import annotations

from typing import Any

from lunmai.languages import Language
from lunmai.model import WRITTEN, Provenances, Wording
from lunmai.text.drafts import draft_notice
from lunmai.text.drift import is_outdated


def text_of(wording: Wording | None) -> dict[str, str] | None:
    """The texts by language, as they stand in the data."""
    return wording.written() if wording else None


def worded(source: Language, **wordings: Wording | None) -> dict[str, Any]:
    """The texts of a record by field, the fingerprints with which they were accepted, and which of
    them are older than the text in the source language. A field without a wording is null."""
    written = {name: wording for name, wording in wordings.items() if wording}
    return {
        **{name: text_of(wording) for name, wording in wordings.items()},
        "accepted": {
            name: wording.accepted.model_dump()
            for name, wording in written.items()
            if wording.accepted
        },
        "outdated": [
            f"{name}.{language}"
            for name, wording in written.items()
            for language in WRITTEN
            if is_outdated(wording, source, language)
        ],
    }


def provenance(made: Provenances, source: Language) -> dict[str, Any]:
    """Who made and who reviewed the texts of a record, and from which language they come."""
    return {"source_language": source, **made.model_dump()}


def notices(made: Provenances) -> dict[str, str]:
    """What is said with the texts of a record wherever they are shown: that they are drafts."""
    return {name: draft_notice(made.in_language(name), name) for name in WRITTEN}
