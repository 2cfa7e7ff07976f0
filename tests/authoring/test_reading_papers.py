"""The files in which papers come: what is read, and what is refused with what to do about it."""

import io
import re
from pathlib import Path

import pypdf
import pytest
import typst

from lunmai.authoring.new_paper.drafting import draft_paper
from lunmai.authoring.new_paper.reading import read_paper
from lunmai.cite.processor import run_pandoc
from lunmai.load import Corpus
from lunmai.problems import CannotRun

ENGLISH = Path(__file__).with_name("new_papers") / "english.txt"


def lines_of(text):
    """The lines of the invented paper as a typesetter gets them, one paragraph each."""
    return [line for line in text.replace("need a\n", "need a ").splitlines() if line]


def typeset(columns):
    quoted = (
        line.replace("\\", "\\\\").replace('"', '\\"') for line in lines_of(ENGLISH.read_text())
    )
    paragraphs = "\n\n".join(f'#par(text("{line}"))' for line in quoted)
    return (
        f'#set page(width: 10cm, height: 9cm, columns: {columns}, numbering: "1", '
        "header: [Ferries 3 (2021)])\n#set text(size: 7pt)\n"
        f"#set par(first-line-indent: 2em, spacing: 0.65em, justify: true)\n{paragraphs}"
    )


def drafted(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    return draft_paper("x-2021", read_paper(file), Corpus())


def found_in(draft):
    sections = {section.id: len(section.paragraphs) for section in draft.outline.sections}
    stubs = {stub.id: (stub.item.marker, *stub.cited.keys) for stub in draft.stubs.every()}
    return sections, stubs, draft.bibliography


@pytest.fixture(scope="module")
def of_text():
    return found_in(draft_paper("x-2021", read_paper(ENGLISH), Corpus()))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_with_text_is_read_as_its_text_is(tmp_path, of_text, columns):
    draft = drafted(tmp_path, "a.pdf", typst.compile(typeset(columns).encode()))
    assert found_in(draft) == of_text
    assert draft.front.titles == {"en": "Ferries and the Making of River Towns"}
    assert "running_heads:\n  - Ferries 3 (2021)\n" in draft.paper
    told = any("two columns" in doubt.text for doubt in draft.doubts)
    assert told == (columns == 2)


def test_a_word_file_is_read_as_its_text_is(tmp_path, of_text):
    text = re.sub(r"^(\d\. )(?=.{,30}$)", r"# \1", ENGLISH.read_text(), flags=re.MULTILINE)
    text = re.sub(r"^(?=\d\.\d |References|Ack)", "## ", text, flags=re.MULTILINE)
    markdown = "\n\n".join(lines_of(text)).replace("a second look.", "a second look.^[A note.]")
    options = ["--from=markdown-fancy_lists-startnum", "--to=docx", "--output=-"]
    word = run_pandoc(markdown.encode(), options)
    sections, stubs, works = found_in(drafted(tmp_path, "a.docx", word))
    assert sections.pop("footnotes") == 1
    assert (sections, stubs, works) == of_text


def test_columns_that_the_file_has_line_by_line_are_put_in_order(tmp_path):
    rows = [
        f"BT /F 9 Tf 50 {700 - 12 * n} Td (left {n} goes on) Tj ET\n"
        f"BT /F 9 Tf 330 {700 - 12 * n} Td (right {n} goes on) Tj ET"
        for n in range(12)
    ]
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    stream = pypdf.generic.StreamObject()
    stream.set_data("\n".join(rows).encode())
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    names = pypdf.generic.NameObject
    entry = pypdf.generic.DictionaryObject({names(k): names(v) for k, v in font.items()})
    fonts = pypdf.generic.DictionaryObject({names("/F"): entry})
    page[names("/Resources")] = pypdf.generic.DictionaryObject({names("/Font"): fonts})
    file = tmp_path / "a.pdf"
    writer.write(file)
    read = read_paper(file)
    words = [line.text.split()[:2] for line in read.lines if line.text]
    assert words == [[side, str(n)] for side in ("left", "right") for n in range(12)]
    assert "two columns" in read.doubts[0].text


def blank_pdf():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(600, 800)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


REFUSED = {
    "nothing in it": (b"", "has no text"),
    "white space": (b"\n \n\t\n", "has no text"),
    "GBK": (
        "渡口连接两岸".encode("gb18030"),
        r"seems to be in GB 18030 \(GBK\) and to begin '渡口连接两岸'",
    ),
    "another encoding": (b"abc\n\xff\xfe\xff", r"line 2: is not in UTF-8|GB 18030"),
    "a picture": (b"\x89PNG\r\n\x00\x00", "is no text; give text in UTF-8, .docx or PDF"),
    "five megabytes": (b"a ferry. " * 560_000, "far more than a paper"),
    "a scanned PDF": (blank_pdf(), "its pages are pictures; recognize the text first"),
    "a damaged PDF": (b"%PDF-1.7\nnothing", "cannot be read as PDF"),
    "a damaged Word file": (b"PK\x03\x04nothing", "is damaged"),
    "an old Word file": (b"\xd0\xcf\x11\xe0rest", "save it as .docx"),
    "RTF": (b"{\\rtf1 a}", "save it as .docx"),
    "CAJ": (b"CAJ\x00", "save it as PDF with text"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_told_with_what_helps(tmp_path, what):
    content, told = REFUSED[what]
    file = tmp_path / "given"
    file.write_bytes(content)
    with pytest.raises(CannotRun, match=told):
        read_paper(file)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CannotRun, match="cannot be read: no such file"):
        read_paper(tmp_path / "none.txt")


def test_marks_line_ends_and_invisible_characters(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeff渡\u200b口\r\n\r\n船\ufffd\r\n".encode())
    read = read_paper(file)
    assert [line.text for line in read.lines] == ["渡口", "", "船�", ""]
    assert [doubt.place for doubt in read.doubts] == ["line 3", "line 1"]
