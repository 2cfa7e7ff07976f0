"""Works as reference lists print them: by GB/T 7714, with and without the mark of the type, in
APA style, and numbered as English journals do.

Only what is printed is taken. An entry that fits no form is taken as far as it goes and is unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.cite.foreign_record import Record, said
from lunmai.cite.printed_forms import DOI, MARK, PARTS, URL, YEAR, apa, marked, quoted, split_head
from lunmai.cite.printed_names import either_order, printed_names
from lunmai.languages import CHARACTER as HAN
from lunmai.model.reference import OTHERS
from lunmai.text.punctuation import in_full_width

ACCESSED = re.compile(r"\[(?P<urldate>\d{4}-\d\d-\d\d)\]")
NUMBERED = re.compile(
    r"^\s*(?:[-*•]\s+)?(?:\[\d+\]|【\d+】|\(\d+\)|\d{1,3}[.、]|\d{1,3}\s(?=\D))?\s*"
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
NUMBER = re.compile(r"^\s*(?:[\[［【]\d+[\]］】]|\d+[.．、](?!\d)|[（(]\d+[)）])\s*")
HALF = {0xFF01 + at: 0x21 + at for at in range(94)} | str.maketrans("。【】", ".[]")
"""Signs that a list prints in full or half width as it comes."""
NAMES = ("author", "editor", "translator")
PROSE = ("title", "journal", "booktitle", "publisher", "type", "unread")


def printed_list(text: str) -> Iterator[Record]:
    """The references of a list by GB/T 7714; what has no mark is a record that cannot be read."""
    for line in _references(text):
        if not MARK.search(line.translate(HALF)):
            yield Record("", {}, unread=f"'{line[:40]}' has no mark such as [J]")
            continue
        record = printed_record(line)
        for person in (person for people in record.names.values() for person in people):
            if person.get("family", "").isupper():  # as GB/T 7714 has it: SMITH J
                person["family"] = person["family"].title()
        yield record


def _references(text: str) -> Iterator[str]:
    """The references without their numbers; where they have some, the lines between belong to the
    one before."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not any(map(NUMBER.match, lines)):
        yield from lines
        return
    parts: list[str] = []
    for line in lines:
        if number := NUMBER.match(line):
            parts.append(line[number.end() :])
        elif parts:
            space = "" if HAN.match(line[0]) or parts[-1][-1:] in "-/" else " "
            parts[-1] += space + line
    yield from parts


def printed_record(entry: str) -> Record:
    """One entry of a printed list, by the first form that it fits."""
    line = NUMBERED.sub("", " ".join(entry.split()).translate(HALF))
    line = re.sub(r"[<〈](https?://[^>〉\s]+)[>〉]", r" \1 ", line)
    forms = (marked, _of_science, apa, quoted, _unmarked, _by_publisher)
    found = next(filter(None, (form(line) for form in forms)), None) or _rest(line)
    return _finished(found, line)


def _finished(found: Record, line: str) -> Record:
    """With the addresses that any form may end in, in the punctuation of its language."""
    fields = {name: text.strip(" ,") for name, text in found.fields.items() if text.strip(" ,")}
    for name, pattern in (("url", URL), ("doi", DOI)):
        if match := pattern.search(line):
            fields[name] = match[match.re.groups].rstrip(".,;")
    if "doi" in fields and "doi.org/" in fields.get("url", "") and "url" not in found.fields:
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


def _of_science(line: str) -> Record | None:
    """In the two styles of journals of science and medicine."""
    found = SPRINGER.match(line) or VANCOUVER.match(line)
    return Record("article", said(found)) if found else None


def _unmarked(line: str) -> Record | None:
    """As GB/T 7714 has an article, without the mark and perhaps without the title."""
    author, rest = split_head(line)
    title, after = split_head(rest)
    for head, text in (("", rest), (title, after)):
        found = re.match(PARTS["journal"], text) if author else None
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
    found = re.match(PARTS["publisher"], after) if title else None
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
