"""Reading a paper in a real browser: views, keys, options, a claim's actions, previews, print."""

import pytest
from browsers import DESK, PHONE
from playwright.sync_api import expect
from projects import SETTINGS

pytestmark = pytest.mark.integration

PAPER = "papers/hu-yi-2020/"
SIDE = f"{PAPER}side-by-side/"
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
    return page.locator(f".lm-claim:has(> #{name})")


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
def test_a_claim_leads_to_itself_in_the_other_language_and_side_by_side(visitor, size):
    page = visitor.open(PAPER, size)
    claim(page, "m1").get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"{visitor.address}en/{PAPER}#m1")
    claim(page, "m1").get_by_role("link", name="Side by side").click()
    page.wait_for_url(f"{visitor.address}en/{SIDE}#m1")
    row = page.locator("tr:has(#m1)")
    row.get_by_role("link", name="中文").click()
    page.wait_for_url(f"{visitor.address}{PAPER}#m1")


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
    ids = page.evaluate(
        "[...document.querySelectorAll('.lm-claim > [id], td > .lm-id')].map((one) => one.id)"
    )
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


def test_every_claim_is_reached_by_walking(visitor):
    page = visitor.open("en/papers/hu-tong-2021/side-by-side/")
    ids = page.evaluate("[...document.querySelectorAll('td > .lm-id')].map((one) => one.id)")
    reached = []
    for _ in ids:
        page.keyboard.press("j")
        reached.append(here(page))
    assert reached == ids


def test_the_list_of_keys_opens_and_gives_the_focus_back(visitor):
    page = visitor.open(f"{PAPER}#m1")
    link = claim(page, "m1").locator("a.lm-id").first
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
        expect(page.locator("dialog")).to_be_hidden()
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
    page.locator(".lm-style-choice select").first.focus()
    page.keyboard.press("j")
    page.locator("h1").click()
    for key in ("Control+j", "Alt+j", "Meta+k", "J"):
        page.keyboard.press(key)
    assert page.url == visitor.address + PAPER
    assert here(page) == ""
    expect(page.locator("dialog")).to_be_hidden()


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
    text = claim(page, "m1").locator("> p").first
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
    assert page.locator("span[lang=zh-Hans] ruby").count() > 10
    assert page.locator("span[lang=en] ruby").count() == 0


@SIZES
def test_gists_alone_are_shown_and_a_claim_opens_by_itself(visitor, size):
    page = visitor.open(f"en/{PAPER}", size)
    page.get_by_role("button", name="Gists only").click()
    one, other = claim(page, "m1"), claim(page, "c3")
    for folded in (one, other):
        expect(folded.locator(".lm-gist")).to_be_visible()
        expect(folded.locator("ul")).to_be_hidden()
    button = one.get_by_role("button", name="Open m1")
    button.click()
    expect(one.locator("ul")).to_be_visible()
    expect(other.locator("ul")).to_be_hidden()
    expect(one.get_by_role("button", name="Close m1")).to_have_attribute("aria-expanded", "true")
    one.get_by_role("button", name="Close m1").click()
    expect(one.locator("ul")).to_be_hidden()


