"""The real data, and the site that MkDocs makes of them, page by page."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html
from projects import ROOT, SITE_URL, copy_project, run, snapshot

from lunmai.prebuild import check_data

REPOSITORY = "https://example.org/code"
SETTINGS = {"LUNMAI_SITE_URL": SITE_URL, "LUNMAI_REPO_URL": REPOSITORY}
PASSAGES = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "en": re.compile(r"[A-Za-z]{2,}(?:[ ,’'-]+[A-Za-z]{2,}){3,}"),
}
"""What a passage in a language has: a Chinese character, or four English words in a row."""

pytestmark = pytest.mark.integration


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """A copy of the project, built by MkDocs alone."""
    root = copy_project(tmp_path_factory.mktemp("site") / "project")
    built = run(root, "-m", "mkdocs", "build", "--site-dir", "first", **SETTINGS)
    assert built.returncode == 0, built.stdout + built.stderr
    return root


@pytest.fixture(scope="session")
def site(project):
    return project / "first"


@pytest.fixture(scope="session")
def pages(site):
    """The file of every page but that for wrong addresses."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name for name in files if name != "404.html")


@pytest.fixture(scope="session")
def corpus():
    return check_data(ROOT)[0].corpus


@pytest.fixture(scope="session")
def papers(corpus):
    return corpus.papers


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


def test_real_data_have_no_problems():
    assert [str(problem) for problem in check_data(ROOT)[1]] == []


