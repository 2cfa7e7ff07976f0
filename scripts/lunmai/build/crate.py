"""What an archive tells those who keep it: an RO-Crate, which libraries ingest, and checksums.

An RO-Crate is one file of JSON-LD beside the pages, so that these stay where links look for them; a
bag in the sense of BagIt would move them into a folder. Of the checksums `sha256sum -c` makes sure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lunmai.languages import LATIN, SITE_LANGUAGES, WRITTEN
from lunmai.model import LICENCE_URL, Edition
from lunmai.text.phrases import phrase

METADATA, CHECKSUMS, CITATION = "ro-crate-metadata.json", "SHA256SUMS", "CITATION.cff"
VERSION = "https://w3id.org/ro/crate/1.1"
"""That which the tools of libraries know."""
AUTHOR = "#lunmai"
FORMATS = {
    ".bib": "application/x-bibtex",
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".pdf": "application/pdf",
    ".ris": "application/x-research-info-systems",
    ".tbx": "application/xml",
    ".ttl": "text/turtle",
    ".yaml": "application/yaml",
}
"""The formats of data by the ending of their files. Python's own list depends on the system."""
FOLDERS = ("exports/", "pdf/")
"""Whose files are named one by one; the pages are the rest."""


def crate(edition: Edition, sizes: Mapping[str, int], address: str) -> str:
    """The metadata of an archive whose files have these sizes in bytes, by path; `address` is that
    of the living site or empty."""
    parts = [*_parts(sizes)]
    site: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{' '.join(phrase('site-name', name) for name in (LATIN, WRITTEN[0]))} "
        f"{edition.name}",
        "description": " ".join(phrase("archive-description", name) for name in WRITTEN),
        "version": edition.name,
        "datePublished": edition.date,
        "inLanguage": [SITE_LANGUAGES[name].tag for name in WRITTEN],
        "license": {"@id": LICENCE_URL},
        "author": {"@id": AUTHOR},
        "publisher": {"@id": AUTHOR},
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    author = {"@id": AUTHOR, "@type": "Organization", "name": phrase("site-name", LATIN)}
    for one in (site, author) if address else ():
        one["url"] = address
    licence = {"@id": LICENCE_URL, "@type": "CreativeWork", "name": "CC BY 4.0"}
    licence["description"] = "Creative Commons Attribution 4.0 International"
    itself = {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"}}
    graph = [{**itself, "conformsTo": {"@id": VERSION}}, site, author, licence, *parts]
    said = {"@context": f"{VERSION}/context", "@graph": graph}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _parts(sizes: Mapping[str, int]) -> Iterator[dict[str, str]]:
    for path, size in sorted(sizes.items()):
        if path.startswith(FOLDERS) or path == CITATION:
            part = {"@id": path, "@type": "File", "name": path, "contentSize": str(size)}
            if form := FORMATS.get(Path(path).suffix):
                part["encodingFormat"] = form
            yield part


def checksums(sums: Mapping[str, str]) -> str:
    """The SHA-256 of files by path, as `sha256sum` writes them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums.items())
