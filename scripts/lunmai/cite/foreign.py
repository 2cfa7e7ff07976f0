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
from dataclasses import dataclass

import bibtexparser
from bibtexparser import model as bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware

from lunmai.cite.processor import convert
from lunmai.model import csl
from lunmai.problems import CannotRun


@dataclass(frozen=True)
class Record:
    """One work as a file from elsewhere has it."""

    kind: str
    fields: dict[str, str]
    names: dict[str, list[dict[str, str]]]
    """Names that the file has in parts, by field."""
    unread: str = ""
    """Why the record cannot be read."""


RIS = {
    **{"TI": "title", "T1": "title", "T2": "journal", "JO": "journal", "JF": "journal"},
    **{"PY": "year", "Y1": "year", "DA": "date", "VL": "volume", "IS": "number", "SP": "pages"},
    **{"EP": "endpage", "PB": "publisher", "CY": "location", "DO": "doi", "UR": "url"},
    **{"SN": "issn", "ET": "edition", "T3": "series", "AU": "author", "A1": "author"},
    **{"ED": "editor", "A2": "editor", "A4": "translator", "Y2": "urldate", "M3": "type"},
    **{"M1": "number", "LA": "language", "BT": "journal", "ST": "shorttitle"},
}
ENDNOTE = {
    **{"%T": "title", "%J": "journal", "%B": "journal", "%D": "year", "%V": "volume"},
    **{"%N": "number", "%P": "pages", "%I": "publisher", "%C": "location", "%R": "doi"},
    **{"%U": "url", "%@": "issn", "%7": "edition", "%S": "series", "%A": "author"},
    **{"%E": "editor", "%Y": "translator", "%9": "type", "%G": "language"},
}
NOTEEXPRESS = {
    **{"Title": "title", "Author": "author", "Journal": "journal", "Year": "year"},
    **{"Volume": "volume", "Issue": "number", "Pages": "pages", "Publisher": "publisher"},
    **{"Place Published": "location", "DOI": "doi", "URL": "url", "ISBN/ISSN": "issn"},
    **{"Edition": "edition", "Type of Work": "type", "Date": "date", "Media": "journal"},
    **{"Author Address": "", "University": "publisher", "Degree": "type"},
}
KINDS = {
    r"JOUR|Journal|期刊": "article",
    r"NEWS|Newspaper|报纸": "newspaper",
    r"THES|Thesis|Dissertation|学位": "thesis",
    r"CHAP|Book Section|析出": "incollection",
    r"CONF|CPAPER|Conference|会议": "inproceedings",
    r"BOOK|Book|图书": "book",
    r"STAND|Standard|标准": "standard",
    r"PAT|Patent|专利": "patent",
    r"RPRT|Report|报告": "report",
    r"ELEC|WEB|Web": "online",
    r"DATA|Dataset": "dataset",
}
MARKS = {"J": "article", "N": "newspaper", "M": "book", "D": "thesis", "C": "inproceedings"}
MARKS |= {"R": "report", "S": "standard", "P": "patent", "EB": "online", "DB": "dataset"}
MARKS |= {"G": "book", "CM": "map", "A": "manuscript", "Z": "misc", "DS": "dataset"}
PRINTED = re.compile(
    r"^\s*(?:\[\d+\]|\d+[.、])?\s*(?:(?P<author>[^.．\[]{1,200})[.．]\s*)?(?P<title>.+?)\s*"
    r"\[(?P<mark>[A-Z]{1,2})(?:/(?P<medium>[A-Z]{2}))?\]\s*[.．]?\s*(?P<rest>.*)$"
)
IN_JOURNAL = re.compile(
    r"^(?P<journal>.+?)[,，]\s*(?P<year>\d{4})(?P<day>-\d\d-\d\d)?(?:[,，]\s*(?P<volume>\d+))?"
    r"\s*[,，]?\s*(?:[（(](?P<number>[^)）]+)[)）])?(?:\s*[:：]\s*(?P<pages>[\d\w+–—,，~-]+))?"
)
BY_PUBLISHER = re.compile(
    r"^(?:(?P<location>[^:：,，]+)[:：]\s*)?(?P<publisher>[^,，:：]+)[,，]\s*(?P<year>\d{4})"
    r"(?P<day>-\d\d-\d\d)?(?:\s*[:：]\s*(?P<pages>[\d–—,-]+))?"
)
WITHIN = re.compile(
    r"//(?:(?P<editor>[^.．]+)[.．]\s*)??(?P<booktitle>[^.．]+)[.．]\s*(?=[^.．]+[,，])"
)
DATED = re.compile(r"[（(](?P<date>\d{4}(?:-\d\d){0,2})[)）]")
ACCESSED = re.compile(r"\[(?P<urldate>\d{4}-\d\d-\d\d)\]")
STANDARD = re.compile(
    r"(?P<number>[A-Z]{1,5}(?:/[A-Z]{1,3})? ?[\d.]+[-—–]\d{4})[,，:：\s]\s*(?P<title>.+)"
)
URL = re.compile(r"https?://\S+?(?=[.。]?(?:\s|$))")
DOI = re.compile(r"DOI\s*[:：]\s*(10\.\S+?)[.。]?$", re.IGNORECASE)


