"""Mistakes in the writing of a file are named for what they are, where they are, and mended in
memory, so that all else of the file is told as well."""

import random

import pytest
import yaml
from projects import TESTS, write

from lunmai.load.surroundings import read_text
from lunmai.load.yaml_positions import parse_yaml

TABLE = yaml.safe_load((TESTS / "load" / "faults.yaml").read_text(encoding="utf-8"))
SAMPLE, CHANGES = TABLE["sample"], TABLE["changes"]


def read(text, folder):
    """What comes of a file, as it comes from a disk."""
    write(folder / "f.yaml", text)
    return parse_yaml(read_text(folder / "f.yaml", "f", []), "f")


def changed(name):
    change = CHANGES[name]
    assert change["for"] in SAMPLE
    return SAMPLE.replace(change["for"], change["write"], 1)


@pytest.mark.parametrize("name", CHANGES)
def test_a_mistake_is_named_where_it_is(name, tmp_path):
    sample = read(SAMPLE, tmp_path)[0]
    for text in (changed(name), "\ufeff" + changed(name).replace("\n", "\r\n")):
        data, _, problems = read(text, tmp_path)
        assert [str(problem).removeprefix("f:") for problem in problems] == CHANGES[name]["says"]
        read_as = "same" if data == sample else "other" if data else "lost"
        assert read_as == CHANGES[name]["read"]


def test_the_sample_is_right():
    assert parse_yaml(SAMPLE, "f")[2] == []


@pytest.mark.parametrize("seed", range(20))
def test_several_mistakes_of_a_file_are_told_at_once(seed):
    """Those that are mended do not hide each other, however they come together."""
    chosen, text, expected = random.Random(seed).sample(sorted(CHANGES), 4), SAMPLE, set()
    for name in chosen:
        change = CHANGES[name]
        lines = change["for"].count("\n") == change["write"].count("\n")
        if change["read"] == "same" and lines and text.count(change["for"]) == 1:
            text = text.replace(change["for"], change["write"])
            expected.update(change["says"])
    told = {str(problem).removeprefix("f:") for problem in parse_yaml(text, "f")[2]}
    assert {one.partition(" ")[0].split(":")[0] for one in expected} <= {
        one.split(":")[0] for one in told
    }


@pytest.mark.parametrize("seed", range(30))
def test_no_damage_is_too_much(seed):
    """Whatever happens to a file, reading it ends, with a problem or with data."""
    random_ = random.Random(seed)
    text = SAMPLE
    for _ in range(12):
        at = random_.randrange(len(text))
        sign = random_.choice([*" \t\u00a0\u3000:：-－[]{}【】“”\"',，#&*!|>%@`\\\n", ""])
        text = text[:at] + sign + text[at + random_.randrange(2) :]
    data, _, problems = parse_yaml(text, "f")
    assert problems or data
    assert len(problems) < 110


@pytest.mark.parametrize("text", ["[", "a: {", "a: b\nc: [", "a:\n  - 'b"])
def test_a_mistake_at_the_end_of_a_last_line_that_does_not_end_is_told(text):
    problems = parse_yaml(text, "f")[2]
    assert [problem.place.line for problem in problems] == [text.count("\n") + 1]
