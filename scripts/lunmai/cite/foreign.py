"""Reference lists of databases and reference managers, taken apart into records.

CNKI and Wanfang give the same article as BibTeX, RIS, EndNote, NoteExpress and plain GB/T 7714.
Each record comes out as an entry of BibTeX: its kind, and its fields under the names of BibTeX or
CSL. What is in EndNote's XML pandoc reads; the line formats are tags and values, whose Chinese
names without commas no reader of ours takes apart rightly.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import bibtexparser
import yaml
from bibtexparser import model as bibtex
from pylatexenc.latex2text import LatexNodes2Text

from lunmai.cite.foreign_record import Record
from lunmai.cite.items import RICH_TEXT, with_extra
from lunmai.cite.printed import printed_list
from lunmai.cite.processor import convert
from lunmai.load.bibtex_rules import LONGEST
from lunmai.model import csl
from lunmai.problems import CannotRun

DECODER = LatexNodes2Text(keep_braced_groups=True, math_mode="text")
DATED = ("year", "date", "month", "day")


def decoded(content: bytes) -> str:
    """The text of a file in one of the encodings in which databases export. Raises CannotRun."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding).replace("\r\n", "\n")
    raise CannotRun("this is no text in UTF-8, UTF-16 or GB 18030")


def is_foreign(text: str) -> bool:
    """True for a file in a format of its own, and not a list as it is printed."""
    start = text.lstrip()
    return bool(re.match(r"[@%<{]|\[\s*\{|TY {1,2}-", start))


def read_foreign(text: str) -> list[Record]:
    """The records of a file, whose format its first characters tell. Raises CannotRun."""
    start = text.lstrip()
    if re.match(r"\[\s*(?:[\[{\]]|\d+\s*,)|\{\s*\"", start):
        return list(_of_csl(text))
    if start.startswith("<"):
        return list(_of_csl(convert(text, "endnotexml")))
    if re.search(r"^\s*@\s*\w+\s*[{(]", text, re.MULTILINE):
        records = list(_of_bibtex(text))
    else:
        records = of_tags(text) or list(printed_list(text))
    if all(record.unread for record in records) and not start.startswith("@"):
        raise CannotRun(
            "this is none of BibTeX, RIS, EndNote, NoteExpress, RefWorks, CSL-JSON and GB/T 7714"
        )
    return records


def _of_bibtex(text: str) -> Iterator[Record]:
    text = re.sub(r"^(\s*@\w+\{)\s*,", r"\1unnamed,", text, flags=re.MULTILINE)
    library = bibtexparser.parse_string(text)
    blocks = [getattr(block, "ignore_error_block", None) or block for block in library.blocks]
    parents = {block.key.lower(): block for block in blocks if isinstance(block, bibtex.Entry)}
    for block in blocks:
        if isinstance(block, bibtex.Entry):
            if block.entry_type.lower() != "xdata":
                yield Record(block.entry_type.lower(), _inherited(block, parents))
        elif isinstance(block, bibtex.ParsingFailedBlock):
            line = (block.start_line or 0) + 1
            yield Record("", {}, unread=f"check the braces and commas from line {line} on")


def _inherited(entry: bibtex.Entry, parents: dict[str, bibtex.Entry]) -> dict[str, str]:
    """The fields of an entry, and those that it has from the entries it refers to."""
    fields = _fields(entry)
    for name in ("xdata", "crossref"):
        keys = [key.strip().lower() for key in fields.get(name, "").split(",")]
        if not fields.get(name) or not all(key in parents for key in keys):
            continue
        del fields[name]
        for parent in (parents[key] for key in keys):
            theirs = _fields(parent)
            if name == "crossref":
                title = theirs.pop("title", None)
                if title and not {"booktitle", "journal", "journaltitle"} & fields.keys():
                    fields["booktitle"] = title
                theirs.pop("author", None)
            known = {"year", "date"} & fields.keys()
            fields = {
                **{one: said for one, said in theirs.items() if not (known and one in DATED)},
                **fields,
            }
    return fields


def _fields(entry: bibtex.Entry) -> dict[str, str]:
    return {field.key.lower(): _decoded(str(field.value)).strip() for field in entry.fields}


def _decoded(value: str) -> str:
    """What LaTeX says, with the braces that hold names together."""
    if not re.search(r"[\\$~`^]|''", value) or "://" in value or len(value) > LONGEST:
        return value
    with suppress(Exception):  # whatever the library says of it, the author sees the command then
        return DECODER.latex_to_text(value)
    return value


