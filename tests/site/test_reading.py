"""Reading a paper in a real browser: views, folds, keys, options, records, previews, print."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import DESK, PHONE
from playwright.sync_api import expect
from projects import SETTINGS

pytestmark = pytest.mark.integration

PAPER = "papers/hu-yi-2020/"
SIDE = f"{PAPER}side-by-side/"
DEEP = "papers/hu-tong-2021/"
"""A paper with a claim that elaborates what elaborates; the first has an abstract."""
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
CARD = ".lm-definition:not([hidden])"
expect.set_options(timeout=20_000)  # a busy machine takes its time over a page of 200 claims


def scroll_to(page, claim):
    """Scrolls as a reader does, without following a link."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", claim)
    page.evaluate("scrollBy({ top: -100, behavior: 'instant' })")


def here(page):
    """The claim that the address names, as the page has it now."""
    return page.evaluate("location.hash.slice(1)")


def claim(page, name):
    """A claim with all that stands below it."""
    return page.locator(f".lm-claim:has(> #{name}), .lm-claim#{name}")


def mark(page, name):
    """The mark behind a gist that leads to the full record."""
    return page.locator(f".lm-record[href$='#{name}']")


def record(page, name):
    """What is shown of the record of a claim under it."""
    return page.locator(f".lm-claim:has(> #{name}) > .lm-record-of, #{name} > .lm-record-of")


def claims_of(page):
    """The claims of a page in its order."""
    return page.evaluate("""[...document.querySelectorAll(
        ".lm-claim > :is(h3, h4, h5, h6), .lm-claim[id]")].map((one) => one.id)""")


def folds(page):
    return page.locator(".md-content .lm-fold")


def are_open(page):
    return set(folds(page).evaluate_all("all => all.map(({ open }) => open)"))


@SIZES
@pytest.mark.parametrize("path", [PAPER, SIDE])
def test_the_language_switch_keeps_the_claim_of_the_address(visitor, path, size):
    page = visitor.open(f"{path}#m1", size)
    page.locator("a.lm-language").click()
    page.wait_for_url(f"{visitor.address}en/{path}#m1")


@SIZES
@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
def test_the_language_switch_keeps_the_claim_that_is_read(visitor, path, size):
    page = visitor.open(f"{path}#m1", size)
    scroll_to(page, "c3")
    page.locator("a.lm-language").click()
    other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
    page.wait_for_url(f"{visitor.address}{other}#c3")


def test_at_the_head_of_a_page_the_switch_leads_to_the_head(visitor):
    page = visitor.open(PAPER)
    page.locator("a.lm-language").click()
    page.wait_for_url(f"{visitor.address}en/{PAPER}")


@SIZES
@pytest.mark.parametrize("name", ["m1", "m4-1"])
def test_the_record_of_a_claim_leads_to_it_in_every_view(visitor, name, size):
    page = visitor.open(PAPER, size)
    for path, link in (
        (f"en/{PAPER}", "英文"),
        (f"en/{SIDE}", "Side by side"),
        (PAPER, "Chinese"),
    ):
        mark(page, name).first.click()
        record(page, name).get_by_role("link", name=link, exact=True).click()
        page.wait_for_url(f"{visitor.address}{path}#{name}")


def test_v_goes_round_the_views_at_the_same_claim(visitor):
    page = visitor.open(PAPER)
    scroll_to(page, "c3")
    for path in (SIDE, f"en/{PAPER}", PAPER):
        page.keyboard.press("v")
        page.wait_for_url(f"{visitor.address}{path}#c3")


def test_l_changes_the_language_of_the_same_view(visitor):
    page = visitor.open(f"en/{SIDE}#c3")
    page.keyboard.press("l")
    page.wait_for_url(f"{visitor.address}{SIDE}#c3")


@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
def test_j_and_k_walk_the_claims_and_stop_at_either_end(visitor, path):
    page = visitor.open(path)
    ids = claims_of(page)
    page.keyboard.press("k")
    assert here(page) == ""
    for key, at in zip("jjjkkk", (0, 1, 2, 1, 0, 0), strict=True):
        page.keyboard.press(key)
        assert here(page) == ids[at]
        assert page.evaluate("document.activeElement.id") == ids[at]
    length = page.evaluate("history.length")
    page.goto(f"{visitor.address}{path}#{ids[-2]}")
    for _ in range(3):
        page.keyboard.press("j")
        assert here(page) == ids[-1]
    assert page.evaluate("history.length") == length + 1  # the walk itself leaves no trail


