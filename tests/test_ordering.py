"""The order of the glossary, and what pinyin fits which characters."""

import pytest
from projects import ROOT
from test_terms import concept

from lunmai.pinyin import alphabetical, expected, syllables
from lunmai.prebuild import check_data
from lunmai.render.ordering import by_initial, sort_key

FITTING = {
    ("生产力", "shēngchǎnlì"): "shēng chǎn lì",
    ("全要素生产率", "quán yàosù shēngchǎnlǜ"): "quán yào sù shēng chǎn lǜ",
    ("中国式现代化", "Zhōngguóshì xiàndàihuà"): "zhōng guó shì xiàn dài huà",
    ("西安", "Xī’ān"): "xī ān",
    ("一二三产业", "yī-èr-sān chǎnyè"): "yī èr sān chǎn yè",
    ("一体化", "yìtǐhuà"): "yì tǐ huà",
    ("不对", "búduì"): "bú duì",
    ("知识", "zhīshi"): "zhī shi",
    ("女儿", "nǚ’ér"): "nǚ ér",
    ("一点儿", "yìdiǎnr"): "yì diǎn r",
    ("5G技术", "5G jìshù"): "5 g jì shù",
    ("“五位一体”", "wǔwèi-yītǐ"): "wǔ wèi yī tǐ",
    ("重庆", "Chóngqìng"): "chóng qìng",
    ("银行", "yínháng"): "yín háng",
}
UNFITTING = [
    ("生产力", "shengchanli"),
    ("生产力", "shēngchǎn"),
    ("生产力", "shēngchǎnlìliàng"),
    ("知识", "zhishi"),
    ("要素", "yàosu"),
    ("西安", "xiān"),
    ("5G技术", "jìshù"),
]


@pytest.mark.parametrize(("term", "pinyin"), FITTING)
def test_pinyin_that_fits_is_parted_by_character(term, pinyin):
    assert " ".join(filter(None, syllables(term, pinyin))) == FITTING[term, pinyin]
    assert len(syllables(term, pinyin)) == len(term)


@pytest.mark.parametrize(("term", "pinyin"), UNFITTING)
def test_pinyin_that_does_not_fit(term, pinyin):
    assert syllables(term, pinyin) is None


@pytest.mark.parametrize(
    ("term", "pinyin"), [("银行", "yín háng"), ("重庆", "chóng qìng"), ("生产率", "shēng chǎn lǜ")]
)
def test_the_expected_reading_knows_words(term, pinyin):
    assert expected(term) == pinyin


@pytest.mark.parametrize(
    "ordered",
    [
        # by syllable before tone, by character before length, 重 as it is read here
        ["产业 chǎnyè", "长处 chángchù", "重庆 Chóngqìng", "重要 zhòngyào"],
        ["妈 mā", "麻 má", "马 mǎ", "骂 mà"],
        ["产业链 chǎnyèliàn", "产业升级 chǎnyè shēngjí", "产业园区 chǎnyè yuánqū"],
        ["西安 Xī’ān", "县 xiàn"],
        ["路 lù", "绿 lǜ"],
        ["五位 wǔwèi", "“五位一体” wǔwèi-yītǐ"],
    ],
)
def test_chinese_order(ordered):
    pairs = [text.split(" ", 1) for text in ordered]
    assert sorted(reversed(pairs), key=lambda pair: alphabetical(*pair)) == pairs


def english(*terms):
    return [concept(f"c{n}", {"zh": ["甲"], "en": [term]}) for n, term in enumerate(terms)]


def test_english_order_goes_word_by_word_and_minds_no_case_accent_or_hyphen():
    terms = ["TFP", "étatism", "sub-claim", "subject", "Sub area", "“new” one", "new urbanism"]
    ordered = sorted(english(*terms), key=lambda one: sort_key(one, "en"))
    assert [one.designations.en[0].term for one in ordered] == [
        "étatism", "“new” one", "new urbanism", "Sub area", "sub-claim", "subject", "TFP",
    ]  # fmt: skip


def test_letters():
    groups = by_initial(english("étatism", "“new” one", "5G", "east"), "en")
    assert [(letter, len(found)) for letter, found in groups] == [("#", 1), ("E", 2), ("N", 1)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_letter_of_the_real_glossary_stands_once_and_in_order(language):
    concepts = check_data(ROOT)[0].corpus.concepts.values()
    letters = [letter for letter, _ in by_initial(concepts, language)]
    assert letters == sorted(set(letters))
    assert sum(len(group) for _, group in by_initial(concepts, language)) == len(concepts)
