"""Invents works, Chinese and English: each with a key, authors, a year and a journal of its own."""

from __future__ import annotations

from typing import NamedTuple

SURNAMES = """
    王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 王 wang 李 li
    张 zhang 刘 liu 徐 xu 孙 sun 朱 zhu 胡 hu 郭 guo 何 he 林 lin 罗 luo 郑 zheng 梁 liang 谢 xie
    宋 song 唐 tang 许 xu 韩 han 冯 feng 邓 deng 曹 cao
    Adams - Baker - Evans - Irwin - Jones - Quinn - Smith - Upton -
"""
"""As often as they are met with: the common ones twice, a fifth in Latin letters."""
GIVEN_NAMES = """
    伟 wei Alice  芳 fang Brian  娜 na Carla  敏 min David  静 jing Emma  强 qiang Frank
    磊 lei Grace  军 jun Henry  洋 yang Irene  勇 yong James  艳 yan Kate  杰 jie Louis
    涛 tao Maria  明 ming Nora  超 chao Oscar  兰 lan Paula  霞 xia Ralph  平 ping Susan
    刚 gang Tom  红 hong Ursula  玉 yu Vera  丹 dan Walter  文 wen Xenia  国 guo Yvonne
"""
JOURNALS = """
    区域经济评论 经济研究 管理世界 中国农村经济 农业经济问题 改革 经济学家 社会科学 江汉论坛
    财贸经济 学术月刊 求索 World_Development Land_Use_Policy Habitat_International Cities
"""


class Work(NamedTuple):
    """A work by its first author."""

    key: str
    language: str
    author: str
    year: int


def work(number: int) -> Work:
    """The work of that number, whose key no other has."""
    names, given = SURNAMES.split(), GIVEN_NAMES.split()
    slots = len(names) // 2
    turn, slot = divmod(number, slots)
    surname, sound = names[2 * slot : 2 * slot + 2]
    turn = 2 * turn + (names[::2].index(surname) != slot)
    (turn, first), year = divmod(turn, len(given) // 3), 2000 + number * 7 % 25
    turn, second = divmod(turn, len(given) // 3)
    end = f"-{turn}" if turn else ""
    if sound == "-":
        name, called = given[3 * first + 2], given[3 * second + 2]
        key = f"{surname}-{name}-{called}-{year}{end}".lower()
        return Work(key, "english", f"{surname}, {name} {called}", year)
    read = f"{given[3 * first + 1]}{given[3 * second + 1]}"
    author = f"{surname}, {given[3 * first]}{given[3 * second]}"
    return Work(f"{sound}-{read}-{year}{end}", "chinese", author, year)


def reference(number: int) -> str:
    """A BibTeX entry."""
    key, language, author, year = work(number)
    second = work(number * 5 + 1)
    journal = [one for one in JOURNALS.split() if one.isascii() == (language == "english")]
    title = f"新质生产力与城乡融合发展研究之{number}"
    if language == "english":
        title = f"Study {number} of urban and rural productive forces"
    authors = list(
        dict.fromkeys([author, *([second.author] if second.language == language else [])])
    )
    return (
        f"@article{{{key},\n  author = {{{' and '.join(authors)}}},\n"
        f"  title = {{{title}}},\n"
        f"  journaltitle = {{{journal[number % len(journal)].replace('_', ' ')}}},\n"
        f"  year = {{{year}}},\n"
        f"  number = {{{number % 12 + 1}}},\n  langid = {{{language}}},\n}}\n\n"
    )
