"""Finding one's way: the contents of a page, the navigation, what stands above a page, its foot."""

import re

import pytest
from browsers import DESK, PHONE
from lxml import html
from playwright.sync_api import expect
from sites import read

from lunmai.pages.trail import above

PAPER = "papers/hu-yi-2020/"
OWNERS = {
    "papers/{paper}/": "论文", "papers/{paper}/record/": "论文", "papers/{paper}/map/": "论文",
    "concepts/{concept}/": "术语表", "compare/matrix/": "比较", "citations/authors/": "引文",
    "courses/list/": "课程", "permanence/": "关于", "technical/": "关于", "checks/": "参与",
    "glossary/": "术语表",
}  # fmt: skip
"""Pages, and the entry of the navigation to which each belongs."""


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", [""]),
        ("en/", ["en/"]),
        ("papers/x/map/", ["", "papers/", "papers/x/", "papers/x/map/"]),
        ("en/concepts/bench/", ["en/", "en/glossary/", "en/glossary/bench/"]),
        ("english/", ["", "english/"]),
    ],
)
def test_the_addresses_above_a_page(url, found):
    assert above(url) == found


@pytest.mark.integration
@pytest.mark.parametrize("path", OWNERS)
def test_a_page_stands_below_its_entry_of_the_navigation(site, corpus, path):
    owner = OWNERS[path]
    path = path.format(paper=next(iter(corpus.papers)), concept=next(iter(corpus.concepts)))
    page = read(site, f"{path}index.html")
    active = page.xpath("//li[contains(@class, 'md-tabs__item--active')]")
    assert [one.text_content().strip() for one in active] == [owner]
    trail = page.xpath("//nav[@class='lm-trail']/a")
    assert trail[0].text == "首页"
    for link in trail:
        assert (site / path / link.get("href") / "index.html").resolve().is_file()


@pytest.mark.integration
def test_what_stands_above_a_page_is_named_as_it_names_itself(site, corpus):
    for name, paper in corpus.papers.items():
        page = read(site, f"en/papers/{name}/record/index.html")
        trail = page.xpath("//nav[@class='lm-trail']/a/text()")
        year = corpus.references[paper.reference].year
        assert trail[:2] == ["Home", "Papers"]
        assert len(trail) == 3
        assert trail[2].endswith(str(year or ""))


@pytest.mark.integration
def test_every_page_has_a_foot_that_leads_on_and_a_preview(site):
    for file in sorted(site.rglob("index.html")):
        name = file.relative_to(site).as_posix()
        page = read(site, name) if "/go/" not in f"/{name}" else html.fromstring("<p>")
        for link in page.xpath("//div[@class='md-copyright__highlight']/a/@href"):
            path = link.partition("#")[0]
            assert (file.parent / path).resolve().exists(), (name, link)
        if page.xpath("//footer[@class='md-footer']"):
            assert len(page.xpath("//div[@class='md-copyright__highlight']/a")) == 6, name
            told = {one.get("property"): one.get("content") for one in page.xpath("//meta")}
            assert told["og:title"], name
            assert told["og:description"], name


@pytest.mark.integration
def test_the_contents_of_a_page_open_on_a_phone(visitor):
    page = visitor.open(f"{PAPER}#c1", PHONE)
    button, sheet = page.locator(".lm-contents"), page.locator("#_contents")
    expect(button).to_contain_text(re.compile(r"\d+/\d+"))
    expect(sheet).to_be_hidden()
    button.click()
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    button.click()
    sheet.locator("a[href$='#m1']").click()
    expect(sheet).to_be_hidden()
    expect(page.locator("#m1")).to_be_in_viewport()


@pytest.mark.integration
def test_so_they_do_without_scripts(visitor):
    page = visitor.open(PAPER, PHONE, java_script_enabled=False)
    page.locator(".lm-contents").click()
    expect(page.locator("#_contents")).to_be_visible()


@pytest.mark.integration
def test_on_a_wide_window_the_contents_stand_beside_the_page(visitor):
    page = visitor.open(PAPER, DESK)
    expect(page.locator("#_contents")).to_be_visible()
    expect(page.locator(".lm-contents")).to_be_hidden()


@pytest.mark.integration
def test_the_navigation_is_opened_by_a_button_and_closed_has_no_focus(visitor):
    page = visitor.open(PAPER, PHONE)
    button = page.locator("button.md-header__button[aria-expanded]").first
    drawer = page.locator(".md-sidebar--primary")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert drawer.evaluate("drawer => drawer.inert")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert not drawer.evaluate("drawer => drawer.inert")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    expect(button).to_be_hidden()
    assert not drawer.evaluate("drawer => drawer.inert")
