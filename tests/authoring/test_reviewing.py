"""A reviewer's page beside an invented paper, and what is brought back from it."""

import base64
import hashlib
import json
import re

import pytest
from lxml import html
from projects import CORPUS, copy_data

from lunmai.authoring.recording import record, reviews_of
from lunmai.authoring.returned import as_csv, as_markdown, read_review, summary, take, told
from lunmai.authoring.reviewing import review_page, unreviewed
from lunmai.build.prebuild import check_data
from lunmai.commands import review as command
from lunmai.exports.tables import neutral
from lunmai.load import CannotRun
from lunmai.load.stamps import claim_stamps
from lunmai.model import Review, Reviews
from lunmai.problems import Place

COPY = (CORPUS / "copies" / "hu-tong-2021.txt").read_text(encoding="utf-8")
PAPER = "hu-tong-2021"


@pytest.fixture
def corpus(linked):
    return linked.loaded.corpus


@pytest.fixture
def paper(corpus):
    return corpus.papers[PAPER]


@pytest.fixture
def claims(paper):
    return {claim.id: claim for claim in paper.all_claims()}


def page_of(paper, corpus, copy=COPY, chosen=None):
    return review_page(paper, corpus, copy, chosen or [one.id for one in paper.all_claims()])


def review_of(claims, verdicts, **more):
    """A saved review: for each claim what is said in each language."""
    judged = [
        {
            "claim": name,
            **{
                language: {"of": claim_stamps(claims[name])[language], **said}
                for language, said in of_claim.items()
            },
        }
        for name, of_claim in verdicts.items()
    ]
    head = {"format": "lunmai-review", "version": 1, "paper": PAPER, "by": "张三"}
    return {**head, "date": "2026-11-30", "remarks": "", "claims": judged} | more


def right(better=""):
    return {"verdict": "right", "better": better}


def taken(review, paper):
    given = read_review(json.dumps(review).encode(), "saved.json", paper)
    places = {claim.id: Place("paper.yaml", 7) for claim in paper.all_claims()}
    return given, take(given, paper, places)


def test_each_claim_stands_beside_its_paragraph_which_says_where_it_begins(paper, corpus, claims):
    document = html.fromstring(page_of(paper, corpus))
    for claim in document.xpath("//*[@data-claim]"):
        (text,) = claim.xpath("../..//p[@class='text']")
        assert f"#{claim.get('id')}" in {
            link.get("href") for link in text.xpath(".//a[@class='at']")
        }
    assert {one.get("id") for one in document.xpath("//*[@data-claim]")} == set(claims)
    for one in document.xpath("//*[@data-wording]"):
        name, language = one.get("data-wording").split(".")
        assert one.get("data-of") == claim_stamps(claims[name])[language]


def test_claims_whose_opening_words_are_not_there_are_listed_apart(paper, corpus):
    cut = COPY.replace("凡坐板凳者，无论身份，视线一样高。\n", "")
    document = html.fromstring(page_of(paper, corpus, cut))
    apart = document.xpath("//h2[@class='apart']/following::*[@data-claim]")
    assert {claim.get("id") for claim in apart} == {"t1-1", "m2"}
    assert len(document.xpath("//*[@data-claim]")) == len([*paper.all_claims()])


def test_the_page_keeps_to_itself_whatever_the_texts_say(paper, corpus):
    hostile = "</script><script>ran=1</script><img src=//evil.example onerror=ran=1>"
    first = paper.claims[0]
    gist = first.gist.model_copy(update={"zh": hostile})
    claims = (first.model_copy(update={"gist": gist}), *paper.claims[1:])
    page = page_of(paper.model_copy(update={"claims": claims}), corpus, f"{COPY}\n{hostile}")
    document = html.fromstring(page)
    scripts, styles = document.xpath("//script"), document.xpath("//style")
    policy = document.xpath("//meta[@http-equiv]/@content")[0]
    assert (len(scripts), len(styles), len(document.xpath("//img"))) == (1, 1, 0)
    for element in (*scripts, *styles):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)


def test_what_is_right_is_recorded_and_nothing_of_the_paper(paper, corpus, claims, tmp_path):
    copy_data(CORPUS, tmp_path)
    file = tmp_path / f"docs/data/reviews/{PAPER}.yaml"
    said = {"t1": {"zh": right(), "en": right()}, "m2": {"zh": right("更好的话")}}
    given, found = taken(review_of(claims, said), paper)
    new = reviews_of(found.right, given.by, given.date)
    assert record(file, tmp_path, paper, None, new) == 3
    loaded, problems = check_data(tmp_path)
    assert [problem for problem in problems if "review" in str(problem)] == []
    reviewed = loaded.corpus.papers[PAPER]
    made = {claim.id: reviewed.made(claim) for claim in reviewed.all_claims()}
    assert (made["t1"].zh.reviewed_by, made["t1"].en.reviewed_by) == ("张三", "张三")
    assert made["m2"].zh.reviewed_by == "张三"
    assert made["m2"].en == paper.wording.en
    assert not {"t1"} & set(unreviewed(reviewed))
    lines = [line for line in file.read_text("utf-8").splitlines() if "claim:" in line]
    assert len(lines) == 2
    assert "更好的话" not in file.read_text("utf-8")
    assert [told(remark) for remark in found.remarks] == [
        "paper.yaml:7: m2 (zh): right; better: 更好的话"
    ]
    again = loaded.corpus.reviews[PAPER]
    assert record(file, tmp_path, paper, again, new) == 0


