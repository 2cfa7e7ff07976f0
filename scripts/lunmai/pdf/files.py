"""Every PDF of a corpus, made or kept from the last build.

After cite, beside render: pages link to the files with their sizes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from lunmai.cite import Citations
from lunmai.link import Links, published
from lunmai.load import CannotRun, Corpus
from lunmai.pdf.blocks import Form
from lunmai.pdf.glyphs import STAND_IN, missing_glyphs
from lunmai.pdf.making import Say, forget_others, make_pdfs, recipe
from lunmai.pdf.products import Catalogue

__all__ = ["Form", "kept_pdfs", "make_all", "make_one"]
STAMP = "made.json"


def make_all(
    corpus: Corpus, links: Links, formatted: Citations, site: str, root: Path, say: Say
) -> dict[str, Path]:
    """Every PDF by name; tells of each that it makes. Raises CannotRun."""
    folder = root / ".build" / "pdf"
    catalogue = _catalogue(corpus, links, formatted, site, folder, say)
    made = make_pdfs(catalogue.products(), folder, say)
    forget_others(folder, made.values())
    names = {name: file.name for name, file in made.items()}
    stamp = {"of": _state(root, site), "files": names}
    (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    return made


def make_one(
    corpus: Corpus,
    links: Links,
    formatted: Citations,
    site: str,
    root: Path,
    paper: str,
    form: Form,
    say: Say,
) -> Path:
    """The PDF of one paper in one form. Raises CannotRun."""
    folder = root / ".build" / "pdf"
    if not corpus.papers[paper].is_draft:
        corpus, links = published(corpus, links)
    catalogue = _catalogue(corpus, links, formatted, site, folder, say)
    product = catalogue.paper(corpus.papers[paper], form)
    made = make_pdfs([product], folder, lambda line: None)
    return made[product.name]


def kept_pdfs(root: Path, site: str) -> dict[str, Path]:
    """The PDFs of the last build where nothing has changed since, else none: a preview does not
    wait for them, and must not offer what is out of date."""
    folder = root / ".build" / "pdf"
    try:
        stamp = json.loads((folder / STAMP).read_bytes())
        files = {name: folder / file for name, file in stamp["files"].items()}
        current = stamp["of"] == _state(root, site)
    except (OSError, ValueError, KeyError, AttributeError, TypeError, CannotRun):
        return {}
    return files if current and all(file.is_file() for file in files.values()) else {}


def _catalogue(
    corpus: Corpus, links: Links, formatted: Citations, site: str, folder: Path, say: Say
) -> Catalogue:
    recipe()  # whether there is a typesetter at all is the first question
    missing = missing_glyphs(corpus, folder)
    for one in missing:
        say(f"    {one}")
    stand_ins = {ord(one.sign): STAND_IN for one in missing}
    return Catalogue(corpus, links, formatted, site, stand_ins)


def _state(root: Path, site: str) -> str:
    """The hash of all that PDFs are made of: data, code, packages, the site's address."""
    digest = hashlib.sha256(f"{recipe()} {site}".encode())
    for file in _sources(root):
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    code = Path(__file__).parents[1]
    yield from sorted(path for path in (root / "docs" / "data").rglob("*") if path.is_file())
    yield from sorted(path for path in code.rglob("*") if path.suffix in (".py", ".typ", ".yaml"))