def decoded(content: bytes) -> str:
    """The text of a file in one of the encodings in which databases export. Raises CannotRun."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding).replace("\r\n", "\n")
    raise CannotRun("this is no text in UTF-8, UTF-16 or GB 18030")


def read_foreign(text: str) -> list[Record]:
    """The records of a file, whose format its first characters tell. Raises CannotRun."""
    start = text.lstrip()
    if start.startswith(("[{", "{", "[\n")) and not start.startswith("{Reference"):
        return list(_of_csl(text))
    if start.startswith("<"):
        return list(_of_csl(convert(text, "endnotexml")))
    if start.startswith("@"):
        return list(_of_bibtex(text))
    if re.match(r"TY {1,2}-", start):
        return list(_of_lines(text, r"^([A-Z][A-Z0-9]) {1,2}- ?(.*)$", RIS, "TY"))
    if start.startswith("%"):
        return list(_of_lines(text, r"^(%.) ?(.*)$", ENDNOTE, "%0"))
    if start.startswith("{Reference Type}"):
        return list(_of_lines(text, r"^\{([^}]+)\}: ?(.*)$", NOTEEXPRESS, "Reference Type"))
    records = list(_of_print(text))
    if not records:
        raise CannotRun("this is none of BibTeX, RIS, EndNote, NoteExpress, CSL-JSON and GB/T 7714")
    return records


def _of_bibtex(text: str) -> Iterator[Record]:
    text = re.sub(r"^(@\w+\{)\s*,", r"\1unnamed,", text, flags=re.MULTILINE)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    for block in library.blocks:
        entry = getattr(block, "ignore_error_block", None) or block
        if isinstance(entry, bibtex.Entry):
            fields = {field.key.lower(): str(field.value).strip() for field in entry.fields}
            yield Record(entry.entry_type, fields, {})
        elif isinstance(block, bibtex.ParsingFailedBlock):
            line = (block.start_line or 0) + 1
            yield Record("", {}, {}, f"check the braces and commas from line {line} on")


def _of_lines(text: str, pattern: str, tags: dict[str, str], first: str) -> Iterator[Record]:
    """The records of a format of tags and values, each of which begins with the same tag."""
    found: list[tuple[str, dict[str, list[str]]]] = []
    for tag, value in re.findall(pattern, text, re.MULTILINE):
        if tag == first:
            kinds = (kind for names, kind in KINDS.items() if re.search(names, value))
            found.append((next(kinds, "misc"), defaultdict(list)))
        elif found and value.strip():
            found[-1][1][tags.get(tag, tag.lower())].append(value.strip())
    for kind, fields in found:
        names = ("author", "editor", "translator")
        last = fields.pop("endpage", None)
        if last and fields.get("pages") and "-" not in fields["pages"][0]:
            fields["pages"] = [f"{fields['pages'][0]}--{last[0]}"]
        joined = {name: " and ".join(fields.pop(name)) for name in names if name in fields}
        plain = {name: values[0] for name, values in fields.items() if name}
        yield Record(kind, joined | plain, {})


def _of_csl(text: str) -> Iterator[Record]:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        raise CannotRun("this is no CSL-JSON") from None
    for item in items if isinstance(items, list) else [items]:
        fields, names = {}, {}
        if not isinstance(item, dict):
            yield Record("", {}, {}, "this is no item of CSL-JSON")
            continue
        for name, value in item.items():
            field = csl.field_name(name)
            if name in csl.NAMES and isinstance(value, list):
                names[field] = [one for one in value if isinstance(one, dict)]
            elif name in csl.DATES and isinstance(value, dict):
                points = value.get("date-parts") or [[value.get("literal") or value.get("raw", "")]]
                lists = [point for point in points if isinstance(point, list)]
                fields[field] = "/".join(
                    "-".join(str(part).zfill(2) for part in point) for point in lists
                )
            elif isinstance(value, str | int) and name != "id":
                fields[field] = str(value)
        yield Record(fields.pop("type", "document"), fields, names)


def _said(found: re.Match[str]) -> dict[str, str]:
    return {name: said for name, said in found.groupdict().items() if said}


def _of_print(text: str) -> Iterator[Record]:
    """References as GB/T 7714 prints them, one on a line."""
    for line in text.splitlines():
        if not (found := PRINTED.match(line)):
            continue
        parts = {name: said for name, said in found.groupdict().items() if said}
        rest, mark = parts.pop("rest", ""), parts.pop("mark")
        holder = IN_JOURNAL if mark in ("J", "N") else BY_PUBLISHER
        fields: dict[str, str] = {}
        if within := WITHIN.match(rest):
            fields, rest = _said(within), rest[within.end() :]
        if mark == "S" and (standard := STANDARD.fullmatch(parts["title"])):
            parts |= _said(standard)
        patterns = (DATED, ACCESSED) if mark in ("EB", "DB", "DS") else (holder, ACCESSED)
        for told in (pattern.search(rest) for pattern in patterns):
            fields |= _said(told) if told else {}
        if day := fields.pop("day", None):
            fields["date"] = fields.pop("year") + day
        if "medium" in parts:
            parts["medium"] = f"{mark}/{parts['medium']}"
        for name, pattern in (("url", URL), ("doi", DOI)):
            if match := pattern.search(rest):
                fields[name] = match[match.re.groups]
        yield Record(MARKS.get(mark, "misc"), parts | fields, {})
