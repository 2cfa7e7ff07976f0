"""What the pages of the built site show of works, and what readers take away."""

import json
from collections import Counter

import pytest
from lxml import html
from projects import SITE_URL
from pybtex.database import parse_string
from sites import (
    address_of,
    addresses,
    ids,
    language_of,
    pages_of,
    read,
    record_pages,
    recorded,
    records_of,
)

from lunmai.cite import STYLES, format_references
from lunmai.text.phrases import phrase
from lunmai.text.pinyin import HAN

pytestmark = pytest.mark.integration

FORMATS = {*STYLES, "bibtex", "ris", "csl-json", "markdown"}


@pytest.fixture(scope="module")
def formatted(corpus):
    return format_references(corpus.references, None)


def works_taken_from(site, name):
    """What the copy buttons of a page copy, by work."""
    (block,) = read(site, name).xpath("//script[@class='lm-take-away']/text()")
    return json.loads(block)


def text_of(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_index_has_each_work_in_each_style(site, corpus, formatted, prefix):
    page = read(site, f"{prefix}citations/index.html")
    shown = {"": "gb-t-7714-2025", "en/": "apa"}[prefix]
    for key in corpus.references:
        (work,) = page.xpath(f"//section[@id='{key}']")
        for style in STYLES:
            (one,) = work.xpath(f".//*[@data-style='{style}']")
            assert text_of(one) == " ".join(formatted.reference(style, key).text.split())
            assert ("hidden" in one.attrib) == (style != shown)
    assert len(page.xpath("//section[@data-work]")) == len(corpus.references)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_each_work_has_every_claim_that_cites_it(site, corpus, prefix):
    name = f"{prefix}citations/index.html"
    for key in corpus.references:
        shown = addresses(site, name, f"//section[@id='{key}']//li/a/@href")
        assert Counter(shown) == Counter(
            f"{SITE_URL}{prefix}papers/{paper.id}/#{claim.id}"
            for paper in corpus.papers.values()
            for claim in paper.all_claims()
            if key in claim.cites and key != paper.reference
        )


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("name", ["authors", "years", "journals"])
def test_indexes_lead_to_every_work_that_has_such_a_thing(site, corpus, prefix, name):
    field = {"authors": "author", "years": "id", "journals": "container_title"}[name]
    page = f"{prefix}citations/{name}/index.html"
    links = set(addresses(site, page, "//dl[@class='lm-index']//a/@href"))
    wanted = {key for key, work in corpus.references.items() if getattr(work, field)}
    assert links == {f"{SITE_URL}{prefix}citations/#{key}" for key in wanted}


def test_diagnostics_say_what_does_not_agree(site, corpus):
    page = "citations/diagnostics/index.html"
    unlisted = {
        key
        for paper in corpus.papers.values()
        for key in (
            *(key for claim in paper.all_claims() for key in claim.cites),
            *(key for note in paper.notes for key in note.references),
        )
        if key not in (*paper.bibliography, paper.reference)
    }
    links = addresses(site, page, "//h2[@id='_unlisted']/following-sibling::ul[1]//a/@href")
    shown = {link.partition("citations/#")[2] for link in links if "citations/#" in link}
    assert shown == unlisted
    incomplete = addresses(site, page, "//h2[@id='_incomplete']/following-sibling::ul[1]//a/@href")
    untitled = {key for key, work in corpus.references.items() if not work.title}
    assert untitled <= {link.partition("citations/#")[2] for link in incomplete}


def test_lists_of_papers_lead_back_to_claims_and_to_the_index(site, corpus):
    for paper in corpus.papers.values():
        for name, record in zip(pages_of(paper), records_of(paper), strict=False):
            prefix = "en/" if language_of(name) == "en" else ""
            for number, key in enumerate(paper.bibliography, 1):
                found = f"//li[@id='reference-{key}']"
                citing = [claim.id for claim in paper.all_claims() if key in claim.cites]
                for page in (name, record):
                    (item,) = read(site, page).xpath(found)
                    assert text_of(item).startswith(f"[{number}] ")
                    back = addresses(site, page, f"{found}//a[@class='lm-id']/@href")
                    assert back == [f"{address_of(name)}#{claim}" for claim in citing]
                links = addresses(site, record, f"{found}//a/@href")
                assert f"{SITE_URL}{prefix}citations/#{key}" in links


@pytest.mark.parametrize(("prefix", "style"), [("", "gb-t-7714-2025"), ("en/", "apa")])
def test_a_paper_is_read_with_its_works_in_one_style(site, corpus, formatted, prefix, style):
    for paper in corpus.papers.values():
        page = read(site, f"{prefix}papers/{paper.id}/index.html")
        record = read(site, f"{prefix}papers/{paper.id}/record/index.html")
        for key in paper.bibliography:
            said = " ".join(formatted.reference(style, key).text.split())
            assert text_of(page.get_element_by_id(f"_cite-{key}")).startswith(said)
            styles = record.get_element_by_id(f"_cite-{key}").xpath(".//@data-style")
            assert styles == [*STYLES]


def test_citations_in_claims_lead_to_their_reference_and_are_described_by_it(site, corpus):
    for paper in corpus.papers.values():
        cited = {key for claim in paper.all_claims() for key in claim.cites}
        chinese, english, *_ = pages_of(paper)
        for first, page in zip(
            (*pages_of(paper), *records_of(paper)), (chinese, english) * 3, strict=True
        ):
            names = record_pages(site, first) if first in records_of(paper) else [first]
            found = {key for key in cited if key != paper.reference}
            path = "//a[contains(@class, 'lm-citation')]"
            led = {one for name in names for one in addresses(site, name, f"{path}/@href")}
            assert {f"{address_of(page)}#reference-{key}" for key in found} <= led
            for name in names:
                described = set(read(site, name).xpath(f"{path}/@aria-describedby"))
                if "side-by-side" in name or len(names) > 1:
                    assert described == set()  # the list stands on another page
                else:
                    assert described == {f"_cite-{key}" for key in found}
                assert all(ids(site, name)[target] == 1 for target in described)


def test_what_is_copied_is_what_the_files_have(site, corpus, formatted):
    for prefix in ("", "en/"):
        copied = works_taken_from(site, f"{prefix}citations/index.html")
        assert copied.keys() == corpus.references.keys()
        for name, ending in (("bibtex", "bib"), ("ris", "ris")):
            file = (site / "exports" / f"references.{ending}").read_bytes().decode()
            assert all(texts[name].strip() in file for texts in copied.values())
        items = json.loads((site / "exports" / "references.json").read_text(encoding="utf-8"))
        for item in items:
            texts = copied[item["id"]]
            assert FORMATS - {*STYLES} <= texts.keys() <= FORMATS
            assert json.loads(texts["csl-json"]) == [item]
            for style in STYLES:  # what is inferred or romanized by us is said after the reference
                shown = formatted.reference(style, item["id"]).text
                said = texts.get(style, shown).removeprefix(shown)
                inferred = said.replace(phrase("romanized-in-copy", "en"), "")
                assert bool(inferred) == bool(corpus.references[item["id"]].inferred)
                assert inferred == said or not style.startswith("gb-t")
                assert said != texts.get(style)


def test_copied_bibtex_is_read_with_its_characters(site, corpus):
    for paper in corpus.papers.values():
        key, work = paper.reference, corpus.references[paper.reference]
        text = works_taken_from(site, f"papers/{paper.id}/index.html")[key]["bibtex"]
        entry = parse_string(text, "bibtex").entries[key]
        joints = ["" if HAN.search(name.family) else ", " for name in work.author]
        parts = zip(work.author, joints, strict=True)
        persons = [f"{name.family}{joint}{name.given}" for name, joint in parts]
        assert [str(person) for person in entry.persons["author"]] == persons
        assert entry.fields["title"].replace("{", "").replace("}", "") == work.title


def test_papers_offer_themselves_and_their_works(site, corpus):
    for paper in corpus.papers.values():
        for name, record in zip(pages_of(paper), records_of(paper), strict=False):
            assert works_taken_from(site, name).keys() == {paper.reference}
            copied = works_taken_from(site, record)
            assert {paper.reference, *paper.bibliography} <= copied.keys()
            for page, own in ((name, {paper.reference}), (record, {*paper.bibliography})):
                assert own <= set(read(site, page).xpath("//@data-work"))
                assert set(read(site, page).xpath("//@data-work")) <= copied.keys()


def test_each_claim_can_be_cited(site, corpus):
    for paper in corpus.papers.values():
        for name, record in zip(pages_of(paper), records_of(paper), strict=False):
            claims = recorded(site, record).values()
            assert len(claims) == len(list(paper.all_claims()))
            for page in {page for _, page in claims}:
                (link,) = addresses(site, page, "//a[@class='lm-cite']/@href")
                assert link == f"{address_of(name)}#cite"
            page = read(site, name)
            assert ids(site, name)["cite"] == 1
            (formats,) = page.xpath("//script[@id='_claim-formats']/text()")
            told = json.loads(formats)
            told.pop("cut", None)  # what is not said of claims that no edition has
            for text in told.values():
                assert "\ue001" in text
                assert "\ue002" in text
            assert json.loads(json.loads(formats)["csl-json"])[0]["title"].count("\ue001") == 1


def test_markdown_of_a_reference_is_that_reference(corpus, formatted):
    import markdown

    from lunmai.pages.take_away import markdown as as_markdown

    for style in STYLES:
        for key in corpus.references:
            one = formatted.reference(style, key)
            shown = html.fromstring(markdown.markdown(as_markdown(one))).text_content()
            assert " ".join(shown.split()) == " ".join(one.text.split())
