"""Invents papers, concepts, parallels, references and an edition for the benchmark: the same in
every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import yaml

from bench.works import reference, work
from lunmai.load import CannotRun
from lunmai.model import ROLES
from lunmai.text.drift import stamp

REFERENCES = 20
"""Works that each paper cites."""
CLAIMS_PER_CITATION = 7
CONCEPTS = 90
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
BELOW = (range(1, 8), range(1, 7), ())
"""The sub-claims of a claim of each level: fifty claims in each of four sections, and two hundred
in a paper, as a long one has."""
RELATIONS = (
    ("limits", "c", "m"), ("answers", "p", "c"), ("supports", "m", "t"), ("restates", "p", "t"),
)  # fmt: skip
PARALLELS = ("close", "same", "narrower", "contrast", "close", "broader", "close")
"""How the claims `m1-1` … `m1-7` of a paper stand to those of the next paper."""
MADE = {"zh": {"by": "machine"}, "en": {"by": "machine"}}


def work_of(paper: int, place: int = 0) -> str:
    """The key of the work that stands at a place of a paper's list, or at 0 of the paper itself:
    its id."""
    return work(paper * (REFERENCES + 1) + place).key


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
    cites = gist // 2 % CLAIMS_PER_CITATION == 0
    about = [f"concept-{(gist + step) % CONCEPTS}" for step in (0, 11, 47)]
    return {
        "id": name,
        "role": ROLES_OF[name[0]][level],
        "gist": wording(gist),
        **({} if gist // 2 % 3 else {"text": wording(text)}),
        "source": {"section": f"s-{name[0]}", "paragraph": level + 1, "incipit": "城乡融合发展"},
        "cites": [paper["bibliography"][gist // 2 % REFERENCES]] if cites else [],
        "about": about,
        "causal": [{"from": about[:1], "kind": "drives", "to": about[1:]}] if gist % 3 == 0 else [],
        "claims": [claim(paper, f"{name}-{n}", level + 1, numbers) for n in BELOW[level]],
    }


def paper(number: int) -> dict:
    """A paper, in the language of its author."""
    name, spoken, *_ = work(number * (REFERENCES + 1))
    language, numbers = "zh" if spoken == "chinese" else "en", count(997 * number)
    titles = {"zh": f"城乡融合研究（{number}）", "en": f"Study {number} of urban–rural integration"}
    paragraphs = [{"sha256": f"{number:064x}", "length": 500}] * 3
    bibliography = [work_of(number, n + 1) for n in range(REFERENCES)]
    record = {"id": name, "reference": name, "language": language, "bibliography": bibliography}
    note = {"id": "n1", "kind": "misprint", "section": "s-m", "claims": ["m1"]}
    claims = [claim(record, f"{part}1", 0, numbers) for part in ROLES_OF]
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
            for n in BELOW[0]
        ],
        "notes": [{**note, "text": wording(next(numbers))}],
    }


def concept(number: int) -> dict:
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
        "related": [f"concept-{(number + 1) % CONCEPTS}"],
    }


NUMBERS = "一 yī 二 èr 三 sān 四 sì 五 wǔ 六 liù 七 qī 八 bā 九 jiǔ 十 shí"


def role(number: int, name: str) -> dict:
    """The entry of a role."""
    sign, sound = NUMBERS.split()[2 * number : 2 * number + 2]
    zh = [{"term": f"论点{sign}", "standing": "preferred", "pinyin": f"lùndiǎn {sound}"}]
    designations = {"zh": zh, "en": [{"term": name, "standing": "preferred"}]}
    record = {"id": name, "kind": "method", "designations": designations}
    return {**record, "definition": wording(len(name)), "wording": MADE}


def parallels(number: int) -> list[dict]:
    """How claims of a paper stand to those of the next paper."""
    return [
        {
            "from": f"{work_of(number)}#m1-{n}",
            "to": f"{work_of(number + 1)}#m1-{n}",
            "type": kind,
            "remark": wording(number * len(PARALLELS) + n),
        }
        for n, kind in enumerate(PARALLELS, 1)
    ]


def write_records(data: Path, records: dict[str, dict]) -> None:
    """Writes a file for each record, by its name below the folder of the data."""
    dumper = type("Dumper", (yaml.CSafeDumper,), {"ignore_aliases": lambda self, value: True})
    for name, record in records.items():
        file = data / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, None, dumper, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(text, encoding="utf-8")


def write_data(data: Path, papers: int) -> None:
    """Invents papers, concepts, parallels, references and an edition: the same in every run.

    Raises CannotRun for no paper.
    """
    if papers < 1:
        raise CannotRun("there must be a paper at least")
    numbers = range(1, papers + 1)
    joined = [one for number in numbers[:-1] for one in parallels(number)]
    records = {f"concepts/{name}": role(n, name) for n, name in enumerate(ROLES)}
    records |= {f"concepts/concept-{n}": concept(n) for n in range(CONCEPTS)}
    records |= {f"papers/{work_of(n)}": paper(n) for n in numbers}
    records["parallels"] = {"wording": MADE, "parallels": joined}
    records["edition"] = {"name": "invented", "date": "2026-01-31"}
    write_records(data, records)
    works = [n * (REFERENCES + 1) + place for n in numbers for place in range(REFERENCES + 1)]
    (data / "references.bib").write_text("".join(map(reference, works)), encoding="utf-8")
