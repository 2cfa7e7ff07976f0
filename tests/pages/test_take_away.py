"""What is copied of a work says which of its fields are not printed."""

import json
import re

import pytest

from lunmai.cite import STYLES, format_references
from lunmai.load.bibliography import parse_bibliography
from lunmai.pages.take_away import take_away

FIELDS = ["journaltitle", "pages", "url", "volume", "doi"]


@pytest.mark.parametrize("fields", [FIELDS, ["volume"], []])
def test_inferred_fields_go_with_every_copy(fields):
    inferred = f"inferred = {{{', '.join(fields)}}}, inferred_zh = {{推断}}, inferred_en = {{x}},"
    works, _, problems = parse_bibliography(
        "@article{a, author = {王, 船}, title = {论船}, journaltitle = {改革}, year = {2020},"
        " pages = {1--2}, volume = {3}, url = {https://example.org/}, doi = {10.1000/1},"
        f" langid = {{chinese}}, {inferred if fields else ''}}}",
        "a.bib",
    )
    assert problems == []
    formatted = format_references(works, None)
    block = take_away(works.values(), formatted, "zh")
    texts = json.loads(re.search(r">(.*)</script>", block, re.DOTALL)[1])["a"]
    for style in STYLES:
        shown = formatted.reference(style, "a").text  # of which the page has as much as is copied
        said = texts.get(style, shown).removeprefix(shown)
        words = "系推断" if style.startswith("gb") else "inferred"
        assert (words in said) == bool(fields)
        assert len(re.split("、|, ", said)) == max(len(fields), 1)
