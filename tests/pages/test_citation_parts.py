"""An index of many works has a page for each letter of their keys."""

import re

import pytest
from projects import render

from lunmai.views import citation_index


@pytest.fixture(scope="module")
def parted(linked):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(citation_index, "MOST_WORKS", 1)
        return render(linked)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_work_stands_on_the_page_of_its_letter(parted, linked, language):
    assert "data-work" not in parted[f"{language}/citations/index.md"]
    for key in linked.loaded.corpus.references:
        page = parted[f"{language}/citations/{key[0]}.md"]
        assert f'<section class="lm-work" id="{key}"' in page
        assert f'<a href="{key[0]}/">' in parted[f"{language}/citations/index.md"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_to_a_work_leads_to_that_page(parted, linked, language):
    works = linked.loaded.corpus.references
    for name in ("citations/authors.md", "citations/years.md", "papers/doe-1999/record.md"):
        links = re.findall(
            r'href="[./]*(?:citations/)?(\w)/#([a-z0-9-]+)"', parted[f"{language}/{name}"]
        )
        assert links, name
        for letter, key in links:
            assert (letter, key in works) == (key[0], True), name
