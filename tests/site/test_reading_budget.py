"""What the page of a paper may weigh, and what it may show before anything is opened.

The numbers are for each claim and for the page itself, so that they hold for any data: a page grows
with its claims and with nothing else.
"""

import re
from itertools import product

import pytest
from sites import claims_on, content, pages_of, read, recorded, records_of

pytestmark = pytest.mark.integration

ELEMENTS = (17, 860)
BYTES = {1: (1_060, 74_000), 2: (1_300, 74_000)}
"""Of a page in one language, and of one in two."""
WORDS = {"zh": (40, 1_000), "en": (14, 2_400)}
"""Chinese characters and other words of a page in one language; side by side it has both."""
WORD = re.compile(r"[A-Za-z0-9’-]+|[\u3400-\u9fff]")
UNSEEN = ("script", "style", "dialog")


@pytest.fixture(scope="module")
def read_pages(site, papers):
    """The pages on which papers are read, with the number of claims."""
    return [
        (name, len(claims_on(read(site, name))))
        for paper in papers.values()
        for name in pages_of(paper)
    ]


def allowed(budget, claims):
    each, whole = budget
    return each * claims + whole


def test_elements_of_a_page(site, read_pages):
    for name, claims in read_pages:
        found = sum(isinstance(one.tag, str) for one in read(site, name).iter())
        assert found <= allowed(ELEMENTS, claims), (name, claims)


def test_bytes_of_a_page(site, read_pages):
    for name, claims in read_pages:
        languages = 1 + ("side-by-side" in name)
        assert (site / name).stat().st_size <= allowed(BYTES[languages], claims), (name, claims)


def test_words_that_are_seen_at_first(site, read_pages):
    for name, claims in read_pages:
        side = "side-by-side" in name
        languages = ["zh", "en"] if side else ["en" if name.startswith("en/") else "zh"]
        most = sum(allowed(WORDS[language], claims) for language in languages)
        assert len(WORD.findall(seen(content(site, name)))) <= most, (name, claims)


def seen(element):
    """The text of an element before a reader opens anything."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or "hidden" in element.attrib:
        return ""
    closed = element.tag == "details" and "open" not in element.attrib
    parts = element.findall("summary") if closed else list(element)
    own = "" if closed else element.text or ""
    return own + " ".join(seen(part) + ("" if closed else part.tail or "") for part in parts)


def test_the_record_has_what_the_budget_keeps_from_the_page(site, papers):
    """The budget is no use where one page with all of it open would pass."""
    for paper, language in product(papers.values(), (0, 1)):
        found = recorded(site, records_of(paper)[language]).values()
        if len(found) > 50:
            words = sum(len(WORD.findall(claim.text_content())) for claim, _ in found)
            assert words > allowed(WORDS[("zh", "en")[language]], len(found))
            elements = sum(isinstance(one.tag, str) for claim, _ in found for one in claim.iter())
            assert elements > allowed(ELEMENTS, len(found))
