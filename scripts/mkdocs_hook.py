"""Runs the pre-build within MkDocs, and leads "edit this page" to the data behind a page."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from lunmai.build.prebuild import ROOT, prebuild
from lunmai.load import CannotRun

log = logging.getLogger("mkdocs.hooks.lunmai")
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # no clock in what MkDocs writes
seen: dict[str, int] = {}
"""The data files of the last pre-build with their times: MkDocs runs once for each language."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Brings the generated pages up to date; aborts, and leaves them alone, on errors."""
    current = {str(path): path.stat().st_mtime_ns for path in sorted(data_files())}
    if current == seen or os.environ.get("LUNMAI_PAGES") == "ready":
        return
    try:
        built = prebuild()
    except CannotRun as error:
        raise Abort(str(error)) from None
    for problem in built.problems:
        log.log(logging.ERROR if problem.severity == "error" else logging.INFO, str(problem))
    if built.written is None:
        raise Abort("The pages were not built; correct the errors above and save the file.")
    seen.clear()
    seen.update(current)


def data_files() -> list[Path]:
    return [path for path in (ROOT / "docs" / "data").rglob("*") if path.is_file()]


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: object) -> None:
    """Every page is edited where it is written: a generated page in its data file."""
    repository = config.extra.get("repository")
    if repository:
        source = page.meta.get("source") or f"docs/{page.file.src_uri}"
        action = "tree" if (ROOT / source).is_dir() else "edit"
        page.edit_url = f"{repository.rstrip('/')}/{action}/main/{source}"


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
    """Watches what people write and not what the pre-build writes: one edit, one reload."""
    docs = Path(config.docs_dir)
    server.unwatch(str(docs))
    for folder in ("data", "assets"):
        server.watch(str(docs / folder))
    for language in ("zh", "en"):
        server.watch(str(docs / language), recursive=False)
    server.watch(str(ROOT / "overrides"))
