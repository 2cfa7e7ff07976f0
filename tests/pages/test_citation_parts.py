"""An index of many entries has pages by what their keys begin with."""

import json
import re

import pytest
from projects import render

from lunmai.views import divisions
from lunmai.views.citation_index import work_pages


@pytest.fixture(scope="module")
def parted(linked):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(divisions, "MOST_ENTRIES", 1)
        patch.setattr(divisions, "MOST_LINES", 1)
        return render(linked), work_pages(linked.loaded.corpus)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_work_stands_on_one_page_to_which_the_first_leads(parted, linked, language):
    files, pages = parted
    first = files[f"{language}/citations/index.md"]
    for key in linked.loaded.corpus.references:
        assert key.startswith(pages[key])
        entry = f'<section class="lm-work" id="{key}"'
        shown = [path for path, text in files.items() if path[:2] == language and entry in text]
        assert shown == [f"{language}/citations/{pages[key]}.md"]
        assert f'<a href="{pages[key]}/" data-part="{pages[key]}"' in first
        assert '<a href="../">' in files[shown[0]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_to_a_work_leads_to_that_page(parted, linked, language):
    files, pages = parted
    works = linked.loaded.corpus.references
    names = [
        path
        for path in files
        if re.match(rf"{language}/citations/(authors|years|journals|diagnostics)", path)
    ]
    assert len(names) > 12
    for name in (*names, f"{language}/papers/doe-1999/record.md"):
        links = re.findall(r'href="[./]*(?:citations/)?([\w-]+)/#([a-z0-9-]+)"', files[name])
        for part, key in links:
            assert key not in works or part == pages[key], name


def test_all_that_is_indexed_is_found_through_the_first_pages(parted, rendered_site_whole):
    """What one page says when nothing is divided, its parts say together."""
    files, _ = parted
    for name in ("authors", "years", "journals", "diagnostics"):
        whole = items_of(rendered_site_whole[f"en/citations/{name}.md"])
        parts = [files[path] for path in files if path.startswith(f"en/citations/{name}")]
        assert name == "journals" or len(parts) > 3
        assert sorted(item for part in parts for item in items_of(part)) == sorted(whole)


@pytest.fixture(scope="module")
def rendered_site_whole(linked):
    return render(linked)


def items_of(page):
    """Each work with what it stands under."""
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>|<li>(.*?)</li>", page)
    return [
        (under, name)
        for under, works, fault in rows
        for name in re.findall(r"#([a-z0-9-]+)\"", works or fault)
    ]


def test_the_list_of_papers_is_divided_beside_the_papers(parted, linked):
    files, _ = parted
    papers = linked.loaded.corpus.papers
    first = files["en/papers/index.md"]
    for name in papers:
        entry = f"({name}/index.md) {{#{name}}}"
        (path,) = [path for path in files if path[:10] == "en/papers/" and entry in files[path]]
        part = path.removeprefix("en/papers/_").removesuffix(".md")
        assert name.startswith(part)
        assert f'href="_{part}/" data-part="{part}"' in first


def test_neutral_addresses_lead_on_from_part_to_part(parted, linked):
    files, pages = parted
    first = files["zh/go/references/index.html"]
    for key in linked.loaded.corpus.references:
        part = pages[key]
        assert f'<a href="{part}/" data-part="{part}">' in first
        page = files[f"zh/go/references/{part}/index.html"]
        assert f'href="../../../citations/{part}/#{key}"' in page
    listed = files["zh/go/pages/index.html"]
    parts = re.findall(r'data-part="([\w-]+)"', listed)
    assert len(parts) == len(set(parts)) > 10
    for page in json.loads(files["exports/ids.json"])["current"]["pages"]:
        part = max((one for one in parts if page.replace("/", "-").startswith(one)), key=len)
        assert f'<li id="{page}">' in files[f"zh/go/pages/{part}/index.html"]
