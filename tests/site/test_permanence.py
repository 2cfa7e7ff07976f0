"""Every address ever published leads somewhere true: in files, and for people with a browser."""

import re
from itertools import product

import pytest
from browsers import PHONE, Visitor, serve
from builds import EDITION, kept, mkdocs
from projects import CORPUS, SETTINGS, SITE_URL, copy_project, raise_edition, run, write
from sites import ids, read, target_of

from lunmai.load import load_corpus
from lunmai.permanent.register import Register
from lunmai.views.targets import permanent_target

pytestmark = pytest.mark.integration

REASON = ("--reason-zh", "试验。", "--reason-en", "A trial.")
DOE = "papers/doe-1999"
ROOTS = ("", "en/")


def retire(root, name, kind, *successors):
    arguments = ["scripts/dev.py", "retire", name, "--kind", kind, *REASON, "--date", "2022-02-02"]
    if successors:
        arguments += ["--to", *successors]
    return run(root, *arguments)


def take_out(file, start, end):
    """Removes what stands in a file between two texts, the first included."""
    text = file.read_text(encoding="utf-8")
    before, _, rest = text.partition(start)
    assert rest
    write(file, before + rest[rest.index(end) :])


@pytest.fixture(scope="module")
def project():
    """The invented corpus: published once more, then changed in every way that there is."""
    return kept("permanence", released) / "lunmai"


def released(folder):
    root = copy_project(folder / "lunmai", CORPUS)
    data = root / "docs" / "data"
    raise_edition(data, *EDITION)
    assert run(root, "scripts/dev.py", "accept").returncode == 0
    published = run(root, "scripts/dev.py", "publish")
    assert (published.returncode, published.stderr) == (0, "")
    doe = data / "papers" / "doe-1999.yaml"
    take_out(doe, "    claims:\n      - id: e1", "  - id: n1\n    role")
    take_out(doe, "  - id: n1\n    role", "  - id: c1")
    take_out(doe, "  - id: d1\n", "  - id: l1")
    take_out(doe, "  - e1 exemplifies", "  - p1 answers")
    take_out(doe, "  - c1 attacks", "  - t1 restates")
    for done in (
        retire(root, f"{DOE}#e1", "split", f"{DOE}#m1", f"{DOE}#t1"),
        retire(root, f"{DOE}#n1", "merged", f"{DOE}#c1"),
        retire(root, f"{DOE}#d1", "withdrawn"),
        retire(root, "papers/hu-tong-2021#p2", "renamed", "papers/hu-tong-2021#p3"),
        retire(root, "concepts/umbrella", "renamed", "concepts/brolly"),
        retire(root, "references/deng-yi-2019", "renamed", "references/deng-yi-2018"),
        retire(root, DOE, "renamed", "papers/doe-jane-1999"),
    ):
        assert done.returncode in (0, 1), done.stderr
    checked = run(root, "scripts/dev.py", "check")
    assert (checked.returncode, checked.stdout[:11]) == (0, "No problems")
    mkdocs(root, **SETTINGS)


@pytest.fixture(scope="module")
def site(project):
    return project / "site"


@pytest.fixture(scope="module")
def corpus(project):
    return load_corpus(project / "docs" / "data", project).corpus


@pytest.fixture(scope="module")
def address(site, tmp_path_factory):
    with serve(site, tmp_path_factory.mktemp("released-site")) as address:
        yield address


@pytest.fixture
def visitor(browser, address):
    visitor = Visitor(browser, address)
    yield visitor
    visitor.leave()


def is_there(site, path):
    file, anchor = target_of(SITE_URL + path)
    return (site / file).is_file() and (not anchor or ids(site, file)[anchor] == 1)


def test_every_published_address_is_there_in_both_languages(site, corpus):
    register = Register(corpus)
    names = list(corpus.ledger.published())
    assert len(names) > 80
    old = [permanent_target(name, lambda key: "").page for name in names]
    old += [f"glossary/#{name.split('/')[1]}" for name in names if name.startswith("concepts/")]
    for name in names:
        if "#" in name:
            paper, claim = name.split("#")
            old.append(f"{paper}/side-by-side/#{claim}")
            if register.tombstone(name):  # of those that are there, a view may show some only
                old += [f"{paper}/{view}/#{claim}" for view in ("grid", "map")]
            old.append(f"{paper.replace('papers', 'courses')}/#{claim}")
        elif name.startswith("papers/"):
            old += [f"{name}/{view}/" for view in ("grid", "map")]
            old.append(f"{name.replace('papers', 'courses')}/")
            if register.tombstone(name) or name.endswith("hu-tong-2021"):
                old.append(f"{name.replace('papers', 'courses/guides')}/")
    lost = [root + path for root, path in product(ROOTS, old) if not is_there(site, root + path)]
    assert lost == []


