"""From an invented paper's text to a draft of its records: what is found in it."""

from functools import cache
from pathlib import Path
from random import Random

import pytest
import yaml
from projects import CORPUS

from lunmai.authoring.audit import audit_paper
from lunmai.authoring.copies import paragraphs_of, read_copy
from lunmai.authoring.new_paper.drafting import draft_paper
from lunmai.authoring.new_paper.reading import read_paper
from lunmai.cite.formats.bibtex import render_bib
from lunmai.languages import WRITTEN
from lunmai.load import Corpus, load_corpus
from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Paper

PAPERS = Path(__file__).with_name("new_papers")


@cache
def draft(name):
    return draft_paper("x-2023", read_paper(PAPERS / f"{name}.txt"), Corpus())


def outline(drafted):
    return {section.id: len(section.paragraphs) for section in drafted.outline.sections}


def stubs(drafted):
    return {
        stub.id: (stub.item.section, stub.item.marker, stub.incipit, tuple(stub.cited.keys))
        for stub in drafted.stubs.every()
    }


def worded(data):
    """The data of a draft with a text wherever one is missing: what their author makes of them."""
    if isinstance(data, dict):
        data.pop("status", None)
        return {key: "某" if value is None else worded(value) for key, value in data.items()}
    return [worded(item) for item in data] if isinstance(data, list) else data


def as_paper(drafted):
    return Paper.model_validate(worded(yaml.safe_load(drafted.paper)))


def test_the_outline_of_a_chinese_paper():
    """With a running head, page numbers within paragraphs, a note at the foot of a page."""
    drafted = draft("chinese")
    assert outline(drafted) == {
        **{"title": 5, "abstract": 1, "keywords": 1, "imprint": 4, "s0": 1, "s1": 1, "s2": 0},
        **{"s2-1": 1, "s2-2": 1, "s3": 1, "s4": 1, "s5": 1, "references": 4, "editor": 1},
        "footnotes": 1,
    }
    headings = {s.id: (s.number, s.level, s.heading["zh"]) for s in drafted.outline.sections}
    assert headings["s2-1"] == ("一", 2, "人流带动")
    assert headings["s4"] == ("四", 1, "发展路径")
    assert "running_heads:\n  - ·12·\n  - ·13·\n  - ·14·\n" in drafted.paper


def test_the_first_page_of_a_chinese_paper():
    front = draft("chinese").front
    assert front.titles == {"zh": "渡口经济的形成机制与发展路径——以青石镇为例"}
    names = [(name["family"], name["given"]) for name in front.authors["zh"]]
    assert names == [("周", "文远"), ("李", "桨")]
    assert front.keywords == {"zh": ["渡口", "水乡", "路径"]}
    assert front.fields["funding"] == "青石省社会科学规划项目“渡口研究”（QS2022-01）。"
    assert (front.fields["received"], front.fields["editor"]) == ("2023-02-03", "何静")
    assert front.reference == {"issn": "1234-5678", "year": "2023", "number": "4"}


def test_every_enumerated_item_of_a_chinese_paper_is_a_stub():
    found = stubs(draft("chinese"))
    both = ("xu-tao-2020", "wang-zhou-2021")
    assert found["f1-1"] == ("s1", "首先", "一些研究讨论了渡口的历", both)
    assert found["f1-2"][1:] == ("其次", "另一些研究讨论了", ("wang-zhou-2021-2",))
    assert found["f1-2-1"] == ("s1", None, "高岸（2019）", ("gao-an-2019",))
    assert [found[f"m1-{n}"][1] for n in (1, 2, 3)] == ["第一", "第二", "第三"]
    assert [found[f"m1-3-{n}"][1:3] for n in (1, 2)] == [
        ("（1）", "船期信息的"),
        ("（2）", "货价信息的"),
    ]
    assert [found[f"c1-{n}"][1] for n in (1, 2, 3)] == ["其一", "其二", "其三"]
    assert [found[f"p1-{n}"][2] for n in (1, 2)] == ["在资金方面，应设", "在人才方面，应引"]


def test_the_outline_of_an_english_paper():
    """With a year and a decimal at the start of a paragraph, and an address that begins with 1."""
    drafted = draft("english")
    assert outline(drafted) == {
        **{"title": 4, "imprint": 1, "abstract": 1, "keywords": 1, "s1": 2, "s2": 0, "s2-1": 1},
        **{"s2-2": 1, "s3": 1, "s4": 1, "acknowledgement": 1, "references": 4},
    }
    assert drafted.front.titles == {"en": "Ferries and the Making of River Towns"}
    assert [name["family"] for name in drafted.front.authors["en"]] == ["Reed", "Stone"]
    assert drafted.front.fields["funding"].startswith("This work was funded")


