"""A claim in a frame on a page elsewhere: the one, and in the languages, that its address names."""

import re

import pytest
from browsers import PHONE
from playwright.sync_api import expect
from projects import SITE_URL

pytestmark = pytest.mark.integration

PAPER = "hu-tong-2021"
CODE = re.compile(r'<iframe src="(.*?)" title="(.*?)" width="100%" height="(\d+)" loading="lazy"')
COURSE = """<!DOCTYPE html><script>
addEventListener("message", ({ data, source }) => {
  for (const one of document.querySelectorAll("iframe"))
    if (data?.lunmai === "height" && one.contentWindow === source) one.height = data.height;
});
</script>"""
"""A page elsewhere that fits its frames to the claims, as the page on courses says."""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("m1", ["zh-CN", "en"]),
        ("m1.zh", ["zh-CN"]),
        ("m1.en", ["en"]),
        ("m2-1.en", ["en"]),  # it was renamed
        ("c9", ["zh-CN", "en"]),  # it was withdrawn
        ("zz", ["zh-CN", "en"]),
        ("", ["zh-CN", "en"]),
    ],
)
def test_one_claim_is_shown_in_the_languages_that_are_named(visitor, name, shown, scripts):
    address = f"embed/{PAPER}/#{name}" if name else f"embed/{PAPER}/"
    page = visitor.open(address, PHONE, java_script_enabled=scripts)
    articles = page.locator("article:visible")
    expect(articles).to_have_count(1)
    assert [one.get_attribute("lang") for one in articles.locator("> div:visible").all()] == shown
    below = page.locator("footer p:visible").all()
    assert [one.get_attribute("lang") for one in below] in ([], shown)
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_code_that_is_copied_shows_the_claim_in_a_frame(visitor):
    page = visitor.open(f"en/papers/{PAPER}/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".lm-record[href$='#m1']").click()
    menu = page.locator(".lm-claim:has(> #m1) > .lm-record-of details.lm-copy")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Embed code: Chinese").click()
    expect(menu.locator("output")).to_have_text("Embed code: Chinese: Copied")
    source, title, height = CODE.match(page.evaluate("navigator.clipboard.readText()")).groups()
    assert source == f"{SITE_URL}embed/{PAPER}/#m1.zh"
    assert title.startswith("Claim m1: ")
    assert 130 < int(height) < 400
    frame = f'<iframe src="{source.replace(SITE_URL, visitor.address)}">'
    page.route("**/course", lambda one: one.fulfill(body=COURSE + frame, content_type="text/html"))
    page.goto(f"{visitor.address}course")
    expect(page.locator("iframe")).to_have_attribute("height", re.compile(r"\d{2,3}"))
    link = page.frame_locator("iframe").locator("article div:visible > a")
    expect(link).to_have_attribute("href", f"../../papers/{PAPER}/#m1")
    with page.expect_popup() as opened:
        link.click()
    opened.value.wait_for_url(f"{visitor.address}papers/{PAPER}/#m1", wait_until="commit")
