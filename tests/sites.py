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


def records_of(paper):
    """The first page of all that is recorded of each claim of a paper, Chinese and English."""
    return [f"{prefix}papers/{paper.id}/record/index.html" for prefix in ("", "en/")]


@cache
def record_pages(site, first):
    """The pages of a record: the first, and its parts where the paper is long."""
    parts = sorted((site / first).parent.glob("*/index.html"))
    return (first, *(part.relative_to(site).as_posix() for part in parts))


@cache
def recorded(site, first):
    """The element with all that is recorded of each claim, and its page, by claim."""
    found = [
        (claim, (element, name))
        for name in record_pages(site, first)
        for claim, element in claims_on(read(site, name)).items()
        if element.tag == "article"
    ]
    assert len({claim for claim, _ in found}) == len(found)
    return dict(found)


def claims_on(page):
    """The claims of a page with their ids: the element that holds what stands of each."""
    found = page.xpath("//*[contains(concat(' ', @class, ' '), ' lm-claim ')]")
    return {claim.get("id") or claim.xpath("string(./*/@id)"): claim for claim in found}


@cache
def links_by_claim(site, name):
    """The absolute links in the line of signs or in the facts of each claim of a page."""
    signs = (
        "./p[@class='lm-signs']//a/@href | ./div[@class='lm-body']/p[@class='lm-signs']//a/@href"
    )
    claims = claims_on(read(site, name))
    places = recorded(site, name) if name.endswith("record/index.html") else {}
    return {
        claim: {
            urljoin(address_of(page), link)
            for link in place.xpath(f"{signs} | ./details/dl//a/@href")
        }
        for claim, element in claims.items()
        for place, page in [places.get(claim, (element, name))]
    }


def language_at(text):
    """The language of the element in which a text stands."""
    holder = text.getparent().getparent() if text.is_tail else text.getparent()
    return holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
