"""Measures the search on invented papers: the making of its index, and what a reader loads until
the first result. No site is built; the search runs on a page of its own."""

from __future__ import annotations

import argparse
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from playwright.sync_api import Browser, sync_playwright

from bench.invent import write_data
from bench.slow_search import ADDRESS, SlowLine
from lunmai.build.environment import ROOT, say
from lunmai.build.prebuild import collector_paused
from lunmai.build.write import write_file
from lunmai.languages import Language
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.pages.theme import theme_languages
from lunmai.search.index import render_index
from lunmai.search.words import render_search

sys.path.insert(0, str(ROOT / "tests"))
QUERIES = {
    "zh": ("县域要素", "新型基础设施 资源配置", "资源配置", "xianyu yaosu"),
    "en": ("county factor", "allocated"),
}
"""A term, two terms, what a fifth of all sentences say, and a term in pinyin."""
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8">
<link rel="icon" href="data:,">{frame}
<script type="module" src="{root}assets/search.js"></script></html>"""
FRAME = "partials/search-button.html"
"""The button of the search with its dialog, as the theme has them."""


@contextmanager
def timed(row: dict[str, Any], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    row[name] = f"{time.perf_counter() - start:.1f}"


def make_index(root: Path, papers: int) -> dict[str, Any]:
    """Invents papers and puts the files of their search into `root/site`."""
    say(f"{papers} papers: inventing them …")
    write_data(root / "data", papers)
    row: dict[str, Any] = {"papers": papers}
    with collector_paused():
        corpus = load_corpus(root / "data", root).corpus
        say("  indexing …")
        with timed(row, "index s"):
            files = render_index(corpus)
        links = link_corpus(corpus)
    for name, content in {**files, **render_search(corpus, links)}.items():
        write_file(root / "site" / name, content)
    size = sum(len(text.encode()) for text in files.values()) / 1e6
    return {**row, "files": len(files), "MB": f"{size:.1f}"}


def first_results(site: Path) -> dict[str, str]:
    """For each query, the kilobytes that a reader without a cache loads until it has results."""
    from browsers import launch

    shutil.copytree(ROOT / "docs" / "assets", site / "assets")
    (site / "en").mkdir()
    for language, folder, root in (("zh", site, ""), ("en", site / "en", "../")):
        page = PAGE.format(language=language, root=root, frame=_frame(language, root))
        (folder / "index.html").write_text(page, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        return {
            query: _loaded(browser, site, f"{ADDRESS}{'en/' if language == 'en' else ''}", query)
            for language, queries in QUERIES.items()
            for query in queries
        }


def _frame(language: Language, root: str) -> str:
    icons = jinja2.FunctionLoader(lambda name: "" if name.startswith(".icons/") else None)
    theme = jinja2.FileSystemLoader(ROOT / "overrides")
    environment = jinja2.Environment(loader=jinja2.ChoiceLoader([theme, icons]), autoescape=True)
    environment.filters["url"] = lambda path: f"{root}{path}"
    config = {"theme": {"language": language}, "extra": {"languages": theme_languages()}}
    return environment.get_template(FRAME).render(config=config)


def _loaded(browser: Browser, site: Path, address: str, query: str) -> str:
    page = browser.new_context().new_page()
    line = SlowLine(site, delay=0, rate=math.inf, slow=True)
    page.route(f"{ADDRESS}**", lambda route: line.answer(route, page))
    page.goto(address)
    page.keyboard.press("/")
    start = time.perf_counter()
    page.fill("#_search-input", query)
    page.wait_for_selector("#_search-list [role=option]", timeout=30_000)
    passed = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    page.close()
    return f"{line.size / 1000:.0f} KB {passed:.1f} s"


def run(options: argparse.Namespace) -> None:
    """Prints for each number of papers, made in a temporary folder, what was measured."""
    for papers in options.papers:
        with tempfile.TemporaryDirectory(prefix="lunmai-search-") as folder:
            row = make_index(Path(folder), papers)
            say("  searching …")
            row |= first_results(Path(folder, "site"))
        print("\n".join(f"{name}: {value}" for name, value in row.items()), end="\n\n")
