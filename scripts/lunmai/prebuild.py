"""The pre-build: from the data to the generated pages and exports, one stage after the other."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lunmai.check import check_corpus
from lunmai.check.ledger import lost_pages
from lunmai.cite import format_references
from lunmai.index import index_documents
from lunmai.inline import SAFE_URL
from lunmai.link import link_corpus
from lunmai.load import CannotRun, Loaded, load_corpus
from lunmai.problems import Problem, errors
from lunmai.render import GENERATED, PAGE_FOLDERS, Site, render_site, search_documents
from lunmai.write import Written, write_files

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder."""


@dataclass(frozen=True)
class Prebuilt:
    """The outcome of a pre-build."""

    problems: list[Problem]
    written: Written | None
    """None when errors stopped the build before anything was written."""


@dataclass(frozen=True)
class Rendered:
    """The generated files before they are written, and what is wrong."""

    loaded: Loaded
    problems: list[Problem]
    site: Site
    """Empty when the data have errors."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection: all records live to the end, and looking at them again and again
    took two thirds of the time of loading."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def check_data(root: Path = ROOT) -> tuple[Loaded, list[Problem]]:
    """The loaded data and all their problems. Raises CannotRun without data."""
    with collector_paused():
        loaded = load_corpus(root / "docs" / "data", root)
        return loaded, check_corpus(loaded)


def render_data(root: Path = ROOT) -> Rendered:
    """Every generated file, or none at all when the data have errors.

    Raises CannotRun without data, or with an address of the site that is none.
    """
    address = site_address()
    loaded, problems = check_data(root)
    if errors(problems):
        return Rendered(loaded, problems, Site({}, []))
    with collector_paused():
        links = link_corpus(loaded.corpus)
        formatted = format_references(loaded.corpus.references, root / ".build" / "citations")
        site = render_site(loaded.corpus, links, formatted, address)
    problems = sorted({*problems, *lost_pages(loaded, site.pages, PAGE_FOLDERS)})
    return Rendered(loaded, problems, site)


def prebuild(root: Path = ROOT) -> Prebuilt:
    """Writes every generated file, or nothing at all when the data have errors or a published page
    would be lost.

    Raises CannotRun without data, or with an address of the site that is none.
    """
    rendered = render_data(root)
    if errors(rendered.problems):
        return Prebuilt(rendered.problems, None)
    with collector_paused():
        documents = search_documents(rendered.loaded.corpus)
        index = index_documents(documents, root / ".build" / "search")
    files = {**rendered.site.files, **index}
    return Prebuilt(rendered.problems, write_files(files, root / "docs", GENERATED))


def site_address() -> str:
    """The address of the published site with a slash at its end, or nothing where it is unknown.

    Not MkDocs' own setting, which is the address of the preview while one is shown. Raises
    CannotRun for what is no address.
    """
    address = os.environ.get("LUNMAI_SITE_URL", "").strip()
    if address and not SAFE_URL.match(address):
        raise CannotRun(
            f"LUNMAI_SITE_URL is {address!r}; it must be a web address: https://example.org/lunmai/"
        )
    return f"{address.rstrip('/')}/" if address else ""
