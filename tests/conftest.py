"""What pytest is told about these tests, and what many of them read."""

import pytest
from browsers import Visitor, launch, serve
from playwright.sync_api import sync_playwright
from projects import CORPUS, ROOT, Linked, copy_project, render, run
from sites import SETTINGS

from lunmai.build.prebuild import check_data
from lunmai.link import link_corpus
from lunmai.load import load_corpus


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden, tests/wrong/report.txt and tests/citations/works.txt anew",
    )


def pytest_configure(config):
    config.addinivalue_line(
        "markers", "integration: builds a whole site with MkDocs, or an environment"
    )


@pytest.fixture(scope="session")
def linked():
    """The invented corpus with its links."""
    loaded = load_corpus(CORPUS / "docs" / "data", CORPUS)
    return Linked(loaded, link_corpus(loaded.corpus))


@pytest.fixture(scope="session", params=[CORPUS, ROOT], ids=["invented", "real"])
def rendered_site(request):
    """The invented corpus and the real one: each with its links, and every file made of it."""
    loaded = load_corpus(request.param / "docs" / "data", request.param)
    links = link_corpus(loaded.corpus)
    linked = Linked(loaded, links)
    return linked, render(linked)


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
    """The file of every page but that for wrong addresses and those below /go/, which belong to no
    language."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name for name in files if name != "404.html" and not name.startswith("go/"))


@pytest.fixture(scope="session")
def browser():
    """Chromium; what needs one fails where none can be had."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(site, tmp_path_factory):
    """The address of the built site, served below `/lunmai/`."""
    with serve(site, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture
def visitor(browser, address):
    """A reader of the site; errors in the console and requests to other hosts are failures."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.leave()


@pytest.fixture(scope="session")
def corpus():
    return check_data(ROOT)[0].corpus


@pytest.fixture(scope="session")
def papers(corpus):
    return corpus.papers