@pytest.mark.parametrize("path", [PAPER, f"en/{DEEP}side-by-side/"])
def test_every_claim_is_reached_by_walking_and_none_is_left_folded(visitor, path):
    page = visitor.open(path)
    ids = claims_of(page)
    reached = []
    for _ in ids:
        page.keyboard.press("j")
        reached.append(here(page))
        expect(page.locator(f"[id='{reached[-1]}'] .lm-gist").first).to_be_in_viewport()
    assert reached == ids
    for name in reversed(ids[:-1]):
        page.keyboard.press("k")
        assert here(page) == name


def test_walking_goes_on_from_what_is_read_and_not_from_what_is_folded(visitor):
    page = visitor.open(DEEP)
    folded = page.locator(".lm-fold .lm-claim").first.get_attribute("id")
    ids = claims_of(page)
    before, after = ids[ids.index(folded) - 1], ids[ids.index(folded) + 1]
    scroll_to(page, before)
    page.keyboard.press("j")
    assert here(page) == folded
    expect(page.locator(f"#{folded} > .lm-line")).to_be_in_viewport()
    page.locator(f".lm-fold:has(> .lm-subs > #{folded}) > summary").click()
    scroll_to(page, after)
    page.keyboard.press("k")
    assert here(page) == ids[ids.index(after) - 1]


def test_the_list_of_keys_opens_and_gives_the_focus_back(visitor):
    page = visitor.open(f"{PAPER}#m1")
    link = mark(page, "m1")
    link.focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="键盘快捷键")
    expect(dialog).to_be_visible()
    page.keyboard.press("j")
    assert here(page) == "m1"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    button = page.get_by_role("button", name="键盘快捷键")
    button.click()
    dialog.get_by_role("button", name="关闭").click()
    expect(button).to_be_focused()


def test_keys_can_be_turned_off_and_stay_off(visitor):
    page = visitor.open(f"en/{PAPER}")
    page.keyboard.press("?")
    page.get_by_label("Use keyboard shortcuts").uncheck()
    page.keyboard.press("Escape")
    for path in (f"en/{PAPER}", SIDE):
        page.goto(f"{visitor.address}{path}")
        for key in "jvl?":
            page.keyboard.press(key)
        assert page.url == f"{visitor.address}{path}"
        assert here(page) == ""
        expect(page.locator(".lm-keys")).to_be_hidden()
    page.locator(".lm-keys-button").click()
    page.locator(".lm-keys input").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert here(page)


def test_keys_do_nothing_while_one_types_or_holds_another_key(visitor):
    page = visitor.open(PAPER)
    page.evaluate("document.querySelector('h1').after(document.createElement('input'))")
    page.locator(".md-content input").first.focus()
    for key in ("j", "v", "l", "?"):
        page.keyboard.press(key)
    page.evaluate("document.querySelector('h1').after(document.createElement('select'))")
    page.locator(".md-content select").first.focus()
    page.keyboard.press("j")
    page.locator("h1").click()
    for key in ("Control+j", "Alt+j", "Meta+k", "J"):
        page.keyboard.press(key)
    assert page.url == visitor.address + PAPER
    assert here(page) == ""
    expect(page.locator(".lm-keys")).to_be_hidden()


def test_pinyin_stands_over_terms_as_they_are_printed(visitor):
    page = visitor.open(PAPER)
    assert page.locator("ruby").count() == 0
    button = page.get_by_role("button", name="术语注音")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expected = {  # the second is an admitted term of the same concept
        "板凳流动": "bǎndèng liúdòng",
        "移凳": "yídèng",
        "板凳": "bǎndèng",
        "树荫闲谈": "shùyīn xiántán",
    }
    over = dict(
        page.evaluate("""() => [...document.querySelectorAll("a.lm-term > ruby")].map((ruby) => {
        const parts = [...ruby.childNodes];
        const words = parts.filter((part) => part.nodeName !== "RT").map((part) => part.data);
        const pinyin = [...ruby.querySelectorAll("rt")].map((part) => part.dataset.pinyin);
        return [words.join(""), pinyin.join(" ")];
    })""")
    )
    assert {term: over.get(term) for term in expected} == expected


