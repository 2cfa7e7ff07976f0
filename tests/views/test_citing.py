"""How to cite this site: in each style and language, of pages, claims and the whole project."""

import html
import json
import re
import shutil

import pytest
import yaml
from builds import linked_data
from projects import ROOT, run
from sites import content, language_of, pages_of, read

from lunmai.build.prebuild import check_data
from lunmai.cite import STYLES
from lunmai.link import link_corpus
from lunmai.model import Edition
from lunmai.permanent.publish import cite_edition
from lunmai.text.drafts import as_clause
from lunmai.text.inline import to_plain
from lunmai.views.citing import cite_page, claim_title, draft_of, page_title, work_gaps, work_text
from lunmai.views.drafts import draft_text, paper_texts
from lunmai.views.editions import is_newer
from lunmai.views.words import Words

EDITION = Edition(name="2023-04", date="2023-04-05")
ADDRESS = "https://example.org/papers/a/#m1"
CITATIONS = [
    ("gb-t-7714-2025", "zh", "论脉. 论“船”：转述王船（2023）[EB/OL]. 2023-04版. "
     f"（2023-04-05）[引用日期]. {ADDRESS}."),
    ("gb-t-7714-2015", "zh", "论脉. 论“船”：转述王船（2023）[EB/OL]. 2023-04版. "
     f"(2023-04-05)[引用日期]. {ADDRESS}."),
    ("apa", "zh", f"论脉. (2023年4月5日). 论“船” (2023-04版) [转述王船（2023）]. {ADDRESS}"),
    ("chicago", "zh", f"论脉. 2023. “论‘船’.” 转述王船（2023）. 2023-04版. 4月5日. {ADDRESS}."),
    ("gb-t-7714-2025", "en", "Lunmai. On “boats”：paraphrase of Doe Jane (1999)[EB/OL]. "
     f"2023-04 ed. （2023-04-05）[date of access]. {ADDRESS}."),
    ("gb-t-7714-2015", "en", "Lunmai. On “boats”: paraphrase of Doe Jane (1999)[EB/OL]. "
     f"2023-04 ed. (2023-04-05)[date of access]. {ADDRESS}."),
    ("apa", "en", "Lunmai. (2023, April 5). <em>On “boats”</em> (2023-04 ed.) "
     f"[Paraphrase of Doe Jane (1999)]. {ADDRESS}"),
    ("chicago", "en", "Lunmai. 2023. “On ‘boats’.” Paraphrase of Doe Jane (1999). 2023-04 ed. "
     f"April 5. {ADDRESS}."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "language", "expected"), CITATIONS)
def test_styles(style, language, expected):
    title = {"zh": "论“船”", "en": "On “boats”"}[language]
    work = {"zh": "王船（2023）", "en": "Doe Jane (1999)"}[language]
    assert html.unescape(cite_page(style, language, title, ADDRESS, work, EDITION)) == expected


def test_every_style_has_its_examples():
    assert {(style, language) for style, language, _ in CITATIONS} == {
        (style, language) for style in STYLES for language in ("zh", "en")
    }


def test_what_is_cited_is_text_and_fills_its_gap_only():
    cited = cite_page("apa", "en", "<b>{url}</b>", "https://example.org/", "{title} & *x*", EDITION)
    assert "<b>" not in cited
    assert "*" not in cited
    assert html.unescape(cited).count("https://example.org/") == 1
    assert "<em><b>{url}</b></em>" in html.unescape(cited)


@pytest.mark.parametrize(
    ("key", "reader", "with_title", "expected"),
    [
        ("hu-tong-2021", "zh", False, "胡同（2021）"),
        ("hu-tong-2021", "zh", True, "胡同《板凳驱动闲谈高质量发展的机制与路径研究》（2021）"),
        ("hu-tong-2021", "en", False, "Hu Tong (2021)"),
        ("hu-tong-2021", "en", True, "Hu Tong, “Research on the Mechanism and Path of Benches "
         "Driving High-Quality Small Talk” (2021)"),
        ("deng-yi-2019", "en", True, "邓椅、凳子《茶叶论：兼论不坐》（2019）"),
    ],
)  # fmt: skip
def test_works_in_words(linked, key, reader, with_title, expected):
    work = linked.loaded.corpus.references[key]
    assert work_text(work, reader, with_title=with_title) == expected


@pytest.fixture(scope="module")
def corpus(project):
    return linked_data(project).loaded.corpus


def listed(site, name, heading):
    """The citations below a heading, by style."""
    (holder,) = content(site, name).xpath(f".//h3[@id='{heading}']/following-sibling::dl[1]")
    return {entry.get("data-style"): entry.text_content() for entry in holder.iter("dd")}


