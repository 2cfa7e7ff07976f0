"""Syllabi made for the tests: the same links in every kind of document."""

import html
import re
import zipfile
from pathlib import Path

import pikepdf
import pypandoc
import typst
import yaml
from projects import TESTS

from lunmai.syllabus.ledger import as_ledger, read_ledger
from lunmai.syllabus.sites import Sites

FOLDER = TESTS / "syllabi"
LEDGER = read_ledger(FOLDER / "ids.json")
SITES = Sites(LEDGER, [LEDGER.site])
LINKS = yaml.safe_load((FOLDER / "links.yaml").read_text(encoding="utf-8"))
ADDRESSES = [link["address"] for link in LINKS]
__all__ = ["ADDRESSES", "LEDGER", "LINKS", "MAKERS", "SITES", "archive", "as_ledger", "document"]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def archive(file: Path, parts: dict[str, str | bytes]) -> Path:
    """A ZIP archive with these parts."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file


def docx(file: Path, paragraphs: list[str], targets: list[str] = (), **parts: str) -> Path:
    """A Word document of paragraphs in WordprocessingML; relationship rN leads to target N."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="hyperlink" TargetMode="External" '
        f'Target="{html.escape(target)}"/>'
        for number, target in enumerate(targets)
    )
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    return archive(
        file,
        {
            "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{f"word/{name}.xml": text for name, text in parts.items()},
        },
    )


def run(text: str) -> str:
    return f"<w:r><w:t>{html.escape(text)}</w:t></w:r>"


def docx_relationships(file, addresses):
    links = [f'<w:hyperlink r:id="r{n}">{run("here")}</w:hyperlink>' for n in range(len(addresses))]
    return docx(file, links, addresses)


def docx_anchors(file, addresses):
    """As Word writes an address with a fragment: the fragment apart."""
    parted = [address.partition("#") for address in addresses]
    links = [
        f'<w:hyperlink r:id="r{n}"{f" w:anchor={chr(34)}{end}{chr(34)}" if end else ""}>'
        f"{run('here')}</w:hyperlink>"
        for n, (_, _, end) in enumerate(parted)
    ]
    return docx(file, links, [start for start, _, _ in parted])


def docx_fields(file, addresses):
    """Fields, each instruction in two pieces."""
    paragraphs = []
    for address in addresses:
        start, _, end = address.partition("#")
        local = f' \\l "{end}"' if end else ""
        marks = [
            f'<w:r><w:fldChar w:fldCharType="{m}"/></w:r>' for m in ("begin", "separate", "end")
        ]
        texts = (' HYPERLINK "' + start[:9], f'{start[9:]}"{local} \\o "tip" ')
        told = [f"<w:r><w:instrText>{html.escape(text)}</w:instrText></w:r>" for text in texts]
        paragraphs.append(f"{marks[0]}{''.join(told)}{marks[1]}{run('here')}{marks[2]}")
    return docx(file, paragraphs)


def docx_simple_fields(file, addresses):
    fields = [html.escape(f'HYPERLINK "{address}"') for address in addresses]
    return docx(
        file, [f'<w:fldSimple w:instr="{field}">{run("x")}</w:fldSimple>' for field in fields]
    )


def docx_text(file, addresses):
    """Visible addresses, each in two runs."""
    return docx(file, [f"{run('见' + a[:20])}{run(a[20:] + '。')}" for a in addresses])


def docx_footnotes(file, addresses):
    notes = "".join(f"<w:p>{run(address)}</w:p>" for address in addresses)
    return docx(file, [run("x")], footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>")


def imscc(file, addresses):
    """A thin Common Cartridge of web links."""
    namespace = "http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"
    links = {
        f"link{number}.xml": f'<webLink xmlns="{namespace}"><title>x</title>'
        f'<url href="{html.escape(address)}"/></webLink>'
        for number, address in enumerate(addresses, start=100)
    }
    return archive(file, {"imsmanifest.xml": "<manifest/>", **links})


def pdf(file, source: str) -> Path:
    file.write_bytes(typst.compile(source.encode()))
    return file


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pdf_annotations(file, addresses):
    lines = (f"#link({quoted(address)})[here]\n\n" for address in addresses)
    return pdf(file, "".join(lines))


def pdf_byte_strings(file, addresses):
    """Annotations as another program writes them."""
    with pikepdf.new() as document:
        page = document.add_blank_page().obj
        page.Annots = pikepdf.Array()
        for address in addresses:
            action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
            link = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "A": action}
            page.Annots.append(
                document.make_indirect(pikepdf.Dictionary(Rect=[0, 0, 9, 9], **link))
            )
        document.save(file)
    return file