def test_pinyin_is_neither_copied_nor_in_the_way_of_finding(visitor):
    page = visitor.open(PAPER)
    text = claim(page, "m1").locator("> .lm-body > .lm-text")
    before = text.inner_text()
    page.get_by_role("button", name="术语注音").click()
    assert text.locator("rt").count() > 0
    text.evaluate("(one) => getSelection().selectAllChildren(one)")
    assert page.evaluate("getSelection().toString()").strip() == before.strip()
    page.evaluate("getSelection().removeAllRanges()")
    assert page.evaluate("find('板凳流动延长闲谈')")
    page.get_by_role("button", name="术语注音").click()
    assert text.inner_text() == before
    assert page.locator("ruby").count() == 0


def test_english_text_has_no_pinyin_and_side_by_side_the_chinese_has(visitor):
    page = visitor.open(f"en/{PAPER}")
    assert page.locator("button[value=lm-pinyin-over]").count() == 0
    page.goto(f"{visitor.address}en/{SIDE}")
    page.get_by_role("button", name="Pinyin over terms").click()
    assert page.locator("[lang=zh-CN] ruby").count() > 10
    assert page.locator(":is(span, p)[lang=en] ruby").count() == 0


@SIZES
def test_what_elaborates_twice_is_folded_and_says_what_it_holds(visitor, size):
    page = visitor.open(f"en/{PAPER}", size)
    one, other = claim(page, "m1-1"), claim(page, "m1-2")
    for folded in (one, other):
        expect(folded.locator(".lm-gist")).to_be_visible()
        expect(folded.locator(".lm-text")).to_be_hidden()
    summary = one.locator("summary")
    said = summary.inner_text().removesuffix(" …")
    assert said
    assert said in one.locator(".lm-text").text_content()
    summary.focus()
    page.keyboard.press("Enter")
    expect(one.locator(".lm-text")).to_be_visible()
    expect(other.locator(".lm-text")).to_be_hidden()
    summary.click()
    expect(one.locator(".lm-text")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("path", [PAPER, DEEP, f"en/{DEEP}side-by-side/"])
def test_an_address_opens_the_folds_in_which_its_claim_stands(visitor, path, scripts):
    """Browsers do so themselves; a page says only what is folded in what."""
    page = visitor.open(path, java_script_enabled=scripts)
    inner = page.locator(".lm-fold :is(.lm-claim, .lm-claim > h3)[id]")
    names = inner.evaluate_all("all => all.map(({ id }) => id)")
    assert names
    for name in names:
        page.goto("about:blank")
        page.goto(f"{visitor.address}{path}#{name}")
        expect(page.locator(f"#{name} .lm-gist").first).to_be_in_viewport()


def test_a_link_on_the_page_opens_the_fold_of_what_it_leads_to(visitor):
    page = visitor.open(f"en/{PAPER}")
    work = page.locator("[id^='reference-']").first
    expect(work).to_be_hidden()
    page.locator(f".lm-citation[href='#{work.get_attribute('id')}']").first.click()
    expect(work).to_be_in_viewport()
    page.goto(f"{visitor.address}papers/hu-tong-2021/")
    sign = page.locator(".lm-sign").first
    note = page.locator(sign.get_attribute("href"))
    expect(note).to_be_hidden()
    sign.click()
    expect(note).to_be_in_viewport()


@SIZES
@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
def test_everything_is_unfolded_and_folded_again_and_the_place_is_kept(visitor, path, size):
    page = visitor.open(path, size)
    button = page.locator("button[value=lm-unfolded]")
    assert are_open(page) == {False}
    claim(page, "c1-1").locator("summary").click()
    scroll_to(page, "c2")
    before = page.locator("#c2").bounding_box()["y"]
    button.evaluate("button => button.click()")  # a reader with keys does so from anywhere
    assert are_open(page) == {True}
    assert page.locator("#c2").bounding_box()["y"] == pytest.approx(
        before, abs=2
    )  # heights are rounded
    button.evaluate("button => button.click()")
    assert are_open(page) == {False}
    expect(button).to_have_attribute("aria-pressed", "false")


def test_options_are_remembered_over_pages_and_set_before_scripts_run(visitor):
    page = visitor.open(PAPER)
    page.get_by_role("button", name="全部展开").click()
    page.get_by_role("button", name="术语注音").click()
    page.goto(f"{visitor.address}en/papers/hu-tong-2021/")  # without a choice of pinyin
    assert are_open(page) == {True}
    button = page.get_by_role("button", name="Unfold everything")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    page.goto(f"{visitor.address}{SIDE}")
    assert page.locator("ruby").count() > 10
    assert are_open(page) == {False}
    page.get_by_role("button", name="全部展开").click()
    page.route(
        "**/reading.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    page.goto(f"{visitor.address}{PAPER}#m1")
    assert {"lm-unfolded", "lm-pinyin-over"} <= set(
        page.locator("html").get_attribute("class").split()
    )


@SIZES
@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
@pytest.mark.parametrize("name", ["m1", "c1-1"])
def test_the_record_opens_under_its_claim_and_closes_again(visitor, path, name, size):
    page = visitor.open(path, size)
    link = mark(page, name).first
    expect(link).to_have_attribute("aria-expanded", "false")
    link.click()
    shown = record(page, name)
    expect(shown.locator("dl > dd").first).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    assert page.url == visitor.address + path
    link.focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(0)
    expect(link).to_have_attribute("aria-expanded", "false")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown.locator("dl > dd").first).to_be_visible()
    asked = [url for url in visitor.requested if url.endswith("/record/")]
    assert len(asked) == 1
    page.mouse.move(0, 0)


def test_what_a_record_shows_is_what_its_page_has(visitor):
    page = visitor.open(f"en/{PAPER}record/#m1")
    facts = [
        text.split() for text in claim(page, "m1").locator("> details > dl > dd").all_inner_texts()
    ]
    links = "all => all.map(({ href }) => href)"
    led = claim(page, "m1").locator("> details > dl a").evaluate_all(links)
    page.goto(f"{visitor.address}en/{PAPER}")
    mark(page, "m1").click()
    shown = record(page, "m1").locator("dl > dd")
    expect(shown).to_have_count(len(facts))
    assert [text.split() for text in shown.all_inner_texts()] == facts
    assert record(page, "m1").locator("dl a").evaluate_all(links) == led


def test_clicks_in_haste_open_one_record(visitor):
    page = visitor.open(PAPER)
    mark(page, "m1").evaluate("link => [1, 2, 3].forEach(() => link.click())")
    expect(record(page, "m1").locator("dl > dd").first).to_be_visible()
    expect(record(page, "m1")).to_have_count(1)
    mark(page, "m1").evaluate("link => [1, 2].forEach(() => link.click())")
    expect(record(page, "m1")).to_have_count(1)


def test_where_the_record_cannot_be_had_its_link_is_followed(visitor):
    page = visitor.open(PAPER)
    asked = []

    def refuse_first(route):
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(body="", status=200, content_type="text/html")  # a page without records
        else:
            route.continue_()

    page.route("**/record/", refuse_first)
    mark(page, "m1").click()
    page.wait_for_url(f"{visitor.address}{PAPER}record/#m1")


@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
def test_a_claims_address_is_copied(visitor, path):
    page = visitor.open(path, permissions=["clipboard-read", "clipboard-write"])
    mark(page, "m1").first.click()
    button = record(page, "m1").locator(".lm-copy-link")
    button.click()
    said = {PAPER: "已复制"}.get(path, "Copied")
    expect(page.locator(".lm-options output")).to_have_text(said)
    expect(button).to_have_text(f"{said} m1")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{SETTINGS['LUNMAI_SITE_URL']}{path}#m1"


def test_at_its_head_a_paper_is_cited_with_one_click(visitor):
    page = visitor.open(PAPER, permissions=["clipboard-read", "clipboard-write"])
    menu = page.locator(".lm-byline details.lm-copy")
    menu.locator("summary").click()
    expect(menu.locator("output")).to_have_text("GB/T 7714—2025: 已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.evaluate(
        """() => document.querySelector(
            "[data-work='hu-yi-2020'] [data-style='gb-t-7714-2025']").textContent"""
    )
    menu.press("Escape")
    page.locator("#references select, .lm-style-choice select").first.evaluate(
        "node => { node.value = 'apa'; node.dispatchEvent(new Event('change')) }"
    )
    menu.locator("summary").click()
    expect(menu.locator("output")).to_have_text("APA（第7版）: 已复制")


def test_a_claim_is_cited_from_its_record(visitor):
    page = visitor.open(f"en/{PAPER}", permissions=["clipboard-read", "clipboard-write"])
    mark(page, "m1-1").click()
    menu = record(page, "m1-1").locator("details.lm-copy")
    menu.locator("summary").click()
    expect(menu.locator("output")).to_have_text("APA, 7th edition: Copied")  # at once
    assert "Claim m1-1: Bench" in page.evaluate("navigator.clipboard.readText()")
    menu.get_by_role("button", name="BibTeX").click()
    expect(menu.locator("output")).to_contain_text("BibTeX")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "hu-yi-2020:m1-1" in copied
    assert "Bench mobility lets teahouse and shade share one set of benches" in copied
    assert f"{SETTINGS['LUNMAI_SITE_URL']}en/{PAPER}#m1-1" in copied


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [DEEP, f"en/{SIDE}"])
def test_what_is_unfolded_and_a_record_are_for_everyone(visitor, path, scheme):
    page = visitor.open(path, color_scheme=scheme)
    page.locator("button[value=lm-unfolded]").click()
    for name in ("m1", "p1"):
        mark(page, name).first.click()
        expect(record(page, name).locator("dl > dd").first).to_be_visible()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
    for width in (DESK[0], PHONE[0]):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


