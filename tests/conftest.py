"""What pytest is told about these tests, and what many of them read."""

import pytest
from browsers import Visitor, launch, serve
from builds import invented_site, joined_site, linked_data, longer_data, rendered
from playwright.sync_api import sync_playwright
from projects import CORPUS, ROOT


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden, tests/wrong/report.txt and tests/citations/works.txt anew",
    )
    parser.addoption(
        "--fast",
        action="store_true",
        help="leave out what is marked integration",
    )


def pytest_configure(config):
    config.addinivalue_line(
        "markers",
        "integration: builds a site, opens a browser, sets a PDF, runs commands, reads megabytes",
    )


def pytest_collection_modifyitems(config, items):
    if config.getoption("fast"):
        slow = [item for item in items if item.get_closest_marker("integration")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("integration")]


@pytest.fixture(scope="session")
def linked():
    """The invented corpus with its links."""
    return linked_data(CORPUS)


@pytest.fixture(scope="session")
def longer(tmp_path_factory):
    """The invented corpus with the longer paper, and its links."""
    return longer_data(tmp_path_factory.mktemp("longer"))


@pytest.fixture(
    scope="session",
    params=[
        pytest.param(CORPUS, id="invented"),
        pytest.param(ROOT, id="real", marks=pytest.mark.integration),
    ],
)
def rendered_site(request):
    """The invented corpus and the real one: each with its links, and every file made of it.

    Of the real one only that may be asked which holds for any data.
    """
    return linked_data(request.param), rendered(request.param)


@pytest.fixture(scope="session", params=[invented_site, joined_site], ids=["invented", "joined"])
def project(request):
    """Two projects with their sites: the invented papers, and the real ones with a newcomer.

    Of both only that may be asked which holds for any data.
    """
    return request.param()


@pytest.fixture(scope="session")
def site(project):
    return project / "site"


@pytest.fixture(scope="session")
def pages(site):
    """The file of every page but that for wrong addresses and those below /go/ and /embed/, which
    belong to no language."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    others = ("404.html", "go/", "embed/")
    return sorted(name for name in files if not name.startswith(others))


@pytest.fixture(scope="session")
def corpus():
    """The real records, of which only that may be asked which holds for any."""
    return linked_data(ROOT).loaded.corpus


@pytest.fixture(scope="session")
def browser():
    """Chromium; what needs one fails where none can be had."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of the site of the invented papers, served below `/lunmai/`."""
    with serve(invented_site() / "site", tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def joined_address(tmp_path_factory):
    """The address of the site of the real papers with a newcomer, which has the hand-written pages
    with all that they show."""
    with serve(joined_site() / "site", tmp_path_factory.mktemp("joined")) as address:
        yield address


@pytest.fixture
def reader(browser, joined_address):
    """A visitor of that site."""
    visitor = Visitor(browser, joined_address)
    yield visitor
    visitor.leave()


@pytest.fixture
def visitor(browser, address):
    """A reader of the site; errors in the console and requests to other hosts are failures."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.leave()
