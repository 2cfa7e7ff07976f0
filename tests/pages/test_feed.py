"""The feeds: what Atom asks for, every date and id from the data, and no more than is read."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html
from projects import SITE_URL, formatted_of

from lunmai.languages import SITE_LANGUAGES, WRITTEN
from lunmai.link import link_corpus
from lunmai.model import Ledger, PublishedEdition
from lunmai.pages.feed import feed_path, render_feeds
from lunmai.views.news import MOST_ENTRIES

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feeds(corpus, address=SITE_URL):
    files = render_feeds(corpus, link_corpus(corpus), formatted_of(corpus), address)
    return {path: etree.fromstring(text.encode()) for path, text in files.items()}


@pytest.fixture(scope="module")
def corpus(linked):
    return linked.loaded.corpus


def found(element, path):
    return [str(one) for one in element.xpath(path, namespaces=ATOM)]


def test_the_addresses_of_the_feeds_never_change():
    """Who has subscribed to one is told of nothing if it is elsewhere."""
    assert [feed_path(name) for name in WRITTEN] == ["feeds/zh.xml", "feeds/en.xml"]


@pytest.mark.parametrize("address", [SITE_URL, "http://localhost:8080/a/b/", "https://例.org/论/"])
def test_a_feed_has_what_atom_asks_for(corpus, address):
    for path, feed in feeds(corpus, address).items():
        assert found(feed, "a:id/text()") == [address + path]
        assert found(feed, "a:link[@rel='self']/@href") == [address + path]
        assert len(found(feed, "a:author/a:name/text()")) == 1
        ids = found(feed, "//a:id/text()")
        assert len(ids) == len(set(ids)) > 1
        links = found(feed, "//a:link/@href")
        inner = [html.fromstring(one) for one in found(feed, "//a:content/text()")]
        links += [str(link) for one in inner for link in one.xpath("//@href")]
        assert [link for link in (*ids, *links) if not link.startswith(address)] == []
        for entry in feed.xpath("a:entry", namespaces=ATOM):
            for name in ("id", "title", "updated", "content", "link"):
                assert len(entry.findall(f"a:{name}", ATOM)) == 1


def test_it_tells_of_editions_papers_and_retired_ids_by_the_dates_of_the_data(corpus):
    for path, feed in feeds(corpus).items():
        language = Path(path).stem
        assert feed.get(LANG) == SITE_LANGUAGES[language].tag
        days = found(feed, "//a:updated/text()")
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day) for day in days)
        assert days[0] == max(days)
        assert days[1:] == sorted(days[1:], reverse=True)
        ledger = corpus.ledger
        told = {one.partition("#")[2] for one in found(feed, "a:entry/a:id/text()")}
        papers = {f"papers/{name}" for one in ledger.editions for name in one.papers}
        assert told == {
            *(f"edition/{one.name}" for one in ledger.editions),
            *(name for name in papers if name.removeprefix("papers/") in corpus.papers),
            *(f"retired/{stone.date}" for stone in ledger.retired),
        }
        text = "".join(found(feed, "//a:content/text()"))
        for stone in ledger.retired:
            assert html.fromstring(text).xpath(f"//a[.='{stone.id}']"), stone.id


def test_without_an_address_there_is_none(corpus):
    assert feeds(corpus, "") == {}


def test_a_feed_of_nothing_is_dated_too(corpus):
    for changes in ({}, {"papers": {}, "parallels": {}, "guides": {}}):
        for feed in feeds(replace(corpus, ledger=Ledger(), **changes)).values():
            assert found(feed, "//a:updated/text()") == [f"{corpus.edition.date}T00:00:00Z"]
            assert found(feed, "//a:entry") == []


def test_it_stays_small_however_much_is_published(corpus):
    """Each edition first, then of its papers as many as there is room for."""
    paper = next(iter(corpus.papers.values()))
    names = [f"p{number}" for number in range(80)]
    papers = {name: paper.model_copy(update={"id": name}) for name in names}
    first = PublishedEdition(name="1", date="2020-01-01", papers={"p0": "t1"})
    second = PublishedEdition(name="a b", date="2021-01-01", papers=dict.fromkeys(names, "t1"))
    ledger = Ledger(editions=(first, second))
    changed = replace(corpus, papers=papers, parallels={}, guides={}, ledger=ledger)
    for feed in feeds(changed).values():
        ids = [one.partition("#")[2] for one in found(feed, "a:entry/a:id/text()")]
        assert len(ids) == MOST_ENTRIES
        assert ids[0] == "edition/a%20b"
        assert "papers/p0" not in ids[:2]
