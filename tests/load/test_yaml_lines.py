"""Items that are lines are read as the mappings that they stand for, and are where they stand."""

import pytest

from lunmai.load.yaml_positions import parse_yaml
from lunmai.problems import Place

LINES = """\
claims:
  - id: m1
    causal:
      - boat, ship drives
        water
    claims:
      - id: m1-1
        causal:
          - "boat curbs water"
relations:
  - c1 limits m1, explicit  # ours
  - {from: c2, to: m1}
  - p1 answers c1, editorial, partial:
      zh: 水
      en: Water
  - c3 limits m1, explicit: 水
  - c4 limits m1, explicit: Water
"""


@pytest.fixture(params=["\n", "\r\n"], ids=["lf", "crlf"])
def parsed(request):
    return parse_yaml(LINES.replace("\n", request.param), "f")


def test_lines_are_the_mappings_that_they_stand_for(parsed):
    data, _, problems = parsed
    assert problems == []
    first, second = data["claims"], data["claims"][0]["claims"]
    assert first[0]["causal"] == [{"from": ["boat", "ship"], "kind": "drives", "to": ["water"]}]
    assert second[0]["causal"] == [{"from": ["boat"], "kind": "curbs", "to": ["water"]}]
    assert data["relations"][:3] == [
        {"from": "c1", "type": "limits", "to": "m1", "basis": "explicit"},
        {"from": "c2", "to": "m1"},
        {"from": "p1", "type": "answers", "to": "c1", "basis": "editorial", "partial": "true"}
        | {"remark": {"zh": "水", "en": "Water"}},
    ]
    assert [one["remark"] for one in data["relations"][3:]] == [{"zh": "水"}, {"en": "Water"}]


@pytest.mark.parametrize("forgotten", [False, True])
@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("claims", 0, "causal", 0), 4, 9),
        (("claims", 0, "causal", 0, "from", 1), 4, 15),
        (("claims", 0, "causal", 0, "to", 0), 5, 9),
        (("claims", 0, "claims", 0, "causal", 0, "kind"), 9, 19),
        (("relations", 0, "basis"), 11, 19),
        (("relations", 0, "remark"), 11, 5),
        (("relations", 2, "to"), 13, 16),
        (("relations", 2, "remark", "en"), 15, 11),
        (("relations", 3, "remark", "zh"), 16, 29),
    ],
)
def test_words_are_where_they_stand(parsed, path, line, column, forgotten):
    positions = parsed[1]
    if forgotten:
        positions.forget()
    assert positions.place(path) == Place("f", line, column)


def test_lists_of_these_names_elsewhere_are_left_alone():
    text = "relations: a\ncausal: [a b]\nclaims: [{relations: [a b], about: [c d]}, e f]\n"
    assert parse_yaml(text, "f")[2] == []
