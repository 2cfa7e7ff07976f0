"""The pages of the built site, as tests look at them."""

import re
from collections import Counter
from functools import cache
from urllib.parse import unquote, urljoin

from lxml import html
from projects import SITE_URL

PASSAGES = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "en": re.compile(r"[A-Za-z]{2,}(?:[ ,’'-]+[A-Za-z]{2,}){3,}"),
}
"""What a passage in a language has: a Chinese character, or four English words in a row."""


@cache
def read(site, name):
    return html.parse(str(site / name)).getroot()


@cache
def ids(site, name):
    return Counter(read(site, name).xpath("//@id"))


def content(site, name):
    """The part of a page that is not the theme's."""
    return read(site, name).xpath("//article[contains(@class, 'md-content__inner')]")[0]


def language_of(name):
    return "en" if name.startswith("en/") else "zh"


def address_of(name):
    return SITE_URL + name.removesuffix("index.html")


def addresses(site, name, path):
    """The absolute form of every address that a page names."""
    return [urljoin(address_of(name), address) for address in read(site, name).xpath(path)]


def target_of(address):
    """The file and the id that an address within the site leads to."""
    path, _, anchor = unquote(address.removeprefix(SITE_URL)).partition("#")
    return f"{path}index.html" if path.endswith("/") or not path else path, anchor


def pages_of(paper):
    """The pages of a paper: Chinese, English, and side by side in both."""
    views = (f"papers/{paper.id}/index.html", f"papers/{paper.id}/side-by-side/index.html")
    return [prefix + view for view in views for prefix in ("", "en/")]


@cache
def links_by_claim(page):
    """The links in the facts of each claim of a page."""
    return {
        article.xpath("string(./*[self::h3 or self::h4 or self::h5 or self::h6]/@id)"): set(
            article.xpath(".//li//a/@href")
        )
        for article in page.xpath("//article[contains(@class, 'lm-claim')]")
    }


def language_at(text):
    """The language of the element in which a text stands."""
    holder = text.getparent().getparent() if text.is_tail else text.getparent()
    return holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
