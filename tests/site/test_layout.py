"""How pages are set, in a real browser: measure, leading, whole links, what is seen and hit."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import DESK, PHONE
from playwright.sync_api import expect

pytestmark = pytest.mark.integration

PAPER = "papers/hu-yi-2020/"
MAP, GRID, SIDE = f"{PAPER}map/", f"{PAPER}grid/", f"{PAPER}side-by-side/"
COMPARISON = "compare/doe-1999--hu-tong-2021/"

LEADING = "node => parseFloat(getComputedStyle(node).lineHeight)"
ROWS_OF_TEXT = "node => new Set([...node.getClientRects()].map(({ top }) => top)).size"


@pytest.mark.parametrize("path", [MAP, f"en/{MAP}", GRID, "courses/", "en/courses/", COMPARISON])
def test_a_line_of_text_is_no_longer_than_can_be_read(visitor, path):
    page = visitor.open(path)
    lines = page.evaluate(
        """[...document.querySelectorAll(".md-content__inner > :is(p, ul):not([class])")].map(
            (part) => part.clientWidth / parseFloat(getComputedStyle(part).fontSize))"""
    )
    assert 30 < max(lines) <= 45


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}", SIDE, f"en/{SIDE}"])
def test_a_heading_is_set_closer_than_text_in_either_language(visitor, path):
    page = visitor.open(path)
    for heading in page.locator("h1, h1 [lang], h2").all()[:4]:
        size = heading.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
        assert heading.evaluate(LEADING) / size < 1.5


def test_chinese_words_do_not_push_an_english_line_apart(visitor):
    page = visitor.open(f"en/{PAPER}")
    word = page.locator(".md-typeset p > [lang|=zh], dd [lang|=zh]").first
    assert word.evaluate(LEADING) == word.locator("..").evaluate(LEADING)


@pytest.mark.parametrize("path", [SIDE, f"en/{SIDE}"])
def test_languages_stand_side_by_side_in_columns_of_their_own(visitor, path):
    page = visitor.open(path)
    page.locator("button[value=lm-unfolded]").click()
    for line in page.locator(".lm-claim > :is(h3, h4, .lm-line)").all():
        chinese, english = (box.bounding_box() for box in line.locator(".lm-gist").all())
        assert chinese["x"] + chinese["width"] <= english["x"], line.inner_text()
        assert chinese["y"] == pytest.approx(english["y"], abs=6), line.inner_text()
        for mark in line.locator(".lm-sign, .lm-record").all():
            assert mark.bounding_box()["height"] > 0
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    chinese, english = (box.bounding_box() for box in page.locator("#t1 .lm-gist").all())
    assert chinese["y"] + chinese["height"] <= english["y"] + 1


@pytest.mark.parametrize("path", [SIDE, f"en/{SIDE}"])
def test_each_language_has_its_own_leading_on_either_side(visitor, path):
    page = visitor.open(path)
    leading = {}
    for tag in ("zh-CN", "en"):
        text = page.locator(f".lm-text[lang={tag}]").first
        size = text.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
        leading[tag] = text.evaluate(LEADING) / size
    assert 1.5 < leading["en"] < leading["zh-CN"] < 2


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}", "citations/", "en/citations/"])
def test_the_name_of_a_view_is_never_broken(visitor, path):
    page = visitor.open(path, PHONE)
    for link in page.locator(":is(.lm-views, .lm-pdfs) :is(a, strong)").all():
        assert link.evaluate(ROWS_OF_TEXT) == 1, link.inner_text()
    text = page.locator(".lm-views").first.inner_text()
    assert " · " not in text  # a dot stays on the line of the name before it
    assert "\u00a0· " in text


@pytest.mark.parametrize("path", [f"{PAPER}record/", f"en/{PAPER}record/"])
def test_the_outline_gives_its_width_to_the_headings(visitor, path):
    page = visitor.open(path, PHONE)
    heading, count = (
        page.locator("#outline ~ table, #outline ~ div table").first.locator("th").all()[:2]
    )
    assert heading.bounding_box()["width"] > 1.5 * count.bounding_box()["width"]


@pytest.mark.parametrize("path", [GRID, f"en/{GRID}"])
def test_headers_of_a_grid_say_ids_as_they_are_and_offer_no_sorting(visitor, path):
    page = visitor.open(path)
    for header in page.locator(".lm-grid thead th[role=columnheader]").all():
        transform, icon = header.evaluate(
            """node => [getComputedStyle(node, "::first-letter").textTransform,
                        getComputedStyle(node, "::after").content]"""
        )
        assert icon == "none"
        if header.locator(".lm-id").count():
            assert transform == "none"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", [GRID, "compare/matrix/"])
def test_numbers_can_be_hit(visitor, path, size):
    """Each has 24 by 24 pixels to itself (WCAG 2.2, 2.5.8), which axe does not ask by itself."""
    page = visitor.open(path, size)
    rules = {"type": "rule", "values": ["target-size"]}
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    assert [node["html"] for rule in found for node in rule["nodes"]] == []


def test_discs_and_choices_are_seen_in_the_colours_of_the_system(visitor):
    page = visitor.open(GRID, forced_colors="active")
    for state in ("answered", "answered-in-part"):
        disc = page.locator(f".lm-legend .lm-{state}").evaluate(
            """node => { const { forcedColorAdjust, backgroundColor, backgroundImage } =
                getComputedStyle(node, "::before");
                return [forcedColorAdjust, backgroundImage, backgroundColor] }"""
        )
        assert disc[0] == "none"
        assert disc[1:] != ["none", "rgba(0, 0, 0, 0)"]
    page = visitor.open(PAPER, forced_colors="active")
    chosen, other = page.locator(".lm-options button[aria-pressed]").all()
    chosen.click()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    background = "node => getComputedStyle(node).backgroundColor"
    assert chosen.evaluate(background) != other.evaluate(background)


def test_the_way_back_up_does_not_cover_what_is_read(visitor):
    page = visitor.open(f"{PAPER}#c3")
    page.mouse.wheel(0, -300)
    button = page.locator(".md-top")
    expect(button).to_be_visible()
    assert button.bounding_box()["y"] > DESK[1] / 2


def test_files_to_download_are_not_offered_on_paper(visitor):
    page = visitor.open("citations/")
    page.emulate_media(media="print")
    for gone in (".lm-pdfs", ".lm-downloads"):
        expect(page.locator(gone)).to_be_hidden()