KINDS = pytest.mark.parametrize("kind", [".lm-stated", ":not(.lm-stated, .lm-citation)"])


@KINDS
@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
def test_a_sign_shows_its_claim_on_focus_and_escape_hides_it(visitor, path, kind):
    page = visitor.open(path)
    link = page.locator(f".lm-signs a{kind}").locator("visible=true").first
    page.keyboard.press("Tab")  # what follows is done with the keyboard
    link.focus()
    name = link.get_attribute("href").removeprefix("#")
    gist = page.locator(f"#{name} .lm-gist").first.inner_text()
    card = page.locator(CARD)
    expect(card).to_contain_text(gist)
    expect(card).to_contain_text(name)
    assert card.locator(".lm-record, .lm-sign").count() == 0
    assert card.locator("a").count() == 0
    assert card.get_attribute("aria-hidden") == "false"  # beside the number there is no gist
    expect(link).to_have_attribute("aria-describedby", "_card")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None


def test_a_sign_shows_its_claim_under_the_pointer(visitor):
    page = visitor.open(f"{PAPER}#m1")
    claim(page, "m1").locator("> .lm-body > .lm-signs a", has_text="c1").first.hover()
    expect(page.locator(CARD)).to_contain_text(page.locator("#c1 .lm-gist").inner_text())
    page.locator(CARD).hover()
    expect(page.locator(CARD)).to_be_visible()
    claim(page, "m1").locator("a.lm-number").first.hover()  # a claim does not preview itself
    expect(page.locator(CARD)).to_have_count(0)


