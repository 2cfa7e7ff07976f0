"""Glossary, concepts and pairs of papers in a browser: short, and open where one is led."""

import pytest
from browsers import DESK, PHONE
from playwright.sync_api import expect

pytestmark = pytest.mark.integration

PAIR = "compare/doe-1999--hu-tong-2021/"
MOST_SCREENS = 25
FIELD = ".lm-filter input"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_no_overview_is_longer_than_25_screens_of_a_phone(reader, joined_address, prefix):
    """Those of the real papers with a newcomer, and the concepts that they have most claims on."""
    page = reader.open(f"{prefix}compare/", PHONE)
    pairs = page.evaluate("[...document.querySelectorAll('#_pair-list a')].map((one) => one.href)")
    for path in ["glossary/", *(pair.removeprefix(joined_address + prefix) for pair in pairs)]:
        page.goto(f"{joined_address}{prefix}{path}")
        height = page.evaluate("document.documentElement.scrollHeight")
        assert height / PHONE[1] <= MOST_SCREENS, path
    page.goto(f"{joined_address}{prefix}glossary/")
    concepts = page.evaluate(
        """[...document.querySelectorAll(".lm-entry")]
            .map((one) => [parseInt(one.querySelector("summary")?.textContent) || 0, one])
            .sort(([one], [other]) => other - one).slice(0, 2)
            .map(([, one]) => one.querySelector("a").href)"""
    )
    for concept in concepts:
        page.goto(concept)
        height = page.evaluate("document.documentElement.scrollHeight")
        assert height / PHONE[1] <= MOST_SCREENS, concept


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_printed_glossary_is_a_thin_booklet(reader, prefix):
    page = reader.open(f"{prefix}glossary/")
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 15


def test_the_filter_stands_in_the_address_and_goes_into_the_other_language(visitor):
    page = visitor.open("glossary/")
    page.fill(FIELD, "yusan")
    expect(page.locator(".lm-entry:visible")).to_have_count(1)
    assert page.url.endswith("glossary/?q=yusan")
    page.locator(".lm-entry:visible h3 a").click()
    page.wait_for_url("**/concepts/umbrella/")
    page.go_back()
    expect(page.locator(FIELD)).to_have_value("yusan")
    expect(page.locator(".lm-entry:visible")).to_have_count(1)
    page.locator("a.lm-language").click()
    page.wait_for_url("**/en/glossary/?q=yusan**")
    expect(page.locator(".lm-entry:visible h3")).to_have_text("umbrella")
    page.locator(FIELD).press("Escape")
    assert page.url.split("#")[0].endswith("en/glossary/")


def test_a_link_to_an_entry_that_the_filter_hides_leads_to_it(visitor):
    page = visitor.open("glossary/?q=yusan#bench")
    expect(page.locator("#bench")).to_be_in_viewport()
    assert page.url.endswith("glossary/#bench")


def test_what_is_folded_opens_for_the_filter_and_closes_again(visitor):
    page = visitor.open("glossary/")
    fold = page.locator("details:has(.lm-entry)")
    expect(page.locator("#mechanism")).to_be_hidden()
    page.fill(FIELD, "mechanism")
    expect(page.locator("#mechanism")).to_be_visible()
    page.fill(FIELD, "")
    expect(fold).not_to_have_attribute("open", "")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("glossary/#mechanism", "#mechanism"),
        ("glossary/#bench", ".lm-entry:has(#bench) > details > p"),
        (f"{PAIR}#close", "#close ~ details .lm-parallels"),
        ("concepts/bench/#hu-tong-2021-mechanism", "details a[href$='#m1']"),
    ],
)
def test_an_address_opens_what_it_names(visitor, path, shown, size):
    page = visitor.open(path, size)
    expect(page.locator(shown).first).to_be_visible()
    expect(page.locator(f"[id='{path.partition('#')[2]}']")).to_be_in_viewport()


@pytest.mark.parametrize("path", [f"{PAIR}#close", "glossary/", "concepts/bench/"])
def test_without_scripts_everything_can_be_opened(visitor, path):
    page = visitor.open(path, java_script_enabled=False)
    closed = page.locator(".md-content details:not([open])")
    for _ in range(closed.count()):
        closed.first.locator("> summary").click()
    expect(closed).to_have_count(0)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_pair_is_summed_up_on_the_first_screens(visitor, prefix):
    page = visitor.open(f"{prefix}{PAIR}", PHONE)
    assert (
        page.locator("h1").evaluate(
            "node => node.clientHeight / parseFloat(getComputedStyle(node).lineHeight)"
        )
        < 2.5
    )
    sentences = page.locator(".lm-summary dt")
    assert sentences.count() == 5
    assert sentences.last.bounding_box()["y"] < 2.5 * PHONE[1]
