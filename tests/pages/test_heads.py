"""What a page says of itself to programs, as the theme writes it out: any titles, any address."""

import json
import re
from types import SimpleNamespace

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from lxml import html
from projects import CORPUS, ROOT, SITE_URL, formatted_of

from lunmai.build.render import render_site
from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.model import LICENCE_URL
from lunmai.pages.heads import EXPORTS, with_head
from lunmai.pages.theme import theme_languages
from lunmai.pages.trail import web_address

PAGE = "---\ntitle: {}\n---\n\n# Text\n"
METHODS = re.compile(
    r"\.(?:startswith|endswith|r?strip|lstrip|items|keys|values|r?split|join|format|lower|upper"
    r"|title|replace|get|removeprefix|removesuffix)\("
)
TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NASTY = (
    "a “b” \"c\" 'd'",
    "[x](y) -- <!--",
    "</script><b>",
    "𠮷 🙂",
    "a\u2028b\x85c",
    "x: {y}, #z",
)


def head_of(meta, address=SITE_URL, url="papers/x/", trail=(), language="en"):
    """The head that the theme makes of some front matter."""
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"))  # as MkDocs has it
    environment.filters["url"] = lambda path: f"../../{path}"
    extra = {"languages": theme_languages(), "license": LICENCE_URL}
    theme = SimpleNamespace(language=language)
    config = SimpleNamespace(
        extra=extra, theme=theme, site_url=web_address(address), site_name="Lunmai"
    )
    page = SimpleNamespace(meta=meta, url=f"en/{url}", title="Untitled")
    text = environment.get_template("partials/head.html").render(
        config=config, page=page, trail=trail
    )
    return html.fromstring(f"<html><head>{text}</head><body></body></html>")


def data(head):
    (text,) = head.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(text)


def meta_of(page):
    return yaml.safe_load(page.split("---\n")[1])


def content(head, name):
    return head.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")


@pytest.mark.parametrize("title", NASTY)
def test_any_title_stays_what_it_is(title):
    from lunmai.pages.templating import front_matter_text

    meta = meta_of(with_head(PAGE.format(front_matter_text(title)), {"go": title}))
    assert " ".join(meta["head"]["name"].split()) == " ".join(title.split())
    assert meta["head"]["go"] == title
    head = head_of(meta)
    assert data(head)["name"] == meta["head"]["name"]
    (shown,) = content(head, "og:title")
    assert " ".join(shown.split()) == " ".join(title.split())


@pytest.mark.parametrize("title", NASTY[:4])
def test_so_does_one_that_somebody_wrote_by_hand(title):
    head = head_of({"title": title, "description": title})
    assert data(head)["name"] == title
    for name in ("og:title", "description", "og:description"):
        assert content(head, name) == [title]
    assert head.xpath("//b") == []


def test_a_page_without_title_and_description_has_a_head():
    head = head_of({})
    assert content(head, "og:title") == ["Untitled"]
    assert content(head, "description") == []
    assert with_head("# Text\n", {"go": "x"}) == "# Text\n"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("https://example.org/lunmai/", "https://example.org/lunmai/"),
        ("https://example.org:8443/a/b", "https://example.org:8443/a/b/"),
        (" https://example.org/lunmai//  ", "https://example.org/lunmai/"),
        ("https://example.org/lunmai/ /", "https://example.org/lunmai/"),  # as MkDocs completes it
        ("", ""),
        (None, ""),
    ],
)
def test_the_address_of_the_site(given, found):
    assert web_address(given) == found
    head = head_of({"head": {"go": "go/x/", "picture": "previews/x.png"}}, address=given)
    addresses = [
        *head.xpath("//link[@rel='canonical' or @rel='cite-as']/@href"),
        *content(head, "og:image"),
    ]
    names = ("en/papers/x/", "go/x/", "previews/x.png")
    assert addresses == ([f"{found}{name}" for name in names] if found else [])


def test_without_an_address_nothing_leads_outside():
    head = head_of({"title": "x"}, address="")
    links = [*head.xpath("//@href"), *content(head, "og:image")]
    assert [link for link in links if "//" in link] == [LICENCE_URL]
    assert data(head)["@id"] == ""


def test_templates_have_no_methods_of_python():
    """So that another engine of the same language can read them."""
    for file in (ROOT / "overrides").rglob("*.html"):
        for tag in TAGS.findall(file.read_text(encoding="utf-8")):
            assert not METHODS.search(tag), (file.name, tag)


def test_each_export_is_announced_on_the_page_that_it_belongs_to():
    corpus = load_corpus(CORPUS / "docs" / "data", CORPUS).corpus
    files = render_site(corpus, link_corpus(corpus), formatted_of(corpus), SITE_URL).files
    announced = {
        file["path"]
        for path, text in files.items()
        if path.startswith("zh/") and path.endswith(".md")
        for file in meta_of(text).get("head", {}).get("files", ())
    }
    for kind in ("papers/", "glossary.", "references."):
        there = {name for name in files if name.startswith(f"exports/{kind}")}
        told = {name for name in announced if name.startswith(f"exports/{kind}")}
        assert told == there, "lunmai.pages.heads.EXPORTS has not each of them"
    for kind in EXPORTS.keys() - {"papers"}:
        assert all(f"exports/{kind}.{ending}" in files for ending, *_ in EXPORTS[kind])