def test_every_published_id_has_a_language_neutral_address(site, corpus):
    for name in corpus.ledger.published():
        path = go_address(name)
        assert is_there(site, path), path
        file, anchor = target_of(SITE_URL + path)
        place = read(site, file).get_element_by_id(anchor or "_whole")
        links = [f"{file}/../{link}" for link in place.xpath(".//a/@href")]
        assert len(links) == 2, path
        assert all(is_there(site, normal(link)) for link in links), path


def go_address(name):
    kind, _, rest = name.partition("/")
    if kind == "papers":
        paper, mark, claim = rest.partition("#")
        return f"go/{paper}/{mark}{claim}"
    return f"go/concepts/{rest}/" if kind == "concepts" else f"go/{kind}/#{rest}"


def normal(path):
    """The path without steps up."""
    steps = []
    for step in path.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps)


def test_every_tombstone_says_why_and_leads_on(site, corpus):
    register = Register(corpus)
    seen = set()
    for page in site.rglob("index.html"):
        name = page.relative_to(site).as_posix()
        for stone in read(site, name).xpath("//*[@class='lm-tombstone']"):
            seen.add(stone.get("id"))
            assert "试验" in stone.text_content() or len(stone.xpath("./p")) >= 2
            for link in stone.xpath(".//a/@href"):
                assert is_there(site, normal(f"{name.removesuffix('index.html')}{link}")), name
    assert {"e1", "n1", "d1", "p2", "umbrella", "deng-yi-2019", "_tombstone", "m1-9"} <= seen
    chain = register.leads_to("papers/do-1999#t1")
    assert chain == ("papers/doe-jane-1999#t1",)
    assert register.leads_to(f"{DOE}#e1") == (
        "papers/doe-jane-1999#m1",
        "papers/doe-jane-1999#t1",
    )
    assert register.leads_to(f"{DOE}#d1") == ()
    assert register.leads_to("pages/compare/do-1999--hu-tong-2021") == (
        "pages/compare/doe-jane-1999--hu-tong-2021",
    )


def test_pages_below_go_compete_with_no_page(site):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/go/" not in sitemap
    for page in site.glob("go/**/*.html"):
        tree = read(site, page.relative_to(site).as_posix())
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        assert all(is_there(site, link.removeprefix(SITE_URL)) for link in canonical)
        assert tree.xpath("//@href[starts-with(., '/')] | //@src[starts-with(., '/')]") == []
    assert not (site / "en" / "go").exists()


LEADS = [
    # what is opened, in which language, and where it leads
    ("go/hu-tong-2021/#m1", "zh-CN", "papers/hu-tong-2021/#m1"),
    ("go/hu-tong-2021/#m1", "en-GB", "en/papers/hu-tong-2021/#m1"),
    ("go/hu-tong-2021/#m1", "fr-FR", "en/papers/hu-tong-2021/#m1"),
    ("go/hu-tong-2021/", "zh-Hant-TW", "papers/hu-tong-2021/"),
    ("go/hu-tong-2021/?lang=en#m1", "zh-CN", "en/papers/hu-tong-2021/#m1"),
    ("go/hu-tong-2021/?zh#m1", "en-US", "papers/hu-tong-2021/#m1"),
    ("go/hu-tong-2021/?lang=xx#m1", "en-US", "en/papers/hu-tong-2021/#m1"),
    (
        "go/hu-tong-2021/?view=side-by-side&lang=en#m1",
        "zh-CN",
        "en/papers/hu-tong-2021/side-by-side/#m1",
    ),
    ("go/hu-tong-2021/?view=grid", "zh-CN", "papers/hu-tong-2021/grid/"),
    ("go/hu-tong-2021/?view=moose#m1", "zh-CN", "papers/hu-tong-2021/#m1"),
    ("go/concepts/brolly/", "en-US", "en/concepts/brolly/"),
    ("go/concepts/umbrella/", "en-US", "en/concepts/umbrella/"),
    ("go/references/#deng-yi-2018", "zh-CN", "citations/#deng-yi-2018"),
    ("go/references/#deng-yi-2019", "zh-CN", "citations/#deng-yi-2019"),
    ("go/pages/#compare/matrix", "en-US", "en/compare/matrix/"),
    ("go/pages/#compare%2Fmatrix", "en-US", "en/compare/matrix/"),
    ("go/hu-tong-2021/#p2", "zh-CN", "papers/hu-tong-2021/#p2"),
    ("go/do-1999/#t1", "en-US", "en/papers/do-1999/#t1"),
]