@pytest.mark.integration
def test_pages_and_claims_are_cited_with_edition_work_and_address(site, corpus):
    edition = corpus.edition
    for paper in corpus.papers.values():
        work = corpus.references[paper.reference]
        for name in pages_of(paper)[:2]:
            language = language_of(name)
            (address,) = read(site, name).xpath("//link[@rel='canonical']/@href")
            claim = paper.claims[0]
            for heading, title, where, with_title in (
                ("cite-page", page_title(paper, language), address, False),
                ("cite-claim", claim_title(claim, language), f"{address}#{claim.id}", True),
            ):
                shown = listed(site, name, heading)
                assert list(shown) == list(STYLES)
                words = work_text(work, language, with_title=with_title)
                newer = is_newer(corpus, paper, claim.id if heading == "cite-claim" else "")
                if heading == "cite-claim":
                    words += draft_of(paper, claim, language, newer)
                else:
                    told = Words(corpus, link_corpus(corpus), language)
                    words += as_clause(draft_text(told, paper_texts(paper)), language)
                for style, text in shown.items():
                    cited = cite_page(style, language, title, where, words, edition, newer)
                    assert text == html.unescape(re.sub(r"<[^>]*>", "", cited))
                    assert newer or edition.name in text
                    assert where in text
                    assert words.removesuffix("”") in text
                    assert "”." not in text  # American English sets the stop within
        assert paper.title.zh != page_title(paper, "zh")
        assert paper.title.en != page_title(paper, "en")


def fill(pattern, values):
    """A pattern with its gaps filled in one go, as a script in the browser does it."""
    return re.sub(r"\{(\w+)\}", lambda gap: values[gap[1]], pattern)


@pytest.mark.integration
def test_the_patterns_of_a_page_cite_each_of_its_claims(site, corpus):
    for paper in corpus.papers.values():
        work = corpus.references[paper.reference]
        for name in pages_of(paper)[:2]:
            language = language_of(name)
            (text,) = read(site, name).xpath("//script[@id='_cite-patterns']/text()")
            data = json.loads(text)
            assert set(data) == {"title", "styles", "known", "own", "embed"}
            for claim in paper.all_claims():
                gist = to_plain(claim.gist.in_language(language)).rstrip("。.")
                title = fill(data["title"], {"claim": claim.id, "gist": gist})
                assert title == claim_title(claim, language)
                address = f"{data['known']['page']}#{claim.id}"
                words = work_text(work, language, with_title=True)
                newer = is_newer(corpus, paper, claim.id)
                words += draft_of(paper, claim, language, newer)
                own = [gaps for claims, gaps in data["own"] if claim.id in claims]
                known = {**data["known"], **(own[0] if own else {})}
                known |= work_gaps(known["work"] + known["draft"])
                for style, pattern in data["styles"].items():
                    quoted = title.translate(str.maketrans("“”", "‘’"))
                    named = quoted if "“{title}" in pattern else title
                    filled = fill(pattern, {**known, "title": named, "url": address})
                    cited = cite_page(style, language, title, address, words, corpus.edition, newer)
                    assert filled == html.unescape(re.sub(r"</?span[^>]*>", "", cited))


def test_without_an_address_of_the_site_the_path_is_given(rendered_site):
    linked, files = rendered_site
    for name in linked.loaded.corpus.papers:
        assert f"/papers/{name}/" in files[f"zh/papers/{name}/index.md"]
        assert f'"page":"/en/papers/{name}/"' in files[f"en/papers/{name}/index.md"]


def test_the_citation_file_keeps_its_schema():
    options = ["--builtin-schema", "vendor.citation-file-format", "--default-filetype", "yaml"]
    result = run(ROOT, "-m", "check_jsonschema", *options, "CITATION.cff")
    assert result.returncode == 0, result.stdout + result.stderr


def test_an_edition_brings_the_citation_file_up_to_date(tmp_path):
    file = tmp_path / "CITATION.cff"
    shutil.copy(ROOT / "CITATION.cff", file)
    edition = Edition(name="2031-02", date="2031-02-03")
    said = cite_edition(file, edition, "", "")
    assert said == ['version: "2031-02"', 'date-released: "2031-02-03"']
    assert "url" not in yaml.safe_load(file.read_bytes())
    for address in ("https://example.org/lunmai/", "http://example.org:8080/a%20b/"):
        assert cite_edition(file, edition, address, "https://example.org/code/")
        assert cite_edition(file, edition, address, "https://example.org/code/") == []
        now = yaml.safe_load(file.read_bytes())
        assert (now["url"], now["repository-code"]) == (address, "https://example.org/code/")
        options = ["--builtin-schema", "vendor.citation-file-format", "--default-filetype", "yaml"]
        assert run(ROOT, "-m", "check_jsonschema", *options, str(file)).returncode == 0
    assert cite_edition(tmp_path / "none.cff", edition, "", "") == []


def test_the_citation_file_names_edition_and_licence():
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    edition = check_data(ROOT)[0].corpus.edition
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert (said["version"], said["date-released"]) == (edition.name, edition.date)
    assert said["authors"] == [{"name": "Lunmai"}]
    assert said["license"].replace("-", " ", 1).replace("-", " ") in licence
    assert said["title"] == "Lunmai 论脉"