def _of_csl(text: str) -> Iterator[Record]:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        raise CannotRun("this is no CSL-JSON") from None
    for item in items if isinstance(items, list) else [items]:
        fields, names = {}, {}
        if not isinstance(item, dict):
            yield Record("", {}, unread="this is no item of CSL-JSON")
            continue
        for name, value in with_extra(item).items():
            field = csl.field_name(name)
            if name in csl.NAMES and isinstance(value, list):
                names[field] = [_whole(one) for one in value if isinstance(one, dict)]
            elif name in csl.DATES and isinstance(value, dict):
                points = value.get("date-parts") or [[value.get("literal") or value.get("raw", "")]]
                fields[field] = "/".join(
                    "-".join(str(part).zfill(2) for part in point)
                    for point in points
                    if isinstance(point, list)
                )
            elif isinstance(value, str | int) and name != "id":
                fields[field] = RICH_TEXT.sub("", str(value))
        yield Record(fields.pop("type", "document"), fields, names)


def _whole(name: dict) -> dict[str, str]:
    """A name of CSL in our parts: van der Veen, or Ludwig van."""
    said = {part: RICH_TEXT.sub("", one) for part, one in name.items() if isinstance(one, str)}
    for part, two in (
        ("family", ("non-dropping-particle", "family")),
        ("given", ("given", "dropping-particle")),
    ):
        said[part] = " ".join(said[one] for one in two if said.get(one))
    return {part: said[part] for part in ("family", "given", "suffix", "literal") if said.get(part)}


NAMES = ("author", "editor", "translator")
FORMATS = (
    ("Reference Type", "noteexpress", re.compile(r"\{([^}]+)\}: ?(.*)$")),
    ("TY", "ris", re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)$")),
    ("%0", "endnote", re.compile(r"(%.) ?(.*)$")),
    ("RT", "refworks", re.compile(r"([A-Z][A-Z0-9]) (.*)$")),
)
"""By the tag with which each record begins: the format, and how a line is written in it."""


@cache
def _words() -> dict:
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def of_tags(text: str) -> list[Record]:
    """The records of a file in one of the formats, or none where it is in none of them."""
    lines = text.splitlines()
    for first, form, tagged in FORMATS:
        if any(found[1] == first for found in map(tagged.match, lines) if found):
            return _records(lines, first, form, tagged)
    return []


def _records(lines: list[str], first: str, form: str, tagged: re.Pattern[str]) -> list[Record]:
    """A line without a tag goes on with the value before it."""
    fields = {tag: field for field, tags in _words()[form].items() for tag in tags}
    records: list[tuple[str, dict[str, list[str]]]] = []
    name = None
    for line in lines:
        found = tagged.match(line)
        if found and found[1] == first:
            records.append((_kind(found[2]), defaultdict(list)))
            name = None
        elif found and records:
            name = fields.get(found[1], found[1].lower())
            records[-1][1][name].append(found[2].strip())
        elif line.strip() and name:
            records[-1][1][name][-1] += f"\n{line.strip()}"
    return [_record(kind, said) for kind, said in records]


def _kind(shown: str) -> str:
    return next(
        (kind for kind, forms in _words()["kinds"].items() if re.search(forms, shown)), "misc"
    )


def _record(kind: str, said: dict[str, list[str]]) -> Record:
    """The record of the values; several of one tag are names, or the first is meant."""
    values = {
        name: known
        for name, found in said.items()
        if name and name not in _words()["unprinted"] and (known := [*filter(None, found)])
    }
    if kind in ("book", "thesis", "report", "standard", "patent") and "journal" in values:
        values.setdefault("series", values.pop("journal"))
    if kind == "thesis":  # who guided it
        values = {name: found for name, found in values.items() if name not in NAMES[1:]}
    if kind in ("article", "newspaper", "inproceedings", "incollection"):
        values.pop("type", None)  # what a database says of it: Article, 期刊
    last = values.pop("endpage", None)
    if last and values.get("pages") and "-" not in values["pages"][0]:
        values["pages"] = [f"{values['pages'][0]}--{last[0]}"]
    joined = {name: " and ".join(values.pop(name)) for name in NAMES if name in values}
    return Record(kind, joined | {name: found[0] for name, found in values.items()}, {})
