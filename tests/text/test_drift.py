"""A translation is outdated when its source wording is another one."""

import pytest

from lunmai.model import Wording
from lunmai.model.record import Accepted
from lunmai.text.drift import changed, concept_wordings, is_outdated, paper_wordings, stamp, stamps


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


def test_a_translation_is_outdated_when_its_source_has_changed():
    wording = Wording(zh="船快。", en="Boats are fast.")
    assert changed(wording) == ()
    accepted = wording.model_copy(update={"accepted": Accepted(**stamps(wording))})
    assert changed(accepted) == ()
    slow = accepted.model_copy(update={"zh": "船慢。"})
    assert changed(slow) == ("zh",)
    assert is_outdated(slow, "zh", "en")
    assert not is_outdated(slow, "en", "zh")
    assert not is_outdated(slow, "zh", "zh")


def test_what_was_accepted_without_one_of_the_languages_is_not_accepted_in_it():
    wording = Wording(zh="船快。", en="Boats are fast.", accepted={"zh": stamp("船快。")})
    assert changed(wording) == ("en",)


def test_every_wording_of_a_record_is_known(linked):
    paper = linked.loaded.corpus.papers["hu-tong-2021"]
    assert len(list(paper_wordings(paper))) == paper.model_dump_json().count('"accepted"')
    concept = linked.loaded.corpus.concepts["bench"]
    assert len(list(concept_wordings(concept))) == concept.model_dump_json().count('"accepted"')