@pytest.mark.parametrize(("path", "locale", "target"), LEADS)
def test_go_leads_to_the_readers_language(visitor, path, locale, target):
    page = visitor.open(path, locale=locale)
    page.wait_for_url(visitor.address + target, wait_until="commit")


def test_go_leads_to_the_language_last_switched_to(visitor):
    page = visitor.open("en/papers/hu-tong-2021/", locale="en-US")
    page.locator("a.lm-language").click()
    page.wait_for_url(f"{visitor.address}papers/hu-tong-2021/", wait_until="commit")
    page.goto(f"{visitor.address}go/doe-jane-1999/#c1")
    page.wait_for_url(f"{visitor.address}papers/doe-jane-1999/#c1", wait_until="commit")


def test_go_says_when_it_does_not_know_an_id(visitor):
    page = visitor.open("go/hu-tong-2021/#<img>")
    assert page.locator("#_unknown code").first.inner_text() == "<img>"
    assert page.locator("#_unknown").is_visible()
    assert page.locator("#_whole a").count() == 2
    assert page.locator("#_all > li").first.is_visible()


@pytest.mark.parametrize(("root", "name"), [("", "中文"), ("en/", "English")])
def test_go_without_scripts_offers_both_languages_of_the_claim(visitor, root, name):
    page = visitor.open("go/hu-tong-2021/#p1-1", PHONE, java_script_enabled=False)
    shown = page.locator("#_all > li:visible")
    assert shown.count() == 1
    assert shown.locator("a").count() == 2
    assert shown.bounding_box()["y"] < PHONE[1]
    shown.get_by_text(name, exact=True).click()
    assert page.url == f"{visitor.address}{root}papers/hu-tong-2021/#p1-1"


OLD = [
    # an old address, and the addresses to which its tombstone leads
    ("papers/hu-tong-2021/#p2", ["papers/hu-tong-2021/#p3"]),
    ("papers/hu-tong-2021/side-by-side/#p2", ["papers/hu-tong-2021/side-by-side/#p3"]),
    ("papers/hu-tong-2021/grid/#p2", ["papers/hu-tong-2021/#p3"]),
    ("papers/hu-tong-2021/map/#p2", ["papers/hu-tong-2021/#p3"]),
    ("courses/hu-tong-2021/#p2", ["papers/hu-tong-2021/#p3"]),
    ("courses/doe-1999/#t1", ["papers/doe-jane-1999/#t1"]),
    ("courses/guides/doe-1999/#_tombstone", ["papers/doe-jane-1999/"]),
    ("papers/hu-tong-2021/#m1-9", ["papers/hu-tong-2021/#m1-1", "papers/hu-tong-2021/#m1-2"]),
    ("papers/doe-1999/#e1", ["papers/doe-jane-1999/#m1", "papers/doe-jane-1999/#t1"]),
    ("papers/doe-1999/#n1", ["papers/doe-jane-1999/#c1"]),
    ("papers/doe-1999/#d1", []),
    ("papers/do-1999/#t1", ["papers/doe-jane-1999/#t1"]),
    ("concepts/parasol/#_tombstone", ["concepts/brolly/"]),
    ("glossary/#stool", []),
    ("citations/#deng-yi-2019", ["citations/#deng-yi-2018"]),
    (
        "compare/do-1999--hu-tong-2021/#_tombstone",
        ["compare/doe-jane-1999--hu-tong-2021/"],
    ),
]


@pytest.mark.parametrize(
    ("root", "scripts"),
    [(ROOTS[0], True), (ROOTS[1], False)],
    ids=["zh-scripts", "en-no-scripts"],
)
def test_old_addresses_lead_on(visitor, root, scripts):
    page = visitor.open(f"{root}about/", java_script_enabled=scripts)
    for path, targets in OLD:
        page.goto(visitor.address + root + path)
        stone = page.locator(f"[id='{path.partition('#')[2]}']")
        box = stone.bounding_box()
        assert 0 <= box["y"] < page.viewport_size["height"], path
        assert re.search({"": "缘由", "en/": "Reason"}[root], stone.inner_text()), path
        assert stone.locator("a").count() == len(targets), path
        for number, target in enumerate(targets):
            page.goto(visitor.address + root + path)
            stone.locator("a").nth(number).click()
            page.wait_for_url(visitor.address + root + target, wait_until="commit")


def test_an_unchanged_address_is_as_it_was(visitor):
    for root, scripts in product(ROOTS, (True, False)):
        page = visitor.open(f"{root}papers/hu-tong-2021/#m1", java_script_enabled=scripts)
        assert 0 <= page.locator("#m1").bounding_box()["y"] < page.viewport_size["height"]