def pdf_text(file, addresses):
    lines = (f"#text({quoted(address)})\n\n" for address in addresses)
    return pdf(file, "".join(lines))


def pdf_broken_text(file, addresses):
    """Addresses that a narrow column breaks."""
    parts = (re.sub(r"(?<=[/?&#-])(?!/)", "\u200b", address) for address in addresses)
    lines = (f"#text({quoted(part)})\n\n" for part in parts)
    return pdf(file, "#set page(width: 7cm, margin: 1cm)\n" + "".join(lines))


def latex(address: str) -> str:
    return re.sub(r"([#%&_])", r"\\\1", address).replace("~", r"\textasciitilde{}")


def lines(pattern, write=str):
    def make(file, addresses):
        text = "\n\n".join(pattern.replace("ADDRESS", write(address)) for address in addresses)
        file.write_text(text + "\n", encoding="utf-8")
        return file

    return make


def entities(address: str) -> str:
    return html.escape(address).replace("#", "&#35;").replace("/", "&#x2F;")


def by_pandoc(kind: str):
    """What pandoc makes of a Markdown syllabus."""

    def make(file, addresses):
        text = "# 课程 Syllabus\n\n" + "\n".join(f"- [读 read]({a}) and <{a}>" for a in addresses)
        pypandoc.convert_text(text, kind, "markdown", outputfile=str(file), extra_args=["-s"])
        return file

    return make


MAKERS = {
    "inline.md": lines("See [this](ADDRESS) (and more)."),
    "titled.md": lines("见[此处](<ADDRESS> '标题')。"),
    "reference.md": lines("[r]: ADDRESS 'title'"),
    "autolink.md": lines("Read <ADDRESS>."),
    "bare.md": lines("**ADDRESS**, 又见ADDRESS。"),
    "escaped.md": lines("See ADDRESS.", lambda a: re.sub(r"([#_~])", r"\\\1", a)),
    "entities.md": lines("[x](ADDRESS)", html.escape),
    "bare.txt": lines("（见ADDRESS）。Or ADDRESS, 《ADDRESS》; “ADDRESS”!"),
    "glued.txt": lines("见：ADDRESS;ADDRESS，url=ADDRESS。"),
    "bare.rst": lines("`here <ADDRESS>`_"),
    "href.html": lines('<p><A class=x HREF="ADDRESS">here</a></p>', html.escape),
    "single.html": lines("<p><a href = 'ADDRESS'>here</a></p>", html.escape),
    "unquoted.html": lines("<p><a href=ADDRESS>here</a></p>", html.escape),
    "entities.html": lines('<a href="ADDRESS">x</a>', entities),
    "broken.html": lines('<a href="ADDRESS">x</a>', lambda a: html.escape(a[:20] + "\n" + a[20:])),
    "text.html": lines("<p>见ADDRESS。&lt;ADDRESS&gt;&nbsp;<b>ADDRESS</b></p>", html.escape),
    "url.tex": lines(r"\url{ADDRESS}"),
    "href.tex": lines(r"\href{ADDRESS}{here}", latex),
    "text.tex": lines(r"see \texttt{ADDRESS}. % a comment", latex),
    "reference.bib": lines("@misc{x, url = {ADDRESS}}"),
    "relationships.docx": docx_relationships,
    "anchors.docx": docx_anchors,
    "fields.docx": docx_fields,
    "simple-fields.docx": docx_simple_fields,
    "text.docx": docx_text,
    "footnotes.docx": docx_footnotes,
    "cartridge.imscc": imscc,
    "annotations.pdf": pdf_annotations,
    "byte-strings.pdf": pdf_byte_strings,
    "text.pdf": pdf_text,
    "broken-text.pdf": pdf_broken_text,
    **{
        f"pandoc.{ending}": by_pandoc(kind)
        for ending, kind in {
            "md": "markdown",
            "html": "html",
            "tex": "latex",
            "docx": "docx",
            "odt": "odt",
            "epub": "epub",
            "rtf": "rtf",
            "rst": "rst",
        }.items()
    },
}
"""A maker for every way in which a kind of document holds links."""


def document(name: str, folder: Path, addresses=ADDRESSES) -> Path:
    """A document with these links."""
    return MAKERS[name](folder / name, addresses)
