"""Runs the pre-build within MkDocs, and leads "edit this page" to the data behind a page."""

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from lunmai.build.current import bring_up_to_date
from lunmai.build.environment import ROOT
from lunmai.languages import WRITTEN
from lunmai.pages.theme import theme_languages
from lunmai.problems import CannotRun, Problem

log = logging.getLogger("mkdocs.hooks.lunmai")
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # no clock in what MkDocs writes
told: list[Problem] = []
"""The problems of the last pre-build: MkDocs runs once for each language."""


def on_config(config: MkDocsConfig) -> None:
    """Tells the overrides of the theme the languages of the site."""
    config.extra["languages"] = theme_languages()


def on_pre_build(config: MkDocsConfig) -> None:
    """Brings the generated pages up to date; aborts, and leaves them alone, on errors."""
    if os.environ.get("LUNMAI_PAGES") == "ready":
        return
    try:
        built = bring_up_to_date()
    except CannotRun as error:
        raise Abort(str(error)) from None
    for problem in built.problems if built.written is None or built.problems != told else ():
        log.log(logging.ERROR if problem.severity == "error" else logging.INFO, str(problem))
    if built.written is None:
        raise Abort("The pages were not built; correct the errors above and save the file.")
    told[:] = built.problems


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
    for language in WRITTEN:
        server.watch(str(docs / language), recursive=False)
    server.watch(str(ROOT / "overrides"))
