"""An edition is kept as a ZIP file that works wherever it is unpacked."""

import json
import shutil
import zipfile
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from browsers import Visitor, serve
from builds import invented_site
from lxml import html
from projects import SITE_URL

from lunmai.build.archive import archive_name, archive_site
from lunmai.build.prebuild import render_data
from lunmai.load import CannotRun
from lunmai.model import Edition

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def project():
    return invented_site()


@pytest.fixture(scope="module")
def site(project):
    return project / "site"


@pytest.fixture(scope="module")
def rendered(project):
    return render_data(project)


@pytest.fixture(scope="module")
def root(site, tmp_path_factory):
    """A project whose site is built."""
    root = tmp_path_factory.mktemp("archived")
    shutil.copytree(site, root / "site")
    return root


@pytest.fixture(scope="module")
def unpacked(rendered, root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("elsewhere")
    with zipfile.ZipFile(archive_site(rendered, root)) as packed:
        packed.extractall(folder / "some" / "where")
    return folder


@pytest.fixture
def visitor(browser, unpacked, tmp_path):
    with serve(unpacked, tmp_path / "served") as address:
        visitor = Visitor(browser, f"{address}some/where/2022-01/")
        yield visitor
        visitor.leave()


def test_the_same_site_gives_the_same_bytes(rendered, root):
    first = archive_site(rendered, root).read_bytes()
    (root / "site" / "index.html").touch()
    file = archive_site(rendered, root)
    assert (file.name, file.read_bytes()) == ("lunmai-2022-01.zip", first)
    with zipfile.ZipFile(file) as packed:
        names = [entry.filename for entry in packed.infolist()]
        assert {entry.date_time for entry in packed.infolist()} == {(2022, 1, 31, 0, 0, 0)}
    *pages, metadata, sums = names
    assert [metadata, sums] == ["2022-01/ro-crate-metadata.json", "2022-01/SHA256SUMS"]
    assert pages == sorted(pages)
    assert all(name.startswith("2022-01/") for name in names)


def test_every_page_says_which_edition_it_is_kept_from(unpacked, site):
    folder = unpacked / "some" / "where" / "2022-01"
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert set(pages) == built - {"404.html"}
    assert not (folder / "sitemap.xml").exists()
    for name in pages:
        tree = html.parse(str(folder / name))
        (note,) = tree.xpath("//aside[@class='lm-edition']")
        assert "2022-01" in note.text_content(), name
        assert ("no longer changes" in note.text_content()) == name.startswith("en/")
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        assert note.xpath("./a/@href") == canonical
        assert [link for link in canonical if not link.startswith(SITE_URL)] == []


def test_an_archive_says_what_it_is_to_those_who_keep_it(unpacked):
    folder = unpacked / "some" / "where" / "2022-01"
    said = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    graph = {one["@id"]: one for one in said["@graph"]}
    assert graph["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    root = graph["./"]
    assert (root["version"], root["datePublished"]) == ("2022-01", "2022-01-31")
    assert graph[root["author"]["@id"]]["name"] == "Lunmai"
    assert root["license"]["@id"] in graph
    parts = [part["@id"] for part in root["hasPart"]]
    assert {"exports/corpus.json", "exports/ids.json"} <= {*parts}
    for part in parts:
        assert graph[part]["contentSize"] == str((folder / part).stat().st_size)


def test_the_checksums_are_those_of_every_other_file(unpacked):
    folder = unpacked / "some" / "where" / "2022-01"
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    kept = {path: digest for digest, path in (line.split("  ", 1) for line in sums)}
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    files = {name: path for name, path in files.items() if path.is_file()}
    assert files.keys() - kept.keys() == {"SHA256SUMS"}
    for name, digest in kept.items():
        assert sha256(files[name].read_bytes()).hexdigest() == digest, name


def test_an_archive_stays_within_itself(unpacked, site):
    folder = unpacked / "some" / "where" / "2022-01"
    followed = "//a/@href[not(ancestor::aside[@class='lm-edition'])] | //@src | "
    followed += "//link[@rel='stylesheet' or @rel='icon']/@href"
    for page in folder.rglob("*.html"):
        addresses = html.parse(str(page)).xpath(followed)
        assert [a for a in addresses if a.startswith(("/", SITE_URL))] == [], page
        for address in addresses:
            if urlsplit(address).scheme or "#" in address:
                continue
            target = (page.parent / address.split("?")[0]).resolve()
            assert target.is_relative_to(folder), (page, address)
            # Pages written by hand lead to papers that are not in this corpus.
            if (site / target.relative_to(folder)).exists():
                assert (target / "index.html").is_file() or target.is_file(), (page, address)


def test_a_reader_walks_through_an_archive(visitor):
    page = visitor.open("papers/", locale="zh-CN")
    here = visitor.address
    page.locator("article a[href$='hu-yi-2020/']").first.click()
    page.wait_for_url(f"{here}papers/hu-yi-2020/", wait_until="commit")
    assert "存档" in page.locator(".lm-edition").inner_text()
    page.locator("a[href$='side-by-side/']").first.click()
    page.wait_for_url(f"{here}papers/hu-yi-2020/side-by-side/", wait_until="commit")
    page.locator("a.lm-language").click()
    page.wait_for_url(f"{here}en/papers/hu-yi-2020/side-by-side/", wait_until="commit")
    page.goto(f"{here}go/hu-yi-2020/#m1-3")
    page.wait_for_url(f"{here}en/papers/hu-yi-2020/#m1-3", wait_until="commit")
    for path in ("glossary/", "citations/", "compare/matrix/", "permanence/"):
        page.goto(f"{here}en/{path}")
        assert page.locator(".lm-edition").is_visible()


def test_an_edition_that_was_not_published_is_not_kept(project, rendered, root, tmp_path):
    loaded = rendered.loaded
    ledger = loaded.corpus.ledger.model_copy(update={"editions": ()})
    corpus = type(loaded.corpus)(**{**vars_of(loaded.corpus), "ledger": ledger})
    unpublished = type(loaded)(corpus=corpus)
    with pytest.raises(CannotRun, match=r"dev.py publish"):
        archive_site(type(rendered)(unpublished, [], rendered.site, {}), root)


def vars_of(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


@pytest.mark.parametrize(
    ("name", "folder"),
    [("2022-01", "2022-01"), ("../x/.y", "x-y"), ("第一版", "2026-01-02"), ("a  b", "a-b")],
)
def test_the_folder_of_an_edition_has_a_harmless_name(name, folder):
    assert archive_name(Edition(name=name, date="2026-01-02")) == folder
