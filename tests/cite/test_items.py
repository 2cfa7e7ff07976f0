"""Works from elsewhere: references of kinds that a file of CSL-JSON or RIS may hold."""

import json

import pytest
import yaml
from projects import TESTS

from lunmai.cite import format_items, read_items
from lunmai.problems import CannotRun

CASES = yaml.safe_load((TESTS / "citations" / "items.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def written(tmp_path):
    def write(content, name="works.json"):
        file = tmp_path / name
        file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return file

    return write


@pytest.mark.parametrize("style", ["gb-t-7714-2025", "gb-t-7714-2015"])
def test_items_of_every_kind(style, written):
    cases = [case for case in CASES if style in case]
    items = [case["item"] | {"id": f"w{at}"} for at, case in enumerate(cases)]
    found = format_items(read_items(written(items)), style)
    assert found == [(f"w{at}", case[style]) for at, case in enumerate(cases)]


def test_ris(written):
    text = (
        "TY  - JOUR\nAU  - 王船\nTI  - 论船\nJO  - 船学刊\nPY  - 2024\nSP  - 1\nEP  - 3\nER  - \n"
    )
    ((_, reference),) = format_items(read_items(written(text, "w.ris")), "gb-t-7714-2025")
    assert reference == "王船. 论船[J]. 船学刊，2024：1-3."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "{"),
        ("a.json", '{"id": 1}'),
        ("a.json", '[{"id": "x", "title": "y"}]'),
        ("a.json", "[" * 100_000),
        ("a.docx", "x"),
        ("a.bib", "@article{x, title = {y}, nonsense = {1}}"),
    ],
)
def test_what_cannot_be_read_is_said(name, content, written):
    with pytest.raises(CannotRun):
        read_items(written(content, name))


def test_fields_of_wrong_kinds_are_left_out(written):
    item = {"type": "book", "title": "Boats", "author": "Doe", "issued": "2020", "volume": 2}
    item |= {"editor": [{"family": "Roe", "given": 3}, "x"], "publisher": ["y"], "edition": None}
    ((_, reference),) = format_items(read_items(written([item])), "gb-t-7714-2025")
    assert reference == "Roe. Boats：vol. 2[M]."
