"""The search in a browser, on invented papers: what is typed, what is found, where it leads."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from browsers import DESK, PHONE
from builds import invented_site, linked_data
from playwright.sync_api import expect
from projects import ROOT, TESTS

from lunmai.text.inline import to_plain

pytestmark = pytest.mark.integration
expect.set_options(timeout=30_000)  # a machine that runs much else is no failure
IMPORTED = re.compile(r'^import [^;]*?"\./([\w-]+\.js)";', re.MULTILINE | re.DOTALL)
"""Imports that a script needs at once; `import()` waits for the reader."""
INPUT, OPTIONS = "#_search-input", "#_search-list [role=option]"
CLAIMS = f"{OPTIONS}:has(.lm-id)"
STATUS, NOTE = ".lm-search-status", ".lm-search-note"
CARD = f"{OPTIONS}.lm-search-card"
QUERIES = yaml.safe_load((TESTS / "search" / "queries.yaml").read_text(encoding="utf-8"))
ROOTS = {"zh": "", "en": "en/"}


@pytest.fixture(scope="module")
def papers():
    return linked_data(invented_site()).loaded.corpus.papers


def open_search(visitor, path="papers/hu-yi-2020/", size=DESK, **options):
    page = visitor.open(path, size, **options)
    page.set_default_timeout(30_000)
    page.locator("a.lm-search-button").click()
    page.locator("dialog[open]").wait_for()
    return page


def search(page, query):
    """Types a query; returns when the status has something to say about it."""
    before = page.locator(".lm-search-status").inner_text()
    page.fill(INPUT, query)
    status = page.locator(".lm-search-status")
    expect(status).not_to_have_text(before)
    expect(status).not_to_have_text(re.compile("……|…$"))
    return status.inner_text()


def having(papers, language, *words):
    """The claims in which all these words stand, as papers and claims."""
    return {
        (paper.id, claim.id)
        for paper in papers.values()
        for claim in paper.all_claims()
        if all(word.lower() in wording(claim, language) for word in words)
    }


def wording(claim, language):
    wordings = filter(None, (claim.gist, claim.text))
    texts = (wording.in_language(language) for wording in wordings)
    return "\n".join(map(to_plain, texts)).lower()


def number(status):
    return int(re.search(r"\d+", status)[0])


def found(page):
    """The claims in the list, as papers and claims."""
    addresses = page.locator(CLAIMS).evaluate_all("all => all.map((one) => one.href)")
    return [tuple(re.search(r"papers/([^/]+)/#(.+)$", address).groups()) for address in addresses]


@pytest.mark.parametrize(
    "words",
    [
        "板凳流动",
        "闲谈",
        "树荫",
        "竹板凳",
        "的",
        "板凳流动 茶馆",
        "流动使座",
    ],
)
def test_chinese_is_found_wherever_it_stands(visitor, papers, words):
    page = open_search(visitor)
    expected = having(papers, "zh", *words.split())
    assert number(search(page, words)) == len(expected)
    assert set(found(page)) <= expected
    assert found(page)
    marked = page.locator(f"{CLAIMS} mark").all_inner_texts()
    assert set(marked) <= set(words.split())


@pytest.mark.parametrize("words", ["bench mobility", "benches mobile"])
def test_english_words_are_found_in_every_form(visitor, papers, words):
    page = open_search(visitor, "en/papers/hu-yi-2020/")
    shown = number(search(page, words))
    assert shown >= len(having(papers, "en", "bench mobility")) > 5
    assert ("hu-yi-2020", "m1") in found(page)
    marked = {text.lower() for text in page.locator(f"{CLAIMS} mark").all_inner_texts()}
    assert marked > {"bench"}
    assert all(re.fullmatch(r"[a-z]+", text) for text in marked)


def test_of_a_compound_the_word_is_marked_and_no_punctuation(visitor):
    page = open_search(visitor, "en/papers/hu-yi-2020/")
    search(page, "outdoor 2020")
    assert set(page.locator(f"{CLAIMS} mark").all_inner_texts()) <= {"outdoor", "Outdoor", "2020"}


@pytest.mark.parametrize(
    ("root", "typed"), [("", "板凳流动"), ("", "树荫闲谈"), ("en/", "bench mobility")]
)
def test_what_defines_a_term_comes_first(visitor, papers, root, typed):
    page = open_search(visitor, f"{root}about/")
    search(page, typed)
    paper, claim = found(page)[0]
    first = next(one for one in papers[paper].all_claims() if one.id == claim)
    assert first.role == "definition"
    assert first.gist.in_language("en" if root else "zh").lower().startswith(typed)


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("m1-3", {("hu-yi-2020", "m1-3")}),
        ("M1-3", {("hu-yi-2020", "m1-3")}),
        ("hu m1", {("hu-yi-2020", "m1"), ("hu-tong-2021", "m1")}),
        ("胡椅m1", {("hu-yi-2020", "m1")}),
        ("Hu Yi 2020, m1", {("hu-yi-2020", "m1")}),
    ],
)
def test_a_claim_is_found_by_its_number(visitor, root, typed, expected):
    page = open_search(visitor, f"{root}about/")
    assert number(search(page, typed)) == len(expected)
    assert set(found(page)) == expected


def test_what_only_looks_like_a_number_is_a_word(visitor, papers):
    page = open_search(visitor)
    assert search(page, "g20") == "没有找到“g20”。"
    assert number(search(page, "5G")) == len(having(papers, "zh", "5g"))


def test_papers_are_found_by_their_year(visitor):
    page = open_search(visitor)
    search(page, "胡椅 2020")
    addresses = page.locator(OPTIONS).evaluate_all("all => all.map((one) => one.href)")
    assert f"{visitor.address}papers/hu-yi-2020/" in addresses


@pytest.mark.parametrize("typed", ["板凳流動", "ｂａｎｄｅｎｇ ｌｉｕｄｏｎｇ"])
@pytest.mark.parametrize("root", ["", "en/"])
def test_other_ways_to_write_are_understood(visitor, papers, root, typed):
    page = open_search(visitor, f"{root}about/")
    shown = number(search(page, typed))
    assert shown >= 8
    if not root:
        assert shown == len(having(papers, "zh", "板凳流动"))
    named = "“bench mobility”" if root else "“板凳流动”"
    expect(page.locator(NOTE)).to_contain_text(named)


def test_words_written_together_are_found_apart_where_no_claim_has_them_so(visitor, papers):
    page = open_search(visitor)
    words = ("树荫", "茶馆", "凳脚")
    assert number(search(page, "".join(words))) <= len(having(papers, "zh", "树荫", "茶馆"))
    expect(page.locator(NOTE)).to_contain_text("没有论点完整地包含“树荫茶馆凳脚”")
    assert set(found(page)) <= having(papers, "zh", "树", "荫", "茶馆", "凳", "脚")


def test_a_term_of_the_other_language_can_be_looked_for_as_typed(visitor, papers):
    page = open_search(visitor, "en/about/")
    search(page, "移凳 制约")
    expect(page.locator(NOTE)).to_contain_text("(板凳流动) and “constraint”")
    page.get_by_role("button", name="Search the Chinese texts as typed").click()
    expect(page.locator("#_search-list")).to_have_attribute("lang", "zh-CN")
    assert set(found(page)) == having(papers, "zh", "移凳", "制约")


def test_words_in_quotation_marks_stand_together(visitor, papers):
    page = open_search(visitor, "en/papers/hu-yi-2020/")
    expected = having(papers, "en", "bench mobility")
    assert number(search(page, '"bench mobility"')) == len(expected)
    assert set(found(page)) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "bandeng liudong",
        "bandengliudong",
        "bǎndèng liúdòng",
        "ban3deng4 liu2dong4",
        "BANDENG LIUD",
        "bench mobility",
        "movement of benches",
    ],
)
def test_a_term_in_pinyin_or_english_is_found_in_chinese(visitor, papers, typed):
    page = open_search(visitor)
    assert number(search(page, typed)) == len(having(papers, "zh", "板凳流动"))
    expect(page.locator(".lm-search-note")).to_contain_text("正在查找“板凳流动”")


@pytest.mark.parametrize("typed", ["bandeng liudong", "bǎndèng liúdòng", "板凳流动"])
def test_a_term_in_pinyin_or_chinese_is_found_in_english(visitor, typed):
    page = open_search(visitor, "en/papers/hu-yi-2020/")
    assert number(search(page, typed)) > 7
    note = page.locator(".lm-search-note")
    expect(note).to_contain_text("Searching for “bench mobility”")


def test_two_terms_in_pinyin(visitor, papers):
    page = open_search(visitor)
    expected = having(papers, "zh", "板凳流动", "闲谈")
    assert number(search(page, "bandeng liudong xiantan")) == len(expected)


@pytest.mark.parametrize("typed", ["hu yi", "huyi", "Hú Yǐ", "胡椅"])
@pytest.mark.parametrize("root", ["", "en/"])
def test_papers_are_found_by_their_authors(visitor, root, typed):
    page = open_search(visitor, f"{root}about/")
    search(page, typed)
    address = page.locator(OPTIONS).first.get_attribute("href")
    assert address == f"{visitor.address}{root}papers/hu-yi-2020/"


def test_an_author_narrows_what_is_found(visitor, papers):
    page = open_search(visitor)
    expected = {one for one in having(papers, "zh", "板凳") if one[0] == "hu-yi-2020"}
    assert number(search(page, "胡椅 板凳")) == len(expected)


def test_facets_narrow_the_claims_exactly(visitor, papers):
    page = open_search(visitor)
    search(page, "板凳流动")
    whole = {
        (paper.id, claim.id): claim
        for paper in papers.values()
        for claim in paper.all_claims()
        if (paper.id, claim.id) in having(papers, "zh", "板凳流动")
    }
    choices = page.locator("[data-facet=role] option").all_inner_texts()
    assert sum(number(text) for text in choices[1:]) == len(whole)
    page.select_option("[data-facet=role]", "mechanism")
    mechanisms = {one for one, claim in whole.items() if claim.role == "mechanism"}
    expect(page.locator(CLAIMS)).to_have_count(len(mechanisms))
    assert set(found(page)) == mechanisms
    page.select_option("[data-facet=concept]", "teahouse")
    both = {one for one in mechanisms if "teahouse" in whole[one].about}
    expect(page.locator(CLAIMS)).to_have_count(len(both))
    assert set(found(page)) == both
    assert number(page.locator(".lm-search-status").inner_text()) == len(both)


@pytest.mark.parametrize("language", QUERIES)
def test_the_right_answer_comes_first(visitor, language):
    page = open_search(visitor, f"{ROOTS[language]}about/")
    start = page.locator(STATUS).inner_text()
    wrong = []
    for query in QUERIES[language]:
        page.fill(INPUT, "")
        expect(page.locator(STATUS)).to_have_text(start)
        said = search(page, query["typed"])
        if "none" in query:
            right = page.locator(OPTIONS).count() == 0 and query["typed"] in said
        elif "first" in query:
            address = page.locator(OPTIONS).first.get_attribute("href")
            right = address == f"{visitor.address}{ROOTS[language]}{query['first']}"
        else:
            right = query["claim"].lower() in page.locator(CLAIMS).first.inner_text().lower()
        if not right:
            wrong.append((query, said))
    assert wrong == []


@pytest.mark.parametrize(
    ("root", "typed", "said"),
    [
        ("", "yusan", ("雨伞", "yǔsǎn", "umbrella", "雨天借出、晴天寻找的器物", "2种不同理解")),
        ("en/", "洋伞", ("umbrella", "雨伞", "yǔsǎn", "What is lent on a wet day", "2 readings")),
    ],
)
def test_a_card_says_what_a_term_is(visitor, papers, root, typed, said):
    page = open_search(visitor, f"{root}about/")
    search(page, typed)
    claims = [one for paper in papers.values() for one in paper.all_claims()]
    about = sum("umbrella" in claim.about for claim in claims)
    card = page.locator(CARD)
    expect(card).to_have_count(1)
    for text in (*said, f"{about}条论点" if not root else f"{about} claims"):
        expect(card).to_contain_text(text)


def test_a_card_leads_to_where_papers_differ(visitor):
    page = open_search(visitor)
    search(page, "bench")
    page.locator(".lm-search-differ").click()
    expect(page).to_have_url(f"{visitor.address}compare/doe-1999--hu-tong-2021/#contrast")
    expect(page.locator(":target")).to_be_visible()


def test_a_card_comes_before_claims_and_can_be_followed(visitor):
    page = open_search(visitor, "about/")
    held = []
    page.route("**/search/zh/claims-*", lambda route: held.append(route))
    page.fill(INPUT, "雨伞")
    expect(page.locator(CARD)).to_contain_text("雨天借出")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.address}concepts/umbrella/")


def test_a_sentence_says_how_many_of_its_words_a_claim_has(visitor):
    page = open_search(visitor, "en/about/")
    assert "some of them" in search(page, "Why do umbrellas of libraries vanish every May?")
    shares = page.locator(".lm-search-share").all_inner_texts()
    numbers = [tuple(map(int, re.findall(r"\d+", share))) for share in shares]
    assert numbers
    assert all(1 <= some < all_ for some, all_ in numbers)
    page.select_option("[data-facet=paper]", "doe-1999")
    expect(page.locator(CLAIMS)).to_have_count(7)
    assert {paper for paper, _ in found(page)} == {"doe-1999"}


def test_only_what_is_surely_meant_comes_before_claims(visitor):
    page = open_search(visitor)
    search(page, "板凳")
    kinds = page.locator(OPTIONS).evaluate_all(
        "all => all.map((one) => one.closest('.lm-search-group:has(.lm-search-card)')"
        " ? 0 : one.querySelector('.lm-id') ? 1 : 2)"
    )
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2}


def test_more_is_shown_on_demand(visitor, papers):
    page = open_search(visitor)
    total = number(search(page, "板凳"))
    expect(page.locator(CLAIMS)).to_have_count(20)
    while page.get_by_role("button", name="显示更多").count():
        shown = page.locator(CLAIMS).count()
        page.get_by_role("button", name="显示更多").click()
        expect(page.locator(CLAIMS)).to_have_count(min(shown + 20, total))
    assert set(found(page)) == having(papers, "zh", "板凳")


@pytest.mark.parametrize("key", ["/", "s"])
def test_from_the_keyboard_to_a_claim(visitor, key):
    page = visitor.open("en/about/")
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    expect(page.locator(INPUT)).to_be_focused()
    search(page, "bench mobility")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert page.locator(INPUT).get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    address = chosen.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    expect(page.locator(":target")).to_have_id(address.partition("#")[2])


def test_enter_goes_to_the_first_result_on_the_same_page(visitor):
    page = open_search(visitor, "papers/hu-yi-2020/")
    search(page, "流动延长")
    address = page.locator(OPTIONS).first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    expect(page.locator("dialog[open]")).to_have_count(0)
    claim = page.locator(f"[id='{address.partition('#')[2]}']")
    expect(claim).to_be_in_viewport()


def test_escape_gives_the_focus_back(visitor):
    page = visitor.open("about/")
    button = page.locator("a.lm-search-button")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(button).to_be_focused()


def test_keys_that_are_typed_or_composed_do_nothing_else(visitor):
    page = visitor.open("glossary/")
    field = page.locator(".lm-filter input")
    field.focus()
    page.keyboard.type("s/")
    assert field.input_value() == "s/"
    field.blur()
    page.keyboard.press("Control+s")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("/")
    page.locator("dialog[open]").wait_for()
    search(page, "板凳流动")
    page.locator(INPUT).evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    assert urlsplit(page.url).path.endswith("/glossary/")
    assert page.locator("dialog[open]").count() == 1


def test_enter_never_follows_what_an_earlier_query_found(visitor):
    page = open_search(visitor, "about/")
    search(page, "板凳流动")
    held = []
    page.route("**/search/zh/claims-*", lambda route: held.append(route))
    page.fill(INPUT, "借伞")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text("正在查找……")
    page.keyboard.press("Enter")
    assert page.url == f"{visitor.address}about/"
    assert held, "nothing was waited for"
    for route in held:
        route.continue_()
    page.unroute("**/search/zh/claims-*")
    expect(page.locator(STATUS)).to_contain_text("条论点")
    expect(page.locator(f"{CLAIMS} mark").first).to_have_text("借伞")


def test_the_last_search_is_there_again_on_the_next_page(visitor):
    page = open_search(visitor, "about/")
    said = search(page, "流动延长")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/**")
    page.keyboard.press("/")
    expect(page.locator(STATUS)).to_have_text(said)
    assert page.locator(INPUT).input_value() == "流动延长"
    assert page.locator(INPUT).evaluate("field => field.selectionEnd - field.selectionStart") == 4
    page.keyboard.type("雨伞")
    expect(page.locator(f"{CLAIMS} mark").first).to_have_text("雨伞")


@pytest.mark.parametrize("key", ["/", "s", "Enter"])
def test_the_search_page_has_one_field(visitor, key):
    page = visitor.open("search/?q=板凳流动&role=mechanism")
    page.locator(OPTIONS).first.wait_for()
    if key == "Enter":
        page.locator("a.lm-search-button").focus()
    page.keyboard.press(key)
    expect(page.locator(INPUT)).to_be_focused()
    assert page.locator("dialog[open]").count() == 0
    assert page.locator(INPUT).count() == 1


def test_back_from_a_claim_leads_to_the_same_results(visitor):
    page = visitor.open("search/?q=板凳流动&role=mechanism")
    page.locator(CLAIMS).first.wait_for()
    before = found(page)
    page.locator(CLAIMS).first.click()
    page.wait_for_url("**/papers/**")
    page.go_back()
    page.locator(CLAIMS).first.wait_for()
    assert found(page) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("typed", ["板凳流动", "shuyin", "hukou"])
def test_nobody_is_kept_out_of_the_open_search(visitor, scheme, typed):
    page = open_search(visitor, "about/", color_scheme=scheme)
    search(page, typed)
    page.keyboard.press("ArrowDown")
    broken = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], node["html"]) for rule in broken for node in rule["nodes"]] == []
    said = page.get_by_role("status").filter(has=page.locator(STATUS))
    expect(said.locator(NOTE)).to_have_count(1)


def test_what_one_language_lacks_is_offered_in_the_other(visitor):
    page = open_search(visitor)
    assert search(page, "hydroelectric") == "没有找到“hydroelectric”。"
    after = page.locator(".lm-search-after")
    expect(after).to_contain_text("英文表述中也没有找到。")
    assert after.get_by_role("link").count() == 3
    search(page, "thoroughly")
    page.get_by_role("button", name="查找英文表述").click()
    expect(page.locator(CLAIMS).first).to_be_visible()
    assert page.locator("#_search-list").get_attribute("lang") == "en"
    assert page.locator(CLAIMS).first.get_attribute("href").startswith(f"{visitor.address}en/")
    page.get_by_role("button", name="回到中文结果").click()
    expect(page.locator(".lm-search-status")).to_have_text("没有找到“thoroughly”。")


def test_what_pinyin_cannot_find_is_told(visitor):
    page = open_search(visitor)
    search(page, "dengjiao")
    expect(page.locator(".lm-search-after")).to_contain_text("拼音只能查")
    search(page, "hydroelectric")
    expect(page.locator(".lm-search-after")).not_to_contain_text("拼音只能查")


def test_a_name_that_only_begins_like_a_query_is_not_found(visitor):
    page = open_search(visitor, "en/about/")
    search(page, "bandeng liudong")
    expect(page.locator(".lm-search-note")).to_contain_text("Searching for “bench mobility”")


def test_what_is_typed_stays_text(visitor):
    page = open_search(visitor)
    assert "<img" in search(page, "<img src=x onerror=alert(1)>")
    assert page.locator("dialog img").count() == 0


@pytest.mark.parametrize("path", ["about/", "en/papers/", "en/concepts/bench-mobility/"])
def test_it_opens_on_a_phone_on_any_page(visitor, path):
    page = open_search(visitor, path, PHONE)
    search(page, "bench mobility")
    expect(page.locator(CLAIMS).first).to_be_visible()
    box = page.locator("dialog").bounding_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, PHONE[0])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("root", ["", "en/"])
def test_it_opens_on_the_home_page(reader, root):
    page = open_search(reader, root, PHONE)
    expect(page.locator(INPUT)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_search_has_an_address(visitor, papers):
    page = open_search(visitor)
    search(page, "板凳流动")
    page.select_option("[data-facet=role]", "mechanism")
    shown = found(page)
    page.get_by_role("link", name="分享本次搜索").click()
    page.wait_for_url(re.compile(r"/lunmai/search/\?q="), wait_until="commit")
    expect(page.locator(CLAIMS)).to_have_count(len(shown))
    assert found(page) == shown
    assert page.locator(INPUT).input_value() == "板凳流动"


@pytest.mark.parametrize("path", ["search/", "en/search/"])
def test_without_scripts_the_button_leads_to_the_other_ways_in(visitor, path):
    page = visitor.open(path.replace("search", "about"), java_script_enabled=False)
    page.locator("a.lm-search-button").click()
    page.wait_for_url(f"{visitor.address}{path}", wait_until="commit")
    expect(page.locator(".lm-search-off")).to_be_visible()
    assert page.locator("article a[href$='/papers/'], article a[href$='../papers/']").count()


def test_nothing_is_loaded_before_it_is_opened(visitor):
    page = visitor.open("papers/hu-yi-2020/")
    page.evaluate("new Promise((done) => requestIdleCallback(done))")
    ours = [url for url in visitor.requested if "search" in url]
    assert ours == [f"{visitor.address}assets/search.js"]


@pytest.mark.parametrize("missing", ["index.json", "words-*", "claims-*"])
@pytest.mark.parametrize("retry", ["button", "Enter"])
def test_what_cannot_be_loaded_is_told_and_may_be_tried_again(visitor, papers, missing, retry):
    """Never that nothing was found."""
    page = visitor.open("about/")
    visitor.withhold(page, f"**/search/zh/{missing}")
    page.locator("a.lm-search-button").click()
    page.locator(".lm-search-foot").wait_for()
    assert "无法载入" in search(page, "板凳流动")
    assert page.locator(".lm-search-after a").count() == 3
    page.unroute(f"**/search/zh/{missing}")
    if retry == "button":
        page.get_by_role("button", name="重试").click()
    else:
        page.press(INPUT, "Enter")
    expect(page.locator(STATUS)).to_contain_text("条论点")
    assert set(found(page)) == having(papers, "zh", "板凳流动")


def test_a_search_that_cannot_open_leads_to_the_other_ways_in(visitor):
    page = visitor.open("about/")
    visitor.withhold(page, "**/search/zh.json")
    page.keyboard.press("/")
    page.keyboard.type("a&b")
    page.wait_for_url(f"{visitor.address}search/?q=*", wait_until="commit")
    expect(page.locator(".lm-search-off")).to_contain_text("所需的文件没有载入")


@pytest.mark.parametrize("path", ["about/", "search/"])
def test_on_a_slow_line_the_field_is_there_and_keeps_what_is_typed(visitor, path):
    page = visitor.open("about/")
    page.goto("about:blank")
    held, free = [], []
    page.route(
        "**/assets/search-*.js",
        lambda route: route.continue_() if free else held.append(route),
    )
    page.goto(visitor.address + path)
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("板凳流动")
    assert held, "nothing was waited for"
    free.append(True)
    for route in held:
        route.continue_()
    expect(page.locator(CARD)).to_be_visible()
    assert page.locator(INPUT).input_value() == "板凳流动"


def test_what_opening_needs_is_asked_for_at_once():
    """All modules that are imported when the dialog opens are named."""
    assets = ROOT / "docs" / "assets"
    wanted, found = {"search-dialog.js"}, set()
    while wanted - found:
        name = (wanted - found).pop()
        found.add(name)
        wanted.update(IMPORTED.findall((assets / name).read_text(encoding="utf-8")))
    script = (assets / "search.js").read_text(encoding="utf-8")
    (names,) = re.findall(r'const MODULES = "([^"]*)"', script)
    named = {"languages.js", *(f"search-{name}.js" for name in names.split())}
    assert named == wanted - {"search-dialog.js"}


@pytest.mark.parametrize("path", ["about/", "papers/hu-yi-2020/"])
def test_back_from_a_result_opens_the_search_again(visitor, path):
    page = open_search(visitor, path)
    search(page, "板凳流动")
    page.select_option("[data-facet=role]", "mechanism")
    page.select_option("[data-facet=paper]", "hu-yi-2020")
    shown = found(page)
    page.locator(CLAIMS).last.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.wait_for_url("**/papers/hu-yi-2020/#*")
    page.go_back()
    page.locator("dialog[open]").wait_for()
    expect(page.locator(CLAIMS)).to_have_count(len(shown))
    assert found(page) == shown
    assert page.locator(INPUT).input_value() == "板凳流动"
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_switch_of_language_keeps_query_and_facets(visitor):
    page = visitor.open("search/?q=bench mobility&role=mechanism")
    page.locator(CLAIMS).first.wait_for()
    page.locator("a.lm-language").click()
    page.wait_for_url("**/en/search/?*", wait_until="commit")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["bench mobility"], "role": ["mechanism"]}
    page.locator(CLAIMS).first.wait_for()
    expect(page.locator("[data-facet=role]")).to_have_value("mechanism")


@pytest.mark.parametrize(
    "path", ["citations/#doe-1999", "papers/hu-tong-2021/#note-n1", "glossary/#bench"]
)
def test_the_switch_of_language_keeps_the_place_of_the_address(visitor, path):
    page = visitor.open(path)
    assert page.locator(":target").count() == 1
    page.locator("a.lm-language").click()
    expect(page).to_have_url(f"{visitor.address}en/{path}")


def test_words_of_taiwan_are_looked_for_as_those_of_the_mainland(visitor):
    page = visitor.open("about/")
    found = page.evaluate(
        """async (texts) => {
            const { simplified } = await import("../assets/search-traditional.js");
            return texts.map(simplified);
        }""",
        ["資訊化", "高品質發展", "智慧財產權", "數位鄉村", "板凳"],
    )
    assert found == ["信息化", "高质量发展", "知识产权", "数字乡村", "板凳"]
