"""BibTeX as authors write it, and the references that come of it."""

import pytest

from lunmai.load.bibliography import parse_bibliography

VALUES = [
    ("title = {一 二}", {"title": "一 二"}),
    ("title = {The {DNA} of {B}oats}", {"title": "The DNA of Boats"}),
    ('title = "On Boats"', {"title": "On Boats"}),
    ("title = {On\n    Boats}", {"title": "On Boats"}),
    ("title = {{X} y = 2}", {"title": "X y = 2"}),
    ("title = {On Boats, 1 = 2, and more}", {"title": "On Boats, 1 = 2, and more"}),
    ("year = 2023", {"issued": {"start": (2023,)}}),
    ("year = {2023}", {"issued": {"start": (2023,)}}),
    ("pages = {1--7}", {"page": "1–7"}),
    ("journaltitle = {改革}, number = {10}", {"container_title": "改革", "number": "10"}),
    (
        "year = {1947（民国三十六年）}",
        {"issued": {"start": (1947,), "literal": "1947（民国三十六年）"}},
    ),
    ("date = {2024-03-06}, year = {2024}", {"issued": {"start": (2024, 3, 6)}}),
    ("year = 2024, month = mar", {"issued": {"start": (2024, 3)}}),
    ("year = {2024年3月6日}", {"issued": {"start": (2024, 3, 6)}}),
    ("urldate = {2024/3/6}", {"accessed": {"start": (2024, 3, 6)}}),
    ("date = {1923/1925}", {"issued": {"start": (1923,), "end": (1925,)}}),
    ("date = {1850~}", {"issued": {"start": (1850,), "circa": True}}),
    ("date = {2024-21}", {"issued": {"start": (2024, 21)}}),
    ("pages = {62—67，75}", {"page": "62–67, 75"}),
    ("pages = {62～67+70}", {"page": "62–67+70"}),
    ("title = {某领导强调 加快发展}", {"title": "某领导强调 加快发展"}),
    ("title = {某领导强调\n  加快发展}", {"title": "某领导强调加快发展"}),
    ("title = {A Case---Part One}", {"title": "A Case—Part One"}),
    ("title = {中国科学:D辑~~地球科学}", {"title": "中国科学:D辑 地球科学"}),
    ("title = {2010~2020年}", {"title": "2010~2020年"}),
    ("title = {论船}, subtitle = {兼论桨}", {"title": "论船：兼论桨"}),
    ("Title = {论船}, ADDRESS = {岸}", {"title": "论船", "publisher_place": "岸"}),
    ("school = {船大}, address = {岸}", {"publisher": "船大", "publisher_place": "岸"}),
    ("edition = {2}, series = {丛书}", {"edition": "2", "collection_title": "丛书"}),
    ("language = {en-US}", {}),
    ("event-title = {船会}, venue = {岸}", {"event_title": "船会", "event_place": "岸"}),
    ("booktitle = {论船集}", {"container_title": "论船集"}),
    ("institution = {船大}, location = {岸}", {"publisher": "船大", "publisher_place": "岸"}),
    ("url = {https://example.org/a--b?c=1&d=2}", {"url": "https://example.org/a--b?c=1&d=2"}),
    ("title_zh = {论船}", {"title_translated": "论船"}),
    ("doi = {10.1000/a(1)_b;2}", {"doi": "10.1000/a(1)_b;2"}),
    ("sortname = {zeng chuan}", {"sort": "zeng chuan"}),
]

NAMES = [
    ("王, 船", [("王", "船")], False),
    ("王, 船 and 李, 桨", [("王", "船"), ("李", "桨")], False),
    ("Doe, Jane", [("Doe", "Jane")], False),
    ("Doe, Jane and others", [("Doe", "Jane")], True),
    ("{Ministry of Boats and Oars}", ["Ministry of Boats and Oars"], False),
    ("{Ministry of Boats} and\n Doe, Jane", ["Ministry of Boats", ("Doe", "Jane")], False),
    ("Plato", ["Plato"], False),
    ("{Du}, {Fu}", [("Du", "Fu")], False),
    ("朱富显, 李瑞雪, 徐晓莉", [("朱", "富显"), ("李", "瑞雪"), ("徐", "晓莉")], False),
    ("朱富显；李瑞雪、徐晓莉等", [("朱", "富显"), ("李", "瑞雪"), ("徐", "晓莉")], True),
    ("娄丽芳;", [("娄", "丽芳")], False),
    ("朱，富显 and 李，瑞雪", [("朱", "富显"), ("李", "瑞雪")], False),
    ("欧阳修", [("欧阳", "修")], False),
    ("张　三", [("张", "三")], False),
    ("Smith, John and et al.", [("Smith", "John")], True),
    ("朱, 富显等", [("朱", "富显")], True),
    ("朱富显 and 等", [("朱", "富显")], True),
    ("{{国家统计局}} and 李, 四", ["国家统计局", ("李", "四")], False),
    ("{{国家统计局} and 李, 四}", ["国家统计局", ("李", "四")], False),
    ("国务院; 本刊编辑部; 马克思", ["国务院", "本刊编辑部", "马克思"], False),
    ("（英）亚当·斯密", ["（英）亚当·斯密"], False),
    ("〔德〕马克思 and （清）顾炎武", ["〔德〕马克思", "（清）顾炎武"], False),
    ("李 四, 王 五", [("李", "四"), ("王", "五")], False),
    ("{山田}, 太郎", [("山田", "太郎")], False),
    ("{{{{王}}}}", ["王"], False),
]


