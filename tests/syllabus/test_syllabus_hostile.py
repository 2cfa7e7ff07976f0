"""Documents that are broken or mean harm: each gets a clear word, within limits."""

import zlib

import pikepdf
import pytest
from projects import BASE, copy_project, run
from syllabi import ADDRESSES, FOLDER, LEDGER, SITES, archive, document

from lunmai.syllabus.found import Unreadable
from lunmai.syllabus.ledger import read_ledger
from lunmai.syllabus.links import check_document

SECONDS = 120
"""So much that no busy computer decides a test."""
MEGA = 1_000_000
WORD = "word/document.xml"
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE l [<!ENTITY a0 "ha">{ENTITIES}]><l>&a9;</l>'
EXTERNAL = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'


def with_password(file):
    archive(file, {WORD: "<a/>"})
    data = bytearray(file.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    file.write_bytes(data)


def truncated(name):
    def make(file):
        data = document(name, file.parent).read_bytes()
        file.write_bytes(data[: len(data) // 2])

    return make


def lying(file):
    """An archive whose headers claim that a part is short."""
    archive(file, {WORD: "\0" * 60 * MEGA})
    data = file.read_bytes()
    size = (60 * MEGA).to_bytes(4, "little")
    file.write_bytes(data.replace(size, (100).to_bytes(4, "little")))


def pages(number):
    """A PDF that shows one page again and again."""

    def make(file):
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page().obj
            pdf.Root.Pages.Kids = pikepdf.Array([page] * number)
            pdf.Root.Pages.Count = number
            pdf.save(file)

    return make


def raw_pdf(*objects):
    """A PDF of these objects, the first of which is its catalogue, without an index of them."""

    def make(file):
        told = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
        trailer = b"trailer << /Root 1 0 R /Size %d >>\n" % (len(objects) + 1)
        file.write_bytes(b"%PDF-1.7\n" + told + trailer + b"startxref\n0\n%%EOF\n")

    return make


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
KIDS = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def flooding(file):
    """A PDF with a page whose content unpacks to 300 MB."""
    packed = zlib.compress(zlib.compress(b"BT (x) Tj ET " * 24 * MEGA, 1), 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    stream = head + b"\nstream\n" + packed + b"\nendstream"
    raw_pdf(CATALOGUE, KIDS, page, stream)(file)


def with_user_password(file):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))


def parts(**content):
    return lambda file: archive(file, {name.replace("__", "/") + ".xml": text
                                       for name, text in content.items()})  # fmt: skip


def content(data):
    return lambda file: file.write_bytes(data)


REFUSED = {
    "absent.md": (lambda file: None, "there is no such file"),
    "folder.md": (lambda file: file.mkdir(), "it is not a file"),
    "syllabus.pages": (content(b"x"), "are not read; save it as DOCX or PDF"),
    "syllabus": (content(b"x"), "files of the kind 'syllabus' are not read"),
    "old.doc": (content(b"\xd0\xcf\x11\xe0"), "files of the kind '.doc' are not read"),
    "old.docx": (content(b"\xd0\xcf\x11\xe0"), "an old Word file or one with a password"),
    "pdf.docx": (content(b"%PDF-1.7\n"), "name of a file of DOCX, but it is PDF by its content"),
    "pdf.md": (content(b"%PDF-1.7\n"), "name of a file of Markdown, but it is PDF"),
    "docx.pdf": (parts(word__document="<a/>"), "name of a file of PDF, but it is DOCX"),
    "docx.html": (parts(word__document="<a/>"), "name of a file of HTML, but it is DOCX"),
    "odt.docx": (parts(content="<a/>"), "name of a file of DOCX, but it is ODT"),
    "zip.docx": (parts(moose="<a/>"), "it is an archive of something else"),
    "junk.docx": (content(bytes(range(256)) * 99), "its content is nothing of the kind"),
    "junk.pdf": (content(bytes(range(256)) * 99), "its content is nothing of the kind"),
    "text.pdf": (content(b"papers"), "its content is nothing of the kind"),
    "text.rtf": (content(b"\0\0"), "it is not text"),
    "junk.md": (content(bytes(range(256)) * 99), "it is not text, or in an encoding other"),
    "junk.html": (content(b"\0" * 99), "it is not text"),
    "large.txt": (content(b"x " * 8_000_001), "larger than 16 MB"),
    "half.docx": (truncated("text.docx"), "the archive is damaged"),
    "start.docx": (content(b"PK\x03\x04" + b"\0" * 99), "the archive is damaged"),
    "bomb.docx": (parts(word__document="\0" * 200 * MEGA), "unpacks to more than 32 MB"),
    "lying.docx": (lying, f"its part {WORD} is damaged"),
    "laughs.docx": (parts(word__document=LAUGHS), "declares a document type or entities"),
    "external.docx": (parts(word__document=EXTERNAL), "declares a document type or entities"),
    "laughs.odt": (parts(content=LAUGHS), "declares a document type or entities"),
    "laughs.imscc": (parts(imsmanifest=LAUGHS), "declares a document type or entities"),
    "deep.docx": (parts(word__document="<a>" * 9999), "has elements more than 500 deep"),
    "unclosed.docx": (parts(word__document="<a>"), f"its part {WORD} is damaged"),
    "binary.docx": (parts(word__document=bytes(range(256))), f"its part {WORD} is damaged"),
    "parts.docx": (
        lambda file: archive(file, {WORD: "", **{f"x{n}": "" for n in range(10_000)}}),
        "it has 10001 parts",
    ),
    "password.docx": (with_password, "protected by a password"),
    "half.pdf": (truncated("annotations.pdf"), "the PDF is damaged"),
    "start.pdf": (content(b"%PDF-1.7\n"), "the PDF is damaged"),
    "endless.pdf": (pages(1001), "it has 1001 pages; more than 1000 are not read"),
    "password.pdf": (with_user_password, "protected by a password"),
    "flooding.pdf": (flooding, "unpacks to more than is read"),
    "recursive.pdf": (
        raw_pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "the PDF is damaged",
    ),
    "no-pages.pdf": (raw_pdf(b"<< /Type /Catalog >>"), "the PDF is damaged"),
    "nested.pdf": (raw_pdf(CATALOGUE, b"[" * 99_999), "the PDF is damaged"),
    "addresses.txt": (content(b"https://x/papers\n\n" * 20_001), "more than 20000 addresses"),
}
"""How to make each, and what is said of it."""


@pytest.mark.integration
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told(name, tmp_path):
    make, said = REFUSED[name]
    make(tmp_path / name)
    with pytest.raises(Unreadable, match=said):
        check_document(tmp_path / name, LEDGER, SITES, SECONDS)


HARMLESS = {
    "letters": b"a" * 2 * MEGA,
    "slashes": b"/" * 2 * MEGA,
    "schemes": b"https://" * 250_000,
    "colons": b"https:" * 250_000,
    "dots": b"a." * MEGA,
    "hashes": b"#" * 2 * MEGA,
    "ampersands": b"&" * 2 * MEGA,
    "brackets": b"[](" * MEGA,
    "backslashes": b"\\" * 2 * MEGA,
    "percents": b"%" * 2 * MEGA,
    "spaces": b" " * 2 * MEGA,
    "returns": b"\r" * 2 * MEGA,
    "chinese": "见。".encode() * MEGA,
    "lines": b"papers/a\n" * 9_000,
    "comments": b"<!-- -->" * 100_000,
}


@pytest.mark.integration
@pytest.mark.parametrize("ending", [".md", ".txt", ".tex", ".html"])
@pytest.mark.parametrize("name", HARMLESS)
def test_megabytes_of_one_thing_hide_no_link(name, ending, tmp_path):
    path = tmp_path / f"syllabus{ending}"
    path.write_bytes(HARMLESS[name] + b"\n\n" + ADDRESSES[0].encode() + b"\n")
    assert len(check_document(path, LEDGER, SITES, SECONDS).links) == 1


@pytest.mark.parametrize("text", [b"<" * MEGA, b"<!--" * MEGA, b"<a " * MEGA, b"<![CDATA[" * MEGA])
def test_html_that_takes_too_long_is_given_up(text, tmp_path):
    path = tmp_path / "syllabus.html"
    path.write_bytes(text)
    with pytest.raises(Unreadable, match=r"more than (0\.3 seconds|512 MB)"):
        check_document(path, LEDGER, SITES, 0.3)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{}", '{"format": "lunmai-ids", "version": 2}', "[" * 99_999, "\0", "7"],
)
def test_what_is_no_ledger_is_told(text, tmp_path):
    from lunmai.load import CannotRun

    (tmp_path / "ids.json").write_text(text, encoding="utf-8")
    with pytest.raises(CannotRun, match="is not a register of IDs"):
        read_ledger(tmp_path / "ids.json")


def test_successors_that_lead_in_a_circle_end(tmp_path):
    text = (FOLDER / "ids.json").read_text(encoding="utf-8")
    (tmp_path / "ids.json").write_text(
        text.replace(
            '"successors": ["papers/wang-2023#c1"]', '"successors": ["papers/wang-2023#c8"]'
        )
    )
    assert read_ledger(tmp_path / "ids.json").successors("papers/wang-2023#c8") == []


def test_one_bad_document_does_not_keep_the_others_from_being_checked(tmp_path):
    project = copy_project(tmp_path / "project", BASE)
    good, bad = document("bare.md", tmp_path), tmp_path / "bad\n.docx"
    bad.write_bytes(b"PK\x03\x04")
    ids = ("--ids", str(FOLDER / "ids.json"))
    result = run(project, "scripts/dev.py", "check-links", str(bad), str(good), *ids)
    assert (result.returncode, result.stderr) == (2, "")
    first, *others = result.stdout.splitlines()
    assert first.startswith(f"{tmp_path}/bad\\u000a.docx: error[unreadable] the archive is damaged")
    assert others[-1].startswith("12 links to this site, of 12 web links in 1 document: 4 fine")
    assert others[-1].endswith("; 1 document could not be read")
