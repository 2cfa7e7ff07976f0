"""The invented corpus has the problems that it is meant to have, and its files are right.

`pytest --update-golden` writes `tests/golden` anew; the change is reviewed as a git diff.
"""

import difflib
import re
import shutil
from itertools import pairwise

import pytest
from projects import CORPUS, TESTS, render, snapshot, write

from lunmai.build.prebuild import check_data

GOLDEN = TESTS / "golden"
PAGES = sorted(
    path.relative_to(GOLDEN).as_posix()
    for language in ("zh", "en")
    for path in (GOLDEN / language).rglob("*.md")
)


def test_problems_are_those_that_are_meant():
    expected = (CORPUS / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in check_data(CORPUS)[1]] == expected


def test_every_file_is_as_it_was(linked, request):
    files = {name: text for name, text in render(linked).items() if isinstance(text, str)}
    if request.config.getoption("update_golden"):
        shutil.rmtree(GOLDEN)
        for name, text in files.items():
            write(GOLDEN / name, text)
    before = {name: content.decode() for name, content in snapshot(GOLDEN).items()}
    difference = "\n".join(
        line
        for name in sorted({*before, *files})
        for line in difflib.unified_diff(
            before.get(name, "").splitlines(),
            files.get(name, "").splitlines(),
            f"golden/{name}",
            f"rendered/{name}",
            lineterm="",
        )
    )
    assert before == files, difference


def headings(page):
    """The headings of a page as pairs of marks and text; what is in fences is none."""
    text = (GOLDEN / page).read_text(encoding="utf-8")
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"^(#+) (.*)$", outside, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_headings_skip_no_level(page):
    levels = [len(marks) for marks, _ in headings(page)]
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), levels


@pytest.mark.parametrize("page", PAGES)
def test_every_heading_has_an_id_of_its_own(page):
    ids = [re.search(r"\{#(\S+)[^{}]*\}$", text) for _, text in headings(page)]
    assert all(ids)
    assert len({match[1] for match in ids}) == len(ids)


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("zh/")])
def test_both_languages_have_the_same_ids(page):
    zh, en = (
        re.findall(r'\{#([^\s}]+)|\bid="([^"]+)"', (GOLDEN / name).read_text(encoding="utf-8"))
        for name in (page, page.replace("zh/", "en/", 1))
    )
    # The definitions of a page are those of the terms that its own texts name.
    zh, en = ([one for one in ids if not one[1].startswith("_term-")] for ids in (zh, en))
    assert sorted(zh) == sorted(en)


def test_every_section_stands_below_its_own_chapter():
    found = headings("zh/papers/hu-tong-2021/index.md")
    sections = [(marks, text.partition(" {#section-")[2]) for marks, text in found]
    assert [section for section in sections if section[1].startswith("s2")] == [
        ("##", "s2}"),
        ("###", "s2-1}"),
        ("###", "s2-2}"),
    ]
