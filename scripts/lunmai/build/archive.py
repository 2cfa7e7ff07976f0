"""Packs a finished site, so that an edition can be kept at an address of its own for good."""

from __future__ import annotations

import re
import zipfile
from html import escape
from pathlib import Path

from lunmai.build.crate import CHECKSUMS, CITATION, METADATA, checksums, crate
from lunmai.build.inputs import site_address
from lunmai.build.prebuild import Rendered
from lunmai.disk import sha256
from lunmai.exports.packed import dated
from lunmai.languages import language_of
from lunmai.load import CannotRun
from lunmai.model import Edition
from lunmai.permanent.register import record_names
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
    published = set(corpus.ledger.published())
    names = [*record_names(corpus), *(f"pages/{page}" for page in rendered.site.pages)]
    missing = [name for name in names if name not in published]
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