def test_a_card_has_what_is_folded_under_its_claim(visitor):
    page = visitor.open(f"en/{PAPER}")
    page.locator(".lm-signs a", has_text=re.compile("^c1-1$")).first.hover()
    expect(page.locator(CARD)).to_contain_text("Benches bear no mark.")
    expect(page.locator(CARD)).to_contain_text("cannot be told from its own")
    expect(page.locator(f"{CARD} .lm-text")).to_be_visible()


@pytest.mark.parametrize("path", ["papers/hu-tong-2021/", "en/papers/hu-tong-2021/side-by-side/"])
def test_a_note_is_shown_beside_its_mark(visitor, path):
    page = visitor.open(path)
    sign = page.locator(".lm-sign").first
    sign.hover()
    said = page.locator(sign.get_attribute("href")).locator("p").first.text_content()
    expect(page.locator(f"{CARD} > p").first).to_have_text(said)


def test_a_number_beside_its_gist_is_not_said_twice(visitor):
    page = visitor.open("papers/hu-tong-2021/record/#m1")
    page.keyboard.press("Tab")
    link = claim(page, "m1").locator("dl a.lm-id[href*='doe-1999/#p1']").first
    link.focus()
    expect(page.locator(CARD)).to_contain_text("供人避雨")
    assert page.locator(CARD).get_attribute("aria-hidden") == "true"
    assert link.get_attribute("aria-describedby") is None


