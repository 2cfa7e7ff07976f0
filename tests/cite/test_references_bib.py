"""The exported BibTeX, as three readers that nobody here wrote understand it.

pybtex and citerra have each a grammar of their own and read names by BibTeX's rules, and
bibtexparser takes the LaTeX of the values for text, with pylatexenc. Only the names of fields are
ours here.
"""

import re

import bibtexparser
import citerra
import pytest
from bibliographies import nasty_reference, nasty_references
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.formats.bibtex_syntax import bibtex_names, latex, latex_title, verbatim_url
from lunmai.cite.formats.notes import reference_note
from lunmai.cite.formats.one_line import one_line
from lunmai.languages import CHARACTER
from lunmai.load.bibliography import parse_bibliography
from lunmai.model import Name, Reference

FIELDS = {
    "title": ("title",),
    "title_translated": ("title_en", "title_zh"),
    "container_title": ("journal", "booktitle"),
    "issued": ("year",),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages",),
    "genre": ("type",),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("address",),
    "issn": ("issn",),
}
"""The names under which a value of a reference may stand."""
KINDS = {
    "article-journal": {"article"},
    "book": {"book"},
    "chapter": {"incollection"},
    "document": {"misc", "book"},
    "paper-conference": {"inproceedings"},
    "report": {"techreport"},
    "thesis": {"thesis", "mastersthesis", "phdthesis"},
    "webpage": {"online"},
}
SIGNS = str.maketrans({"“": "``", "”": "''", "‘": "`", "’": "'", "ˆ": "^", "–": "--"})
"""What LaTeX prints for signs of a typewriter."""
DECODER = LatexNodes2Text(strict_latex_spaces=True)


def read_latex(value):
    """What a value says, with the signs that LaTeX beautifies as they were."""
    return DECODER.latex_to_text(value).translate(SIGNS)


def plain(text):
    return one_line(str(text or "")).translate(SIGNS)


def by_pybtex(text):
    for key, entry in parse_string(text, "bibtex").entries.items():
        persons = [
            (
                " ".join([*person.prelast_names, *person.last_names]),
                " ".join([*person.first_names, *person.middle_names]),
            )
            for person in entry.persons.get("author", [])
        ]
        yield key, entry.type, dict(entry.fields), persons


def by_citerra(text):
    for entry in citerra.parse(text).entries:
        persons = [
            (
                person.literal or " ".join([*person.prefix, *person.family, *person.suffix]),
                " ".join(person.given),
            )
            for person in entry.authors()
        ]
        fields = {field.name: field.plain_text() for field in entry.fields}
        yield entry.key, entry.entry_type, fields, persons


READERS = [by_pybtex, by_citerra]


def assert_same(reference, key, kind, fields, persons):
    """Every value of the reference is in the entry, and there is nothing else in it."""
    assert key == reference.id
    assert kind in KINDS[reference.type]
    left = set(fields) - {"author", "mark", "medium", "langid", "inferred", "annote"}
    left -= {"inferred_zh", "inferred_en", "entrysubtype", "sortname"}
    for name, written in FIELDS.items():
        found = [read_latex(fields[field]) for field in written if field in fields]
        value = getattr(reference, name)
        if name == "issued":
            value = reference.year
        if name == "genre" and kind == "techreport":
            value = value or {"zh": "报告", "en": "Report"}[reference.language]
        assert found == ([plain(value)] if value else []), name
        left -= set(written)
    assert fields.get("url", "") == verbatim_url(reference.url)
    assert left - {"url", "author_latin", "sic"} == set()
    assert [tuple(map(read_latex, person)) for person in persons] == [
        written_name(name) for name in authors(reference)
    ]
    notes = " ".join(reference_note(reference, reader) for reader in ("zh", "en"))
    assert read_latex(fields.get("annote", "")) == plain(notes).strip()
    marks = [read_latex(fields[name]) for name in ("mark", "medium") if name in fields]
    assert "/".join(marks) == plain(reference.medium)
    assert fields["langid"] == {"zh": "chinese", "en": "english"}[reference.language]


def written_name(name):
    """The family name and the others; a name in characters is one word."""
    family, given = plain(name.family or name.literal), plain(name.given)
    characters = all(map(CHARACTER.fullmatch, family + given)) and given
    return (family + given, "") if characters else (family, given)


def authors(reference):
    return (*reference.author, *([Name(literal="others")] if reference.others else []))


@pytest.mark.parametrize("read", READERS)
def test_every_reference_is_read_as_it_is(rendered_site, read):
    (loaded, _), files = rendered_site
    entries = list(read(files["exports/references.bib"]))
    assert [key for key, *_ in entries] == list(loaded.corpus.references)
    for entry in entries:
        assert_same(loaded.corpus.references[entry[0]], *entry)


