"""Lines say what the records say: nothing is lost on the way there and back."""

import pytest

from lunmai.load.lines import MalformedLine, read_line, write_line

RELATION = {"from": "c1", "type": "limits", "to": "m1", "basis": "explicit"}
CAUSAL = {"from": ["boat"], "kind": "drives", "to": ["water"]}
PARALLEL = {"from": "li-2021#m1", "to": "zhao-2020#m1-2", "type": "close"}
LINES = [
    ("relations", "c1 limits m1, explicit", RELATION),
    ("relations", "c1 limits m1, explicit, partial", {**RELATION, "partial": "true"}),
    (
        "relations",
        "c1 attacks r2, editorial, undercut, partial, as r1",
        {"id": "r1", "from": "c1", "type": "attacks", "to": "r2", "basis": "editorial"}
        | {"attack": "undercut", "partial": "true"},
    ),
    ("causal", "boat drives water", CAUSAL),
    ("causal", "boat, a-b needed-for water, c", {"from": ["boat", "a-b"], "kind": "needed-for"}
     | {"to": ["water", "c"]}),
    ("causal", "drives drives curbs", {"from": ["drives"], "kind": "drives", "to": ["curbs"]}),
    ("parallels", "li-2021#m1 close zhao-2020#m1-2", PARALLEL),
]  # fmt: skip


@pytest.mark.parametrize(("field", "line", "said"), LINES, ids=[line for _, line, _ in LINES])
def test_a_line_says_what_a_record_says(field, line, said):
    assert write_line(field, said) == line
    assert read_line(field, line) == said
    assert read_line(field, line.replace(", ", "  ,")) == said


def test_what_records_leave_out_and_remarks_are_not_in_a_line():
    empty = {"id": None, "attack": None, "partial": False, "remark": {"zh": "水"}}
    assert write_line("relations", RELATION | empty) == "c1 limits m1, explicit"
    assert write_line("causal", {**CAUSAL, "from": ("boat",)}) == "boat drives water"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("relations", {**RELATION, "partial": "false"}),
        ("relations", {**RELATION, "note": "x"}),
        ("relations", {"from": "c1", "type": "limits", "to": "m1"}),
        ("relations", {**RELATION, "to": "m1, m2"}),
        ("relations", {**RELATION, "basis": "hope"}),
        ("relations", {**RELATION, "to": ["m1"]}),
        *(("relations", {**RELATION, "from": name}) for name in ("#1", "c1:", "-", "[c1]", "“c1”")),
        ("causal", {**CAUSAL, "to": []}),
        ("causal", {**CAUSAL, "from": ["a b"]}),
        ("causal", {**CAUSAL, "from": "boat"}),
        ("parallels", {**PARALLEL, "type": None}),
    ],
)
def test_what_no_line_can_hold_has_none(field, said):
    assert write_line(field, said) is None


@pytest.mark.parametrize(
    ("field", "line", "at"),
    [
        ("relations", "", 0),
        ("relations", ", explicit", 0),
        ("relations", "c1 limits m1, , explicit", 14),
        ("relations", "c1 → m1, explicit", 3),
        ("relations", "c1 limits m1 m2, explicit", 13),
        ("relations", "c1 limits m1, explicit editorial", 23),
        ("relations", "c1 limits m1, explicit, as r1 r2", 30),
        ("causal", "", 0),
        ("causal", "boat, water", 0),
        ("causal", "a drives b, c drives d", 0),
        ("causal", "a drives b c", 11),
        ("causal", "a、b drives c", 1),
        ("parallels", "a#m1 close b#m1, explicit", 17),
    ],
)
def test_a_malformed_line_is_told_where_it_goes_wrong(field, line, at):
    with pytest.raises(MalformedLine) as told:
        read_line(field, line)
    assert told.value.at == at
