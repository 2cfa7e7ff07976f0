"""Reference lists as GB/T 7714 prints them, one after the other, taken apart into records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.cite.foreign_record import Record, said
from lunmai.cite.printed_names import printed_names
from lunmai.languages import CHARACTER
from lunmai.model.reference import OTHERS

MARKS = {"J": "article", "N": "newspaper", "M": "book", "D": "thesis", "C": "inproceedings"}
MARKS |= {"R": "report", "S": "standard", "P": "patent", "EB": "online", "DB": "dataset"}
MARKS |= {"G": "book", "CM": "map", "A": "manuscript", "Z": "misc", "DS": "dataset"}
MARKS |= {"CP": "software", "PP": "preprint", "K": "book"}
NUMBER = re.compile(r"^\s*(?:[\[［【]\d+[\]］】]|\d+[.．、](?!\d)|[（(]\d+[)）])\s*")
PRINTED = re.compile(
    r"(?:(?P<author>(?:[^.．\[［]|\.(?=,|\s?[A-Z]\.|-[A-Z]\.)){1,2000})[.．]\s*)?(?P<title>.+?)\s*"
    r"[\[［【](?P<mark>[A-Z]{1,2})(?:[/／](?P<medium>[A-Z]{2}))?[\]］】]\s*[.．]?\s*(?P<rest>.*)"
)
DAY = r"(?P<year>\d{4})(?P<day>-\d\d-\d\d)?"
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
NAMES = ("author", "editor", "translator")


def of_print(text: str) -> Iterator[Record]:
    """The references of a list; what is none is a record that cannot be read."""
    for line in _references(text):
        found = marked(line)
        if found is None:
            yield Record("", {}, unread=f"'{line[:40]}' has no mark such as [J]")
            continue
        names = {}
        for name in set(NAMES) & found.fields.keys():
            people, others = printed_names(found.fields.pop(name))
            for person in people:
                if person.get("family", "").isupper():  # as GB/T 7714 has it: SMITH J
                    person["family"] = person["family"].title()
            names[name] = [*people, *([OTHERS] if others else [])]
        yield Record(found.kind, found.fields, names)


def marked(line: str) -> Record | None:
    """A reference with the mark of its type, names as they are printed; what no field has taken of
    it is `unread`."""
    found = PRINTED.fullmatch(line)
    if found is None:
        return None
    fields, rest, mark = said(found), found["rest"], found["mark"]
    fields = {name: text for name, text in fields.items() if name not in ("rest", "mark")}
    within = re.fullmatch(IN_TITLE.get(mark, "(?!)"), found["title"])
    fields |= {name.rstrip("2"): text for name, text in said(within).items()}
    names = ("url", "doi", "accessed", "within", "translator", "edition")
    for name in (*names, *PARTS_OF.get(mark, ("publisher", "day"))):
        if told := re.search(PARTS[name], rest):
            fields |= said(told)
            rest = f"{rest[: told.start()]} {rest[told.end() :]}".strip()
    if day := fields.pop("day", None):
        fields["date"] = fields.pop("year") + day
    if "medium" in fields:
        fields["medium"] = f"{mark}/{fields['medium']}"
    if left := rest.strip(" .．。,，:："):
        fields["unread"] = left
    return Record(MARKS.get(mark, "misc"), fields)


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
            space = "" if CHARACTER.match(line[0]) or parts[-1][-1:] in "-/" else " "
            parts[-1] += space + line
    yield from parts
