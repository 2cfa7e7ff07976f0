"""Invents papers, concepts, parallels, references and an edition for the benchmark: the same in
every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import yaml

from lunmai.load import CannotRun
from lunmai.model import ROLES
from lunmai.text.drift import stamp

REFERENCES = 20
"""Works that each paper cites."""
MODIFIERS = """
    县域 xiànyù county  数字 shùzì digital  绿色 lǜsè green  乡村 xiāngcūn village
    城市 chéngshì urban  区域 qūyù regional  产业 chǎnyè industrial  金融 jīnróng financial
    土地 tǔdì land  人口 rénkǒu population  技术 jìshù technical  信息 xìnxī information
    资本 zīběn capital  劳动 láodòng labor  公共 gōnggòng public  生态 shēngtài ecological
    文化 wénhuà cultural  教育 jiàoyù educational  市场 shìchǎng market  政策 zhèngcè policy
"""
NOUNS = """
    要素 yàosù factor  机制 jīzhì mechanism  平台 píngtái platform  网络 wǎngluò network
    体系 tǐxì system  治理 zhìlǐ rule  融合 rónghé merger  流动 liúdòng movement
    配置 pèizhì allocation  差距 chājù gap  服务 fúwù service  设施 shèshī site
    转型 zhuǎnxíng transition  创新 chuàngxīn innovation  规划 guīhuà plan  改革 gǎigé reform
    投资 tóuzī investment  供给 gōngjǐ offer  需求 xūqiú demand  结构 jiégòu structure
    效率 xiàolǜ gain  标准 biāozhǔn standard  权益 quányì right  监管 jiānguǎn inspection
    合作 hézuò partnership
