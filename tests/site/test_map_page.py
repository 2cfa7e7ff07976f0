"""The map of an argument in a real browser."""

import pytest
from browsers import DESK, PHONE, TABLET
from playwright.sync_api import expect

from lunmai.diagram import NARROW
from lunmai.views.argument_map import WIDE

pytestmark = pytest.mark.integration
MAPS = (
    "papers/hu-yi-2020/map/",
    "en/papers/hu-yi-2020/map/",
    "papers/hu-tong-2021/map/",
)
SHOWN = ".lm-drawing:not(.lm-sample):visible"
WIDTHS = "drawings => drawings.map(one => one.getBoundingClientRect().width)"
SIZES = "texts => texts.map(one => parseFloat(getComputedStyle(one).fontSize))"


@pytest.mark.parametrize("path", MAPS)
@pytest.mark.parametrize(
    ("size", "width"),
    [(DESK, WIDE), (TABLET, NARROW), (PHONE, NARROW)],
    ids=["desk", "tablet", "phone"],
)
def test_one_drawing_fits_at_its_actual_size(visitor, path, size, width):
    page = visitor.open(path, size)
    drawings = page.locator(f".lm-map {SHOWN}")
    assert drawings.count() == 1
    assert drawings.evaluate_all(WIDTHS) == [width]
    sizes = drawings.locator("text, tspan").evaluate_all(SIZES)
    assert min(sizes) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("path", MAPS)
def test_text_is_as_narrow_as_it_was_measured(visitor, path):
    page = visitor.open(path, DESK)
    wide = page.locator(f".lm-map {SHOWN} a").evaluate_all(
        """boxes => {
             const width = (box, name) => box.querySelector(name).getBBox().width;
             return boxes.filter(box => width(box, "text") + 15 > width(box, "rect"))
               .map(box => box.textContent);
           }"""
    )
    assert wide == []


def test_a_family_opens_and_its_drawing_fits_on_a_phone(visitor):
    page = visitor.open(MAPS[1], PHONE)
    family = page.locator(".lm-families details", has=page.locator("text='c1'")).first
    family.locator("summary").click()
    assert family.locator(SHOWN).count() == 1
    assert family.locator(".lm-relation").count() > 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_keyboard_reaches_a_claim_of_the_map(visitor):
    page = visitor.open(MAPS[0], DESK)
    page.locator(".md-content a[href='#_families']").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "lines"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "../#a1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/hu-yi-2020/#a1", wait_until="commit")


def test_the_map_can_be_skipped(visitor):
    page = visitor.open(MAPS[0], DESK)
    page.locator(".md-content a[href='#_families']").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.lm-map')") is None


def test_print_shows_the_overview_and_every_family_in_words(visitor):
    page = visitor.open(MAPS[2], (700, 1000))
    page.emulate_media(media="print")
    heights = page.locator(".lm-families details > .lm-family").evaluate_all(
        "bodies => bodies.map(body => body.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) > 0
    assert page.locator(f".md-content {SHOWN}").count() == 1


def joined(page):
    """The numbers of the boxes that a box leaves, and of the lines between them."""
    drawing = page.locator(".lm-overview.lm-focused")
    return (
        drawing.locator(".lm-box.lm-joined tspan:first-child").all_text_contents(),
        drawing.locator("[data-ends].lm-joined").count(),
    )


def test_a_box_leaves_what_it_is_joined_to(visitor):
    page = visitor.open(MAPS[1], DESK)
    box = page.locator(".lm-overview .lm-box", has=page.locator("text='c1'")).first
    box.hover()
    boxes, lines = joined(page)
    assert "c1" in boxes
    assert lines >= len(boxes) - 1 >= 1
    faint = page.locator(".lm-overview .lm-box:not(.lm-joined)").first
    expect(faint).to_have_css("opacity", "0.12")
    page.mouse.move(2, 2)
    assert page.locator(".lm-focused").count() == 0
    box.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert joined(page) == (boxes, lines)
    page.keyboard.press("Escape")
    assert page.locator(".lm-focused").count() == 0


def test_a_first_tap_looks_and_a_second_one_follows(visitor):
    page = visitor.open(MAPS[1], PHONE, has_touch=True)
    box = page.locator(f".lm-map {SHOWN} .lm-box").first
    box.tap()
    assert page.url.endswith("/map/")
    assert page.locator(".lm-focused .lm-box.lm-joined").count() > 1
    box.tap()
    page.wait_for_url("**/papers/hu-yi-2020/#*", wait_until="commit")


@pytest.mark.parametrize("kind", ["explicit", "editorial", "partial"])
def test_a_choice_of_lines_is_kept_in_the_address(visitor, kind):
    page = visitor.open(MAPS[1], DESK)
    page.locator(f".lm-lines input[value={kind}]").check()
    assert page.url.endswith(f"?lines={kind}")
    again = visitor.open(f"{MAPS[1]}?lines={kind}", DESK)
    expect(again.locator(f".lm-lines input[value={kind}]")).to_be_checked()
    lines = again.locator(".lm-overview .lm-line")
    shown = [kind in line.get_attribute("data-is").split() for line in lines.all()]
    assert [line.is_visible() for line in lines.all()] == shown
    again.locator(".lm-lines input[value='']").check()
    assert again.url.endswith("/map/")


def test_a_link_to_a_family_opens_it(visitor):
    page = visitor.open(f"{MAPS[1]}#c1", DESK)
    expect(page.locator("#c1 .lm-outline")).to_be_visible()


def test_without_scripts_a_map_is_whole_and_offers_no_choice(visitor):
    page = visitor.open(MAPS[1], DESK, java_script_enabled=False)
    assert page.locator(".lm-lines input:visible").count() == 0
    assert page.locator(".lm-lines label:visible").count() >= 2
    assert page.locator(".lm-overview a.lm-box").count() > 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_of_a_map_stands_alone(visitor, scheme):
    page = visitor.open(MAPS[1], color_scheme=scheme, bypass_csp=True)
    page.evaluate(
        """() => document.body.append(Object.assign(document.createElement("iframe"), {
             src: "../../../../maps/hu-yi-2020.en.svg", name: "picture" }))"""
    )
    page.wait_for_function("frames.picture?.document.querySelector('.lm-box')")
    picture = page.frame("picture")
    fills = picture.evaluate(
        """[...document.querySelectorAll(".lm-ground, .lm-box text")]
             .map(shape => getComputedStyle(shape).fill)"""
    )
    assert fills[0] != fills[1]
    assert picture.locator("a").first.get_attribute("href") == "../en/papers/hu-yi-2020/#a1"


def test_the_map_of_two_papers_fits(visitor):
    for size in (DESK, PHONE):
        page = visitor.open("en/compare/doe-1999--hu-tong-2021/", size)
        assert page.locator(f".lm-two {SHOWN}").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
