"""A reader suggests a change from a page: by a form that is filled in, or by a text to send."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.integration

GITHUB = "https://github.com/somebody/lunmai/"


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_text_to_send_where_no_form_is_known(visitor, root):
    language = "en" if root else "zh"
    page = visitor.open(f"{root}papers/hu-yi-2020/#m3")
    page.locator("a.lm-record[href$='#m3']").click()
    page.locator("a.lm-suggest[data-id='hu-yi-2020#m3']").click()
    text = page.locator("dialog.lm-suggestion textarea").input_value()
    gist = page.locator("#m3 .lm-gist, .lm-claim:has(> #m3) .lm-gist").first.text_content()
    assert text.splitlines()[0].startswith("hu-yi-2020#m3")
    assert language in text.splitlines()[0]
    assert text.splitlines()[1].endswith("papers/hu-yi-2020/#m3")
    assert gist.strip() in text
    page.keyboard.press("Escape")
    expect(page.locator("dialog.lm-suggestion")).to_have_count(0)


def test_a_concept_with_its_definition(visitor):
    page = visitor.open("en/concepts/bench/", permissions=["clipboard-write"])
    definition = page.locator(".lm-terms ~ p").first.text_content()
    page.locator("a.lm-suggest").click()
    dialog = page.locator("dialog.lm-suggestion")
    assert definition.strip() in dialog.locator("textarea").input_value()
    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.locator("output")).to_have_text("Copied")


def test_the_form_of_a_repository_is_filled_in(browser, address):
    context = browser.new_context()
    page = context.new_page()
    told = json.loads(context.request.get(f"{address}exports/corrections.json").body())
    told["repository"] = GITHUB
    page.route("**/exports/corrections.json", lambda route: route.fulfill(json=told))
    page.route(f"{GITHUB}**", lambda route: route.fulfill(body="a form"))
    page.goto(f"{address}papers/hu-yi-2020/record/#m3")
    page.locator("a.lm-suggest[data-id='hu-yi-2020#m3']").click()
    page.wait_for_url(f"{GITHUB}issues/new?**")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["template"] == ["correction.yml"]
    assert asked["id"] == asked["title"] == ["hu-yi-2020#m3"]
    assert asked["language"] == ["zh"]
    assert asked["edition"] == [told["edition"]]
    assert asked["wording"][0]
    long = "await import('/lunmai/assets/suggest.js').then(({ formAddress }) => formAddress("
    page.goto(f"{address}papers/hu-yi-2020/")
    found = page.evaluate(f"async () => {long}'{GITHUB}', {{ wording: '汉'.repeat(9000) }}))")
    assert len(found) <= 6000
    assert parse_qs(urlsplit(found).query)["wording"][0].endswith("汉…")
    context.close()


def test_without_scripts_the_link_leads_to_how_errors_are_reported(visitor):
    page = visitor.open("en/concepts/bench/", java_script_enabled=False)
    page.locator("a.lm-suggest").click()
    assert page.url.endswith("en/about/#errors")