def test_building_again_strictly_gives_the_same_bytes(project):
    again = run(project, "scripts/dev.py", "build", **SETTINGS)
    assert again.returncode == 0, again.stderr
    first, second = snapshot(project / "first"), snapshot(project / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_both_languages_have_the_same_pages_and_ids(site, pages):
    chinese = [name for name in pages if language_of(name) == "zh"]
    assert sorted([*chinese, *(f"en/{name}" for name in chinese)]) == pages
    for name in chinese:
        assert ids(site, name) == ids(site, f"en/{name}"), name


def test_ids_are_unique_in_each_page(site, pages):
    assert {name: max(ids(site, name).values()) for name in pages} == dict.fromkeys(pages, 1)


def test_every_internal_link_and_anchor_leads_somewhere(site, pages):
    links = {
        (name, target_of(address))
        for name in pages
        for address in addresses(site, name, "//@href | //@src")
        if address.startswith(SITE_URL)
    }
    assert sorted((name, file) for name, (file, _) in links if not (site / file).is_file()) == []
    assert [
        (name, file, anchor)
        for name, (file, anchor) in sorted(links)
        if anchor and file.endswith(".html") and not ids(site, file)[anchor]
    ] == []


def test_relative_addresses_stay_within_the_site(site, pages):
    for name in pages:
        relative = [a for a in read(site, name).xpath("//@href") if not urlsplit(a).scheme]
        outside = [a for a in relative if not urljoin(address_of(name), a).startswith(SITE_URL)]
        assert outside == [], name


def test_nothing_is_fetched_from_another_host(site, pages):
    path = "//@src | //@srcset | //link[not(@rel = 'canonical' or @rel = 'alternate')]/@href"
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
        alternates = read(site, name).xpath("//link[@rel='alternate']")
        assert [(link.get("hreflang"), link.get("href")) for link in alternates] == [
            ("zh-Hans", address_of(chinese)),
            ("en", address_of(f"en/{chinese}")),
            ("x-default", address_of(chinese)),
        ]


def test_titles_and_descriptions(site, pages):
    said = {"title": Counter(), "description": Counter()}
    for name in pages:
        (title,) = read(site, name).xpath("//head/title/text()")
        (description,) = read(site, name).xpath("//meta[@name='description']/@content")
        home = name in ("index.html", "en/index.html")
        assert home or title.endswith({"zh": " · 论脉", "en": " · Lunmai"}[language_of(name)])
        assert PASSAGES[language_of(name)].search(description), name
        assert "&" not in title + description
        said["title"][title] += 1
        said["description"][description] += 1
    assert {text for counter in said.values() for text, n in counter.items() if n > 1} == set()


def test_sitemap_lists_the_pages_and_no_day_of_building(site, pages):
    sitemap = etree.parse(str(site / "sitemap.xml"))
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(map(address_of, pages))
    assert sitemap.xpath("//*[local-name()='lastmod']/text()") == []
    assert set(sitemap.xpath("//@hreflang")) <= {"zh-Hans", "en", "x-default"}


def test_claims_stand_on_every_page_of_their_paper(site, papers):
    for paper in papers.values():
        for name in pages_of(paper):
            missing = [claim.id for claim in paper.all_claims() if not ids(site, name)[claim.id]]
            assert missing == [], name


def test_claims_lead_to_the_other_language_and_to_both_side_by_side(site, papers):
    for paper in papers.values():
        chinese, english, *beside = pages_of(paper)
        for name, others in ((chinese, (english, beside[0])), (english, (chinese, beside[1]))):
            links = set(addresses(site, name, "//article//a/@href"))
            wanted = {f"{address_of(n)}#{c.id}" for n in others for c in paper.all_claims()}
            assert wanted - links == set(), name


def test_relations_are_shown_at_both_ends(site, papers):
    for paper in papers.values():
        inferences = {relation.id: relation for relation in paper.relations if relation.id}
        for name in pages_of(paper)[:2]:
            shown = links_by_claim(read(site, name))
            for relation in paper.relations:
                attacked = inferences.get(relation.to)
                for end in (attacked.from_, attacked.to) if attacked else (relation.to,):
                    assert f"#{end}" in shown[relation.from_], (name, relation)
                    assert f"#{relation.from_}" in shown[end], (name, relation)


def test_parallels_are_shown_at_both_claims_and_side_by_side(site, corpus):
    ends = [(parallel.from_, parallel.to) for parallel in corpus.parallels.parallels]
    for prefix in ("", "en/"):
        for here, there in [*ends, *(pair[::-1] for pair in ends)]:
            paper, _, claim = here.partition("#")
            page = f"{prefix}papers/{paper}/index.html"
            other = f"{SITE_URL}{prefix}papers/{there.replace('#', '/#')}"
            shown = links_by_claim(read(site, page))[claim]
            assert other in {urljoin(address_of(page), link) for link in shown}, (page, here)
            papers = "--".join(sorted((paper, there.partition("#")[0])))
            page = f"{prefix}compare/{papers}/index.html"
            assert other in addresses(site, page, "//article//a/@href"), (page, there)


def test_the_matrix_leads_to_every_claim_about_a_concept(site, corpus):
    subjects = {name for name, concept in corpus.concepts.items() if concept.kind == "subject"}
    wanted = Counter(
        f"papers/{paper.id}/#{claim.id}"
        for paper in corpus.papers.values()
        for claim in paper.all_claims()
        for name in claim.about
        if name in subjects
    )
    for prefix in ("", "en/"):
        name = f"{prefix}compare/matrix/index.html"
        links = addresses(site, name, "//table//td//a[@class = 'lm-id']/@href")
        assert Counter(link.removeprefix(SITE_URL + prefix) for link in links) == wanted


def test_each_parallel_is_listed_once_by_kind(site, corpus):
    for prefix in ("", "en/"):
        found = Counter(
            frozenset(link.removeprefix(SITE_URL + prefix) for link in ends)
            for kind in ("same", "close", "narrower", "contrast")
            if (site / (name := f"{prefix}compare/{kind}/index.html")).is_file()
            for item in read(site, name).xpath("//li[@data-key]")
            for ends in [
                [urljoin(address_of(name), a) for a in item.xpath(".//a[@class = 'lm-id']/@href")]
            ]
        )
        ends = [(parallel.from_, parallel.to) for parallel in corpus.parallels.parallels]
        assert found == Counter(
            frozenset(f"papers/{end.replace('#', '/#')}" for end in pair) for pair in ends
        )


def test_grids_show_each_limit_and_answer(site, papers):
    for paper in papers.values():
        for prefix in ("", "en/"):
            page = read(site, f"{prefix}papers/{paper.id}/grid/index.html")
            shown = Counter(
                (cell.xpath("string(ancestor::tr/@id)"), link.removeprefix("../#"))
                for cell in page.xpath("//table[@class = 'lm-chains']//td")
                for link in cell.xpath(".//li/a/@href")
            )
            limits = [(r.from_, r.to) for r in paper.relations if r.type == "limits"]
            answers = [(r.to, r.from_) for r in paper.relations if r.type == "answers"]
            assert shown == Counter(limits + answers)
            cells = page.xpath("//table[@class = 'lm-grid']/tbody//p")
            assert Counter(
                tuple(link.rpartition("#")[2] for link in cell.xpath("./a/@href")) for cell in cells
            ) == Counter(limits)


def test_tables_of_our_own_keep_their_meaning_when_they_are_stacked(site, pages):
    roles = {"table": "table", "tr": "row", "td": "cell"}
    roles |= dict.fromkeys(("thead", "tbody", "tfoot"), "rowgroup")
    headers = {"columnheader": "col", "rowheader": "row"}
    tables = [(name, table) for name in pages for table in read(site, name).xpath("//table[@role]")]
    assert {table.get("class") for _, table in tables} == {"lm-matrix", "lm-grid", "lm-chains"}
    for name, table in tables:
        assert table.find("caption").text, name
        for tag, role in roles.items():
            assert {element.get("role") for element in table.iter(tag)} <= {role}, (name, tag)
        for element in table.iter("th"):
            assert headers[element.get("role")] == element.get("scope"), name
        widths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")}
        assert len(widths) == 1, name
        assert all(row[0].tag == "th" for row in table.xpath("./tbody/tr | ./tfoot/tr"))
        if table.get("class") != "lm-chains":
            region = table.getparent()
            assert (region.get("role"), region.get("tabindex")) == ("region", "0")
            assert region.get("aria-labelledby") == table.find("caption").get("id")


def test_filters_name_a_list_whose_items_have_keys(site, pages):
    boxes = [(name, box) for name in pages for box in read(site, name).xpath("//*[@data-items]")]
    assert boxes
    for name, box in boxes:
        items = read(site, name).get_element_by_id(box.get("data-items").removeprefix("#"))
        assert "hidden" in box.attrib
        assert box.get("data-label")
        assert box.get("data-none")
        assert all(key.strip("| ") for key in items.xpath(".//@data-key")), name
        assert items.xpath(".//@data-key"), name


@cache
def links_by_claim(page):
    """The links in the facts of each claim of a page."""
    return {
        article.xpath("string(./*[self::h3 or self::h4 or self::h5 or self::h6]/@id)"): set(
            article.xpath(".//li//a/@href")
        )
        for article in page.xpath("//article[contains(@class, 'lm-claim')]")
    }


def test_every_page_is_edited_at_its_source(site, pages):
    kinds = {"edit": "is_file", "tree": "is_dir"}
    for name in pages:
        (link,) = read(site, name).xpath("//a[contains(@class, 'md-content__button')]/@href")
        action, _, source = link.removeprefix(f"{REPOSITORY}/").partition("/main/")
        assert getattr(ROOT / source, kinds[action])(), link
        if not source.startswith(("docs/zh/", "docs/en/")):
            text = (site / name).read_text(encoding="utf-8")
            assert f"Generated from {source}; do not edit." in text, name


def test_passages_in_the_other_language_say_so(site, pages):
    for name in pages:
        own, other = ("en", "zh") if language_of(name) == "en" else ("zh", "en")
        texts = content(site, name).xpath(".//text()[not(ancestor::code or ancestor::pre)]")
        untagged = [
            text.strip()
            for text in texts
            if PASSAGES[other].search(text) and language_at(text).startswith(own)
        ]
        assert untagged == [], name


def language_at(text):
    """The language of the element in which a text stands."""
    holder = text.getparent().getparent() if text.is_tail else text.getparent()
    return holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def test_page_for_wrong_addresses_speaks_both_languages(site):
    page = read(site, "404.html")
    assert len(page.xpath("//h1")) == 1
    for language in ("zh-Hans", "en"):
        assert page.xpath(f"//article//p[@lang='{language}']")
    for address in page.xpath("//article//a/@href"):
        assert (site / target_of(address)[0]).is_file(), address


def test_exports_are_published(site, project):
    published = snapshot(site / "exports")
    assert published == snapshot(project / "docs" / "exports")
    glossaries = {f"glossary.{ending}" for ending in ("csv", "jsonld", "tbx", "ttl")}
    assert set(published) == {"corpus.json", "corpus.schema.json", *glossaries}


@pytest.mark.parametrize("ending", ["ttl", "jsonld", "tbx"])
def test_what_the_exported_glossary_names_is_published(site, ending):
    text = (site / f"exports/glossary.{ending}").read_text(encoding="utf-8")
    named = set(re.findall(rf"{SITE_URL}(?:concepts|glossary)/[^\s\"<>]*", text))
    assert len(named) > 100
    for address in named:
        file, anchor = target_of(address)
        assert (site / file).is_file(), address
        assert not anchor or ids(site, file)[anchor], address


def test_front_pages_quote_the_claim_as_it_stands(site, papers):
    claims = {claim.id: claim for claim in papers["liu-yuyang-2024"].all_claims()}
    for name in ("index.html", "en/index.html"):
        quoted = " ".join(content(site, name).xpath("string(.//blockquote)").split())
        assert claims["m1-1"].gist.zh in quoted
        assert claims["m1-1"].gist.en in quoted