KINDS = [
    ("article", "number = {1--2}", "article-journal", {"issue": "1-2"}),
    ("article", "issue = {增刊1}", "article-journal", {"issue": "增刊1"}),
    ("article", "medium = {N}", "article-newspaper", {"medium": "N"}),
    ("article", "entrysubtype = {magazine}", "article-magazine", {}),
    ("newspaper", "journal = {人民日报}", "article-newspaper", {"container_title": "人民日报"}),
    ("standard", "number = {GB/T 7714—2025}", "standard", {"number": "GB/T 7714—2025"}),
    ("phdthesis", "school = {船大}", "thesis", {"publisher": "船大", "genre": "PhD thesis"}),
    ("mastersthesis", "type = {硕士论文}", "thesis", {"genre": "硕士论文"}),
    (
        "book",
        "series = {丛书}, number = {3}",
        "book",
        {"collection_title": "丛书", "collection_number": "3"},
    ),
    ("collection", "editor = {李, 四}", "book", {"editor": ({"family": "李", "given": "四"},)}),
    (
        "archive",
        "institution = {湖北省档案馆}, location = {武汉}, number = {LS031}",
        "manuscript",
        {"archive": "湖北省档案馆", "archive_place": "武汉", "archive_location": "LS031"},
    ),
    ("map", "scale = {1:25000}", "map", {"scale": "1:25000"}),
    ("preprint", "publisher = {PSSXiv}", "article", {"publisher": "PSSXiv"}),
    ("legal_case", "authority = {法院}", "legal_case", {"authority": "法院"}),
]


def only(fields):
    langid = "" if "language" in fields else "langid = {english}"
    references, _, problems = parse_bibliography(f"@misc{{a, {fields}, {langid}}}", "f")
    assert problems == []
    return references["a"]


@pytest.mark.parametrize(("fields", "expected"), VALUES)
def test_values(fields, expected):
    values = only(fields).model_dump(exclude_defaults=True)
    assert values == {"id": "a", "type": "document", "language": "en", **expected}


@pytest.mark.parametrize(("entry", "fields", "kind", "expected"), KINDS)
def test_kinds(entry, fields, kind, expected):
    text = f"@{entry}{{a, {fields}, langid = {{english}}}}"
    references, _, problems = parse_bibliography(text, "f")
    assert problems == []
    values = references["a"].model_dump(exclude_defaults=True)
    assert values == {"id": "a", "type": kind, "language": "en", **expected}


UNCLEAR = [
    *(
        "中共中央, 国务院",
        "Smith J, Doe A, Li B",
        "Jane Doe, John Roe",
        "John A. Smith",
        "李四 主编",
    ),
    *("Ministry of Commerce, China", "张三1", "others and 李四", "李, 四, 王, 五"),
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_names_that_could_be_read_in_two_ways_are_refused(text):
    entry = f"@misc{{a, author = {{{text}}}, langid = {{english}}}}"
    references, _, problems = parse_bibliography(entry, "f")
    assert (references, [problem.code for problem in problems]) == ({}, ["unclear-name"])


def test_a_suffix_is_no_given_name():
    (name,) = only("author = {King, Jr., Martin}").author
    assert (name.family, name.given, name.suffix) == ("King", "Martin", "Jr.")


@pytest.mark.parametrize(("text", "names", "others"), NAMES)
def test_names(text, names, others):
    reference = only(f"author = {{{text}}}")
    assert [name.literal or (name.family, name.given) for name in reference.author] == names
    assert reference.others == others


def test_what_is_inferred_has_its_reason_in_both_languages():
    reference = only(
        "year = {2023}, inferred = {year}, inferred_zh = {猜。}, inferred_en = {Guess.}"
    )
    assert reference.inferred == ("issued",)
    assert (reference.inferred_reason.zh, reference.inferred_reason.en) == ("猜。", "Guess.")


def test_positions_and_order():
    text = "% c\n\n@misc{b,\n  title = {B},\n  langid = {english},\n}\n@misc{a, langid = {english}}"
    references, positions, problems = parse_bibliography(text, "f")
    assert (list(references), problems) == (["b", "a"], [])
    assert [positions["b"].place(path).line for path in ((), ("title",), ("issued",))] == [3, 4, 3]
    assert positions["a"].place(()).line == 7
