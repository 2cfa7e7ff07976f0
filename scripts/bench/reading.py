"""Measures the pages on which the papers here are read, in a browser, as the site is built."""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from bench import slow_search
from bench.measuring import table
from lunmai.build.environment import ROOT
from lunmai.languages import SITE_LANGUAGES
from lunmai.load import CannotRun

sys.path.insert(0, str(ROOT / "tests"))
COLUMNS = (
    ("page", "{page}"), ("words", "{words}"), ("characters", "{characters}"),
    ("elements", "{elements}"), ("KB", "{raw:.0f}"), ("gzip KB", "{packed:.1f}"),
    ("phone screens", "{phone:.1f}"), ("desk screens", "{desk:.1f}"), ("printed", "{printed}"),
    ("shift", "{shift:.3f}"), ("longest toggle ms", "{toggle}"),
)  # fmt: skip
LENGTHS = (("page", "{page}"), ("phone screens", "{phone:.1f}"))
LONGEST = 12
SEEN = """() => {
  const text = document.querySelector(".md-content").innerText;
  return {
    words: text.split(/\\s+/).filter(Boolean).length,
    characters: text.replace(/\\s/g, "").length,
    elements: document.querySelectorAll("*").length,
  };
}"""
SCREENS = "document.documentElement.scrollHeight / innerHeight"
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  const add = ({ hadRecentInput, value }) => (sum += hadRecentInput ? 0 : value);
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(add));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 1500);
})"""
FRAME = """() => addEventListener("click", () => {
  const start = performance.now();
  requestAnimationFrame(() => setTimeout(() => (globalThis.passed = performance.now() - start)));
}, true)"""
"""From a click to the frame that shows what it did."""
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def slowed(page: Page, *, line: bool = False) -> Page:
    """The page on a processor that is four times slower, and on a line of 400 kbit/s."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    if line:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    return page


def measure(browser: Browser, site: Path, address: str, path: str) -> dict[str, Any]:
    """A page as a reader meets it."""
    from browsers import DESK, PHONE

    sizes = [dict(zip(("width", "height"), size, strict=True)) for size in (PHONE, DESK)]
    content = (site / path / "index.html").read_bytes()
    page = browser.new_page(viewport=sizes[0])
    page.goto(address + path, wait_until="networkidle")
    row = {"page": path, **page.evaluate(SEEN), "raw": len(content) / 1000}
    row |= {"packed": len(gzip.compress(content, mtime=0)) / 1000, "phone": page.evaluate(SCREENS)}
    folded = page.locator(".lm-subs .lm-subs [id], .lm-subs [id]").first.get_attribute("id")
    page.set_viewport_size(sizes[1])
    row["desk"] = page.evaluate(SCREENS)
    row["printed"] = len(PdfReader(BytesIO(page.pdf(format="A4"))).pages)
    row["toggle"] = longest_toggle(slowed(page))
    page.close()
    with browser.new_context(viewport=sizes[0]) as context:
        page = slowed(context.new_page(), line=True)
        page.goto(f"{address}{path}#{folded}", timeout=120_000)
        row["shift"] = page.evaluate(SHIFT)
    return row


def longest_toggle(page: Page) -> int:
    """Milliseconds of the slowest of all options of the page, on and off."""
    page.evaluate(FRAME)
    longest = 0
    for button in page.locator(".lm-options button[aria-pressed]").all():
        for _ in range(2):
            button.click()
            page.wait_for_timeout(1000)
            longest = max(longest, round(page.evaluate("passed")))
    return longest


def longest(browser: Browser, site: Path, address: str) -> list[dict[str, Any]]:
    """The pages of which a reader has most to scroll on a phone, of all that the site has."""
    from browsers import PHONE

    page = browser.new_page(viewport=dict(zip(("width", "height"), PHONE, strict=True)))
    found = []
    for file in sorted(site.rglob("index.html")):
        path = file.parent.relative_to(site).as_posix()
        page.goto(f"{address}{path}/")
        found.append({"page": path, "phone": page.evaluate(SCREENS)})
    page.close()
    return sorted(found, key=lambda row: row["phone"], reverse=True)[:LONGEST]


def run(_options: argparse.Namespace) -> None:
    """Prints the table of all papers, views and languages. Raises CannotRun without a site."""
    from browsers import launch, serve

    site = ROOT / "site"
    papers = sorted(one.stem for one in (ROOT / "docs" / "data" / "papers").glob("*.yaml"))
    if not all((site / "papers" / paper / "index.html").is_file() for paper in papers):
        raise CannotRun("The site has not been built: run `python3 scripts/dev.py build` first.")
    with (
        tempfile.TemporaryDirectory(prefix="lunmai-reading-") as folder,
        sync_playwright() as playwright,
        serve(site, Path(folder, "served")) as address,
    ):
        browser = launch(playwright)
        roots = [one.root for one in SITE_LANGUAGES.values()]
        paths = (
            f"{root}papers/{paper}/{view}"
            for paper, root, view in product(papers, roots, ("", "side-by-side/"))
        )
        print(table(COLUMNS, [measure(browser, site, address, path) for path in paths]), "\n")
        print(table(LENGTHS, longest(browser, site, address)), "\n")
        print(table(slow_search.COLUMNS, [*slow_search.slow_searches(browser, site)]))