def test_stubs_of_an_english_paper():
    found = stubs(draft("english"))
    assert found["b1"] == ("s1", None, "As Lake and Moor (2018)", ("lake-f-2018",))
    assert found["b2"][3] == ("hill-e-2020", "lake-f-2018")
    assert [found[f"b3-{n}"][1] for n in (1, 2, 3)] == ["First", "Second", "Third"]
    assert found["b3-3"][2:] == ("ferries bring news, as the", ("world-bank-2022",))
    assert [found[f"b4-{n}"][1] for n in (1, 2)] == ["(1)", "(2)"]
    assert found["b5-2"][2:] == ("In terms of law, ferries", ("vale-2017",))


def test_works_that_are_cited_and_not_listed_are_entered_and_told():
    doubts = [str(doubt) for doubt in draft("english").doubts]
    told = "b5-2 names Vale 2017, which the list does not have: entered as vale-2017"
    assert f"line 34: {told}" in doubts
    work = draft("english").works["vale-2017"]
    assert ([name.literal for name in work.author], work.year, work.title) == (["Vale"], 2017, None)


def test_a_numbered_english_list_and_its_numbers_in_the_text():
    drafted = draft("numbered")
    assert [*outline(drafted)] == ["title", "abstract", "keywords", "s1", "s2", "references"]
    assert [work.year for work in drafted.works.values() if work.year] == [
        *(2017, 2019, 2017, 2015, 2022)
    ]
    stone, smith, lake, dale, kong = drafted.bibliography
    found = stubs(drafted)
    assert found["b1"][3] == (stone, lake)
    assert found["b2"][3] == (smith, lake, dale)
    assert found["b3-2"][1:] == ("On the other hand", "towns age^[5]", (kong,))


@pytest.mark.parametrize("name", ["chinese", "english", "numbered"])
def test_what_is_written_can_be_read_and_is_right_in_the_text(name):
    drafted = draft(name)
    paper = as_paper(drafted)
    works, _, problems = parse_bibliography(drafted.entries, "f")
    assert problems == []
    assert works.keys() == {"x-2023", *drafted.works}
    cited = {key for claim in paper.all_claims() for key in claim.cites}
    assert cited | {*paper.bibliography} <= works.keys()
    for text in (drafted.text, (PAPERS / f"{name}.txt").read_text(encoding="utf-8")):
        found = paragraphs_of(paper, read_copy(text, paper.running_heads))
        claims = [one.remark for one in audit_paper(paper, found).claims if not one.right]
        assert claims == []


@pytest.mark.parametrize("name", ["chinese", "english", "numbered"])
def test_nothing_of_the_text_stands_in_what_has_to_be_written(name):
    data = yaml.safe_load(draft(name).paper)
    assert data["status"] == "draft"
    waiting = [*data["claims"]]
    while waiting:
        claim = waiting.pop()
        assert claim["gist"] == dict.fromkeys(WRITTEN)
        assert "text" not in claim
        waiting += claim.get("claims", [])


def read(tmp_path, text, **how):
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    return draft_paper("x-2023", read_paper(file), how.get("corpus", Corpus()), how.get("list_"))


BODY = "渡口连接两岸，是水乡居民日常往来的必经之处，也是货物转运和消息流通的地方。"


def test_a_text_without_headings_list_or_items(tmp_path):
    drafted = read(tmp_path, f"论渡口\n\n周文远\n\n{BODY}\n\n{BODY}再说一遍。\n")
    assert outline(drafted) == {"title": 2, "s0": 2}
    assert [*stubs(drafted)] == ["b1"]
    assert "nothing is enumerated or cited" in str(drafted.doubts[-1])
    assert as_paper(drafted).bibliography == ()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"一、甲\n\n{BODY}\n\n三、乙\n\n{BODY}", ["s1", "s3"]),
        (f"引言\n\n{BODY}\n\n一、甲\n\n{BODY}\n\n结论\n\n{BODY}", ["s0", "s1", "s2"]),
        (f"0 引言\n\n{BODY}\n\n1 甲\n\n1.1 乙\n\n1.2 丙\n\n{BODY}", ["s0", "s1", "s1-1", "s1-2"]),
        (f"一、甲\n\n（一）乙\n\n1. 丙\n\n2. 丁\n\n{BODY}", ["s1", "s1-1", "s1-1-1", "s1-1-2"]),
        (f"一、甲\n\n{BODY}\n\n3.5成货物在此转运，\n\n{BODY}", ["s1"]),
        (f"第一章 甲\n\n{BODY}\n\n第二章 乙\n\n{BODY}", ["s1", "s2"]),
    ],
)  # fmt: skip
def test_ways_to_number_sections(tmp_path, text, ids):
    assert [*outline(read(tmp_path, text))] == ids


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("第一产业与第二产业融合，第三产业发展。", []),
        ("首先，渡口很旧。其次，船很少。最后，人很多。最后一公里仍远。", ["首先", "其次", "最后"]),
        ("渡口很旧，要首先解决船的问题，其次解决人的问题。", []),
        ("一是渡口旧；二是船少；四是人多。", ["一是", "二是", "四是"]),
        ("一方面渡口旧，另一方面船也少。", ["一方面", "另一方面"]),
        ("①渡口旧；②船少；③人多。", ["①", "②", "③"]),
        ("首先，渡口很旧。", []),
        ("见式（1）。又见式（3）。", []),
        ("在资金方面，渡口缺钱。", []),
        ("例如，在资金方面，渡口缺钱；在人的流动上，渡口缺人。", [None, None]),
        ("第一点，渡口很旧。第二点，船很少。", ["第一点", "第二点"]),
        ("Firstly, towns grow. Lastly, towns age and die.", ["Firstly", "Lastly"]),
        ("It was first a town, second a city. The First World War came.", []),
        ("Towns (i) grow fast, (ii) age fast and (iii) die slowly.", ["(i)", "(ii)", "(iii)"]),
    ],
)  # fmt: skip
def test_what_enumerates_and_what_only_looks_so(tmp_path, text, markers):
    drafted = read(tmp_path, f"{BODY}\n\n{text}\n\n{BODY}")
    found = stubs(drafted)
    assert [marker for _, marker, _, _ in found.values()] == (markers or [None])
    assert ("b1" in found) == (not markers)  # the stub of the first paragraph


