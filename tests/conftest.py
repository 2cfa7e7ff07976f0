"""What pytest is told about these tests, and the invented corpus that many of them read."""

import pytest
from projects import CORPUS, Linked

from lunmai.link import link_corpus
from lunmai.load import load_corpus


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
