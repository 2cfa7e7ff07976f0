"""The order of the glossary, and what pinyin fits which characters."""

import pytest
from glossaries import concept
from projects import ROOT

from lunmai.build.prebuild import check_data
from lunmai.model import Name, Reference
from lunmai.text.pinyin import alphabetical, expected, name_sound, syllables, text_sound
from lunmai.views.ordering import by_initial, letter_of, sort_key, text_key, work_key

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


def work(key, *authors, **fields):
    names = [Name(family=family, given=given) for family, given in authors]
    return Reference(id=key, type="book", language="zh", author=names, **fields)


@pytest.mark.parametrize(
    ("family", "given", "read"),
    [
        ("曾", "国藩", "zēng guó fān"),
        ("单", "雄信", "shàn xióng xìn"),
        ("仇", "英", "qiú yīng"),
        ("区", "寄", "ōu jì"),
        ("查", "良镛", "zhā liáng yōng"),
        ("欧阳", "修", "ōu yáng xiū"),
        ("刘", "昱洋", "liú yù yáng"),
    ],
)
def test_surnames_are_read_as_surnames(family, given, read):
    assert name_sound(family, given) == read
    assert letter_of(work_key(work("a", (family, given)))) == read[0].upper().replace("Ō", "O")


def test_works_go_by_authors_and_explicit_keys_win():
    works = [
        work("bolin", ("柏", "林")),
        work("zeng", ("曾", "一")),
        work("sorted", ("曾", "一"), sort="ceng yi"),
        work("doe", ("Doe", "Jane"), issued=1999),
        work("doe-later", ("Doe", "Jane"), issued=2001),
        work("doe-and-roe", ("Doe", "Jane"), ("Roe", "R."), issued=1990),
        work("none", title="重庆纪事"),
    ]
    ordered = [one.id for one in sorted(works, key=work_key)]
    assert ordered == ["bolin", "sorted", "none", "doe", "doe-later", "doe-and-roe", "zeng"]


def test_journals_are_read_by_their_words():
    assert letter_of(text_key("重庆大学学报（社会科学版）")) == "C"
    assert letter_of(text_key("《区域经济评论》")) == "Q"
    assert letter_of(text_key("Jianghan Forum")) == "J"
    assert letter_of(text_key("2024年政府工作报告")) == "#"
    assert text_sound("重庆日报") == "chóng qìng rì bào"
