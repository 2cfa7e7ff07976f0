"""References in citation styles, against the rules of the styles and whatever data may hold.

`pytest --update-golden` writes `works.txt` anew: the works of `works.bib` in every style.
"""

import json
import re
import subprocess
import sys

import pytest
import yaml
from lxml import html as html_parser
from projects import ROOT, TESTS

from lunmai.cite import STYLES, format_references
from lunmai.cite.names import short_in_language, short_text
from lunmai.cite.processor import process
from lunmai.load import CannotRun
from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Date, Name, Reference

CASES = yaml.safe_load((TESTS / "citations" / "cases.yaml").read_text(encoding="utf-8"))
WORKS = TESTS / "citations" / "works.txt"
BIBLIOGRAPHY = TESTS / "citations" / "works.bib"
HOSTILE = [
    "{braces} \\backslash @at #hash *star* _under_ `tick` ~~x~~",
    "<script>alert(1)</script> <i>no</i> &lt;b&gt; & “quotes” 'and' \"more",
    "“”‘’《》 unbalanced “ and ' and \"",
    "$x$ [link](javascript:alert(1)) ![i](x) {{ x }} {% x %} :smile: 🚢👩‍👩‍👧",
    "- list",
    "1. list",
    "שלום עולם مرحبا",
    "http://example.org/?a=1&b=2 https://example.org",
    "others",
    "a" * 400,
    "长" * 400,
]


def parsed(text):
    references, _, problems = parse_bibliography(text, "cases")
    assert problems == []
    return references


def read(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def cases():
    return format_references(parsed("\n".join(case["bibtex"] for case in CASES)), None)


@pytest.fixture
def works():
    return parsed("\n".join(case["bibtex"] for case in CASES[:3]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: re.search(r"{([^,]+)", case["bibtex"])[1])
def test_a_work_in_a_style(case, style, cases):
    key = re.search(r"{([^,]+)", case["bibtex"])[1]
    if style in case:
        assert cases.reference(style, key).text == case[style]


def test_works_of_every_kind(request):
    works = parsed(BIBLIOGRAPHY.read_text(encoding="utf-8"))
    citations = format_references(works, None)
    lines = []
    for key in works:
        lines += [key, *(f"  {citations.reference(style, key).text}" for style in STYLES), ""]
    text = "\n".join(lines)
    if request.config.getoption("update_golden"):
        WORKS.write_text(text, encoding="utf-8")
    assert text == WORKS.read_text(encoding="utf-8")


def test_html_says_the_same_and_links(cases):
    for style in STYLES:
        for formatted in cases.by_style[style].values():
            tree = html_parser.fromstring(f"<p>{formatted.html}</p>")
            assert tree.text_content() == formatted.text
            assert {element.tag for element in tree.iter()} <= {"p", "a", "em"}
    doi = html_parser.fromstring(f"<p>{cases.reference('gb-t-7714-2025', 'doi').html}</p>")
    assert doi.xpath("//a/@href") == ["https://doi.org/10.1000/a_b(1)"]


def hostile_works():
    for number, text in enumerate(HOSTILE):
        for language in ("zh", "en"):
            for kind in ("article-journal", "book", "document"):
                names = (Name(family=text, given=text), Name(literal=text))
                yield Reference(
                    id=f"w{number}-{language}-{kind}",
                    type=kind,
                    language=language,
                    author=names * 100 if number == 1 else names,
                    title=text,
                    container_title=text,
                    publisher=text,
                    publisher_place=text,
                    volume=text,
                    issue=text,
                    page=text,
                    genre=text,
                    medium=text,
                    url="https://example.org/a_(b)*c?x=1&y=<2>",
                )


def test_hostile_data_come_out_as_text():
    citations = format_references({work.id: work for work in hostile_works()}, None)
    for style in STYLES:
        for formatted in citations.by_style[style].values():
            tags = re.findall(r"<[^>]*>", formatted.html)
            assert set(tags) <= {"<em>", "</em>", "<sup>", "</sup>"}  # the address is no safe one
            assert not re.search(r"[*_`{}\[\]\\#$~]", re.sub(r"&#\d+;", "", formatted.html))
            tree = html_parser.fromstring(f"<p>{formatted.html}</p>")
            assert tree.text_content() == formatted.text
            assert "\n" not in formatted.text
            assert not re.search("[\ue000-\uf8ff]", formatted.text)


def test_titles_stay_what_they_are_in_chinese_works():
    works = {
        f"a{number}": Reference(id=f"a{number}", type="article-journal", language="zh", title=text)
        for number, text in enumerate(HOSTILE)
    }
    formatted = format_references(works, None)
    for key, work in works.items():
        assert formatted.reference("gb-t-7714-2025", key).text == f"{work.title}[J]."


def test_an_entry_does_not_depend_on_the_others(works, cases):
    for key, work in works.items():
        alone = format_references({key: work}, None)
        for style in STYLES:
            assert alone.reference(style, key) == cases.reference(style, key)


def test_a_work_of_which_nothing_is_known_is_not_made_up():
    empty = Reference(id="a", type="document", language="zh")
    citations = format_references({"a": empty}, None)
    assert [citations.reference(style, "a").text for style in STYLES] == [
        "［原文未载题名］[Z].", "［原文未载题名］[Z].",
        "[title not printed]. (n.d.).", "“[title not printed].” n.d.",
    ]  # fmt: skip


def test_no_works():
    assert format_references({}, None).by_style == {style: {} for style in STYLES}


def test_the_cache_holds_the_same_bytes_and_is_used(works, tmp_path):
    first = format_references(works, tmp_path / "a")
    again = format_references(dict(reversed(works.items())), tmp_path / "b")
    assert read(tmp_path / "a") == read(tmp_path / "b")
    assert list(again.by_style["apa"]) == list(reversed(first.by_style["apa"]))
    file = tmp_path / "a" / "apa.en.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Doe", "Kept"), encoding="utf-8")
    kept = format_references(works, tmp_path / "a")
    assert kept.reference("apa", "two-authors").text.startswith("Kept, J.")


