"""A third language is one change: what readers of it then have, and that nobody else notices."""

import re

import pytest
from lxml import html
from sites import PASSAGES, language_at
from thirds import KEY, NAME, build, traditional

pytestmark = pytest.mark.integration
SWITCH = re.compile(
    rb'\s*<a [^>]*class="md-header__button lm-language"[^>]*>[^<]*</a>'
    rb'|\s*<link rel="alternate" hreflang="[^"]*"[^>]*>'
    rb'|"(?:inLanguage|alternateName)":\[[^]]*\]'
)
"""What says in which languages there is a page."""
OWN = (
    "//text()[not(parent::script or parent::style or parent::*[@class='lm-stage'])]"
    "[not(ancestor::nav[contains(@class, 'md-nav')])]"
    "[not((parent::title or ancestor::header) and contains(., ' × '))]"
)
OTHERS = ("zh-CN", "en", "zh-Latn")
FIRST, SECOND = "", "en/"


@pytest.fixture(scope="module")
def third(tmp_path_factory):
    return build(tmp_path_factory.mktemp("third"), third=True)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    return build(tmp_path_factory.mktemp("two"), third=False)


@pytest.fixture(scope="module")
def names(two):
    """The pages of the first language."""
    files = (path.relative_to(two).as_posix() for path in two.rglob("index.html"))
    return sorted(name for name in files if not name.startswith((SECOND, "go/", "embed/")))


@pytest.fixture(scope="module")
def pages(third, names):
    """The pages of the third language by their names in the first."""
    return {name: html.parse(str(third / KEY / name)).getroot() for name in names}


def own_texts(page):
    """The texts of a page that are in its own language; but for the theme's table of contents, the
    titles of pairs and the heads of drawings, which name works and cannot say in which language."""
    for text in page.xpath(OWN):
        if text.strip() and not language_at(text).startswith(OTHERS):
            yield str(text)


def test_every_page_is_there_and_no_other(third, names):
    made = {path.relative_to(third / KEY).as_posix() for path in (third / KEY).rglob("*.html")}
    assert made == set(names)


def test_pages_say_their_language_and_that_they_are_converted(third, pages):
    for name, page in pages.items():
        assert page.get("lang") == KEY, name
        (note,) = page.xpath("//p[@class='lm-converted']")
        assert "簡體中文" in note.text_content(), name
        for root in (FIRST, SECOND):
            assert b"lm-converted" not in (third / root / name).read_bytes(), root + name


def test_their_own_words_are_in_traditional_characters(pages):
    for name, page in pages.items():
        wrong = [text for text in own_texts(page) if traditional(text) != text]
        assert wrong == [], name


def test_no_english_leaks_in(third, pages):
    for name, page in pages.items():
        source = html.parse(str(third / name)).getroot()
        known = " ".join(traditional(text) for text in own_texts(source))
        leaked = [t for t in own_texts(page) if PASSAGES["en"].search(t) and t.strip() not in known]
        assert leaked == [], name


def test_print_is_not_converted(linked, pages):
    """Titles and passages of works stay as they are printed, and say in which language."""
    paper = linked.loaded.corpus.papers["hu-tong-2021"]
    views = ("papers/hu-tong-2021/index.html", "papers/hu-tong-2021/record/index.html")
    kept = " ".join(" ".join(pages[one].xpath("//*[@lang='zh-CN']//text()")) for one in views)
    printed = {claim.source.incipit for claim in paper.all_claims()} | {paper.title.zh}
    assert any(traditional(text) != text for text in printed)
    assert {text for text in printed if text not in kept} == set()


def test_the_switch_leads_there_and_back(third, pages):
    for name, page in pages.items():
        away = page.xpath("//a[contains(@class, 'lm-language')]")
        assert [link.get("hreflang") for link in away] == ["zh-CN", "en"], name
        for root, link in zip((FIRST, SECOND), away, strict=True):
            assert target(third, KEY + "/" + name, link.get("href")) == third / root / name
        for root in (FIRST, SECOND):
            page = html.parse(str(third / root / name)).getroot()
            (back,) = page.xpath(f"//a[contains(@class, 'lm-language')][@hreflang='{KEY}']")
            assert back.text == NAME
            assert target(third, root + name, back.get("href")) == third / KEY / name


def test_links_lead_to_files_of_the_site(third, pages):
    for name, page in pages.items():
        for address in page.xpath("//a/@href | //img/@src | //script/@src"):
            if re.match(r"[a-z]+:|#", address) or "liu-" in address:
                continue  # hand-written pages name the real papers
            assert target(third, f"{KEY}/{name}", address).exists(), (name, address)


def target(site, name, address):
    """The file that a relative address leads to."""
    path = (site / name).parent / address.partition("#")[0].partition("?")[0]
    path = path.resolve()
    return path / "index.html" if path.is_dir() else path


def test_the_other_pages_change_in_nothing_but_the_switch(third, two, names):
    for name in (root + name for root in (FIRST, SECOND) for name in names):
        before, after = (SWITCH.sub(b"", (site / name).read_bytes()) for site in (two, third))
        assert before == after, name
