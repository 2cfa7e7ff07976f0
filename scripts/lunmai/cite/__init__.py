"""References in citation styles, by a CSL processor: GB/T 7714, APA, Chicago.

Between link and render. Each work is formatted in its own language and as if it stood alone, so
that the same string serves pages, copy buttons and PDFs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lunmai.cite.cache import Kept, fingerprint, load_kept, write_kept
from lunmai.cite.items import Item, read_items
from lunmai.cite.processor import Formatted, formatted, process
from lunmai.cite.records import Record, item_record, record
from lunmai.cite.styles import STYLES, Style, style_source, words_of
from lunmai.model import WRITTEN, Language, Reference

CHUNK = 800
"""Works in one run of the processor, whose start takes as long as some hundred works."""


@dataclass(frozen=True)
class Citations:
    """The formatted references of a bibliography."""

    by_style: Mapping[Style, Mapping[str, Formatted]]
    """In the order of the declared styles; within a style, by key in the order of the works."""

    def reference(self, style: Style, key: str) -> Formatted:
        """A work in a style. Raises KeyError for a key that is not in the bibliography."""
        return self.by_style[style][key]


@dataclass(frozen=True)
class Batch:
    """The works of one language in one style."""

    style: Style
    language: Language
    works: dict[str, Reference]
    """By fingerprint."""
    fingerprints: dict[str, str]
    """By key of the work."""
    kept: Kept
    """What an earlier run has formatted, by fingerprint."""


def format_references(references: Mapping[str, Reference], cache: Path | None) -> Citations:
    """Every reference in every style; unchanged ones come from the cache folder, if there is one.

    Raises CannotRun when the processor is missing or fails.
    """
    batches = [
        _batch(references, style, language, cache) for style in STYLES for language in WRITTEN
    ]
    chunks = [(batch, chunk) for batch in batches for chunk in _chunks(batch)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # starts no thread where nothing is missing
        for (batch, _), entries in zip(chunks, pool.map(_format, chunks), strict=True):
            batch.kept.update(entries)
    found: dict[Style, dict[str, Formatted]] = {style: {} for style in STYLES}
    for batch in batches:
        found[batch.style] |= {key: batch.kept[mark] for key, mark in batch.fingerprints.items()}
        if cache is not None and batch.works:  # what this bibliography needs, and no more
            needed = {mark: batch.kept[mark] for mark in batch.works}
            write_kept(cache, batch.style, batch.language, needed)
    return Citations(
        {style: {key: works[key] for key in references} for style, works in found.items()}
    )


def format_items(
    items: Iterable[tuple[str, Item, Language]], style: Style
) -> list[tuple[str, str]]:
    """The key and the reference of every item, in their order. Raises CannotRun."""
    works = list(items)
    texts: dict[int, str] = {}
    for language in WRITTEN:
        own = iter([(at, item) for at, (_, item, own) in enumerate(works) if own == language])
        while chunk := list(islice(own, CHUNK)):
            records = [item_record(item, language, style) for _, item in chunk]
            for (at, _), entry in zip(chunk, _formatted(records, style, language), strict=True):
                texts[at] = entry.text
    return [(key, texts[at]) for at, (key, _, _) in enumerate(works)]


def _batch(
    references: Mapping[str, Reference], style: Style, language: Language, cache: Path | None
) -> Batch:
    own = {key: work for key, work in references.items() if work.language == language}
    marks = {key: fingerprint(work, style) for key, work in own.items()}
    works = {marks[key]: work for key, work in own.items()}
    return Batch(style, language, works, marks, load_kept(cache, style, language))


def _chunks(batch: Batch) -> Iterable[list[str]]:
    """The fingerprints of the works that are still to be formatted."""
    missing = iter([mark for mark in batch.works if mark not in batch.kept])
    while chunk := list(islice(missing, CHUNK)):
        yield chunk


def _format(task: tuple[Batch, list[str]]) -> Kept:
    batch, marks = task
    records = [record(batch.works[mark], batch.style) for mark in marks]
    return dict(zip(marks, _formatted(records, batch.style, batch.language), strict=True))


def _formatted(records: list[Record], style: Style, language: Language) -> list[Formatted]:
    entries = process(records, style_source(style, language), words_of(style, language))
    return [formatted(entry) for entry in entries]
