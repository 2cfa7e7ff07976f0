"""The site in a real browser: what every page owes every reader.

Each page is opened once for all that needs scripts, since opening it is what takes time.
"""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import DESK, PHONE, TABLET
from builds import invented_site

pytestmark = pytest.mark.integration

KINDS = (
    "papers/",
    "papers/hu-yi-2020/",
    "papers/hu-yi-2020/side-by-side/",
    "papers/hu-yi-2020/record/",
    "papers/hu-yi-2020/grid/",
    "papers/hu-yi-2020/map/",
    "papers/hu-yi-2020/roles/#mechanism",
    "glossary/",
    "concepts/bench/",
    "compare/",
    "compare/matrix/",
    "compare/close/",
    "compare/doe-1999--hu-tong-2021/",
    "citations/",
    "citations/authors/",
    "citations/diagnostics/",
    "courses/list/",
    "courses/hu-yi-2020/",
    "courses/guides/hu-tong-2021/",
    "checks/",
    "search/",
)
"""One page of every kind that is made of data."""
WRITTEN = ("", "courses/", "method/", "technical/", "contribute/", "about/", "permanence/")
"""Pages written by hand, which lead to the real papers."""


def in_both_languages(kinds):
    return [f"{root}{kind}" for kind in kinds for root in ("", "en/")]


EVERYTHING = {"resultTypes": ["violations"]}
COLOURS = ["color-contrast", "link-in-text-block"]
CONTRAST = {**EVERYTHING, "runOnly": {"type": "rule", "values": COLOURS}}
"""All that another colour scheme can change."""


def broken(page, options):
    """What breaks a rule of axe-core, best practices included."""
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]


def too_wide(page, size):
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    return page.evaluate("document.documentElement.scrollWidth") > width


@pytest.mark.parametrize("path", in_both_languages(KINDS))
def test_a_page_is_for_everyone_in_every_light_at_every_width(visitor, path):
    check_page(visitor, path)


@pytest.mark.parametrize("path", in_both_languages(WRITTEN))
def test_so_is_a_page_written_by_hand(reader, path):
    check_page(reader, path)


def check_page(visitor, path):
    page = visitor.open(path)
    weight = ours(visitor)
    faults = {"light": broken(page, EVERYTHING)}
    faults["wide"] = [size for size in (DESK, TABLET, PHONE) if too_wide(page, size)]
    if path.startswith("en/"):  # colours are those of every language
        faults["dark"] = broken(in_the_dark(page), CONTRAST)
    assert {name: found for name, found in faults.items() if found} == {}
    assert weight < 22_500


def in_the_dark(page):
    """The page in the colours for the dark, which a reader chooses at its head."""
    width, height = DESK
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark")
    page.locator("[data-md-component=palette] label:visible").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    return page


def ours(visitor):
    """The bytes of our own styles and scripts that a page loads before anything is opened, beside
    those of the theme, compressed. The page of the search opens it by itself, sooner or later."""
    names = {url.removeprefix(visitor.address).partition("?")[0] for url in visitor.requested}
    opened = re.compile(r"assets/search(-[a-z]+\.js|\.css)")
    found = {
        name
        for name in names
        if re.fullmatch(r"assets/[^/]+\.(css|js)", name) and not opened.fullmatch(name)
    }
    assert {"assets/lunmai.css", "assets/lunmai.js"} <= found
    site = invented_site() / "site"
    return sum(len(gzip.compress((site / name).read_bytes())) for name in found)


def test_without_scripts_a_page_has_its_text(visitor, reader):
    for one, kinds in ((visitor, KINDS), (reader, WRITTEN)):
        page = one.open("about/", java_script_enabled=False)
        for path in in_both_languages(kinds):
            page.goto(one.address + path)
            assert page.locator("h1").first.is_visible(), path
            assert page.locator("h1").first.inner_text().strip(), path
