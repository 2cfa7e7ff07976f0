"""Reference lists of databases and reference managers become entries of ours."""

import pytest

from lunmai.cite.foreign import decoded, read_foreign
from lunmai.cite.importing import import_records
from lunmai.cite.printed import printed_record
from lunmai.load.bibliography import parse_bibliography
from lunmai.problems import CannotRun
from lunmai.text.named_works import name_text

FORMS = {
    "gb-t-7714": "[1]王船,李桨.论船[J].改革,2024,43(03):44-53.",
    "endnote": "%0 Journal Article\n%A 王船\n%A 李桨\n%T 论船\n%J 改革\n%D 2024\n%V 43\n%N 03\n"
    "%P 44-53\n",
    "ris": "TY  - JOUR\nAU  - 王船\nAU  - 李桨\nTI  - 论船\nJO  - 改革\nPY  - 2024\nVL  - 43\n"
    "IS  - 03\nSP  - 44\nEP  - 53\nER  - \n",
    "bibtex": "@article{王船2024,\n author = {王船 and 李桨},\n title = {论船},\n "
    "journal = {改革},\n volume = {43},\n number = {03},\n pages = {44-53},\n year = {2024},\n}",
    "noteexpress": "{Reference Type}: Journal Article\n{Title}: 论船\n{Author}: 王船;李桨;\n"
    "{Journal}: 改革\n{Year}: 2024\n{Volume}: 43\n{Issue}: 03\n{Pages}: 44-53\n",
    "csl-json": """[{"id": "x", "type": "article-journal", "title": "论船",
        "container-title": "改革", "volume": "43", "issue": "03", "page": "44-53",
        "author": [{"family": "王", "given": "船"}, {"family": "李", "given": "桨"}],
        "issued": {"date-parts": [[2024]]}}]""",
}


@pytest.mark.parametrize("form", FORMS)
def test_one_article_in_every_format(form):
    (work,) = import_records(read_foreign(FORMS[form]), {}).works
    names = [(name.family, name.given) for name in work.author]
    assert (work.id, names) == ("wang-chuan-2024", [("王", "船"), ("李", "桨")])
    assert (work.title, work.container_title, work.year) == ("论船", "改革", 2024)
    assert (work.volume, work.issue, work.page) == ("43", "3", "44–53")


def test_what_is_there_is_not_taken_twice_and_what_is_left_out_is_said():
    first = import_records(read_foreign(FORMS["ris"]), {})
    known = {work.id: work for work in first.works}
    text = FORMS["bibtex"][:-1] + " abstract = {a},\n keywords = {b},\n}"
    assert import_records(read_foreign(text), known).messages == [
        "record 1: is 'wang-chuan-2024' already"
    ]
    again = import_records(read_foreign(text.replace("论船", "论桨")), known)
    assert [work.id for work in again.works] == ["wang-chuan-2024-2"]
    assert again.messages == ["wang-chuan-2024-2: left out abstract, keywords"]
    _, _, problems = parse_bibliography(again.bibtex(), "f")
    assert problems == []


def test_names_of_bibtex_are_turned_and_latex_is_read():
    text = (
        "@inbook{x, author = {John A. Smith and LIU Yuyang}, year = 2020,"
        ' title = {{\\"U}ber \\& all}}'
    )
    (work,) = import_records(read_foreign(text), {}).works
    assert [(name.family, name.given) for name in work.author] == [
        ("Smith", "John A."),
        ("LIU", "Yuyang"),
    ]
    assert (work.title, work.type) == ("Über & all", "chapter")


