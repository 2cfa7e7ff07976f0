"""Terms in the words of their pinyin, as it is shown over them."""

import pytest

from lunmai.text.pinyin import by_word, syllables_of


@pytest.mark.parametrize(
    ("term", "pinyin", "words"),
    [
        ("新质生产力", "xīnzhì shēngchǎnlì", [("新质", "xīnzhì"), ("生产力", "shēngchǎnlì")]),
        ("城乡融合", "chéng-xiāng rónghé", [("城乡", "chéng-xiāng"), ("融合", "rónghé")]),
        ("中国式", "Zhōngguóshì", [("中国式", "Zhōngguóshì")]),
        ("西安", "Xī’ān", [("西安", "Xī’ān")]),
        ("TFP增长", "TFP zēngzhǎng", [("TFP", "TFP"), ("增长", "zēngzhǎng")]),
        (
            "城、乡差距",
            "chéng xiāng chājù",
            [("城、", "chéng"), ("乡", "xiāng"), ("差距", "chājù")],
        ),
    ],
)
def test_each_word_has_its_part_of_the_pinyin(term, pinyin, words):
    assert by_word(term, pinyin) == tuple(words)
    assert "".join(word for word, _ in words) == term


@pytest.mark.parametrize(
    ("term", "pinyin"),
    [("长三角", "chéng sānjiǎo"), ("城乡", "chéng"), ("城乡", "chén gxiāng")],
    ids=["another reading", "too short", "parted within a syllable"],
)
def test_a_pinyin_that_does_not_fit_is_not_shown(term, pinyin):
    assert by_word(term, pinyin) is None


def test_every_term_of_the_glossary_has_pinyin_to_show(corpus):
    for concept in corpus.concepts.values():
        for designation in concept.designations.zh:
            if designation.pinyin:
                words = by_word(designation.term, designation.pinyin)
                assert "".join(word for word, _ in words or ()) == designation.term


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("zhengquan", ["zheng", "quan"]),
        ("xian", ["xian"]),
        ("liu", ["liu"]),
        ("doe", []),
        ("smith", []),
        ("", []),
    ],
)
def test_a_name_in_letters_is_heard_where_it_is_pinyin(written, parts):
    assert syllables_of(written) == parts
