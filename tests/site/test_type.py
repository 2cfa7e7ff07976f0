"""The fonts, the left edge and the colours of every kind of page, in a real browser."""

import base64
import colorsys
import re

import pytest
from browsers import DESK, TABLET
from projects import TESTS

from lunmai.model import PARALLELS, RELATIONS, ROLES

pytestmark = pytest.mark.integration

PAPER = "papers/hu-yi-2020/"
VIEWS = (PAPER, f"{PAPER}side-by-side/", f"{PAPER}map/", f"{PAPER}grid/")
KINDS = (
    *VIEWS,
    "papers/",
    "concepts/bench/",
    "glossary/",
    "compare/",
    "compare/matrix/",
    "compare/doe-1999--hu-tong-2021/",
    "citations/",
    "courses/",
    "courses/hu-yi-2020/",
    "courses/list/",
    "method/",
    "search/",
)
PAGES = [root + kind for kind in KINDS for root in ("", "en/")]

HAN, LATIN, CODE = (
    {"PingFang SC", "Songti SC"},
    {"-apple-system", "Iowan Old Style"},
    "ui-monospace",
)
"""With what the lists of fonts begin."""
FACES = {
    "wide": [*HAN],
    "narrow": ["BlinkMacSystemFont", "Segoe UI", "Iowan Old Style"],
}
"""What the two fonts with nothing but “ stand for, so that a test needs no font of the machine."""
GIVE_FONTS = """async (faces) => {
  for (const [family, data] of faces) {
    const face = new FontFace(family, `url(data:font/ttf;base64,${data})`);
    document.fonts.add(await face.load());
  }
}"""
SETTINGS = """() => {
  const found = {};
  const own = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  for (const node of document.querySelectorAll("body *:not(script, style, option, svg, svg *)")) {
    if (!node.checkVisibility()) continue;
    const { fontFamily } = getComputedStyle(node);
    const number = ".lm-id, .lm-number, .lm-signs a:not(.lm-citation)";
    const code = Boolean(node.closest(`code, kbd, pre, textarea, ${number}`));
    const language = code ? "code" : node.closest("[lang]").lang;
    const key = `${language} ${fontFamily}`;
    if (!own(node) || key in found) continue;
    const mark = document.createElement("span");
    mark.style.cssText = "all: unset; font: inherit; font-size: 100px; display: inline-block";
    mark.textContent = "“";
    node.append(mark);
    const width = mark.getBoundingClientRect().width / 100;
    mark.remove();
    found[key] = [language, fontFamily.split(",")[0].replaceAll('"', ""), width, node.outerHTML];
  }
  return Object.values(found);
}"""
LEFT = """selectors => selectors.map((one) => document.querySelector(one))
  .filter((node) => node?.checkVisibility()).map((node) => node.getBoundingClientRect().left)"""
PAINTED = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const value = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const red = value("--lm-limiting");
  const properties = ["color", "fill", "stroke", "borderLeftColor", "borderTopColor"];
  const wrong = [...document.querySelectorAll(".md-content *")].filter((node) => {
    const style = getComputedStyle(node);
    const limiting = ".lm-tone-red, .lm-tone-red *, .lm-unanswered, .lm-unanswered *";
    return properties.some((name) => style[name] === red) && !node.matches(limiting);
  });
  const ink = value("--md-typeset-color");
  const ids = [...document.querySelectorAll(".md-typeset .lm-id:not(:hover, :focus)")];
  return {
    link: value("--md-typeset-a-color"), accent: value("--md-accent-fg-color"), red,
    wrong: wrong.map((node) => node.outerHTML),
    ids: ids.filter((node) => getComputedStyle(node).color !== ink).map((node) => node.outerHTML),
  };
}"""


@pytest.mark.parametrize("path", PAGES)
def test_each_language_begins_with_fonts_of_its_own(visitor, path):
    page = visitor.open(path, bypass_csp=True)  # its fonts are none of the site
    page.evaluate(GIVE_FONTS, [[family, font(name)] for name in FACES for family in FACES[name]])
    settings = page.evaluate(SETTINGS)
    assert {"zh-CN", "en"} & {language for language, *_ in settings}
    for language, family, width, node in settings:
        if language == "code":
            assert family == CODE, node
        elif language.startswith("zh") and language != "zh-Latn":
            assert (family in HAN, width) == (True, pytest.approx(1, abs=0.02)), node
        else:
            assert (family in LATIN, width) == (True, pytest.approx(0.4, abs=0.02)), node


def font(name):
    return base64.b64encode((TESTS / "fonts" / f"{name}.ttf").read_bytes()).decode()


@pytest.mark.parametrize("size", [DESK, TABLET], ids=["desk", "tablet"])
@pytest.mark.parametrize("root", ["", "en/"])
def test_every_page_begins_at_the_same_edge(visitor, root, size):
    page = visitor.open(root + KINDS[0], size)
    places = ["h1", ".lm-views", ".md-content__inner > p", ".md-tabs__link"]
    edges = {}
    for kind in KINDS:
        page.goto(visitor.address + root + kind)
        edges[kind] = page.evaluate(LEFT, places)
    assert len({round(edge) for found in edges.values() for edge in found}) == 1, edges


@pytest.mark.parametrize("path", [PAPER, f"en/{PAPER}", "concepts/bench/", "en/method/"])
def test_a_page_of_text_keeps_its_measure(visitor, path):
    page = visitor.open(path)
    width = page.locator(".md-content__inner").bounding_box()["width"]
    for size in (DESK, TABLET):
        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        assert page.locator(".md-content__inner").bounding_box()["width"] == width


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    "path", [*VIEWS, "en/concepts/bench/", "en/compare/matrix/", "en/courses/hu-yi-2020/"]
)
def test_red_is_for_what_limits_and_numbers_are_ink(visitor, path, scheme):
    page = visitor.open(path, color_scheme="dark" if scheme == "slate" else "light")
    assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    found = page.evaluate(PAINTED)
    assert (found["wrong"], found["ids"]) == ([], [])
    assert reddish(found["red"])
    assert not reddish(found["link"])
    assert not reddish(found["accent"])


def reddish(colour):
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    hue = colorsys.rgb_to_hsv(red, green, blue)[0] * 360
    return hue < 30 or hue > 330


def test_only_what_limits_is_drawn_in_red():
    kinds = [*RELATIONS.values(), *PARALLELS.values()]
    assert [kind.id for kind in kinds if kind.line.tone == "red"] == ["limits"]
    assert [name for name, role in ROLES.items() if role.tone == "red"] == ["constraint"]