def test_a_changed_work_is_formatted_anew_and_the_old_one_forgotten(works, tmp_path):
    format_references(works, tmp_path)
    before = json.loads((tmp_path / "apa.zh.json").read_bytes())
    works["one-author"] = works["one-author"].model_copy(update={"issued": Date(start=(1999,))})
    changed = format_references(works, tmp_path)
    after = json.loads((tmp_path / "apa.zh.json").read_bytes())
    assert "(1999)" in changed.reference("apa", "one-author").text
    assert len(before) == len(after) == 1
    assert before.keys() != after.keys()


def test_a_corrupt_cache_is_written_anew(works, tmp_path):
    expected = format_references(works, tmp_path)
    before = read(tmp_path)
    for content in (b"", b"{", b"[1]", b'{"a": 1}', b'{"a": [1, 2]}', b"\xff"):
        (tmp_path / "apa.zh.json").write_bytes(content)
        assert format_references(works, tmp_path) == expected, content
        assert read(tmp_path) == before, content


def test_an_unchanged_bibliography_needs_no_processor(works, tmp_path):
    format_references(works, tmp_path)
    code = (
        "import subprocess, sys, yaml\n"
        "subprocess.Popen = None\n"
        "from pathlib import Path\n"
        "from lunmai.load.bibliography import parse_bibliography\n"
        "from lunmai.cite import format_references\n"
        "works = parse_bibliography(sys.stdin.buffer.read().decode(), 'f')[0]\n"
        "assert len(format_references(works, Path(sys.argv[1])).by_style['apa']) == 3\n"
        "assert 'pypandoc' not in sys.modules\n"
    )
    text = "\n".join(case["bibtex"] for case in CASES[:3])
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        input=text.encode(),
        cwd=ROOT / "scripts",
        check=True,
    )


def test_a_style_that_cannot_be_read_is_told():
    with pytest.raises(CannotRun, match="citation processor failed"):
        process([{"id": "a", "type": "book"}], "<style", "zh")


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        (["王船"], "Wang 2024"),
        (["王船", "李桨"], "Wang & Li 2024"),
        (["王船", "李桨", "赵橹"], "Wang et al. 2024"),
        (["船舶研究院"], "船舶研究院 2024"),
    ],
)
def test_authors_are_named_by_the_letters_of_their_reader(authors, short):
    names = tuple(
        Name(literal=one) if len(one) > 3 else Name(family=one[0], given=one[1:]) for one in authors
    )
    work = Reference(
        id="a", type="document", language="zh", issued=Date(start=(2024,)), author=names
    )
    assert short_in_language(work, "en")[0] == short
    assert short_in_language(work, "zh") == (short_text(work), "zh")
