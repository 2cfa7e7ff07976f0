"""The map of an argument in a real browser."""

import pytest
from browsers import DESK, PHONE, TABLET

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
    assert page.evaluate("document.activeElement.getAttribute('href')") == "../#a1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/hu-yi-2020/#a1", wait_until="commit")


def test_the_map_can_be_skipped(visitor):
    page = visitor.open(MAPS[0], DESK)
    page.locator(".md-content a[href='#_families']").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.lm-map')") is None


def test_print_shows_every_family_open(visitor):
    page = visitor.open(MAPS[2], (700, 1000))
    page.emulate_media(media="print")
    heights = page.locator(".lm-families details > .lm-family").evaluate_all(
        "bodies => bodies.map(body => body.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) > 0
    assert page.locator(f".lm-map {SHOWN}").count() > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_of_a_map_stands_alone(visitor, scheme):
    page = visitor.open(MAPS[1], color_scheme=scheme)
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
