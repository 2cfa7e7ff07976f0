"""What the tests of built sites read."""

import pytest
from builds import linked_data


@pytest.fixture(scope="session")
def corpus(project):
    """The records of a site."""
    return linked_data(project).loaded.corpus


@pytest.fixture(scope="session")
def papers(corpus):
    return corpus.papers
