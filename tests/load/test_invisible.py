"""What nobody can see is refused by what it is, not by a list of what somebody thought of."""

import sys
import unicodedata

import pytest

from lunmai.problems import INVISIBLE, LONGEST, Place, Problem, format_report

REFUSED = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
BLANK = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC}
"""A joiner of graphemes, fillers, a pattern without dots, the place of an object."""
SEEN = "\n 　\u00a0a船𠀀🀄é\u0301々"


def test_everything_of_these_categories_is_refused():
    points = range(sys.maxunicode + 1)
    wanted = {one for one in points if unicodedata.category(chr(one)) in REFUSED} - {10}
    wanted |= {one for one in points if one & 0xFFFE == 0xFFFE} | BLANK
    assert [hex(one) for one in wanted if not INVISIBLE.match(chr(one))] == []


def test_what_is_seen_is_not():
    assert INVISIBLE.search(SEEN) is None
    letters = {"Lu", "Ll", "Lo", "Nd", "Po", "Ps", "Pe", "Sm"}
    points = [chr(one) for one in range(sys.maxunicode + 1) if one not in BLANK]
    found = [one for one in points if INVISIBLE.match(one) and unicodedata.category(one) in letters]
    assert found == []


@pytest.mark.parametrize("length", [81, 20_000_000])
def test_a_message_quotes_a_part_of_what_it_refuses(length):
    said = str(Problem(Place("a.yaml"), "x", f"'{'水' * length}' is not 'right'"))
    assert said == f"a.yaml:1:1: error[x] '{'水' * 80}…' is not 'right'"
    assert len(str(Problem(Place("a.yaml"), "x", "a b " * length))) < LONGEST + 50


def test_of_thousands_that_are_alike_the_first_are_listed_and_the_others_counted():
    many = [Problem(Place("a.yaml", line), "x", "no") for line in range(100_000)]
    other = Problem(Place("b.yaml"), "x", "no")
    lines = format_report([*many, other]).splitlines()
    assert lines[199:] == [
        "a.yaml:199:1: error[x] no",
        "a.yaml: 99800 more of [x], not listed",
        "b.yaml:1:1: error[x] no",
        "100001 problems in 2 files",
    ]
