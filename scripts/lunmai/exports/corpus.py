"""The whole corpus in one JSON file, with the schema that it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lunmai.exports.corpus_format import FORMAT, FORMAT_VERSION, ExportedCorpus
from lunmai.exports.ids import exported_retired
from lunmai.exports.places import ROOTS
from lunmai.exports.schema import dumped, render_schema, schema_address
from lunmai.load import Corpus
from lunmai.model import LICENCE_URL, WRITTEN
from lunmai.text.phrases import phrase

SCHEMA = "exports/corpus.schema.json"
FILE = "exports/corpus.json"
LICENCE = "CC-BY-4.0"
RECORDS = ("papers", "guides", "parallels", "concepts", "references")


def render_corpus(about: dict[str, Any], records: Mapping[str, Iterable[bytes]]) -> bytes:
    """The file, which tells what the corpus says of itself, and has records of every kind as JSON,
    separated by commas."""
    fields = [
        b"%b:[%b]" % (dumped(name).encode(), b",".join(filter(None, records[name])))
        if name in records
        else f"{dumped(name)}:{dumped(value)}".encode()
        for name, value in about.items()
    ]
    return b"{%b}\n" % b",".join(fields)


def corpus_schema(address: str) -> str:
    return render_schema(ExportedCorpus, SCHEMA, address)


def about_corpus(corpus: Corpus, address: str) -> dict[str, Any]:
    """What the corpus says of itself in the form of `ExportedCorpus`, without records other than
    those of the ledger.

    `address` is that of the published site, with a slash at its end, or empty.
    """
    return {
        "$schema": schema_address(SCHEMA, address),
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "title": {language: phrase("site-name", language) for language in WRITTEN},
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "site": address or None,
        "roots": ROOTS,
        "edition": corpus.edition.model_dump(exclude={"ledger"}) if corpus.edition else None,
        **dict.fromkeys(RECORDS, ()),
        "retired": [exported_retired(item) for item in corpus.ledger.retired],
    }
