"""What the exchange formats for glossaries have no field for, in sentences without marks."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.cite.names import short_text
from lunmai.load import Corpus
from lunmai.model import (
    SITE_LANGUAGES,
    WRITTEN,
    Attestation,
    Concept,
    Designation,
    Language,
    Reading,
)
from lunmai.text.drafts import draft_notice
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase
from lunmai.views.headings import heading_text

Note = tuple[Language, str]
"""The language of a note, and what it says."""


def warnings(concept: Concept) -> Iterator[Note]:
    """What users are told, in both languages: that an entry is a draft, that a term is a false
    friend, and why one should be avoided."""
    for reader in WRITTEN:
        if said := draft_notice(concept.wording.in_language(reader), reader):
            yield reader, said + phrase("full-stop", reader)
    for item in concept.designations.all_in(WRITTEN):
        for reader in WRITTEN:
            if said := _warning(item, reader):
                yield reader, said


def _warning(item: Designation, reader: Language) -> str:
    reason = to_plain(item.reason.in_language(reader)) if item.reason else ""
    if item.standing == "false-friend":
        said = phrase("not-a-term", reader, term=item.term)
        return SITE_LANGUAGES[reader].gap.join(filter(None, (said, reason)))
    return phrase("to-avoid", reader, term=item.term, reason=reason) if reason else ""


def place_of(corpus: Corpus, form: Attestation) -> str:
    """Where a paper prints a form: the paper, and the heading of the section."""
    paper = corpus.papers[form.paper]
    section = next(section for section in paper.outline if section.id == form.section)
    work = short_text(corpus.references[paper.reference])
    return f"{work}{phrase('clause', form.language)}{heading_text(section, form.language)}"


def rival_readings(corpus: Corpus, concept: Concept) -> Iterator[Note]:
    """Each rival reading with the work that has it, in both languages."""
    for reading in concept.readings:
        for language in WRITTEN:
            yield language, _rival_reading(corpus, reading, language)


def _rival_reading(corpus: Corpus, reading: Reading, language: Language) -> str:
    work = short_text(corpus.references[reading.source])
    text = to_plain(reading.text.in_language(language))
    if not reading.reported_by:
        return phrase("rival-reading", language, work=work, text=text)
    at = reading.reported_by
    return phrase("reported-reading", language, work=work, text=text, address=at)