@pytest.mark.parametrize("path", ["compare/matrix/", f"{PAPER}grid/"])
def test_a_bare_number_on_another_page_shows_its_claim_and_says_it(visitor, path):
    page = visitor.open(f"en/{path}")
    for cell in page.locator("td details").all()[:3]:
        cell.locator("summary").click()
    page.keyboard.press("Tab")
    link = page.locator("td a.lm-id").first
    link.focus()
    name = link.inner_text()
    card = page.locator(CARD)
    expect(card).to_contain_text(name)
    assert len(card.locator(".lm-gist").inner_text()) > 20
    expect(link).to_have_attribute("aria-describedby", "_card")
    asked = [url for url in visitor.requested if url.endswith(f"en/{PAPER}")]
    page.locator("td a.lm-id").nth(1).focus()
    expect(card).to_contain_text(page.locator("td a.lm-id").nth(1).inner_text())
    assert [url for url in visitor.requested if url.endswith(f"en/{PAPER}")] == asked
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    assert page.locator("[aria-describedby=_card]").count() == 0


def test_a_claim_of_another_paper_is_previewed(visitor):
    page = visitor.open("papers/hu-tong-2021/#m1")
    claim(page, "m1").locator(".lm-signs a[href*='doe-1999/#p1']").first.hover()
    expect(page.locator(f"{CARD} .lm-gist")).to_contain_text("供人避雨")


def test_a_touch_on_a_number_follows_it(visitor):
    page = visitor.open(f"{PAPER}#m1", PHONE, has_touch=True)
    claim(page, "m1").locator("> .lm-body > .lm-signs a", has_text="c1").first.tap()
    page.wait_for_url(f"{visitor.address}{PAPER}#c1")


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}", SIDE, f"en/{SIDE}"])
def test_without_scripts_everything_is_there_and_nothing_is_dead(visitor, path):
    page = visitor.open(f"{path}#m1", java_script_enabled=False)
    expect(page.locator(".lm-options")).to_be_hidden()
    for part in claim(page, "m1").locator("> *, > .lm-body > *").all():
        expect(part).to_be_visible()
    fold = page.locator("#m1-1 > .lm-fold")
    fold.locator("> summary").click()
    expect(fold.locator(".lm-text").first).to_be_visible()
    views = page.locator(".lm-views [data-view]").evaluate_all(
        "views => views.map(view => [view.dataset.view, view.matches('a[href], [aria-current]')])"
    )
    assert dict(views) == dict.fromkeys(
        ("zh", "side-by-side", "en", "map", "grid", "roles", "record"), True
    )
    assert page.locator(".md-content button:visible").count() == 0
    mark(page, "m1-1").first.click()
    root = "en/" if path.startswith("en/") else ""
    page.wait_for_url(f"{visitor.address}{root}{PAPER}record/#m1-1")
    claim(page, "m1-1").locator("> details > summary").click()
    for part in claim(page, "m1-1").locator("p, dl, .lm-actions a").all():
        expect(part).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [PAPER, DEEP, SIDE])
def test_print_shows_everything_unfolded_and_nothing_to_press(visitor, path, scheme):
    page = visitor.open(path, color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    for text in page.locator(".lm-claim .lm-text, .lm-claim .lm-gist, .lm-note").all():
        assert text.bounding_box()["height"] > 0, text.inner_text()
    for gone in (".md-header", ".lm-options", ".lm-views", ".lm-actions", ".md-sidebar", "button"):
        assert page.locator(gone).locator("visible=true").count() == 0, gone
    written = page.evaluate("getComputedStyle(document.querySelector('h1'), '::after').content")
    assert written == f'"{SETTINGS["LUNMAI_SITE_URL"]}{path}"'
    ink, paper = page.evaluate(
        """[getComputedStyle(document.querySelector(".lm-gist")).color,
            getComputedStyle(document.body).backgroundColor]"""
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")


def test_printing_opens_what_is_folded_and_folds_it_again(visitor):
    page = visitor.open(f"en/{PAPER}")
    claim(page, "c1-1").locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert are_open(page) == {True}
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds(page).evaluate_all("all => all.filter(({ open }) => open).length") == 1
