"""Files of tags and values, RIS, EndNote, NoteExpress and RefWorks, taken apart into records.

CNKI and Wanfang write Chinese names in them without commas, which no reader of ours takes apart
rightly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lunmai.cite.foreign_record import Record

Tags = dict[str, str]
Said = dict[str, list[str]]
RIS = {
    **{"TI": "title", "T1": "title", "T2": "journal", "JO": "journal", "JF": "journal"},
    **{"PY": "year", "Y1": "year", "DA": "date", "VL": "volume", "IS": "number", "SP": "pages"},
    **{"EP": "endpage", "PB": "publisher", "CY": "location", "DO": "doi", "UR": "url"},
    **{"SN": "issn", "ET": "edition", "T3": "series", "AU": "author", "A1": "author"},
    **{"ED": "editor", "A2": "editor", "A4": "translator", "Y2": "urldate", "M3": "type"},
    **{"M1": "number", "LA": "language", "BT": "journal", "ST": "shorttitle", "A3": "editor"},
}
ENDNOTE = {
    **{"%T": "title", "%J": "journal", "%B": "journal", "%D": "year", "%V": "volume"},
    **{
        "%N": "number",
        "%P": "pages",
        "%8": "date",
        "%I": "publisher",
        "%C": "location",
        "%R": "doi",
    },
    **{"%U": "url", "%@": "issn", "%7": "edition", "%S": "series", "%A": "author"},
    **{"%E": "editor", "%Y": "translator", "%9": "type", "%G": "language"},
}
NOTEEXPRESS = {
    **{"Title": "title", "Author": "author", "Journal": "journal", "Year": "year"},
    **{"Volume": "volume", "Issue": "number", "Pages": "pages", "Publisher": "publisher"},
    **{"Place Published": "location", "DOI": "doi", "URL": "url", "ISBN/ISSN": "issn"},
    **{"Edition": "edition", "Type of Work": "type", "Date": "date", "Media": "journal"},
    **{"University": "publisher", "Degree": "type", "Start Page": "pages", "End Page": "endpage"},
    **{"Secondary Title": "journal", "Book Title": "journal", "Conference": "journal"},
    **{"Editor": "editor", "Secondary Author": "editor", "Translator": "translator"},
    **{"Subsidiary Author": "translator", "Language": "language", "Series": "series"},
}
REFWORKS = {
    **{"A1": "author", "A2": "editor", "A4": "translator", "T1": "title", "T2": "journal"},
    **{"JF": "journal", "YR": "year", "FD": "date", "IS": "number", "VO": "volume", "OP": "pages"},
    **{"PB": "publisher", "PP": "location", "SN": "issn", "DO": "doi", "UL": "url", "LK": "url"},
    **{"ED": "edition", "LA": "language"},
}
NAMES = ("author", "editor", "translator")
UNPRINTED = {
    *("ab", "ad", "an", "av", "cn", "db", "dp", "ds", "er", "id", "k1", "kw", "l1", "l2", "l3"),
    *(
        "n1",
        "n2",
        "op",
        "rp",
        "sr",
        "u1",
        "u2",
        "%+",
        "%k",
        "%l",
        "%m",
        "%w",
        "%x",
        "%z",
        "%~",
        "%[",
    ),
    *("abstract", "author address", "database provider", "keywords", "notes", "subject", "link"),
    *("date of access", "tertiary author", "translated title", "translated author", ""),
}
"""What databases say of a work that is not printed in a reference, so that nobody misses it."""
ANY = "TAG"
FORMATS = (
    ("Reference Type", r"\{(TAG)\}: ?(.*)$", NOTEEXPRESS),
    ("TY", r"(TAG) {1,2}- ?(.*)$", RIS),
    ("%0", r"(TAG) ?(.*)$", ENDNOTE),
    ("RT", r"(TAG) (.*)$", REFWORKS),
)
"""By the tag with which each record begins, how a line is written, and what the tags mean."""
ANY_TAG = {"Reference Type": "[^}]+", "TY": "[A-Z][A-Z0-9]", "%0": "%.", "RT": "[A-Z][A-Z0-9]"}
KINDS = {
    r"NEWS|Newspaper|报纸": "newspaper",
    r"MGZN|Magazine": "magazine",
    r"JOUR|Journal|期刊|Electronic Article": "article",
    r"THES|Thesis|Dissertation|学位": "thesis",
    r"CHAP|Book Section|析出": "incollection",
    r"CONF|CPAPER|Conference|会议": "inproceedings",
    r"BOOK|Book|图书": "book",
    r"STAND|Standard|标准": "standard",
    r"PAT|Patent|专利": "patent",
    r"RPRT|Report|报告": "report",
    r"ELEC|WEB|Web": "online",
    r"DATA|Dataset": "dataset",
    r"STAT|BILL|Statute|Legal Rule|法规": "legislation",
    r"CASE|Case": "jurisdiction",
    r"MAP|Map": "map",
    r"MANSCPT|UNPB|Manuscript": "unpublished",
    r"COMP|Software|Computer": "software",
}


def of_tags(text: str) -> list[Record]:
    """The records of a file in one of the formats, or none where it is in none of them."""
    for first, pattern, tags in FORMATS:
        if re.search(rf"^{pattern.replace(ANY, re.escape(first))}", text, re.MULTILINE):
            return [_record(kind, said) for kind, said in _said(text, first, pattern, tags)]
    return []


def _said(text: str, first: str, pattern: str, tags: Tags) -> Iterator[tuple[str, Said]]:
    """The kind and the values of each record; a line without a tag goes on with the value before
    it."""
    tagged = re.compile(pattern.replace(ANY, ANY_TAG[first]))
    kind, said, name = "", defaultdict(list), None
    for line in text.splitlines():
        found = tagged.match(line)
        if found and found[1] == first:
            if kind:
                yield kind, said
            kinds = (kind for names, kind in KINDS.items() if re.search(names, found[2]))
            kind, said, name = next(kinds, "misc"), defaultdict(list), None
        elif found and kind:
            name = tags.get(found[1], found[1].lower())
            said[name].append(found[2].strip())
        elif line.strip() and name:
            said[name][-1] += f"\n{line.strip()}"
    if kind:
        yield kind, said


def _record(kind: str, said: Said) -> Record:
    """The record of the values; several of one tag are names, or the first is meant."""
    values = {name: [one for one in found if one] for name, found in said.items()}
    values = {name: found for name, found in values.items() if found and name not in UNPRINTED}
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
