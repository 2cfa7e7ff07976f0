"""The works that a passage cites: by number, by author and year, or by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lunmai.authoring.copies import searchable
from lunmai.cite.foreign_record import Record
from lunmai.cite.printed_names import printed_names
from lunmai.load.surnames import surname_of
from lunmai.model import Reference
from lunmai.model.reference import OTHERS
from lunmai.text.named_works import named_before

NUMBERS = re.compile(r"\^?[\[［〔](\d{1,3}(?:\s*[-–—~,，、;；]\s*\d{1,3})*)[\]］〕]\^?")
RANGE = re.compile(r"(\d{1,3})(?:\s*[-–—~]\s*(\d{1,3}))?")
YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?P<letter>[a-z])?(?![\d年])")
IN_BRACKETS = re.compile(
    r"[(（;；]\s*(?:[Ss]ee\s+|[Ee]\.g\.,?\s+|参见|见)?(?P<name>[^()（）;；。]{2,60}?)[,，\s]+\Z"
)
IN_TEXT = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}?等?|"
    r"[A-Z][\w’'-]+(?: et al\.?| (?:and|&) [A-Z][\w’'-]+)?)\s*[（(]\Z"
)
REACH = 200
"""So many characters before a year those who are cited are looked for."""
TITLE = re.compile(r"《([^《》]{2,80})》")
DOCUMENT = re.compile(
    r".{6,}(?:报告|规划|纲要|意见|计划|条例|决定|通知|办法|方案|白皮书|公报|年鉴)(?:[（(][^（()）]*[)）])?"
)
"""What a title that is no journal's looks like, of a document that is cited by name alone."""
DATED_BEFORE = re.compile(r"((?:19|20)\d\d)年[^。；，,;《》]{0,10}\Z")
WORK_REPORT = re.compile(r"((?:19|20)\d\d)年(?:国务院|中央)?政府工作报告")

SENTENCE_END = re.compile(
    r"(?:[。！？!?]|(?<![A-Z]\.[A-Z])(?<!\bal)(?<!\bcf)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)(?<!\b[A-Z])\.(?=\s|\^|\[|\Z))"
    r"[”\"’）)]*(?:\s*\^?[\[［〔]\d[\d,，、\s–-]*[\]］〕]\^?)*\s*"
)


@dataclass
class Cited:
    """What a passage cites."""

    keys: list[str] = field(default_factory=list)
    unlisted: list[tuple[str, Record]] = field(default_factory=list)
    """Works that the list does not have: how the passage names each, and what it says of it."""
    unsure: list[str] = field(default_factory=list)

    def add(self, key: str) -> None:
        if key not in self.keys:
            self.keys.append(key)


@dataclass(frozen=True)
class Listed:
    """The printed list of a paper."""

    works: Mapping[str, Reference]
    by_number: Mapping[int, str]
    """The keys of the items by their numbers, from 1."""


def cited_in(text: str, listed: Listed) -> Cited:
    """The works that a passage cites, in the order of the passage as far as one kind goes."""
    cited = Cited()
    _by_number(text, listed, cited)
    _by_year(text, listed, cited)
    _by_title(text, listed, cited)
    return cited


def _by_number(text: str, listed: Listed, cited: Cited) -> None:
    for found in NUMBERS.finditer(text):
        for first, last in RANGE.findall(found[1]):
            for number in range(int(first), min(int(last or first), int(first) + 50) + 1):
                if number in listed.by_number:
                    cited.add(listed.by_number[number])
                else:
                    cited.unsure.append(f"'{found[0]}': the list has no item {number}")


def _by_year(text: str, listed: Listed, cited: Cited) -> None:
    for found in YEAR.finditer(text):
        before, year = text[max(0, found.start() - REACH) : found.start()], int(found[1])
        works = [one for one in listed.works.values() if one.year in (year, None) and one.author]
        named = [work for work in works if named_before(before, work)]
        same = [work.id for work in named if work.year]
        if len(same) > 1 and (letter := found["letter"]):
            same = same[ord(letter) - 97 : ord(letter) - 96] or same
        for key in same:
            cited.add(key)
        if len(same) > 1:
            shown = text[max(0, found.start() - 12) : found.end()]
            cited.unsure.append(f"'{shown}' may be each of {', '.join(same)}")
        elif not same and named:
            key = named[0].id
            cited.add(key)
            cited.unsure.append(f"cites '{key}' as of {year}, whose year the list does not print")
        elif not same and (name := _name_before(before)):
            people, others = printed_names(name)
            people += [OTHERS] if others else []
            record = Record("misc", {"year": str(year)}, {"author": people})
            cited.unlisted.append((f"{name} {year}", record))


def _name_before(before: str) -> str | None:
    """Who is named right before a year as the author of a work; None for what is no name."""
    found = IN_TEXT.search(before) or IN_BRACKETS.search(before)
    if not found:
        return None
    name = found["name"].strip()
    parts = re.split(r"[,，、和与]|&|\band\b", re.sub(r"\s*(?:等人?|,? et al\.?)\Z", "", name))
    return name if all(_is_name(part.strip()) for part in parts) else None


def _is_name(text: str) -> bool:
    latin = re.fullmatch(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){0,3}", text)
    return bool(latin or surname_of(text))


def _by_title(text: str, listed: Listed, cited: Cited) -> None:
    titles = {searchable(work.title): key for key, work in listed.works.items() if work.title}
    for found in TITLE.finditer(text):
        key = titles.get(searchable(found[1]))
        if key and len(found[1]) >= 4:
            cited.add(key)
        elif DOCUMENT.fullmatch(found[1]):
            fields = {"title": found[1]}
            if year := DATED_BEFORE.search(text[: found.start()]):
                fields["year"] = year[1]
            cited.unlisted.append((found[0], Record("misc", fields)))
    for found in WORK_REPORT.finditer(text):
        if searchable(found[0]) not in titles:
            cited.unlisted.append((found[0], Record("misc", {"title": found[0], "year": found[1]})))


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch of a text begin and end; the number of a citation behind a
    full stop belongs to the sentence before it."""
    at = start
    for found in SENTENCE_END.finditer(text, start, end):
        if text[at : found.end()].strip():
            yield at, found.end()
        at = found.end()
    if text[at:end].strip():
        yield at, end
