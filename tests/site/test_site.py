"""The real data, and the site that MkDocs makes of them, page by page."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from builds import invented_site, joined_site, mkdocs
from lxml import etree
from projects import REPOSITORY, ROOT, SETTINGS, SITE_URL, copy_project, snapshot
from sites import (
    PASSAGES,
    address_of,
    addresses,
    content,
    ids,
    language_at,
    language_of,
    read,
    target_of,
)

from lunmai.build.prebuild import check_data

pytestmark = pytest.mark.integration
ENGLISH = re.compile(r"[A-Za-z]{3}")


def test_real_data_have_no_problems():
    assert [str(problem) for problem in check_data(ROOT)[1]] == []


def test_a_newcomer_makes_no_problem(project):
    names = {"zhou-wenyuan-2024", "bridge-market", "stall-ledger", "hu-yi-2020", "bench-mobility"}
    problems = [problem for problem in check_data(project)[1] if problem.severity == "error"]
    assert problems == []
    assert [one for one in check_data(project)[1] if names & {*re.split("[/.]", str(one))}] == []


def test_mkdocs_alone_and_in_another_folder_gives_the_same_bytes(tmp_path):
    again = copy_project(tmp_path / "lunmai", joined_site())
    mkdocs(again, **SETTINGS)
    first, second = snapshot(joined_site() / "site"), snapshot(again / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_hand_written_pages_hold_what_is_said_of_the_corpus(project, site, pages):
    for language, prefix in (("zh", ""), ("en", "en/")):
        said = (project / "docs" / "facts" / language / "papers.md").read_text(encoding="utf-8")
        shown = content(site, f"{prefix}index.html").text_content()
        assert said.partition("\n")[0] in shown
        assert read(site, f"{prefix}index.html").xpath("//*[@class='lm-papers']/div/h3/a")
    assert not any("--8<--" in (site / name).read_text(encoding="utf-8") for name in pages)
    assert not (site / "facts").exists()


def test_both_languages_have_the_same_pages_and_ids(site, pages):
    chinese = [name for name in pages if language_of(name) == "zh"]
    assert sorted([*chinese, *(f"en/{name}" for name in chinese)]) == pages
    for name in chinese:
        assert own_ids(site, name) == own_ids(site, f"en/{name}"), name


def own_ids(site, name):
    """Without those of the definitions: a concept may be named in one language only."""
    return {one: n for one, n in ids(site, name).items() if not one.startswith("_term-")}


def test_ids_are_unique_in_each_page(site, pages):
    assert {name: max(ids(site, name).values()) for name in pages} == dict.fromkeys(pages, 1)


def test_every_internal_link_and_anchor_leads_somewhere(project, site, pages):
    links = {
        (name, target_of(address))
        for name in pages
        if project != invented_site() or is_made_of_data(site, name)
        for address in addresses(site, name, "//@href | //@src")
        if address.startswith(SITE_URL)
    }
    assert sorted((name, file) for name, (file, _) in links if not (site / file).is_file()) == []
    assert [
        (name, file, anchor)
        for name, (file, anchor) in sorted(links)
        if anchor
        and file.endswith(".html")
        and not ids(site, file)[anchor]
        and not anchor.startswith(("v1;", "add;"))  # a reading list
    ] == []


def is_made_of_data(site, name):
    """Pages written by hand lead to papers that the invented corpus does not have."""
    return "Generated from" in (site / name).read_text(encoding="utf-8")


def test_relative_addresses_stay_within_the_site(site, pages):
    for name in pages:
        relative = [a for a in read(site, name).xpath("//@href") if not urlsplit(a).scheme]
        outside = [a for a in relative if not urljoin(address_of(name), a).startswith(SITE_URL)]
        assert outside == [], name


def test_nothing_is_fetched_from_another_host(site, pages):
    named = "@rel = 'canonical' or @rel = 'alternate' or @rel = 'license'"
    path = f"//@src | //@srcset | //link[not({named})]/@href"
    for name in [*pages, "404.html"]:
        fetched = addresses(site, name, path)
        assert [link for link in fetched if not link.startswith((SITE_URL, "data:"))] == [], name
        assert read(site, name).xpath("//iframe | //object | //embed") == []
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^'\")]*)", text) == [], sheet


def test_links_lead_out_over_the_web_only(site, pages):
    for name in [*pages, "404.html"]:
        schemes = {urlsplit(address).scheme for address in addresses(site, name, "//a/@href")}
        assert schemes <= {"http", "https"}, name


def test_one_heading_of_the_first_level_and_no_level_skipped(site, pages):
    for name in pages:
        levels = [
            int(element.tag[1])
            for element in read(site, name).iter("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        assert (levels[0], levels.count(1)) == (1, 1), name
        assert [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1] == [], name


def test_heads_say_which_page_in_which_language_this_is(site, pages):
    for name in pages:
        chinese = name.removeprefix("en/")
        assert read(site, name).get("lang") == language_of(name)
        assert addresses(site, name, "//link[@rel='canonical']/@href") == [address_of(name)]
        alternates = read(site, name).xpath("//link[@rel='alternate'][@hreflang]")
        assert [(link.get("hreflang"), link.get("href")) for link in alternates] == [
            ("zh-CN", address_of(chinese)),
            ("en", address_of(f"en/{chinese}")),
            ("x-default", address_of(chinese)),
        ]


def test_heads_name_the_feed_of_their_language(site, pages):
    for name in pages:
        (feed,) = addresses(site, name, "//link[@type='application/atom+xml']/@href")
        assert feed == address_of(f"feeds/{language_of(name).partition('-')[0]}.xml")
        assert (site / feed.removeprefix(SITE_URL)).is_file()


def test_titles_and_descriptions(site, pages):
    said = {"title": Counter(), "description": Counter()}
    for name in pages:
        (title,) = read(site, name).xpath("//head/title/text()")
        (description,) = read(site, name).xpath("//meta[@name='description']/@content")
        home = name in ("index.html", "en/index.html")
        assert home or title.endswith({"zh": " · 论脉", "en": " · Lunmai"}[language_of(name)])
        assert {"zh": PASSAGES["zh"], "en": ENGLISH}[language_of(name)].search(description), name
        assert "&" not in title + description
        said["title"][title] += 1
        said["description"][description] += 1
    assert {text for counter in said.values() for text, n in counter.items() if n > 1} == set()


def test_sitemap_lists_the_pages_and_no_day_of_building(site, pages, corpus):
    sitemap = etree.parse(str(site / "sitemap.xml"))
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    hidden = [name for name in pages if read(site, name).xpath("//meta[@name='robots']")]
    assert sorted(listed) == sorted(address_of(name) for name in pages if name not in hidden)
    known = {one.date for one in (*corpus.ledger.editions, *corpus.ledger.retired)}
    assert set(sitemap.xpath("//*[local-name()='lastmod']/text()")) <= known
    assert set(sitemap.xpath("//@hreflang")) == {"zh-CN", "en", "x-default"}


def test_what_heads_lead_to_is_there(site, pages):
    for name in pages:
        for link in read(site, name).xpath("//link[@rel='alternate' or @rel='describedby'][@type]"):
            place = link.get("href").replace(SITE_URL, "../" * name.count("/"))
            assert (site / name).parent.joinpath(place).resolve().is_file(), name
        for address in read(site, name).xpath("//link[@rel='cite-as']/@href"):
            assert (site / address.removeprefix(SITE_URL) / "index.html").is_file(), name
        (picture,) = read(site, name).xpath("//meta[@property='og:image']/@content")
        assert (site / picture.removeprefix(SITE_URL)).is_file(), name


def test_tables_of_our_own_have_a_caption_and_headers(site, pages):
    found = "//table[@class]"
    tables = [(name, table) for name in pages for table in content(site, name).xpath(found)]
    assert {table.get("class") for _, table in tables} == {
        "lm-matrix",
        "lm-grid",
        "lm-chains",
        "lm-course",
    }
    for name, table in tables:
        assert table.find("caption").text, name
        for element in table.iter("th"):
            assert element.get("scope") == ("col" if element.xpath("ancestor::thead") else "row")
        widths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")}
        assert len(widths) == 1, name
        assert all(row[0].tag == "th" for row in table.xpath("./tbody/tr | ./tfoot/tr"))
        if table.get("class") not in ("lm-chains", "lm-course"):  # these never scroll
            region = table.getparent()
            assert (region.get("role"), region.get("tabindex")) == ("region", "0")
            assert region.get("aria-labelledby") == table.find("caption").get("id")


def test_filters_name_a_list_whose_items_have_keys(site, pages):
    boxes = [(name, box) for name in pages for box in read(site, name).xpath("//*[@data-items]")]
    assert boxes
    for name, box in boxes:
        listed = box.get("data-items")
        where = f"//*[@id='{listed[1:]}']" if listed.startswith("#") else f"//{listed}"
        items, *_ = read(site, name).xpath(where)  # the first, as for the script
        assert "hidden" in box.attrib
        assert box.get("data-label")
        assert box.get("data-none")
        assert all(key.strip("| ") for key in items.xpath(".//@data-key")), name
        assert items.xpath(".//@data-key"), name


def test_every_page_is_edited_at_its_source(project, site, pages):
    kinds = {"edit": "is_file", "tree": "is_dir"}
    for name in pages:
        (link,) = read(site, name).xpath("//a[contains(@class, 'md-content__button')]/@href")
        action, _, source = link.removeprefix(f"{REPOSITORY}/").partition("/main/")
        assert getattr(project / source, kinds[action])(), link
        if not source.startswith(("docs/zh/", "docs/en/")):
            text = (site / name).read_text(encoding="utf-8")
            assert f"Generated from {source}; do not edit." in text, name


def test_passages_in_the_other_language_say_so(site, pages):
    for name in pages:
        own, other = ("en", "zh") if language_of(name) == "en" else ("zh", "en")
        texts = content(site, name).xpath(
            ".//text()[not(ancestor::code or ancestor::pre or parent::script or parent::title)]"
        )
        untagged = [
            text.strip()
            for text in texts
            if PASSAGES[other].search(text) and language_at(text).startswith(own)
        ]
        assert untagged == [], name


def test_page_for_wrong_addresses_speaks_both_languages(site):
    page = read(site, "404.html")
    assert len(page.xpath("//h1")) == 1
    for language in ("zh-CN", "en"):
        assert page.xpath(f"//main/section[@lang='{language}']/p")
    for address in page.xpath("//a/@href"):
        assert (site / target_of(address)[0]).is_file(), address


def test_exports_are_published(site, project):
    published = snapshot(site / "exports")
    assert published == snapshot(project / "docs" / "exports")
    glossaries = {f"glossary.{ending}" for ending in ("csv", "jsonld", "tbx", "ttl")}
    papers = [f"papers/{path.stem}" for path in (project / "docs/data/papers").glob("*.yaml")]
    references = {
        f"{name}.{ending}" for name in ("references", *papers) for ending in ("bib", "json", "ris")
    }
    of_paper = {f"{name}.{end}" for name in papers for end in ("argdown", "aif.jsonld", "tmx")}
    of_all = {"aif.shapes.ttl", "arguments.zip", "claims.xlsx", "wordings.zip"}
    kinds = ("index", "concepts", "references", "pinyin", *papers)
    lists = {f"courses/{name}.json" for name in kinds}
    data = {f"{name}{kind}.json" for name in ("corpus", "ids") for kind in ("", ".schema")}
    told = {"corrections.json"}  # what pages say to whoever suggests a change
    assert set(published) == {*(*data, *glossaries, *references, *lists, *told, *of_paper, *of_all)}


@pytest.mark.parametrize("ending", ["ttl", "jsonld", "tbx"])
def test_what_the_exported_glossary_names_is_published(site, corpus, ending):
    text = (site / f"exports/glossary.{ending}").read_text(encoding="utf-8")
    named = set(re.findall(rf"{SITE_URL}(?:concepts|glossary)/[^\s\"<>]*", text))
    assert len(named) >= len(corpus.concepts)
    for address in named:
        file, anchor = target_of(address)
        assert (site / file).is_file(), address
        # What begins with an underscore names a note in the data, and no place on a page.
        assert not anchor or anchor.startswith("_") or ids(site, file)[anchor], address


@pytest.mark.parametrize(
    ("script", "wanting"),
    [
        ("terms.js", ".//a[@aria-describedby or (@class='lm-id' and contains(@href, '#'))]"),
        ("references.js", ".//*[@class='lm-style-choice' or @class='lm-cite']"),
    ],
)
def test_scripts_are_where_they_have_something_to_do(site, pages, script, wanting):
    """Previews and references weigh nothing on pages that have neither."""
    scripts = f"//script[contains(@src, '{script}')]"
    loading = {name for name in pages if read(site, name).xpath(scripts)}
    assert {name for name in pages if content(site, name).xpath(wanting)} <= loading < set(pages)
