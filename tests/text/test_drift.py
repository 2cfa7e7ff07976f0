"""A translation is outdated when its source wording is another one."""

import pytest

from lunmai.model import Wording
from lunmai.text.drift import concept_wordings, is_outdated, paper_wordings, stamp


def test_stamp_of_a_wording():
    assert stamp("要素流动。") == "f5d46cfc0f79"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two words", "two\n  words "),
        ("caf\u00e9", "cafe\u0301"),
        ("《白皮书》重视，不提", "《白皮书》\n重视，\n不提"),
    ],
)
def test_stamps_do_not_depend_on_how_a_text_is_written_down(one, other):
    assert stamp(one) == stamp(other)


@pytest.mark.parametrize(("one", "other"), [("a b", "ab"), ("船", "船。"), ("a", "A")])
def test_stamps_of_different_texts_differ(one, other):
    assert stamp(one) != stamp(other)


def test_each_translation_can_have_a_record_of_its_own():
    wording = Wording(zh="船快。", en="Boats are fast.", made_from={"en": stamp("船快。")})
    assert wording.stamp_of("en") == stamp("船快。")
    assert wording.stamp_of("zh") is None
    assert not is_outdated(wording, "zh", "en")
    assert is_outdated(wording.model_copy(update={"zh": "船慢。"}), "zh", "en")


def test_a_wording_is_outdated_when_its_source_has_changed():
    wording = Wording(zh="船快。", en="Boats are fast.", made_from=stamp("船快。"))
    assert not is_outdated(wording, "zh", "en")
    assert is_outdated(wording, "en", "zh")
    assert not is_outdated(Wording(zh="船快。", en="Boats are fast."), "en", "zh")


def test_every_wording_of_a_record_is_known(linked):
    paper = linked.loaded.corpus.papers["hu-tong-2021"]
    assert len(list(paper_wordings(paper))) == paper.model_dump_json().count('"made_from"')
    concept = linked.loaded.corpus.concepts["bench"]
    assert len(list(concept_wordings(concept))) == concept.model_dump_json().count('"made_from"')
