"""YAML without surprises: every value is text, and has a line and a column."""

import pytest

from lunmai.load.yaml_positions import parse_yaml
from lunmai.problems import Place

TEXT = """\
# first
claims:
  - id: m1
    gist: {zh: 船, en: "A boat"}
    cites:
      - wang-2023
      - li-2020
  - id: m2
    text: >
      folded
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(
            (text, text)
            for text in ("no", "yes", "on", "1:30", "0o17", "0x1F", "1e3", "1.10", "007")
        ),
        *((text, text) for text in ("2024-05-01", "null", "true", ".inf", "=", "<<", "1_000")),
        ("", None),
        ("~", "~"),
        ('""', ""),
        ("'no'", "no"),
        ("a  # comment", "a"),
        ("'it''s'", "it's"),
        ('"\\u4e00\\n"', "一\n"),
        ("[]", []),
        ("[a, [b, {c: d}]]", ["a", ["b", {"c": "d"}]]),
        ("{}", {}),
        ("|\n  one\n  two", "one\ntwo"),
        (">\n  one\n  two", "one two"),
    ],
)
def test_values_mean_themselves(text, value):
    data, _, problems = parse_yaml(f"key: {text}", "f")
    assert (data, problems) == ({"key": value}, [])


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("claims",), 3, 3),
        (("claims", 0), 3, 5),
        (("claims", 0, "id"), 3, 9),
        (("claims", 0, "gist", "en"), 4, 23),
        (("claims", 0, "cites", 1), 7, 9),
        (("claims", 1, "text"), 9, 11),
        (("claims", 1, "source", "section"), 8, 5),
        (("claims", 9, "id"), 3, 3),
        (("moose",), 2, 1),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_positions_of_values_and_of_what_is_missing(path, line, column, ending):
    _, positions, _ = parse_yaml(TEXT.replace("\n", ending), "f")
    assert positions.place(path) == Place("f", line, column)


def test_positions_of_keys():
    _, positions, _ = parse_yaml(TEXT, "f")
    assert positions.key_place(("claims", 0, "gist", "en")) == Place("f", 4, 19)


def test_an_empty_file_is_nothing():
    assert parse_yaml("# only a comment\n", "f")[0] is None


def test_a_line_break_in_chinese_is_no_blank_and_a_printed_blank_is_one():
    text = (
        "a: >-\n  论文说明\n  “数字鸿沟”，共10\n  万元\n"
        "b: 加快 发展\n  扎实\nc: 'it''s 船\n  桨'\nd: |\n  a\n"
    )
    data, _, problems = parse_yaml(text, "f")
    assert problems == []
    assert data == {
        "a": "论文说明“数字鸿沟”，共10万元",
        "b": "加快 发展扎实",
        "c": "it's 船桨",
        "d": "a\n",
    }
