"""The site in a real browser: what every page owes every reader."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import DESK, PHONE

pytestmark = pytest.mark.integration

KINDS = (
    "",
    "papers/",
    "papers/liu-zhengquan/",
    "papers/liu-zhengquan/side-by-side/",
    "papers/liu-zhengquan/grid/",
    "papers/liu-zhengquan/map/",
    "glossary/",
    "concepts/urban-rural-integration/",
    "compare/",
    "compare/matrix/",
    "compare/close/",
    "compare/liu-yuyang-2024--liu-zhengquan/",
    "citations/",
    "citations/authors/",
    "citations/diagnostics/",
    "courses/",
    "courses/list/",
    "courses/liu-yuyang-2024/",
    "courses/guides/liu-zhengquan/",
    "checks/",
    "method/",
    "contribute/",
    "about/",
    "search/",
    "permanence/",
    "404.html",
)
"""One page of every kind."""
PAGES = [f"{root}{kind}" for kind in KINDS for root in ("", "en/") if root + kind != "en/404.html"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_wider_than_the_window(visitor, path, size):
    page = visitor.open(path, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_a_page_has_its_text(visitor, path):
    page = visitor.open(path, java_script_enabled=False)
    assert page.locator("h1").first.is_visible()
    assert page.locator("h1").first.inner_text().strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_kept_out(visitor, path, scheme):
    """No rule of axe-core is broken, best practices included."""
    page = visitor.open(path, color_scheme=scheme)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("path", PAGES)
def test_our_own_styles_and_scripts_are_light(visitor, site, path):
    """Less than 20 KB beside those of the theme, compressed, before anything is opened."""
    visitor.open(path)
    names = {url.removeprefix(visitor.address).partition("?")[0] for url in visitor.requested}
    ours = {name for name in names if re.fullmatch(r"assets/[^/]+\.(css|js)", name)}
    assert {"assets/lunmai.css", "assets/lunmai.js"} <= ours
    assert sum(len(gzip.compress((site / name).read_bytes())) for name in ours) < 20_000
