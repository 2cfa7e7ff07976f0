"""What the exchange formats for references have no field for, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.cite.names import name_text
from lunmai.languages import SITE_LANGUAGES, Language, others
from lunmai.model import Name, Reference
from lunmai.model.csl import VARIABLES
from lunmai.text.phrases import phrase

TYPE_MARK = re.compile(r"([A-Z]{1,2})(?:/([A-Z]{2}))?")


def csl_name(field: str) -> str:
    """The name of a field of a reference in CSL-JSON."""
    return VARIABLES.get(field, field.replace("_", "-"))


def type_mark(medium: str | None) -> tuple[str, str]:
    """The mark of the kind of work and that of its carrier, as GB/T 7714 prints them together:
    `J/OL`; what is no such mark is about the carrier."""
    found = TYPE_MARK.fullmatch(medium or "")
    return (found[1], found[2] or "") if found else ("", medium or "")


def reference_note(reference: Reference, reader: Language) -> str:
    """The sentences about a reference, or nothing where its fields say all."""
    return SITE_LANGUAGES[reader].gap.join(_sentences(reference, reader))


def _sentences(reference: Reference, reader: Language) -> Iterator[str]:
    if reference.others:
        yield phrase("authors-break-off", reader)
    if reference.author_latin:
        names = "; ".join(map(_latin_name, reference.author_latin))
        yield phrase("authors-in-latin", reader, names=names)
    if reference.author_pinyin:
        names = "; ".join(map(_latin_name, reference.author_pinyin))
        yield phrase("authors-in-pinyin", reader, names=names)
    if reference.title_pinyin:
        yield phrase("title-in-pinyin", reader, title=reference.title_pinyin)
    if reference.sic:
        yield phrase("printed-so", reader, words=phrase("comma", reader).join(reference.sic))
    if reference.title_translated:
        label = phrase(f"title-printed-{others(reference.language)[0]}", reader)
        yield phrase("labelled", reader, label=label, text=reference.title_translated)
    if reference.medium:
        yield phrase("type-mark", reader, mark=reference.medium)
    if reference.inferred_reason:
        fields = ", ".join(map(csl_name, reference.inferred))
        yield phrase(
            "inferred-fields",
            reader,
            fields=fields,
            reason=reference.inferred_reason.in_language(reader),
        )


def _latin_name(name: Name) -> str:
    """A name in Latin letters, family first: `Liu, Yuyang`."""
    if name.family and name.given:
        return f"{name.family}, {name.given}"
    return name_text(name)