FROM_ELSEWHERE = {
    "comments before BibTeX are no EndNote": (
        "% Encoding: UTF-8\n@article{x, author={王船;}, title={论船}}",
        {"author": "王船"},
    ),
    "RefWorks": (
        "RT Journal Article\nA1 王船;李桨;\nT1 论船\nJF 改革\nYR 2024\nVO 43\nOP 44-53\nDS CNKI\n",
        {"author": "王船、李桨", "page": "44–53", "container_title": "改革"},
    ),
    "a list with a line before it, a day with a stroke behind, a value on two lines": (
        "Provider: CNKI\n\nTY  - JOUR\nAU  - 王船\nTI  - 论船\n之水\nPY  - 2023/11/15/\nER  - \n",
        {"title": "论船之水", "issued": "2023-11-15"},
    ),
    "who guided a thesis is no editor": (
        "TY  - THES\nAU  - 王船\nA3  - 李桨\nTI  - 论船\nM3  - 硕士\nT2  - 水院\nER  - \n",
        {"editor": "", "genre": "硕士学位论文", "container_title": "None"},
    ),
    "no translator either": (
        "%0 Thesis\n%A 王船\n%Y 李桨\n%T 论船\n%9 博士\n%I 水大学\n",
        {"translator": "", "genre": "博士学位论文", "publisher": "水大学"},
    ),
    "@string": (
        '@string{j = {改革}}\n@preamble{"x"}\n@article{x, title={论船}, journal=j,'
        " month=mar, year=2021}",
        {"container_title": "改革", "issued": "2021-03"},
    ),
    "crossref": (
        "@incollection{x, title={论船}, crossref={b}, pages={3--9}}\n"
        "@book{b, title={船书}, editor={李桨}, publisher={水社}, year=2020}",
        {"container_title": "船书", "editor": "李桨", "publisher": "水社", "issued": "2020"},
    ),
    "xdata": (
        "@book{x, title={论船}, xdata={d}}\n@xdata{d, publisher={水社}, date={2019}}",
        {"publisher": "水社", "issued": "2019"},
    ),
    "an address where BibTeX has no field for it": (
        "@misc{x, title={论船}, howpublished={\\url{https://example.org/a_b}}}",
        {"url": "https://example.org/a_b"},
    ),
    "names as biber takes them": (
        "@book{x, title={On boats}, author={family=Veen, given=Pieter,"
        " prefix=van der, useprefix=true}}",
        {"author": "van der Veen Pieter"},
    ),
    "particles, tags and notes of Zotero": (
        '[{"type": "book", "title": "On <i>boats</i>", "note": "22 citations(CNKI)\\ntex.x: y", '
        '"author": [{"family": "Veen", "given": "P.", "non-dropping-particle": "van der"}]}]',
        {"author": "van der Veen P.", "title": "On boats", "note": "None"},
    ),
}


@pytest.mark.parametrize("case", FROM_ELSEWHERE)
def test_shapes_of_other_programs(case):
    text, said = FROM_ELSEWHERE[case]
    found = import_records(read_foreign(text), {})
    work = found.works[0]
    names = {
        name: "、".join(map(name_text, getattr(work, name)))
        for name in ("author", "editor", "translator")
    }
    assert {name: names.get(name, str(getattr(work, name))) for name in said} == said
    assert len(found.messages) <= 1


PRINTED = {
    "[8]马克思,恩格斯.马克思恩格斯全集:第35卷[M].2版.北京:人民出版社,2013:302.": {
        "title": "马克思恩格斯全集", "volume": "35", "edition": "2版", "page": "302",
        "author": "(Name(family=None, given=None, suffix=None, literal='马克思'),"
        " Name(family=None, given=None, suffix=None, literal='恩格斯'))",
    },
    "[9]SMITH J A, DOE J, et al. On boats and\noars[J]. Journal of Boats, 2001, 3(2): 5-9.": {
        "title": "On boats and oars", "others": "True", "volume": "3", "page": "5–9",
        "id": "smith-j-a-2001",
    },
    "[10]Smith J. A., Doe J. On boats[J]. Journal of Boats, 2002, 3(2): 5-9.": {
        "title": "On boats", "id": "smith-j-a-2002",
    },
    "[11]哈里森,沃尔德伦.数学[M].谢远涛,译.北京:大学出版社,2012:235-236.": {
        "publisher_place": "北京", "page": "235–236", "id": "ha-li-sen-2012",
        "translator": "(Name(family='谢', given='远涛', suffix=None, literal=None),)",
    },
    "[12]张三，李四，等．论桨［J］．改革，2020（3）：1～9.": {
        "title": "论桨", "container_title": "改革", "issue": "3", "page": "1–9", "others": "True",
    },
    "[13]王船.论船[J/OL].改革,1-12[2024-05-06].https://doi.org/10.13962/j.cnki.37-1486/f.1.": {
        "container_title": "改革", "page": "1–12", "accessed": "2024-05-06", "issued": "None",
        "url": "https://doi.org/10.13962/j.cnki.37-1486/f.1",
    },
    "[14]王船,李桨.一种船:CN123456789A[P].2024-03-05.": {
        "title": "一种船", "number": "CN123456789A", "issued": "2024-03-05",
    },
    "[3]王船.论船[N].水报,2024-06-01(001).": {
        "type": "article-newspaper", "page": "1", "issued": "2024-06-01",
        "container_title": "水报",
    },
    "[4]王船.论船[C]//船学会.船学年会论文集.水社,2021:12-18.": {
        "type": "paper-conference", "container_title": "船学年会论文集", "publisher": "水社",
        "page": "12–18",
    },
    "[6]船舶司.船舶公报[EB/OL].(2024-02-29)[2024-03-10].https://example.org/x.html.": {
        "type": "webpage", "issued": "2024-02-29", "accessed": "2024-03-10", "medium": "EB/OL",
        "url": "https://example.org/x.html",
    },
    "[7]GB/T 7714-2015,信息与文献 参考文献著录规则[S].": {
        "type": "standard", "number": "GB/T 7714-2015", "title": "信息与文献 参考文献著录规则",
    },
}  # fmt: skip


