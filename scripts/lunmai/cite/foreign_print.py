"""References as GB/T 7714 prints them, with the mark of their type, taken apart into records."""

from __future__ import annotations

import re

from lunmai.cite.foreign_record import Record, said

MARKS = {"J": "article", "N": "newspaper", "M": "book", "D": "thesis", "C": "inproceedings"}
MARKS |= {"R": "report", "S": "standard", "P": "patent", "EB": "online", "DB": "dataset"}
MARKS |= {"G": "book", "CM": "map", "A": "manuscript", "Z": "misc", "DS": "dataset"}
MARKS |= {"CP": "software", "PP": "preprint", "K": "book"}
ENDS = re.compile(r"\.(?!\s*[A-Z]\.|\s*[,;&:]|\s*and\b|-[A-Z]|\d|\s*\Z)\s*")
"""Where the names of an entry, or its title, end: not within J. A. Smith, nor in 3.5."""
ANOTHER = re.compile(r"[A-Z][\w'’-]+(?:,\s*(?:[A-Z]\.|and\b|&)|\s[A-Z]\b|\s*&|\s+and\s+[A-Z]\.)")
"""A family name behind an initial: the list of names goes on."""
MARK = re.compile(r"\s*\[(?P<mark>[A-Z]{1,2})(?:/(?P<medium>[A-Z]{2}))?\]\s*\.?\s*")
ONLINE_FIRST = re.compile(
    r"^(?P<journal>[^,.:<\[(]+(?:\([^)]*\))?)\s*[.:,<\[]*\s*(?=\[|https?:|<|DOI|$)"
)
DEGREE = re.compile(r"^(?P<publisher>.+?)(?P<type>(?:硕士|博士)(?:学位)?(?:论文)?)$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAY = r"(?P<year>\d{4})[a-z]?(?P<day>-\d\d-\d\d)?"
PARTS = {
    "url": r"(?P<url>https?://\S+?)(?=[.。]?(?:\s|$|DOI))",
    "doi": r"(?:DOI\s*[:：]\s*|(?<=\.)|^)(?P<doi>10\.\d{4,9}/\S+?)[.。]?\s*$",
    "accessed": r"\[(?P<urldate>\d{4}-\d{1,2}-\d{1,2})\]",
    "dated": r"[（(](?P<date>\d{4}(?:-\d{1,2}){0,2})[)）]",
    "within": r"^\s*//(?:(?P<editor>[^.．]+)[.．]\s*)??(?P<booktitle>[^.．]+)[.．]\s*"
    r"(?=[^.．]*[,，])",
    "translator": r"^(?P<translator>[^.．,，]+)[,，]\s*译[.．]\s*",
    "edition": r"^(?P<edition>[^.．,，:：]{0,8}版|\d+(?:st|nd|rd|th) ed|[A-Z][a-z]+\. ed)[.．]\s*",
    "journal": rf"^(?P<journal>.+?)[,，.．]\s*{DAY}(?:[,，]\s*(?P<volume>\d+))?\s*[,，]?"
    r"\s*(?:[（(](?P<number>[^)）]+)[)）])?(?:\s*[:：]\s*(?P<pages>[\w+–—,， ~～-]*\w))?",
    "first online": r"^(?P<journal>[^,，]+)[,，]\s*(?P<pages>\d+-\d+)",
    "publisher": r"^(?:(?P<location>[^:：,，]+)[:：]\s*)?(?P<publisher>[^,，:：]*)[,，]\s*"
    rf"{DAY}(?:\s*[:：]\s*(?P<pages>[\w–—,， ~～-]*\w))?",
    "day": r"^(?P<date>\d{4}(?:-\d\d){0,2})(?=[.．]|\s*$)",
}
PARTS_OF = {
    **dict.fromkeys(("J", "N"), ("journal", "first online")),
    **dict.fromkeys(("EB", "DB", "DS", "PP"), ("dated", "publisher", "day")),
    "P": ("dated", "day"),
}
IN_TITLE = {
    **dict.fromkeys(
        ("S", "P"),
        r"(?P<number>[A-Z]{1,5}(?:/[A-Z]{1,3})? ?[\d.]+[-—–:]\d{4})[,，:：\s]\s*(?P<title>.+)"
        r"|(?P<title2>.+)[:：]\s*(?P<number2>[A-Z]{1,5}(?:/[A-Z]{1,3})? ?[\d.]+\S*)",
    ),
    **dict.fromkeys(("M", "G", "CM"), r"(?P<title>.+)[:：]\s*第?(?P<volume>\d+)卷"),
}
"""What the titles of standards, patents and books have in them."""


def marked(line: str) -> Record | None:
    """A reference in half width, names as they are printed; what no field has taken of it is
    `unread`. None for one without a mark."""
    found = MARK.search(line)
    if found is None:
        return None
    mark, rest = found["mark"], line[found.end() :]
    author, title = split_head(line[: found.start()])
    fields = {"author": author, "title": title}
    fields |= {
        name.rstrip("2"): text
        for name, text in said(re.fullmatch(IN_TITLE.get(mark, "(?!)"), title)).items()
    }
    names = ("url", "doi", "accessed", "within", "translator", "edition")
    for name in (*names, *PARTS_OF.get(mark, ("publisher", "day"))):
        if told := re.search(PARTS[name], rest):
            fields |= said(told)
            rest = f"{rest[: told.start()]} {rest[told.end() :]}".strip()
    if day := fields.pop("day", None):
        fields["date"] = fields.pop("year") + day
    fields["unread"] = rest.strip(" .,:")
    if found["medium"]:
        fields["medium"] = f"{mark}/{found['medium']}"
        held = ONLINE_FIRST.search(line[found.end() :])
        if held and mark in ("J", "N") and "journal" not in fields:
            fields |= {**said(held), "unread": ""}
    if mark == "D":
        fields |= said(DEGREE.match(fields.get("publisher", "")))
    if not {"year", "date"} & fields.keys() and (year := YEAR.search(fields["unread"])):
        fields["year"] = year[0]
    return Record(MARKS.get(mark, "misc"), fields)


def split_head(text: str) -> tuple[str, str]:
    """What stands before the first full stop that ends a part, and what stands behind; nothing
    stands before where there is none."""
    for found in ENDS.finditer(text):
        before = text[: found.start()]
        initial = re.search(r"(?:^|[\s.,-])[A-Z]\Z", before)
        if not (initial and ANOTHER.match(text[found.end() :])):
            return before.strip(), text[found.end() :].strip()
    return "", text.strip(" .")
