"""The page for wrong addresses: whole at any depth, of a site that knows its own address or not."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import DESK, PHONE, WithPageForWrongAddresses, serve
from builds import invented_site, unaddressed_site
from playwright.sync_api import expect
from projects import ROOT, SITE_URL

pytestmark = pytest.mark.integration

WRONG = (
    "nope",
    "nope/",
    "a/b/c/",
    "en/nope",
    "en/papers/nope/#m1-3",
    "papers/nope/side-by-side/?lang=en",
)
HOMES = {"zh-CN": "", "en": "en/"}


@pytest.fixture(scope="module", params=[unaddressed_site, invented_site], ids=["plain", "known"])
def served(request, tmp_path_factory):
    """The address of a site below a folder of a server, and where its links should lead."""
    site = request.param() / "site"
    with serve(site, tmp_path_factory.mktemp("wrong"), WithPageForWrongAddresses) as address:
        yield address, SITE_URL if request.param is invented_site else address


@pytest.fixture
def lost(browser, served):
    """Opens a wrong address. Whatever else fails than that address itself is a failure."""
    contexts, faults = [], []

    def open_wrong(path, size=DESK, **options):
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page, wrong = context.new_page(), served[0] + path
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda request: faults.append(request.url))
        page.on("response", lambda answer: note(answer.status >= 400, answer.url, wrong))
        page.on("console", lambda said: note(said.type == "error", said.location["url"], wrong))
        assert page.goto(wrong).status == 404
        return page

    def note(bad, url, wrong):
        if bad and url.partition("#")[0] != wrong.partition("#")[0]:
            faults.append(url)

    yield open_wrong
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize("path", WRONG)
def test_it_is_set_like_every_page(lost, path):
    page = lost(path)
    assert page.locator("main section > p").first.evaluate(
        """node => { const { fontFamily, maxWidth } = getComputedStyle(node);
            return [fontFamily.split(",")[0], maxWidth] }"""
    ) == ['"PingFang SC"', "720px"]
    for place, family in (
        ("h1 [lang=zh-CN]", '"Songti SC"'),
        ("h1 [lang=en]", '"Iowan Old Style"'),
        ("section[lang=en] a", "-apple-system"),
        ("section[lang=en] code", "ui-monospace"),
    ):
        first = page.locator(place).first.evaluate("node => getComputedStyle(node).fontFamily")
        assert first.startswith(family), place
    left = page.locator("h1").bounding_box()["x"]
    assert {one.bounding_box()["x"] for one in page.locator("main p").all()} == {left}
    assert [one.bounding_box()["width"] for one in page.locator("svg").all()] == [24]
    assert page.evaluate("document.documentElement.scrollHeight") <= DESK[1]


@pytest.mark.parametrize("path", WRONG)
@pytest.mark.parametrize("language", HOMES)
def test_its_links_lead_home_in_either_language(lost, served, path, language):
    page, home = lost(path), served[1] + HOMES[language]
    expect(page.locator(f"nav [hreflang={language}]")).to_have_js_property("href", home)
    links = page.locator(f"section[lang={language}] a").evaluate_all("all => all.map(a => a.href)")
    assert links == [home, *(f"{home}{name}/" for name in ("papers", "glossary", "search"))]


def test_following_them_one_arrives(lost, served):
    page = lost("a/b/c/")
    if served[0] == served[1]:
        page.get_by_role("link", name="Glossary").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert page.url == f"{served[0]}en/glossary/"


def test_it_asks_for_no_file(lost):
    page = lost("nope/")
    assert page.locator("link:not([href^='data:']), script[src], img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_is_for_everyone(lost, scheme, size):
    page = lost("en/nope", size, color_scheme=scheme)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_scripts_it_says_what_it_has_to_say(lost):
    page = lost("a/b/c/", java_script_enabled=False)
    for language in HOMES:
        assert page.locator(f"section[lang={language}]").is_visible()


def test_its_colours_and_fonts_are_those_of_the_site():
    own = (ROOT / "overrides" / "404.html").read_text(encoding="utf-8")
    sheets = [ROOT / "docs" / "assets" / name for name in ("lunmai.css", "type.css")]
    shared = re.sub(r"\s+", "", "".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    style = re.sub(r"\s+", "", own.partition("<style>")[2].partition("</style>")[0])
    for name in ("latin", "han", "latin-serif", "han-serif"):
        (family,) = re.findall(rf"--{name}:([^;}}]+)", style)
        assert f"--lm-{name}:{family};" in shared, name
    grounds = {"#1e2529", "#d2d4d6"}  # the theme's own, which it says as hues
    assert set(re.findall(r"#\w+", style)) - grounds <= {*re.findall(r"#\w+", shared)}
