"""Links last: each that the site shows is in the promise, and each of the last edition is alive."""

import re
import zipfile
from collections import defaultdict
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from browsers import Visitor, serve
from builds import EDITION, invented_site, kept, mkdocs
from projects import CORPUS, SETTINGS, SITE_URL, copy_project, raise_edition, run
from sites import addresses, ids, read, target_of

from lunmai.build.archive import archive_site
from lunmai.build.prebuild import render_data
from lunmai.views.link_patterns import PATTERNS, pattern_of

pytestmark = pytest.mark.integration

NOT_FOR_READERS = re.compile(r"/(?:search/|assets|exports|data|sitemap|404|editions)|/licen")
"""Files that pages load, not readers."""
OWN_LINKS = "//a[not(ancestor::aside[@class='lm-edition'])]/@href"
THEME = re.compile(r"#_[\w-]*|#__[\w-]*")


def pages_of_site(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def site():
    return invented_site() / "site"


def shown(site, name):
    """The links of a page into its own site, from the root on."""
    for address in addresses(site, name, "//a/@href"):
        if address.startswith(SITE_URL) and not THEME.search(address):
            yield unquote(f"/{address.removeprefix(SITE_URL)}")


def test_every_link_that_the_site_shows_is_in_the_promise(site):
    """By the pattern that it has; each pattern but those that readers write is met with."""
    met, without = defaultdict(int), set()
    for name in pages_of_site(site):
        for address in shown(site, name):
            if ".md" in address:
                continue  # a page that this corpus does not have: of a paper that the text names
            if pattern := pattern_of(address):
                met[pattern.name] += 1
            else:
                without.add(address)
    assert without == set()
    files = (f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file())
    for path in (path.removesuffix("index.html") for path in files):
        assert pattern_of(path) or NOT_FOR_READERS.match(path), path
        if pattern := pattern_of(path):
            met[pattern.name] += 1
    assert {one.name for one in PATTERNS} - met.keys() <= {"list", "search", "pdf"}


def test_the_table_stands_on_the_page(site):
    for root in ("", "en/"):
        page = read(site, f"{root}permanence/index.html")
        assert len(page.xpath("//table[1]//tr[td]")) == len(PATTERNS) + 3
        assert {"papers", "claims", "concepts", "references", "pages"} <= set(page.xpath("//@id"))


@pytest.fixture(scope="module")
def editions():
    """The archive of an edition, and the site after it has changed in every way that there is."""

    def make(folder):
        root = copy_project(folder / "lunmai", CORPUS)
        data = root / "docs" / "data"
        raise_edition(data, *EDITION)
        for command in ("accept", "publish"):
            assert run(root, "scripts/dev.py", command).returncode == 0
        mkdocs(root, **SETTINGS)
        packed = archive_site(render_data(root), root)
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
        change(root)
        mkdocs(root, **SETTINGS)

    folder = kept("editions", make)
    return folder / EDITION[0], folder / "lunmai" / "site"


def change(root):
    """Whole records get other ids, claims go, and a page of comparisons goes with them."""
    reason = ("--reason-zh", "试验。", "--reason-en", "A trial.", "--date", "2022-02-02")
    for name, kind, *to in (
        ("papers/hu-tong-2021#m1-2-1", "renamed", "papers/hu-tong-2021#m1-9-9"),
        ("concepts/umbrella", "renamed", "concepts/brolly"),
        ("references/deng-yi-2019", "renamed", "references/deng-yi-2018"),
        ("papers/doe-1999", "renamed", "papers/doe-jane-1999"),
    ):
        done = run(root, "scripts/dev.py", "retire", name, "--kind", kind, "--to", *to, *reason)
        assert done.returncode in (0, 1), done.stderr
    assert run(root, "scripts/dev.py", "accept").returncode == 0
    assert run(root, "scripts/dev.py", "check").returncode == 0


def of_archive(archive):
    """Every link that the pages of an archive show, but those that the promise leaves out."""
    found = set()
    for name in pages_of_site(archive):
        base = SITE_URL + name.removesuffix("index.html")
        for link in read(archive, name).xpath(OWN_LINKS):
            target = urljoin(base, link)
            if target.startswith(SITE_URL) and not THEME.search(target):
                found.add(target.removeprefix(SITE_URL))
        found.add(base.removeprefix(SITE_URL))
    return found


def alive(site, path):
    file, anchor = target_of(SITE_URL + path.partition("?")[0] + "".join(
        path.partition("#")[1:] if "?" in path else ()))  # fmt: skip
    return (site / file).is_file() and (not anchor or ids(site, file)[anchor] >= 1)


def test_every_link_of_the_edition_is_alive_today(editions):
    archive, today = editions
    links = {link for link in of_archive(archive) if alive(archive, link)}
    assert len(links) > 500
    lasting = {link for link in links if pattern_of(f"/{link}").kept == "registered"}
    assert len(lasting) > 400
    assert sorted(link for link in lasting if not alive(today, link)) == []
    gone = {link for link in links - lasting if not alive(today, link)}
    assert {pattern_of(f"/{link}").kept for link in gone} <= {"while-there", "may-change"}


@pytest.fixture(scope="module")
def address(editions, tmp_path_factory):
    with serve(editions[1], tmp_path_factory.mktemp("today")) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_in_a_browser_each_leads_somewhere_true(editions, browser, address, scripts):
    """The page is there, and what the link names is on it, visible, or the notice of its end."""
    archive, _ = editions
    links = [link for link in sorted(of_archive(archive)) if alive(archive, link)]
    links = [link for link in links if pattern_of(f"/{link}").kept == "registered"]
    visitor = Visitor(browser, address)
    page = visitor.open("about/", java_script_enabled=scripts)
    # Of each page every tenth place: that all are there, the test above has seen in the files.
    places = defaultdict(list)
    for link in links:
        places[urlsplit(link)._replace(fragment="").geturl()].append(link)
    chosen = [link for group in places.values() for link in group[:: 1 + len(group) // 4]]
    for link in chosen:
        if link.startswith("go/") and scripts:
            continue  # which lead on to one of the others
        response = page.goto(address + link, wait_until="commit")
        assert response is None or response.status == 200, link
        if anchor := urlsplit(link).fragment:
            page.wait_for_selector(f"[id='{unquote(anchor)}']", state="attached", timeout=5000)
            shown = page.locator(f"[id='{unquote(anchor)}']").first
            assert shown.evaluate("e => Boolean(e.closest('body'))"), link
    visitor.leave()