@pytest.mark.parametrize("read", READERS)
def test_no_text_breaks_out_of_its_field(read):
    references = {reference.id: reference for reference in nasty_references()}
    entries = list(read("\n".join(map(render_bib, references.values()))))
    assert [key for key, *_ in entries] == list(references)
    for entry in entries:
        assert_same(references[entry[0]], *entry)


def test_a_third_reader_decodes_the_values(rendered_site):
    (loaded, _), files = rendered_site
    library = bibtexparser.parse_string(
        files["exports/references.bib"], append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    titles = {entry.key: entry.get("title") for entry in library.entries}
    assert {key: title and plain(title.value) for key, title in titles.items()} == {
        key: plain(reference.title) or None for key, reference in loaded.corpus.references.items()
    }


@pytest.mark.parametrize(
    ("names", "others", "written"),
    [
        (
            [{"family": "刘", "given": "昱洋"}, {"family": "张", "given": "林"}],
            False,
            "刘昱洋 and 张林",
        ),
        ([{"family": "朱", "given": "富显"}], True, "朱富显 and others"),
        ([{"literal": "中国社会科学院"}], False, "{中国社会科学院}"),
        ([{"literal": "Boats and Oars, Ltd"}], False, "{Boats and Oars, Ltd}"),
        ([{"family": "van Dyke", "given": "Jan"}], False, "{van Dyke}, Jan"),
        ([{"family": "Anders", "given": "A. B."}], False, "Anders, A. B."),
        ([{"family": "A", "given": "B, Jr"}], False, "A, {B, Jr}"),
        ([{"family": "Plato"}], False, "{Plato}"),
        ([{"family": "Sodeman", "given": "W. A.", "suffix": "Jr"}], False, "Sodeman, Jr, W. A."),
        (
            [{"family": "欧阳", "given": "修"}, {"family": "张", "given": "三"}],
            False,
            "欧阳修 and 张三",
        ),
        ([{"family": "山田", "given": "太郎"}], False, "{山田}太郎"),
        ([{"family": "王", "given": "丽（A）"}], False, "王, 丽（A）"),
    ],
)
def test_names(names, others, written):
    assert bibtex_names([Name(**name) for name in names], others=others) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50% & #1_a $5", r"50\% \& \#1\_a \$5"),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("{a} {", r"\{\vphantom{\}}a\vphantom{\{}\} \{\vphantom{\}}"),
        ("{a}", r"\{a\}"),
        ("a -- b--- - c", r"a -{}- b-{}-{}- - c"),
        ("a\n\n b\u2028c\td\x00", "a b c d\ufffd"),
        ("“汉 字”—《书》…", "“汉 字”—《书》…"),
    ],
)
def test_texts(text, written):
    assert latex(text) == written


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("新质生产力", "新质生产力"),
        ("基于DEA的测算", "{基于DEA的测算}"),
        ("On boats", "On boats"),
        ("On Boats", "{On Boats}"),
        ("Über Élan", "{Über Élan}"),
    ],
)
def test_capitals_are_kept(title, written):
    assert latex_title(title) == written


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("硕士学位论文", "mastersthesis"),
        ("博士学位论文", "phdthesis"),
        ("Master’s thesis", "mastersthesis"),
        ("PhD dissertation", "phdthesis"),
        ("学位论文", "thesis"),
        ("remastered", "thesis"),
    ],
)
def test_a_thesis_is_of_the_kind_that_is_printed(genre, kind):
    assert render_bib(nasty_reference("a", "thesis", genre)).startswith(f"@{kind}{{a,")


def test_an_address_has_no_braces_and_no_latex():
    address = "https://example.org/a_b%20c?d=1&e={}#~f"
    assert verbatim_url(address) == "https://example.org/a_b%20c?d=1&e=%7B%7D#~f"


@pytest.mark.parametrize(
    ("kind", "publisher", "written"),
    [
        ("map", "地图出版社", "book"),
        ("map", None, "misc"),
        ("standard", None, "techreport"),
        ("standard", "中国标准出版社", "techreport"),
    ],
)
def test_standard_styles_print_who_published_a_work_and_its_number(kind, publisher, written):
    work = Reference.model_validate(
        {"id": "a", "type": kind, "language": "zh", "number": "GB/T 1", "publisher": publisher}
    )
    entry = render_bib(work)
    assert entry.startswith(f"@{written}{{a,")
    assert ("institution = {" in entry) == (publisher is not None and written == "techreport")
    assert parse_bibliography(entry, "f")[0]["a"] == work


def test_an_entry(linked):
    text = render_bib(linked.loaded.corpus.references["deng-yi-2019"])
    assert re.sub(r"\n  annote = .*", "", text) == (
        "@phdthesis{deng-yi-2019,\n"
        "  author = {邓椅 and {凳}子 and others},\n"
        "  title = {茶叶论：兼论不坐},\n"
        "  year = {2019},\n"
        "  type = {博士学位论文},\n"
        "  school = {茶山大学},\n"
        "  address = {茶山},\n"
        "  langid = {chinese},\n"
        "}\n"
    )
