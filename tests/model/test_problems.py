"""How problems are told."""

import pytest

from lunmai.problems import Place, Problem, did_you_mean, errors, format_report, printable

FIRST = Problem(Place("docs/data/papers/a.yaml", 9, 1), "self-relation", "one")
LATER = Problem(Place("docs/data/papers/a.yaml", 10, 1), "pinyin", "two", "warning")
OTHER = Problem(Place("docs/data/concepts/b.yaml", 30, 2), "pinyin", "three")


def test_report_is_sorted_by_place_and_counted():
    assert format_report([LATER, FIRST, OTHER, FIRST]).splitlines() == [
        "docs/data/concepts/b.yaml:30:2: error[pinyin] three",
        "docs/data/papers/a.yaml:9:1: error[self-relation] one",
        "docs/data/papers/a.yaml:10:1: warning[pinyin] two",
        "3 problems in 2 files",
    ]


def test_report_of_one_and_of_none():
    assert format_report([FIRST]).endswith("\n1 problem in 1 file")
    assert format_report([]) == ""


def test_warnings_are_no_errors():
    assert errors([FIRST, LATER]) == [FIRST]


@pytest.mark.parametrize(
    ("problem", "annotation"),
    [
        (
            FIRST,
            "::error file=docs/data/papers/a.yaml,line=9,col=1,title=self-relation::one",
        ),
        (
            Problem(Place("a.yaml"), "pinyin", "100%\n::error::b\r\u2028c"),
            "::error file=a.yaml,line=1,col=1,title=pinyin::100%25\\u000a::error::b\\u000d\\u2028c",
        ),
        (
            Problem(Place("a,b:c%\n::d.yaml"), "pinyin", "e"),
            "::error file=a%2Cb%3Ac%25\\u000a%3A%3Ad.yaml,line=1,col=1,title=pinyin::e",
        ),
    ],
)
def test_github_annotation_is_one_line(problem, annotation):
    assert problem.as_github_annotation() == annotation
    assert format_report([problem], github=True).splitlines()[:-1] == [annotation]


@pytest.mark.parametrize("place", [Place("a.yaml"), Place("a\n\x1b[31mb.yaml")])
def test_plain_problem_is_one_line_of_visible_characters(place):
    text = str(Problem(place, "pinyin", "a\nb\tc\x1b[31m\u202e\ud800"))
    assert "a\\u000ab\\u0009c\\u001b[31m\\u202e\\ud800" in text
    assert text.isprintable()


@pytest.mark.parametrize(
    ("name", "options", "hint"),
    [
        ("c9", ["c8", "m1"], "; did you mean 'c8'?"),
        ("factor-mobilty", ["factor-mobility", "factor"], "; did you mean 'factor-mobility'?"),
        ("umbrella", ["bench", "teahouse"], ""),
        ("term", ["term"], ""),
        ("c9", [], ""),
        ("sun-li-2022", ["qian-jin-2022"], ""),
        (
            "wang-fang-2021",
            ["zhao-gang-2021", "wang-feng-2021"],
            "; did you mean 'wang-feng-2021'?",
        ),
        ("xu-tao-2023", ["xu-tao-2022"], "; did you mean 'xu-tao-2022'?"),
    ],
)
def test_nearest_valid_name(name, options, hint):
    assert did_you_mean(name, options) == hint


def test_a_long_value_is_cut_whatever_stands_in_it():
    long = "<img src=x> " * 20 + "x"
    told = printable(f"'{long}' is not read '{long}'; write 'a'")
    assert told == f"'{long[:80]}…' is not read '{long[:80]}…'; write 'a'"
    said = f"the author's text is {'long ' * 30}and 'b' follows"
    assert printable(said) == said