def test_a_second_reviewer_stands_beside_the_first_unless_the_text_has_changed(
    paper, claims, tmp_path
):
    now = claim_stamps(claims["t1"])
    file = tmp_path / "reviews.yaml"
    old = Review(claim="t1", by="李四", date="2026-01-01", zh=now["zh"], en="0" * 12)
    new = Review(claim="t1", by="张三", date="2026-11-30", **now)
    record(file, tmp_path, paper, Reviews(id=PAPER, reviews=(old,)), [new])
    lines = [line.strip() for line in file.read_text("utf-8").splitlines() if "claim:" in line]
    assert len(lines) == 2
    assert ("李四" in lines[0], "en:" in lines[0], "en:" in lines[1]) == (True, False, True)


def test_problems_become_a_list_and_what_has_changed_is_told(paper, claims):
    said = {
        "t1": {"zh": {"verdict": "too-strong", "better": "=cmd()"}, "en": right()},
        "m2": {"en": {"verdict": None, "better": "*Softer* <b>words</b>"}},
    }
    review = review_of(claims, said, remarks="缺一条论点。")
    review["claims"][0]["en"]["of"] = "0" * 12
    review["claims"].append({"claim": "z9", "zh": {"of": "0" * 12, "verdict": "right"}})
    given, found = taken(review, paper)
    assert found.right == {}
    assert found.stale == ["t1 (en)", "z9 (zh)"]
    assert summary(found, 0)[1:] == [
        "not taken, since they have changed: t1 (en), z9 (zh)",
        "2 texts to work on:",
    ]
    listed = as_markdown(given, found)
    assert "**t1** (zh), too strong, line 7" in listed
    assert "<b>" not in listed
    assert "> 缺一条论点。" in listed
    assert "'=cmd()" in as_csv(given, found, neutral)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"paper": "doe-1999"}, "this is a review of 'doe-1999'"),
        ({"by": "machine"}, "by: a review is by a person"),
        ({"by": "张\u202e三"}, "by: it has the invisible character U+202E"),
        ({"by": "张\n三"}, "by: a review is by a person"),
        ({"by": ""}, "by: String should have at least 1 character"),
        ({"date": "yesterday"}, "date: this is no day"),
        ({"more": 1}, "more: Extra inputs are not permitted"),
        ({"claims": [{"claim": "t1"}, {"claim": "t1"}]}, "claim 't1' is judged twice"),
        (
            {"claims": [{"claim": "t1", "zh": {"of": "x", "verdict": "fine"}}]},
            "claims.0.zh.verdict",
        ),
        ({"claims": [{"claim": "t1"}] * 5_001}, "claims: Tuple should have at most 5000 items"),
    ],
)
def test_a_review_from_anywhere_is_read_with_care(paper, claims, change, said):
    review = review_of(claims, {}) | change
    with pytest.raises(CannotRun, match=re.escape(said)):
        read_review(json.dumps(review).encode(), "saved.json", paper)


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 100_000, b"null", b"x" * 8_000_001])
def test_what_is_no_review_is_said_in_a_line(paper, content):
    with pytest.raises(CannotRun, match=r"saved\.json") as refused:
        read_review(content, "saved.json", paper)
    assert len(str(refused.value)) < 300


def test_neither_page_nor_list_is_written_into_the_project(tmp_path):
    for file in ("page.html", "docs/zh/papers/page.html", "../" + command.ROOT.name + "/x.md"):
        with pytest.raises(CannotRun, match="within the project"):
            command._outside(command.ROOT / file)
    (tmp_path / "link").symlink_to(command.ROOT)
    with pytest.raises(CannotRun, match="within the project"):
        command._outside(tmp_path / "link" / "page.html")
    assert command._outside(tmp_path / "page.html") == tmp_path / "page.html"


@pytest.mark.integration
def test_a_reviewer_needs_no_mouse_and_no_network(paper, corpus, tmp_path, browser):
    file = tmp_path / "page.html"
    file.write_text(page_of(paper, corpus), encoding="utf-8")
    with browser.new_context(locale="en-US") as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(file.as_uri())
        page.fill("#by", "张三")
        page.locator("#by").blur()
        for key in ("n", "1", "1", "2", "w"):
            page.keyboard.press(key)
        page.keyboard.type("softer 1")
        page.keyboard.press("Escape")
        assert page.text_content("#progress") == f"1 of {len([*paper.all_claims()])} claims"
        page.reload()  # it remembers
        with page.expect_download() as download:
            page.click("#save")
        saved = download.value.path().read_bytes()
    given, found = taken(json.loads(saved), paper)
    assert given.by == "张三"
    assert [len(languages) for languages in found.right.values()] == [2]
    assert [(one.said.verdict, one.said.better) for one in found.remarks] == [
        ("too-strong", "softer 1")
    ]
    assert faults == []
