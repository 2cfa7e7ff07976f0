"""What pytest is told about these tests, and the invented corpus that many of them read."""

import pytest
from projects import CORPUS, ROOT, Linked

from lunmai.link import link_corpus
from lunmai.load import load_corpus
from lunmai.render import render_site


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden and tests/wrong/report.txt anew",
    )


def pytest_configure(config):
    config.addinivalue_line("markers", "integration: builds a whole site with MkDocs")


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
    return Linked(loaded, links), render_site(loaded.corpus, links)