@pytest.mark.parametrize("line", PRINTED)
def test_printed_references_of_other_kinds(line):
    (work,) = import_records(read_foreign(line), {}).works
    found = {name: getattr(work, name) for name in PRINTED[line]}
    assert {name: str(value) for name, value in found.items()} == PRINTED[line]


BROKEN = {
    "@article{a, title={论水, year=2020}\n@article{b, title={论船}, year=2020}":
        "record 1: not taken: check the braces and commas from line 1 on",
    f"@article{{a, title={{论船}}, author={{{'王五, ' * 20_000}}}}}": "lun-chuan: left out author",
    '@article{a, title={论船}, journal=x # "（增刊）"}': "lun-chuan: left out journal",
    "@article{a, title={论船}, year=2020, month=3~#~jan}": "lun-chuan-2020: left out month",
    '[\n3, {"type": "article-journal", "title": "论船"}]':
        "record 1: not taken: this is no item of CSL-JSON",
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_what_cannot_be_read_is_named_once(text):
    found = import_records(read_foreign(text), {})
    assert [work.title for work in found.works] == ["论船"]
    assert found.messages == [BROKEN[text]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_of_databases_have_their_encodings(encoding):
    (work,) = import_records(read_foreign(decoded(FORMS["ris"].encode(encoding))), {}).works
    assert work.title == "论船"


def test_what_is_no_reference_in_a_list_is_named():
    found = import_records(read_foreign("[1]王船.论船[J].改革,2024(3):4.\n[2]没有标识，2020年"), {})
    assert found.messages == ["record 2: not taken: '没有标识，2020年' has no mark such as [J]"]


def test_what_is_left_of_a_printed_reference_is_said():
    found = import_records(read_foreign("[1]王船.论船[J].改革,2024(3):4.（内部资料）."), {})
    assert found.messages == ["wang-chuan-2024: left out '（内部资料）'"]


def test_a_record_of_which_nothing_can_be_kept_is_no_work():
    found = import_records(read_foreign(f"@book{{a, title={{{'x' * 60_000}}}, year=2020}}"), {})
    assert (found.works, found.messages) == (
        [],
        ["record 1: not taken: nothing is left without title"],
    )


def test_many_works_of_one_author_and_year_have_keys_in_linear_time():
    text = "".join(
        f"@article{{x, author={{王船}}, title={{论船{n}}}, year=2024}}\n" for n in range(300)
    )
    keys = [work.id for work in import_records(read_foreign(text), {}).works]
    assert keys == ["wang-chuan-2024", *(f"wang-chuan-2024-{n}" for n in range(2, 301))]


def test_what_is_no_list_of_references_is_refused():
    with pytest.raises(CannotRun):
        read_foreign("Call me Ishmael.")


LISTED = {
    "Smith, J. A., & Doe, B. (2020). On towns. Rural Studies, 12(3), 45–67. "
    "https://doi.org/10.1000/abc.123": {
        "type": "article-journal", "title": "On towns", "container_title": "Rural Studies",
        "volume": "12", "issue": "3", "page": "45–67", "doi": "10.1000/abc.123", "url": "None",
        "authors": "Smith, J. A.; Doe, B.",
    },
    "Li, W. (2019). Towns (2nd ed.). Harbor Press.": {
        "type": "book", "title": "Towns", "edition": "2nd", "publisher": "Harbor Press",
        "authors": "Li, W.",
    },
    "Brown, C. (2018a). Data. In F. Black & G. Gray (Eds.), Factors (pp. 12–34). North Press.": {
        "type": "chapter", "container_title": "Factors", "page": "12–34", "issued": "2018",
    },
    "Wang, X. (2021). Fibers [Doctoral dissertation, River University].": {
        "type": "thesis", "publisher": "River University", "authors": "Wang, X.",
    },
    "[1] J. K. Stone and A. B. Reed, “On bridges,” Bridges, vol. 3, no. 2, pp. 11–19, 2017.": {
        "type": "article-journal", "title": "On bridges", "volume": "3", "issued": "2017",
        "authors": "Stone, J. K.; Reed, A. B.",
    },
    "2. Stone JK, Reed AB. On bridges. J Bridge. 2017;3(2):11-9.": {
        "container_title": "J Bridge", "issue": "2", "authors": "Stone, JK; Reed, AB",
    },
    "Smith, John, and Jane Doe. “On rivers.” River Journal 12, no. 3 (2020): 45–67.": {
        "title": "On rivers", "issue": "3", "issued": "2020", "authors": "Smith, John; Doe, Jane",
    },
    "Acemoglu, D., Restrepo, P.: Robots and jobs. Economy 128(6), 2188–2244 (2020)": {
        "container_title": "Economy", "volume": "128", "authors": "Acemoglu, D.; Restrepo, P.",
    },
    "[2] Kong Xiangzhi, Xie Dongdong. Journal of Quays(Social Sciences),2022(1):12-22.": {
        "title": "None", "container_title": "Journal of Quays (Social Sciences)", "issue": "1",
        "authors": "Kong, Xiangzhi; Xie, Dongdong",
    },
    "[3]任船,豆桨.论船:综述[J/OL].船评. <https://example.org/1.2>.": {
        "title": "论船：综述", "container_title": "船评", "medium": "J/OL",
        "url": "https://example.org/1.2", "issued": "None",
    },
    "[4]姚船.论船[D].大连:大连大学硕士学位论文,2022.": {
        "type": "thesis", "genre": "硕士学位论文", "publisher": "大连大学",
        "publisher_place": "大连",
    },
    "[5]［美］保罗·萨缪尔森．经济学［M］．萧琛，译．北京：邮电出版社，2008：12-15．": {
        "type": "book", "title": "经济学", "publisher": "邮电出版社", "page": "12–15",
        "authors": "保罗·萨缪尔森",
    },
    "张三、李四（2020）。论水与船。《水利学报》，12（3），45-67。": {
        "title": "论水与船", "container_title": "水利学报", "volume": "12", "issue": "3",
        "authors": "张, 三; 李, 四",
    },
}  # fmt: skip


@pytest.mark.parametrize("line", LISTED)
def test_lists_as_papers_print_them(line):
    (work,) = import_records([printed_record(line)], {}).works
    names = (", ".join(filter(None, (n.family, n.given, n.literal))) for n in work.author)
    found = {
        **{name: getattr(work, name) for name in work.model_fields_set},
        "authors": "; ".join(names),
    }
    assert {name: str(found.get(name)) for name in LISTED[line]} == LISTED[line]


def test_an_entry_of_no_known_form_is_kept_and_unsure():
    record = printed_record("Bureau of Rivers. Yearbook. 2020.")
    assert (record.fields["title"], record.fields["year"]) == ("Yearbook", "2020")
    assert record.unsure == "its form is none that is known"


def test_two_works_of_one_short_title_and_year_are_two():
    lines = ("[1]王船.论船[J].改革,2024(1).", "[2]李桨.论船[J].改革,2024(2).")
    found = import_records([printed_record(line) for line in lines], {})
    assert found.keys == ["wang-chuan-2024", "li-jiang-2024"]