def test_lines_that_end_at_the_margin_are_joined(tmp_path):
    lines = [BODY[at : at + 20] for at in range(0, len(BODY), 20)]
    paragraph = "　　" + "\n".join(lines)
    text = "\n".join(
        ["论渡口", "周文远", "摘要：短。", "一、甲", *[paragraph] * 3, "二、乙", paragraph]
    )
    assert outline(read(tmp_path, text)) == {"title": 2, "abstract": 1, "s1": 3, "s2": 1}


def test_a_list_that_is_given_takes_the_place_of_the_printed_one(tmp_path):
    text = f"{BODY}渡口很旧[1]。\n\n参考文献\n\n[1] 模糊。"
    ris = "TY  - JOUR\nAU  - 王船\nTI  - 论船\nJO  - 水报\nPY  - 2020\nER  - \n"
    drafted = read(tmp_path, text, list_=ris)
    assert drafted.bibliography == ("wang-chuan-2020",)
    assert stubs(drafted)["b1"][3] == ("wang-chuan-2020",)
    printed = read(tmp_path, text, list_="[1]王船.论船[J].水报,2020(1).")
    assert printed.bibliography == ("wang-chuan-2020",)


def test_concepts_that_a_passage_names_are_proposed_and_known_works_are_not_entered_again(tmp_path):
    corpus = load_corpus(CORPUS / "docs" / "data", CORPUS).corpus
    concept = next(one for one in corpus.concepts.values() if one.kind == "subject")
    term = next(one.term for one in concept.designations.zh if one.standing == "preferred")
    works = (one for one in corpus.references.values() if one.title and one.year and one.author)
    work = next(one for one in works if one.author[0].family)
    text = f"{BODY}一是{term}很多；二是船很少。\n\n参考文献\n\n[1]某.某[J].某报,2020(1)."
    drafted = read(tmp_path, text, corpus=corpus)
    assert f"# about: [{concept.id}]  # named here; a proposal" in drafted.paper
    again = draft_paper("x-2023", read_paper(tmp_path / "text.txt"), corpus, render_bib(work))
    assert again.bibliography == (work.id,)
    assert again.there == 1
    assert f"{{{work.id}," not in again.entries


SHREDS = [
    "一、",
    "1.1 ",
    "[1]",
    "参考文献",
    "摘要：",
    "(2020)",
    "《",
    "#",
    '"',
    "{",
    "\\",
    "①",
    "First, ",
]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_text_its_draft_can_be_read(tmp_path, seed):
    """Lines in disorder, with signs where none belong."""
    chance = Random(seed)
    name = chance.choice(["chinese", "english", "numbered"])
    lines = (PAPERS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    chance.shuffle(lines)
    for _ in range(20):
        at = chance.randrange(len(lines))
        cut = chance.randint(0, len(lines[at]))
        lines[at] = lines[at][:cut] + chance.choice(SHREDS) + lines[at][cut:]
    drafted = read(tmp_path, "\n".join(lines))
    paper = as_paper(drafted)
    works, _, problems = parse_bibliography(drafted.entries, "f")
    assert problems == []
    assert {key for claim in paper.all_claims() for key in claim.cites} <= works.keys()
    found = paragraphs_of(paper, read_copy(drafted.text, paper.running_heads))
    assert len(found) == sum(len(section.paragraphs) for section in paper.outline)
