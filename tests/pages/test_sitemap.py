"""The list of pages for search engines follows its schemas, and knows no day but the ledger's."""

import re

import pytest
from lxml import etree
from projects import BASE, SITE_URL, formatted_of

from lunmai.build.render import render_site
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.model import Ledger, PublishedEdition, Retired
from lunmai.pages.sitemap import render_sitemap

PAGES = ("index", "papers/index", "papers/a-1/index", "papers/a-1/map", "concepts/x", "about")
EDITIONS = (
    PublishedEdition(
        name="1", date="2020-01-01", papers={"a-1": "t1"}, concepts="x", pages="about"
    ),
    PublishedEdition(name="2", date="2021-02-03", papers={"a-1": "t2"}),
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
URL = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def paths(pages=PAGES):
    return [f"{language}/{page}.md" for page in pages for language in ("zh", "en")]


def valid(text):
    """The entries of a file, after the rules of siteindex.xsd and sitemap.xsd."""
    root = etree.fromstring(text.encode())
    of, entry = (URL + "urlset", URL + "url")
    if root.tag != of:
        of, entry = (URL + "sitemapindex", URL + "sitemap")
    assert root.tag == of
    assert 0 < len(root) <= 50_000
    assert len(text.encode()) < 50 * 2**20
    for one in root:
        assert one.tag == entry
        loc, *others = one
        assert loc.tag == URL + "loc"
        assert 12 <= len(loc.text) <= 2048
        assert loc.text.startswith(SITE_URL)
        tags = [other.tag for other in others]
        assert tags == sorted(tags)  # lastmod, and behind it what the schema leaves to others
        assert tags.count(URL + "lastmod") <= 1
        assert set(tags) <= {URL + "lastmod", LINK}
        assert all(DAY.fullmatch(other.text) for other in others if other.tag != LINK)
    return {one[0].text.removeprefix(SITE_URL): one for one in root}


def test_pages_have_their_languages_and_days():
    stone = Retired(
        id="papers/a-1#t9",
        kind="withdrawn",
        date="2022-05-05",
        reason={"zh": "误", "en": "wrong"},
    )
    ledger = Ledger(editions=EDITIONS, retired=(stone,))
    (text,) = render_sitemap(paths(), ledger, SITE_URL).values()
    entries = valid(text)
    days = {name: one.findtext(URL + "lastmod") for name, one in entries.items()}
    assert days["papers/a-1/"] == days["en/papers/a-1/map/"] == days["papers/"] == "2022-05-05"
    assert days["concepts/x/"] == days["about/"] == "2020-01-01"
    links = entries["en/papers/a-1/map/"].findall(LINK)
    assert [(one.get("hreflang"), one.get("href")) for one in links] == [
        ("zh-CN", f"{SITE_URL}papers/a-1/map/"),
        ("en", f"{SITE_URL}en/papers/a-1/map/"),
        ("x-default", f"{SITE_URL}papers/a-1/map/"),
    ]


def test_what_no_edition_has_yet_has_no_day():
    (text,) = render_sitemap(
        paths(["papers/b/index"]), Ledger(editions=EDITIONS), SITE_URL
    ).values()
    assert [one.find(URL + "lastmod") for one in valid(text).values()] == [None, None]


@pytest.mark.parametrize(("pages", "site"), [(PAGES, ""), ((), SITE_URL)])
def test_there_is_none_without_an_address_or_pages(pages, site):
    assert render_sitemap(paths(pages), Ledger(), site) == {}


def test_more_than_a_file_may_have_are_divided():
    files = render_sitemap(paths(), Ledger(editions=EDITIONS), SITE_URL, most=5)
    index, *parts = files
    assert index == "sitemap/sitemap.xml"
    named = [f"sitemap/{name}" for name in valid(files[index])]
    assert named == parts
    assert sum(len(valid(files[name])) for name in parts) == 2 * len(PAGES)


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_draft_is_not_in_it(status):
    corpus = load_corpus(BASE / "docs" / "data", BASE).corpus
    name, paper = next(iter(corpus.papers.items()))
    corpus.papers[name] = paper.model_copy(update={"status": status})
    files = render_site(corpus, link_corpus(corpus), formatted_of(corpus), SITE_URL).files
    assert f"zh/papers/{name}/index.md" in files
    listed = valid(files["sitemap/sitemap.xml"])
    assert any(f"/{name}/" in f"/{entry}" for entry in listed) == (status == "published")
