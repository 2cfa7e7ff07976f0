"""The site in a real browser: what every page owes every reader."""

import pytest
from browsers import DESK, PHONE

pytestmark = pytest.mark.integration

KINDS = (
    "",
    "papers/",
    "papers/liu-zhengquan/",
    "papers/liu-zhengquan/side-by-side/",
    "papers/liu-zhengquan/grid/",
    "glossary/",
    "concepts/urban-rural-integration/",
    "compare/",
    "compare/matrix/",
    "compare/close/",
    "compare/liu-yuyang-2024--liu-zhengquan/",
    "citations/",
    "citations/authors/",
    "citations/diagnostics/",
    "checks/",
    "method/",
    "contribute/",
    "about/",
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
