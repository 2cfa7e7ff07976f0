"""Invents papers, concepts, parallels and references for the benchmark: the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

REFERENCES, CONCEPTS = 20, 90
"""Works that each paper cites, and concepts beside those of the roles."""
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


def wording(number: int, source: str) -> dict[str, str]:
    """A sentence in both languages that no other number gives."""
    from lunmai.drift import stamp

    (zh, en), (then_zh, then_en) = CLAUSES[number % 5], CLAUSES[(number // 5 + 3) % 5]
    zh = f"文章以第{number}例说明，{zh}，因而{then_zh}。"
    en = f"With case {number} the paper shows that {en}, and that therefore {then_en}."
    return {"zh": zh, "en": en, "made_from": stamp(zh if source == "zh" else en)}


def claim(paper: dict, name: str, level: int, numbers: Iterator[int]) -> dict:
    """A claim with its sub-claims."""
    gist, text = next(numbers), next(numbers)
    about = [f"concept-{(gist + step) % CONCEPTS}" for step in (0, 11, 47)]
    return {
        "id": name,
        "role": ROLES_OF[name[0]][level],
        "gist": wording(gist, paper["language"]),
        "text": wording(text, paper["language"]),
        "source": {"section": f"s-{name[0]}", "paragraph": level + 1, "incipit": "城乡融合发展"},
        "cites": [paper["bibliography"][gist // 2 % REFERENCES]],
        "about": about,
        "causal": [{"from": about[:1], "kind": "drives", "to": about[1:]}] if gist % 4 else [],
        "claims": [claim(paper, f"{name}-{n}", level + 1, numbers) for n in BELOW[level]],
    }


def paper(number: int) -> dict:
    """A paper; every second one is Chinese."""
    name, language, numbers = f"paper-{number}", "en" if number % 2 else "zh", count(1000 * number)
    titles = {"zh": f"城乡融合研究（{number}）", "en": f"Study {number} of urban–rural integration"}
    paragraphs = [{"sha256": f"{number:064x}", "length": 500}] * 3
    bibliography = [f"{name}-work-{n + 1}" for n in range(REFERENCES)]
    record = {"id": name, "reference": name, "language": language, "bibliography": bibliography}
    note = {"id": "n1", "kind": "misprint", "section": "s-m", "claims": ["m1"]}
    return {
        **record,
        "title": {**titles, "printed": [language]},
        "wording": MADE,
        "outline": [
            {"id": f"s-{part}", "heading": titles, "paragraphs": paragraphs} for part in ROLES_OF
        ],
        "claims": [claim(record, f"{part}1", 0, numbers) for part in ROLES_OF],
        "relations": [
            {"type": kind, "from": f"{start}1-{n}", "to": f"{end}1-{n}", "basis": "explicit"}
            for kind, start, end in RELATIONS
            for n in (1, 2, 3)
        ],
        "notes": [{**note, "text": wording(next(numbers), language)}],
    }


def concept(name: str, number: int) -> dict:
    """A glossary entry."""
    zh = {"term": f"概念{number}", "standing": "preferred", "pinyin": f"gàiniàn {number}"}
    return {
        "id": name,
        "designations": {"zh": [zh], "en": [{"term": f"term {number}", "standing": "preferred"}]},
        "definition": wording(number, "zh"),
        "wording": MADE,
        "related": [f"concept-{(number + 1) % CONCEPTS}"],
    }


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
    return {**ends, "type": "close", "remark": wording(number, "zh")}


def write_data(data: Path, papers: int) -> None:
    """Invents papers, concepts, parallels and references: the same ones in every run."""
    import yaml

    from lunmai.model import ROLES

    numbers = range(1, papers + 1)
    names = [*ROLES, *(f"concept-{n}" for n in range(CONCEPTS))]
    parallels = {"wording": MADE, "parallels": [parallel(number) for number in numbers[:-1]]}
    records = {f"concepts/{name}": concept(name, number) for number, name in enumerate(names)}
    records |= {f"papers/paper-{n}": paper(n) for n in numbers} | {"parallels": parallels}
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, value: True})
    for name, record in records.items():
        file = data / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, None, dumper, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(text, encoding="utf-8")
    works = [f"-work-{n + 1}" for n in range(REFERENCES)]
    entries = [reference(f"paper-{n}{work}", n) for n in numbers for work in ("", *works)]
    (data / "references.bib").write_text("".join(entries), encoding="utf-8")
