"""BibTeX as authors write it, and the references that come of it."""

import pytest

from lunmai.load.bibliography import parse_bibliography

VALUES = [
    ("title = {一 二}", {"title": "一 二"}),
    ("title = {The {DNA} of {B}oats}", {"title": "The DNA of Boats"}),
    ('title = "On Boats"', {"title": "On Boats"}),
    ("title = {On\n    Boats}", {"title": "On Boats"}),
    ("title = {{X} y = 2}", {"title": "X y = 2"}),
    ("title = {On Boats, 1 = 2, and more}", {"title": "On Boats, 1 = 2, and more"}),
    ("year = 2023", {"issued": 2023}),
    ("year = {2023}", {"issued": 2023}),
    ("pages = {1--7}", {"page": "1–7"}),
    ("journaltitle = {改革}, number = {10}", {"container_title": "改革", "issue": "10"}),
    ("booktitle = {论船集}", {"container_title": "论船集"}),
    ("institution = {船大}, location = {岸}", {"publisher": "船大", "publisher_place": "岸"}),
    ("url = {https://example.org/a--b?c=1&d=2}", {"url": "https://example.org/a--b?c=1&d=2"}),
    ("title_zh = {论船}", {"title_translated": "论船"}),
    ("doi = {10.1000/a(1)_b;2}", {"doi": "10.1000/a(1)_b;2"}),
    ("sortname = {zeng chuan}", {"sort": "zeng chuan"}),
]

NAMES = [
    ("王, 船", [("王", "船")], False),
    ("王, 船 and 李, 桨", [("王", "船"), ("李", "桨")], False),
    ("Doe, Jane", [("Doe", "Jane")], False),
    ("Doe, Jane and others", [("Doe", "Jane")], True),
    ("{Ministry of Boats and Oars}", ["Ministry of Boats and Oars"], False),
    ("{Ministry of Boats} and\n Doe, Jane", ["Ministry of Boats", ("Doe", "Jane")], False),
    ("Plato", ["Plato"], False),
    ("{Du}, {Fu}", [("Du", "Fu")], False),
]


def only(fields):
    references, _, problems = parse_bibliography(f"@misc{{a, {fields}, langid = {{english}}}}", "f")
    assert problems == []
    return references["a"]


@pytest.mark.parametrize(("fields", "expected"), VALUES)
def test_values(fields, expected):
    values = only(fields).model_dump(exclude_defaults=True)
    assert values == {"id": "a", "type": "document", "language": "en", **expected}


@pytest.mark.parametrize(("text", "names", "others"), NAMES)
def test_names(text, names, others):
    reference = only(f"author = {{{text}}}")
    assert [name.literal or (name.family, name.given) for name in reference.author] == names
    assert reference.others == others


def test_what_is_inferred_has_its_reason_in_both_languages():
    reference = only(
        "year = {2023}, inferred = {year}, inferred_zh = {猜。}, inferred_en = {Guess.}"
    )
    assert reference.inferred == ("issued",)
    assert (reference.inferred_reason.zh, reference.inferred_reason.en) == ("猜。", "Guess.")


def test_positions_and_order():
    text = "% c\n\n@misc{b,\n  title = {B},\n  langid = {english},\n}\n@misc{a, langid = {english}}"
    references, positions, problems = parse_bibliography(text, "f")
    assert (list(references), problems) == (["b", "a"], [])
    assert [positions["b"].place(path).line for path in ((), ("title",), ("issued",))] == [3, 4, 3]
    assert positions["a"].place(()).line == 7
