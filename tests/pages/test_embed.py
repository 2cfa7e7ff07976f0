"""The pages for frames: every claim ever published is shown there, or what became of it is told."""

import json
import re
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from lxml import html
from projects import SITE_URL, formatted_of

from lunmai.languages import WRITTEN
from lunmai.link import link_corpus
from lunmai.pages.embed import render_embeds

HOSTILE = 'A “b” [c](javascript:d) <script>e</script> </div> &amp; 😀 --> "f'


def embedded(corpus):
    files = render_embeds(corpus, link_corpus(corpus), formatted_of(corpus), SITE_URL)
    return {path.split("/")[1]: html.fromstring(text) for path, text in files.items()}


@pytest.fixture(scope="module")
def corpus(linked):
    return linked.loaded.corpus


@pytest.fixture(scope="module")
def pages(corpus):
    return embedded(corpus)


def shown(pages, paper, name):
    (found,) = pages[paper].xpath(f"//i[@id='{name}']/parent::article")
    return found


def test_every_published_claim_has_its_place_in_each_language(corpus, pages):
    for name in corpus.ledger.published():
        if name.startswith("papers/"):
            paper, _, claim = name.removeprefix("papers/").partition("#")
            for one in (claim, *(f"{claim}.{language}" for language in WRITTEN)) if claim else ():
                assert shown(pages, paper, one) is not None, name


def test_a_claim_is_shown_with_its_paper_and_leads_to_its_address(pages):
    claim = shown(pages, "doe-1999", "t1")
    text = claim.text_content()
    assert "雨伞消失是因为雨会停。" in text
    assert "Umbrellas disappear because rain stops." in text
    (below,) = claim.xpath("../footer")
    assert "Doe Jane" in below.text_content()
    assert "1999" in below.text_content()
    base = f"{SITE_URL}embed/doe-1999/"
    links = [urljoin(base, link) for link in claim.xpath(".//a/@href")]
    assert links == [f"{SITE_URL}papers/doe-1999/#t1", f"{SITE_URL}en/papers/doe-1999/#t1"]
    assert claim.xpath("//base/@target") == ["_blank"]
    assert set(claim.xpath(".//a/@rel")) == {"noopener"}


def test_what_is_said_below_a_claim_is_true_of_it(pages):
    (reviewed,) = shown(pages, "hu-tong-2021", "t1").xpath("../footer")
    (draft,) = shown(pages, "hu-tong-2021", "m1").xpath("../footer")
    told = [one.text_content() for one in (reviewed, draft)]
    assert ["not yet reviewed by a person" in text for text in told].count(True) >= 1
    for paper in ("hu-tong-2021", "doe-1999"):
        groups = [one.text_content() for one in pages[paper].xpath("//footer")]
        assert len(groups) == len(set(groups))


def test_a_renamed_claim_keeps_its_frames(pages):
    assert shown(pages, "hu-tong-2021", "m2-1") is shown(pages, "hu-tong-2021", "m1-2")
    moved = shown(pages, "do-1999", "t1.en")
    assert "Umbrellas disappear because rain stops." in moved.text_content()
    assert moved.xpath(".//a/@href")[0] == "../../papers/doe-1999/#t1"


@pytest.mark.parametrize(
    ("claim", "told", "leads"),
    [("m1-9", "split", ["m1-1", "m1-2"]), ("m2-2", "merged", ["m2"]), ("c9", "withdrawn", [])],
)
def test_of_a_retired_claim_it_is_told_where_it_leads(pages, claim, told, leads):
    stone = shown(pages, "hu-tong-2021", claim)
    assert told in stone.text_content()
    links = stone.xpath(".//a/@href")
    roots = ("../../", "../../en/")
    assert links == [f"{root}papers/hu-tong-2021/#{one}" for root in roots for one in leads]


def test_a_wrong_id_leads_to_the_paper_and_one_of_a_retired_paper_to_the_new_one(pages):
    for paper, leads in (("doe-1999", "doe-1999"), ("do-1999", "doe-1999")):
        (none,) = pages[paper].xpath("//section[@class='none']")
        assert none.xpath(".//a/@href") == [f"../../papers/{leads}/", f"../../en/papers/{leads}/"]


def test_nobody_finds_the_pages_by_searching(pages):
    for page in pages.values():
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def with_paper(corpus, **changes):
    paper = corpus.papers["doe-1999"].model_copy(update=changes)
    return replace(corpus, papers={**corpus.papers, "doe-1999": paper})


def test_a_draft_has_frames_that_say_so(corpus):
    ledger = corpus.ledger.model_copy(update={"editions": (), "retired": ()})
    draft = with_paper(replace(corpus, ledger=ledger), status="draft")
    (below,) = shown(embedded(draft), "doe-1999", "t1").xpath("../footer")
    assert "Unpublished draft" in below.text_content()


def test_what_the_data_say_stays_text(corpus):
    claim = corpus.papers["doe-1999"].claims[0]
    wording = claim.gist.model_copy(update=dict.fromkeys(WRITTEN, HOSTILE))
    title = corpus.papers["doe-1999"].title.model_copy(update=dict.fromkeys(WRITTEN, HOSTILE))
    claims = (claim.model_copy(update={"gist": wording}), *corpus.papers["doe-1999"].claims[1:])
    page = embedded(with_paper(corpus, claims=claims, title=title))["doe-1999"]
    assert page.xpath("//article//script | //article/script | //a[starts-with(@href, 'j')]") == []
    assert HOSTILE in page.xpath(f"//i[@id='{claim.id}']/..")[0].text_content()


def test_a_page_stays_light(corpus):
    """What is not text costs so little that a paper with 220 claims needs no 150 KB."""
    linked = link_corpus(corpus)
    for path, text in render_embeds(corpus, linked, formatted_of(corpus), SITE_URL).items():
        page = html.fromstring(text)
        claims = len(page.xpath("//article"))
        markup = len(text.encode()) - len(page.text_content().encode())
        assert markup < 3_000 + 420 * claims, path


def test_a_corpus_of_no_paper_has_none(corpus):
    ledger = corpus.ledger.model_copy(update={"editions": (), "retired": ()})
    assert embedded(replace(corpus, papers={}, parallels={}, guides={}, ledger=ledger)) == {}


def test_the_page_of_a_paper_tells_scripts_the_codes(rendered_site):
    linked, files = rendered_site
    for paper in linked.loaded.corpus.papers:
        for root, language in (("../../", "zh"), ("../../../", "en")):
            page = files[f"{language}/papers/{paper}/index.md"]
            data = json.loads(re.search(r'id="_cite-patterns">(.*?)</script>', page)[1])
            assert data["embed"]["page"] == f"{root}embed/{paper}/"
            assert [one["end"] for one in data["embed"]["codes"]] == [".zh", "", ".en"]
