"""Packs a finished site, so that an edition can be kept at an address of its own for good; and what
an archive tells those who keep it: an RO-Crate, which libraries ingest, and checksums.

An RO-Crate is one file of JSON-LD beside the pages, so that these stay where links look for them; a
bag in the sense of BagIt would move them into a folder. Of the checksums `sha256sum -c` makes sure.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from lunmai.build.inputs import site_address
from lunmai.build.prebuild import Rendered
from lunmai.disk import sha256
from lunmai.exports.packed import dated
from lunmai.languages import LATIN, SITE_LANGUAGES, WRITTEN, language_of
from lunmai.load import CannotRun
from lunmai.model import LICENCE_URL, Edition
from lunmai.permanent.publish import unpublished
from lunmai.text.phrases import phrase

LIVING_ONLY = re.compile(r"404\.html|sitemap[^/]*\.xml|previews/.*")
"""What speaks of the whole living site, or is shown of its pages elsewhere: a copy below some path
has no use for it."""
BODY = re.compile(rb"<body[^>]*>")
CANONICAL = re.compile(rb'<link[^>]*rel="?canonical"?[^>]*href="([^"]+)"')
STYLE = (
    "padding:.6rem 1rem;background:#22313a;color:#fff;font:.8rem/1.6 system-ui,sans-serif;"
    "text-align:center"
)


def archive_site(rendered: Rendered, root: Path) -> Path:
    """The ZIP file of the built site, the same bytes for the same site; returns where it is.

    Every page says which edition it is kept from. Raises CannotRun where the ledger lacks what the
    site shows: an edition is published first.
    """
    corpus = rendered.loaded.corpus
    edition = corpus.edition
    assert edition is not None  # or there would be problems
    missing = unpublished(corpus, rendered.site.pages)
    if missing or edition.name not in {one.name for one in corpus.ledger.editions}:
        raise CannotRun(
            f"edition '{edition.name}' is not in the register with all its ids; run "
            "`python3 scripts/dev.py publish` first"
        )
    name = archive_name(edition)
    file = root / ".build" / "editions" / f"lunmai-{name}.zip"
    file.parent.mkdir(parents=True, exist_ok=True)
    sums: dict[str, str] = {}
    with zipfile.ZipFile(file, "w") as packed:

        def add(path: str, content: bytes) -> None:
            packed.writestr(dated(f"{name}/{path}", edition.date), content)
            sums[path] = sha256(content)

        sources = _sources(root)
        for path, source in sources.items():
            content = source.read_bytes()
            add(path, kept(content, path, edition) if path.endswith(".html") else content)
        sizes = {path: source.stat().st_size for path, source in sources.items()}
        add(METADATA, crate(edition, sizes, site_address()).encode())
        add(CHECKSUMS, checksums(sums).encode())
    return file


def archive_name(edition: Edition) -> str:
    """The name of an edition as that of a folder."""
    return re.sub(r"[^A-Za-z0-9]+", "-", edition.name).strip("-") or edition.date


def _sources(root: Path) -> dict[str, Path]:
    """The files that are packed, by their paths in the archive: the site, and how to cite it."""
    site = root / "site"
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    found[CITATION] = root / CITATION
    return {
        name: found[name]
        for name in sorted(found)
        if found[name].is_file() and not LIVING_ONLY.fullmatch(name)
    }


def kept(page: bytes, name: str, edition: Edition) -> bytes:
    """A page of an archive, which says so, and leads to the living page where that is known."""
    language = language_of(name)
    values = {"edition": edition.name, "date": edition.date}
    text = escape(phrase("archive-note", language, **values))
    if living := CANONICAL.search(page):
        label = escape(phrase("archive-living", language))
        address = living[1].decode()
        text += f' <a href="{address}" style="color:inherit">{label}</a>'
    note = f'<aside class="lm-edition" style="{STYLE}">{text}</aside>'
    body = BODY.search(page)
    return page[: body.end()] + note.encode() + page[body.end() :] if body else page


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
