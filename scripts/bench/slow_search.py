"""Measures the search as somebody meets it on a slow line: how long until its dialog, the card of a
term and the first claim are there."""

from __future__ import annotations

import gzip
import mimetypes
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Route

from lunmai.languages import SITE_LANGUAGES

ADDRESS = "http://slow.invalid/"
THERE_AND_BACK, BYTES = 0.4, 50_000
"""Seconds for an empty answer, and bytes in a second: 400 kbit/s."""
ROUNDS = 3
QUERIES = {
    "zh": ("新质生产力", "农产品", "资源"),
    "en": ("new quality productive forces", "farmers", "platforms"),
}
"""A term with a card, a rare word, a common one."""
COLUMNS = (
    ("language", "{language}"), ("query", "{query}"), ("dialog s", "{dialog}"),
    ("card s", "{card}"), ("first claim s", "{claim}"), ("files", "{files}"), ("KB", "{size:.0f}"),
)  # fmt: skip
WATCH = """() => {
  const start = performance.now();
  const passed = () => ((performance.now() - start) / 1000).toFixed(1);
  const signs = {
    dialog: "dialog[open]",
    card: ".lm-search-definition:not(:empty)",
    claim: "#_search-list [role=option] .lm-id",
  };
  globalThis.seen = {};
  const look = () => {
    for (const [name, sign] of Object.entries(signs)) {
      if (document.querySelector(sign)) seen[name] ??= passed();
    }
    requestAnimationFrame(look);
  };
  look();
}"""


@dataclass
class SlowLine:
    """Brings the files of a site as a host does that compresses them and sends many at a time, by
    HTTP/2: a test server without that would make every seventh file wait for one before it."""

    site: Path
    delay: float = THERE_AND_BACK
    rate: float = BYTES
    slow: bool = False
    """Whether files are counted, and wait for each other."""
    free: float = 0
    """When the line has sent all that was asked for."""
    files: int = 0
    size: int = 0

    def answer(self, route: Route, page: Page) -> None:
        path = self.site / unquote(urlsplit(route.request.url).path[1:])
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return route.fulfill(status=404)
        if self.slow:
            self.send(len(gzip.compress(path.read_bytes(), 6)), page)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return route.fulfill(path=path, content_type=kind)

    def send(self, size: int, page: Page) -> None:
        now = time.perf_counter()
        self.free = max(now + self.delay, self.free) + size / self.rate
        self.files, self.size = self.files + 1, self.size + size
        page.wait_for_timeout(1000 * (self.free - now))


def slow_searches(browser: Browser, site: Path) -> Iterator[dict[str, Any]]:
    """For each query the best of some rounds, each without a cache and on a processor that is four
    times slower, from the key that opens the dialog."""
    for language, queries in QUERIES.items():
        for query in queries:
            rounds = [_searched(browser, site, language, query) for _ in range(ROUNDS)]
            yield min(rounds, key=lambda one: float(one["claim"]))


def _searched(browser: Browser, site: Path, language: str, query: str) -> dict[str, Any]:
    with browser.new_context() as context:
        page = context.new_page()
        line = SlowLine(site)
        page.route(f"{ADDRESS}**", lambda route: line.answer(route, page))
        page.goto(f"{ADDRESS}{SITE_LANGUAGES[language].root}about/", wait_until="networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        line.slow = True
        page.evaluate(WATCH)
        page.keyboard.press("/")
        page.keyboard.insert_text(query)
        page.wait_for_function("seen.claim", timeout=60_000)
        seen = {"card": "–", **page.evaluate("seen")}
        row = {"language": language, "query": query, **seen}
        page.unroute_all(behavior="ignoreErrors")
        return {**row, "files": line.files, "size": line.size / 1000}
