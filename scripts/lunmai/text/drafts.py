"""Whether a text is a draft, in the words that go with it wherever it is copied or exported."""

from __future__ import annotations

from lunmai.languages import Language
from lunmai.model import Provenance
from lunmai.text.phrases import phrase


def draft_notice(made: Provenance, reader: Language) -> str:
    """That a machine drafted a text, and who reviewed it; nothing where a person wrote it."""
    if made.is_draft:
        return phrase("draft", reader)
    if made.by == "machine":
        return phrase("draft-reviewed", reader, names=made.reviewed_by)
    return ""


def as_clause(notice: str, reader: Language) -> str:
    """A notice as what a sentence about the text ends with."""
    return phrase("semicolon", reader) + notice if notice else ""
