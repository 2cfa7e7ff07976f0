"""Reference lists as GB/T 7714 prints them, one after the other, taken apart into records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lunmai.cite.foreign_record import Record
from lunmai.languages import CHARACTER
from lunmai.load.surnames import known, surname_of

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
STANDARD = re.compile(
    r"(?P<number>[A-Z]{1,5}(?:/[A-Z]{1,3})? ?[\d.]+[-—–:]\d{4})[,，:：\s]\s*(?P<title>.+)"
)
NUMBERED = re.compile(r"(?P<title>.+)[:：]\s*(?P<number>[A-Z]{1,5}(?:/[A-Z]{1,3})? ?[\d.]+\S*)")
VOLUME = re.compile(r"(?P<title>.+)[:：]\s*第?(?P<volume>\d+)卷")
OTHERS = re.compile(r"等|et al\.?")
PERSON = re.compile(r"(?P<family>.*[^\W\d_]{2,}\S*)\s+(?P<given>(?:[A-Z]\.?[\s-]*)+)")


def of_print(text: str) -> Iterator[Record]:
    """The references of a list; what is none is a record that cannot be read."""
    for line in _references(text):
        found = PRINTED.fullmatch(line)
        if found is None:
            yield Record("", {}, {}, f"'{line[:40]}' has no mark such as [J]")
            continue
        fields, rest, mark = found.groupdict(default=""), found["rest"], found["mark"]
        del fields["rest"], fields["mark"]
        if mark in ("S", "P"):
            number = STANDARD.fullmatch(fields["title"]) or NUMBERED.fullmatch(fields["title"])
            fields |= number.groupdict() if number else {}
        if mark in ("M", "G", "CM") and (volume := VOLUME.fullmatch(fields["title"])):
            fields |= volume.groupdict()
        names = ("url", "doi", "accessed", "within", "translator", "edition")
        for name in (*names, *PARTS_OF.get(mark, ("publisher", "day"))):
            if told := re.search(PARTS[name], rest):
                fields |= {field: said for field, said in told.groupdict().items() if said}
                rest = f"{rest[: told.start()]} {rest[told.end() :]}".strip()
        if day := fields.pop("day", None):
            fields["date"] = fields.pop("year") + day
        if fields["medium"]:
            fields["medium"] = f"{mark}/{fields['medium']}"
        for name in ("author", "editor", "translator"):
            fields[name] = _names(fields.get(name, ""))
        fields["unread"] = rest.strip(" .．。,，:：")
        yield Record(MARKS.get(mark, "misc"), {k: v for k, v in fields.items() if v}, {})


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


def _names(text: str) -> str:
    """A list of names as BibTeX has it: print has `LIU Y Y, DOE J` and bodies without a mark."""
    listed = [name.strip() for name in re.split("[,，;；、]", text) if name.strip()]
    foreign = any(map(_of_a_foreigner, listed))
    names = []
    for name in listed:
        person = PERSON.fullmatch(name)
        if OTHERS.fullmatch(name):
            names.append("others")
        elif CHARACTER.search(name):
            names.append(f"{{{name}}}" if foreign and not name.endswith("等") else name)
        elif person:
            family = person["family"]
            names.append(f"{family.title() if family.isupper() else family}, {person['given']}")
        else:
            names.append(f"{{{name}}}")
    return " and ".join(names)


def _of_a_foreigner(name: str) -> bool:
    """True for 沃尔德伦, beside which 哈里森 is no Mr 哈."""
    long = 4 <= len(name) <= 6 and all(map(CHARACTER.match, name))
    return long and not surname_of(name) and name[-1] not in known("bodies") | {"学", "等"}