def test_options_are_remembered_over_pages_and_set_before_scripts_run(visitor):
    page = visitor.open(PAPER)
    page.get_by_role("button", name="只看要旨").click()
    page.get_by_role("button", name="术语注音").click()
    page.goto(f"{visitor.address}en/papers/hu-tong-2021/")  # without a choice of pinyin
    expect(page.get_by_role("button", name="Gists only")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Gists only").click()
    page.goto(f"{visitor.address}{SIDE}")
    assert page.locator("ruby").count() > 10
    expect(page.locator(".lm-more").first).to_be_visible()
    page.get_by_role("button", name="只看要旨").click()
    page.route(
        "**/reading.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    page.goto(f"{visitor.address}{PAPER}#m1")
    expect(claim(page, "m1").locator("ul")).to_be_hidden()


def test_an_address_opens_its_claim_where_gists_are_shown(visitor):
    page = visitor.open(PAPER)
    page.get_by_role("button", name="只看要旨").click()
    claim(page, "c1").locator("a.lm-id").first.click()
    expect(claim(page, "c1").locator("ul")).to_be_visible()
    page.keyboard.press("j")
    expect(claim(page, "c1-1").locator("ul")).to_be_visible()


@pytest.mark.parametrize("path", [PAPER, f"en/{SIDE}"])
def test_a_claims_address_is_copied(visitor, path):
    page = visitor.open(path, permissions=["clipboard-read", "clipboard-write"])
    place = page.locator(".lm-claim:has(> #m1), tr:has(#m1)")
    place.locator(".lm-copy-link").click()
    said = {PAPER: "已复制"}.get(path, "Copied")
    expect(page.locator(".lm-options output")).to_have_text(said)
    expect(place.locator(".lm-copy-link")).to_have_text(f"{said} m1")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{SETTINGS['LUNMAI_SITE_URL']}{path}#m1"


def test_a_number_shows_its_claim_on_focus_and_escape_hides_it(visitor):
    page = visitor.open(f"{PAPER}#m1")
    link = claim(page, "m1").locator("ul a.lm-id", has_text="c1").first
    page.keyboard.press("Tab")  # what follows is done with the keyboard
    link.focus()
    expect(page.locator(CARD)).to_contain_text("制约")
    gist = page.locator(".lm-claim:has(> #c1) .lm-gist").inner_text()
    expect(page.locator(CARD)).to_contain_text(gist)
    assert page.locator(CARD).get_attribute("aria-hidden") == "true"  # it stands beside the number
    assert link.get_attribute("aria-describedby") is None
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_a_number_shows_its_claim_under_the_pointer(visitor):
    page = visitor.open(f"{PAPER}#m1")
    claim(page, "m1").locator("ul a.lm-id", has_text="c1").first.hover()
    gist = page.locator(".lm-claim:has(> #c1) .lm-gist").inner_text()
    expect(page.locator(CARD)).to_contain_text(gist)
    page.locator(CARD).hover()
    expect(page.locator(CARD)).to_be_visible()
    claim(page, "m1").locator("a.lm-id").first.hover()  # a claim does not preview itself
    expect(page.locator(CARD)).to_have_count(0)


@pytest.mark.parametrize("path", ["compare/matrix/", f"{PAPER}grid/"])
def test_a_bare_number_on_another_page_shows_its_claim_and_says_it(visitor, path):
    page = visitor.open(f"en/{path}")
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
    claim(page, "m1").locator("ul a[href*='doe-1999/#p1']").hover()
    expect(page.locator(f"{CARD} .lm-gist")).to_contain_text("供人避雨")


def test_a_touch_on_a_number_follows_it(visitor):
    page = visitor.open(f"{PAPER}#m1", PHONE, has_touch=True)
    claim(page, "m1").locator("ul a.lm-id", has_text="c1").first.tap()
    page.wait_for_url(f"{visitor.address}{PAPER}#c1")


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}", SIDE, f"en/{SIDE}"])
def test_without_scripts_everything_is_there_and_nothing_is_dead(visitor, path):
    page = visitor.open(f"{path}#m1", java_script_enabled=False)
    expect(page.locator(".lm-options")).to_be_hidden()
    place = page.locator(".lm-claim:has(> #m1), tr:has(#m1)")
    for part in place.locator("p, ul, .lm-more, .lm-actions a").all():
        expect(part).to_be_visible()
    views = page.locator(".lm-views [data-view]").evaluate_all(
        "views => views.map(view => [view.dataset.view, view.matches('a[href], [aria-current]')])"
    )
    assert dict(views) == dict.fromkeys(("zh", "side-by-side", "en", "map", "grid"), True)
    assert page.locator(".md-content button:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_shows_claims_and_addresses_and_nothing_to_press(visitor, scheme):
    page = visitor.open(PAPER, color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    expect(claim(page, "m1").locator("ul")).to_be_visible()
    for gone in (".md-header", ".lm-options", ".lm-views", ".lm-actions", ".md-sidebar", "button"):
        assert page.locator(gone).locator("visible=true").count() == 0, gone
    written = page.evaluate("getComputedStyle(document.getElementById('m1'), '::after').content")
    assert written == f'"{SETTINGS["LUNMAI_SITE_URL"]}{PAPER}#m1"'
    ink, paper = page.evaluate(
        """[getComputedStyle(document.querySelector(".lm-gist")).color,
            getComputedStyle(document.body).backgroundColor]"""
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
