"""Works as reference lists print them: by GB/T 7714, with and without the mark of the type, in
APA style, and numbered as English journals do.

Only what is printed is taken. An entry that fits no form is taken as far as it goes and is unsure.
"""

from __future__ import annotations

import re

from lunmai.cite.foreign_print import NAMES, marked
from lunmai.cite.foreign_record import Record, said
from lunmai.cite.printed_english import DOI, URL, apa, quoted
from lunmai.cite.printed_names import either_order, printed_names
from lunmai.languages import CHARACTER as HAN
from lunmai.model.reference import OTHERS
from lunmai.text.punctuation import in_full_width

ACCESSED = re.compile(r"\[(?P<urldate>\d{4}-\d\d-\d\d)\]")
ENDS = re.compile(r"\.(?!\s*[A-Z]\.|\s*[,;&:]|\s*and\b|-[A-Z]|\d|\s*\Z)\s*")
"""Where the names of an entry, or its title, end: not within J. A. Smith, nor in 3.5."""
ANOTHER = re.compile(r"[A-Z][\w'’-]+(?:,\s*(?:[A-Z]\.|and\b|&)|\s[A-Z]\b|\s*&|\s+and\s+[A-Z]\.)")
"""A family name behind an initial: the list of names goes on."""
MARK = re.compile(r"\s*\[(?P<mark>[A-Z]{1,2})(?:/(?P<medium>[A-Z]{2}))?\]\s*\.?\s*")
NUMBERED = re.compile(
    r"^\s*(?:[-*•]\s+)?(?:\[\d+\]|【\d+】|\(\d+\)|\d{1,3}[.、]|\d{1,3}\s(?=\D))?\s*"
)
IN_JOURNAL = re.compile(
    r"^(?P<journal>[^,]*?[^,\d\s.][^,]*?)\s*,\s*(?P<year>\d{4})[a-z]?(?P<day>-\d\d-\d\d)?"
    r"(?:,\s*(?P<volume>\d+))?\s*,?\s*(?:\((?P<number>[^)]+)\))?"
    r"(?:\s*:\s*(?P<pages>[\w+][\w+–—,~-]*))?"
)
ONLINE_FIRST = re.compile(
    r"^(?P<journal>[^,.:<\[(]+(?:\([^)]*\))?)\s*[.:,<\[]*\s*(?=\[|https?:|<|DOI|$)"
)
BY_PUBLISHER = re.compile(
    r"^(?:(?P<location>[^:,]+):\s*)?(?P<publisher>[^,:]+),\s*(?P<year>\d{4})[a-z]?"
    r"(?P<day>-\d\d-\d\d)?(?:\s*:\s*(?P<pages>[\d–—,-]+))?"
)
SPRINGER = re.compile(
    r"^(?P<author>[A-Z][^:]+):\s(?P<title>.+?)\.\s(?P<journal>[^.\d]+)\s(?P<volume>\d+)"
    r"(?:\((?P<number>[^)]+)\))?,\s(?P<pages>[\d–—-]+)\s\((?P<year>\d{4})\)"
)
"""A colon behind the authors and the year at the end."""
VANCOUVER = re.compile(
    r"^(?P<author>[^.]+)\.\s*(?P<title>.+?)[.?]\s+(?P<journal>[^.]+)\.\s*(?P<year>\d{4})(?:\s[A-Z]\w+)?"
    r"\s*;\s*(?P<volume>\d+)?(?:\((?P<number>[^)]+)\))?(?:\s*:\s*(?P<pages>[\w–—-]+))?"
)
"""As journals of medicine number them: Journal. 2020;12(3):45-67."""
DEGREE = re.compile(r"^(?P<publisher>.+?)(?P<type>(?:硕士|博士)(?:学位)?(?:论文)?)$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
HALF = {0xFF01 + at: 0x21 + at for at in range(94)} | str.maketrans("。【】", ".[]")
"""Signs that a list prints in full or half width as it comes."""
PROSE = ("title", "journal", "booktitle", "publisher", "type")


def printed_record(entry: str) -> Record:
    """One entry of a printed list, by the first form that it fits."""
    line = NUMBERED.sub("", " ".join(entry.split()).translate(HALF))
    line = re.sub(r"[<〈](https?://[^>〉\s]+)[>〉]", r" \1 ", line)
    forms = (_marked, _springer, apa, quoted, _vancouver, _unmarked, _by_publisher)
    found = next(filter(None, (form(line) for form in forms)), None) or _rest(line)
    return _finished(found, line)


def split_head(text: str) -> tuple[str, str]:
    """What stands before the first full stop that ends a part, and what stands behind; nothing
    stands before where there is none."""
    for found in ENDS.finditer(text):
        before = text[: found.start()]
        initial = re.search(r"(?:^|[\s.,-])[A-Z]\Z", before)
        if not (initial and ANOTHER.match(text[found.end() :])):
            return before.strip(), text[found.end() :].strip()
    return "", text.strip(" .")


def _finished(found: Record, line: str) -> Record:
    """With the addresses that any form may end in, in the punctuation of its language."""
    fields = {name: text.strip(" ,") for name, text in found.fields.items() if text.strip(" ,")}
    for name, pattern in (("url", URL), ("doi", DOI)):
        if match := pattern.search(line):
            fields[name] = match[match.re.groups].rstrip(".,;")
    if "doi" in fields and "doi.org/" in fields.get("url", ""):
        del fields["url"]
    fields |= said(ACCESSED.search(line))
    for name in PROSE:
        if HAN.search(fields.get(name, "")):
            fields[name] = in_full_width(fields[name])
        elif name in fields:
            fields[name] = re.sub(r"(?<=\w)\((?=[A-Z]\w+)", " (", fields[name])
    names = {}
    for name in NAMES:
        people, others = printed_names(fields.pop(name, ""))
        if people:
            names[name] = [*people, *([OTHERS] if others else [])]
    unsure = found.unsure or ("" if fields.get("title") else "no title is printed")
    for person in filter(either_order, names.get("author", [])):
        unsure = unsure or f"'{person['family']}' may be the given name of '{person['given']}'"
    return Record(found.kind, fields, names, unsure=unsure)


def _marked(line: str) -> Record | None:
    """By GB/T 7714, with the mark of the type."""
    found, record = MARK.search(line), marked(line)
    if found is None or record is None:
        return None
    author, title = split_head(line[: found.start()])
    fields = {**record.fields, "author": author}
    left = fields.pop("unread", "")
    if not {"number", "volume"} & fields.keys():
        fields["title"] = title
    held = ONLINE_FIRST.search(line[found.end() :]) if found["medium"] else None
    if held and found["mark"] in ("J", "N") and "journal" not in fields:
        fields, left = {**fields, **said(held)}, ""
    if found["mark"] == "D":
        fields |= said(DEGREE.match(fields.get("publisher", "")))
    if "year" not in fields and "date" not in fields and (year := YEAR.search(left)):
        fields["year"] = year[0]
    return Record(record.kind, fields, unsure=f"'{left[:40]}' is left over" if left else "")


def _springer(line: str) -> Record | None:
    found = SPRINGER.match(line)
    return Record("article", said(found)) if found else None


def _vancouver(line: str) -> Record | None:
    found = VANCOUVER.match(line)
    return Record("article", said(found)) if found else None


def _unmarked(line: str) -> Record | None:
    """As GB/T 7714 has an article, without the mark and perhaps without the title."""
    author, rest = split_head(line)
    title, after = split_head(rest)
    for head, text in (("", rest), (title, after)):
        found = IN_JOURNAL.match(text) if author else None
        if not found or not (found["number"] or found["volume"]):
            continue
        if head or ". " not in found["journal"]:
            fields = {**said(found), "author": author}
            if not head:
                head, fields["journal"] = split_head(found["journal"])
            return Record("article", {**fields, "title": head})
    return None


def _by_publisher(line: str) -> Record | None:
    """As GB/T 7714 has a book, without the mark."""
    author, rest = split_head(line)
    title, after = split_head(rest)
    found = BY_PUBLISHER.match(after) if title else None
    if not (found and found["location"]):
        return None
    return Record("book", {**said(found), "author": author, "title": title})


def _rest(line: str) -> Record:
    """As much as any list has: who, what and when."""
    author, rest = split_head(line)
    title = split_head(rest)[0] or rest
    year = YEAR.search(line)
    fields = {"author": author, "title": title.rstrip(". "), "year": year[0] if year else ""}
    return Record("misc", fields, unsure="its form is none that is known")
