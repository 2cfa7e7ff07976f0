"""Pages written by hand are short and have the same ids in both languages."""

import re

import pytest
from projects import ROOT

from lunmai.model import WRITTEN

MOST = {"method": (1000, 750)}
"""Characters in Chinese and words in English; of a page that is not named, 1200 and 900."""
LONG = {"technical", "contribute"}
"""Pages to look things up in, which may be as long as they must."""
PAGES = sorted(file.stem for file in (ROOT / "docs" / WRITTEN[0]).glob("*.md"))


def source(language, page):
    """What is written of a page, without code that stands by itself."""
    text = (ROOT / "docs" / language / f"{page}.md").read_text(encoding="utf-8")
    return re.sub(r"^```.*?^```$", "", text.partition("\n---\n")[2], flags=re.DOTALL | re.MULTILINE)


def ids(language, page):
    return re.findall(r"\{:? ?#([\w-]+)|<\w+ id=\"([\w-]+)\"", source(language, page))


def prose(language, page):
    """The words alone; a word of code counts as one."""
    text = re.sub(r"`[^`\n]*`", "X", source(language, page))
    return re.sub(r"\]\([^)]*\)|\{[^}]*\}|<[^>]*>|--8<--.*|[\[*#]", " ", text)


def length(language, text):
    latin = r"[A-Za-z0-9][\w’./–-]*"
    return len(re.findall(rf"[\u4e00-\u9fff]|{latin}" if language == "zh" else latin, text))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_same_ids_in_both_languages(page):
    zh, en = (sorted(filter(None, sum(ids(name, page), ()))) for name in WRITTEN)
    assert zh == en
    assert len(zh) == len({*zh})


@pytest.mark.parametrize("page", sorted({*PAGES} - LONG))
@pytest.mark.parametrize("language", WRITTEN)
def test_a_page_is_short(language, page):
    most = MOST.get(page, (1200, 900))[WRITTEN.index(language)]
    assert length(language, prose(language, page)) <= most
