"""What is exported can be entered again: nothing of a work of any kind is lost."""

import pytest

from lunmai.cite.formats.bibtex import render_bib
from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Reference, csl
from lunmai.problems import errors

NAMES = [
    {"family": "李", "given": "四"},
    {"family": "山田", "given": "太郎"},
    {"family": "Sodeman", "given": "William A.", "suffix": "Jr."},
    {"literal": "国家统计局"},
]


def full(kind, language):
    """A work of a kind that has everything CSL has."""
    texts = {csl.field_name(name): f"{name} & {{x}}" for name in csl.TEXTS}
    return Reference.model_validate(
        {
            **texts,
            **{csl.field_name(name): [{"family": "Doe", "given": "J."}] for name in csl.NAMES},
            **{csl.field_name(name): "2024-03-06" for name in csl.DATES},
            **{"id": "a-1", "type": kind, "language": language, "author": NAMES, "others": True},
            **{"doi": "10.1234/x", "url": "https://example.org/a_b", "page": "1–7, 9"},
            **{"medium": "J/OL", "title_translated": "On Boats", "sort": "li si"},
            **{"author_latin": [{"family": "Li", "given": "Si"}], "inferred": ["issued", "page"]},
            **{"author_pinyin": [{"family": "Li", "given": "Si"}], "title_pinyin": "Lun chuan"},
            **{"sic": ["tle", "x"], "cstr": "31253.11.x", "title": "A title & {x}"},
            "inferred_reason": {"zh": "猜。", "en": "Guess."},
        }
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", csl.TYPES)
def test_bibtex(kind, language):
    work = full(kind, language)
    references, _, problems = parse_bibliography(render_bib(work), "f")
    assert errors(problems) == []
    assert references["a-1"] == work