"""
TERMS = [
    (MODIFIERS.split()[m : m + 3], NOUNS.split()[n : n + 3])
    for n in range(0, len(NOUNS.split()), 3)
    for m in range(0, len(MODIFIERS.split()), 3)
]
"""500 pairs of modifier and noun, each in characters, pinyin and English."""
CLAUSES = (
    ("新型基础设施加快资金流动", "new infrastructure speeds the movement of funds"),
    ("城乡之间资源配置更有效率", "resources are better allocated between town and country"),
    ("县域之内居民收入差距缩小", "the gap between incomes narrows within the county"),
    ("职业培训延长乡村产业链条", "vocational training lengthens the rural industrial chain"),
    ("地方政府吸引社会资本参与", "local governments attract capital from outside"),
)
ROLES_OF = {
    "t": ("thesis", "background", "definition"),
    "m": ("mechanism", "mechanism", "evidence"),
    "c": ("constraint", "constraint", "finding"),
    "p": ("path", "path", "norm"),
}
"""The roles of the three levels of claims, by the letter of their ids and of their section."""
BELOW = ((1, 2, 3), (1, 2), ())
"""The sub-claims of a claim of each level: ten claims in each of four sections."""
RELATIONS = (
    ("limits", "c", "m"), ("answers", "p", "c"), ("supports", "m", "t"), ("restates", "p", "t"),
)  # fmt: skip
MADE = {"zh": {"by": "machine"}, "en": {"by": "machine"}}


def wording(number: int) -> dict[str, str]:
    """A sentence in both languages that no other number gives, with two terms."""
    (zh, en), (then_zh, then_en) = CLAUSES[number % 5], CLAUSES[(number // 5 + 3) % 5]
    (modifier, noun), (other, one) = TERMS[number % 500], TERMS[(number * 7 + 3) % 500]
    zh = f"文章以第{number}例说明，{zh}，涉及{modifier[0]}{noun[0]}，因而{then_zh}，"
    zh += f"{other[0]}{one[0]}亦然。"
    en = f"With case {number} the paper shows that {en}, as the {modifier[2]} {noun[2]} does, "
    en += f"and that therefore {then_en}, and so do {other[2]} {one[2]}s."
    return {"zh": zh, "en": en, "accepted": {"zh": stamp(zh), "en": stamp(en)}}


def claim(paper: dict, name: str, level: int, numbers: Iterator[int]) -> dict:
    """A claim with its sub-claims."""
    gist, text = next(numbers), next(numbers)
    about = [f"concept-{(gist + step) % paper['concepts']}" for step in (0, 11, 47)]
    return {
        "id": name,
        "role": ROLES_OF[name[0]][level],
        "gist": wording(gist),
        "text": wording(text),
        "source": {"section": f"s-{name[0]}", "paragraph": level + 1, "incipit": "城乡融合发展"},
        "cites": [paper["bibliography"][gist // 2 % REFERENCES]],
        "about": about,
        "causal": [{"from": about[:1], "kind": "drives", "to": about[1:]}] if gist % 4 else [],
        "claims": [claim(paper, f"{name}-{n}", level + 1, numbers) for n in BELOW[level]],
    }


def paper(number: int, concepts: int) -> dict:
    """A paper; every second one is Chinese."""
    name, language, numbers = f"paper-{number}", "en" if number % 2 else "zh", count(997 * number)
    titles = {"zh": f"城乡融合研究（{number}）", "en": f"Study {number} of urban–rural integration"}
    paragraphs = [{"sha256": f"{number:064x}", "length": 500}] * 3
    bibliography = [f"{name}-work-{n + 1}" for n in range(REFERENCES)]
    record = {"id": name, "reference": name, "language": language, "bibliography": bibliography}
    note = {"id": "n1", "kind": "misprint", "section": "s-m", "claims": ["m1"]}
    claims = [claim({**record, "concepts": concepts}, f"{part}1", 0, numbers) for part in ROLES_OF]
    return {
        **record,
        "title": {**titles, "printed": [language]},
        "wording": MADE,
        "outline": [
            {"id": f"s-{part}", "heading": titles, "paragraphs": paragraphs} for part in ROLES_OF
        ],
        "claims": claims,
        "relations": [
            {"type": kind, "from": f"{start}1-{n}", "to": f"{end}1-{n}", "basis": "explicit"}
            for kind, start, end in RELATIONS
            for n in (1, 2, 3)
        ],
        "notes": [{**note, "text": wording(next(numbers))}],
    }


def concept(number: int, concepts: int) -> dict:
    """A glossary entry with four designations."""
    (modifier, pinyin, adjective), (noun, sound, thing) = TERMS[number]
    zh = {
        "preferred": {"term": modifier + noun, "pinyin": f"{pinyin} {sound}"},
        "admitted": {"term": f"{modifier}的{noun}", "pinyin": f"{pinyin} de {sound}"},
    }
    en = {
        "preferred": {"term": f"{adjective} {thing}"},
        "admitted": {"term": f"{thing} of {adjective} kind"},
    }
    return {
        "id": f"concept-{number}",
        "designations": {
            "zh": [{**term, "standing": standing} for standing, term in zh.items()],
            "en": [{**term, "standing": standing} for standing, term in en.items()],
        },
        "definition": wording(number + 1),
        "wording": MADE,
        "related": [f"concept-{(number + 1) % concepts}"],
    }


NUMBERS = "一 yī 二 èr 三 sān 四 sì 五 wǔ 六 liù 七 qī 八 bā 九 jiǔ 十 shí"


def role(number: int, name: str) -> dict:
    """The entry of a role."""
    sign, sound = NUMBERS.split()[2 * number : 2 * number + 2]
    zh = [{"term": f"论点{sign}", "standing": "preferred", "pinyin": f"lùndiǎn {sound}"}]
    designations = {"zh": zh, "en": [{"term": name, "standing": "preferred"}]}
    record = {"id": name, "kind": "method", "designations": designations}
    return {**record, "definition": wording(len(name)), "wording": MADE}


def reference(name: str, number: int) -> str:
    """A BibTeX entry."""
    return (
        f"@article{{{name},\n  author = {{刘, 昱洋 and 张, 林}},\n"
        f"  title = {{新质生产力与城乡融合发展研究之{number}}},\n"
        f"  journaltitle = {{区域经济评论}},\n  year = {{{2000 + number % 25}}},\n"
        f"  number = {{{number % 12 + 1}}},\n  langid = {{chinese}},\n}}\n\n"
    )


def parallel(number: int) -> dict:
    """How a claim of a paper stands to one of the next paper."""
    ends = {"from": f"paper-{number}#m1-1", "to": f"paper-{number + 1}#m1-1"}
    return {**ends, "type": "close", "remark": wording(number)}


def write_data(data: Path, papers: int, concepts: int = 90) -> None:
    """Invents papers, concepts, parallels, references and an edition: the same in every run.

    Raises CannotRun for numbers that cannot be had.
    """
    if papers < 1 or not 50 <= concepts <= len(TERMS):
        raise CannotRun(f"there must be a paper at least, and 50 to {len(TERMS)} concepts")
    numbers = range(1, papers + 1)
    parallels = {"wording": MADE, "parallels": [parallel(number) for number in numbers[:-1]]}
    records = {f"concepts/{name}": role(n, name) for n, name in enumerate(ROLES)}
    records |= {f"concepts/concept-{n}": concept(n, concepts) for n in range(concepts)}
    records |= {f"papers/paper-{n}": paper(n, concepts) for n in numbers}
    records["parallels"] = parallels
    records["edition"] = {"name": "invented", "date": "2026-01-31"}
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, value: True})
    for name, record in records.items():
        file = data / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, None, dumper, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(text, encoding="utf-8")
    works = [f"-work-{n + 1}" for n in range(REFERENCES)]
    entries = [reference(f"paper-{n}{work}", n) for n in numbers for work in ("", *works)]
    (data / "references.bib").write_text("".join(entries), encoding="utf-8")
