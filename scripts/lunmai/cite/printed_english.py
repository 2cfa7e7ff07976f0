"""Entries in English styles: APA, and titles in quotation marks (IEEE, Chicago)."""

from __future__ import annotations

import re

from lunmai.cite.foreign_record import Fields, Record, said

URL = re.compile(r"https?://\S+?(?=[.]?(?:\s|$))")
DOI = re.compile(r"(?:DOI\s*:?\s*|doi\.org/)(10\.\d{4,9}/\S+?)[.]?(?:\s|$)", re.IGNORECASE)
DATED = re.compile(
    r"^(?P<author>.{2,600}?)\s*\((?P<year>\d{4})[a-z]?(?:,\s*(?P<when>[^)]+))?\)[.,:]?\s*(?P<rest>.+)$"
)
JOURNAL = re.compile(
    r"^(?P<journal>[^,]+?),?\s+(?P<volume>\d+)?\s*(?:\((?P<number>[^)]+)\))?"
    r"(?:[,:]\s*(?:pp?\.\s*|[Aa]rticle\s+)?(?P<pages>[A-Za-z]?\d[\w–—-]*))?\s*\.?\s*$"
)
CHINESE_JOURNAL = re.compile(
    r"^《(?P<journal>[^》]+)》,?\s*(?:第?(?P<volume>\d+)卷?)?,?\s*(?:\(?第?(?P<number>\d+)期?\)?)?"
    r"(?:[,:]\s*(?:第)?(?P<pages>\d+[–—-]\d+)页?)?\s*\.?\s*$"
)
CHAPTER = re.compile(
    r"^In\s+(?P<editor>.+?)\s*\(Eds?\.\),?\s*(?P<booktitle>.+?)\s*"
    r"(?:\((?:[^)]*?,\s*)?pp?\.\s*(?P<pages>\d+[–—-]\d+)\))?\.\s*(?P<publisher>[^.]+)\.?\s*$"
)
THESIS = re.compile(
    r"^(?P<title>.+?)\s*[\[(]"
    r"(?P<type>(?:Unpublished )?(?:[Dd]octoral|[Mm]aster[’']?s?|PhD)[^,\])]*)"
    r"(?:,\s*(?P<publisher>[^\])]+))?[\])]\.?\s*(?P<school>[^.]*)\.?\s*$"
)
EDITION = re.compile(r"\s*\((?P<edition>[^()]*?)\s+ed\.\)\s*\Z")
QUOTED = re.compile(
    r"^(?P<author>.*?)[.,]?\s*[“\"](?P<title>[^”\"]+?)[.,]?[”\"][.,]?\s*(?P<rest>.+)$"
)
IEEE = re.compile(
    r"^(?P<journal>.+?)(?:,\s*vol\.\s*(?P<volume>\w+))?(?:,\s*no\.\s*(?P<number>[\w–-]+))?"
    r"(?:,\s*pp?\.\s*(?P<pages>[\w–—-]+))?,\s*(?:[A-Z][a-z]{2,8}\.?\s*)?(?P<year>\d{4})\b"
)
CHICAGO = re.compile(
    r"^(?P<journal>[^\d(,]+?),?\s*(?P<volume>\d+)?(?:,\s*no\.\s*(?P<number>[\w–-]+))?"
    r"\s*\((?:[A-Z][a-z]+\s)?(?P<year>\d{4})\)(?:\s*:\s*(?P<pages>[\d–—-]+))?"
)
CHICAGO_YEAR_FIRST = re.compile(
    r"^(?P<journal>[^\d(,]+?)\s+(?P<volume>\d+)?\s*(?:,\s*no\.\s*(?P<issue>[\w–-]+)|\((?P<number>[^)]+)\))?"
    r"(?:\s*:\s*(?P<pages>[\d–—-]+))?\s*\.?\s*$"
)


def _bare(text: str) -> str:
    """Without the addresses at the end."""
    text = URL.sub("", text)
    return re.sub(r"\s*(?:Retrieved from|doi:?|DOI:?)\s*\Z", "", DOI.sub("", text)).strip()


def apa(line: str) -> Record | None:
    """The year in brackets behind the authors."""
    found = DATED.match(line)
    if not found or "“" in found["author"]:
        return None
    rest, fields = _bare(found["rest"]), {"author": found["author"], "year": found["year"]}
    if thesis := THESIS.match(rest):
        told = said(thesis)
        return Record("thesis", {"publisher": told.pop("school", "").strip(), **fields, **told})
    for end in re.finditer(r"[.?!]\s*(?=《)|[.?!]\s+(?=\S)|(?<=》)[,.]\s*", rest):
        title, after = rest[: end.start() + (rest[end.start()] in "?!")], rest[end.end() :]
        if chapter := CHAPTER.match(after):
            return Record("incollection", {**fields, **said(chapter), "title": title})
        held = CHINESE_JOURNAL.match(after) or JOURNAL.match(after)
        if held and (held["volume"] or held["number"]):
            title = title.strip("《》")
            return Record("article", {**fields, **said(held), "title": title})
    return _book(rest, fields)


def _book(rest: str, fields: Fields) -> Record:
    """A title and whoever brought it out: a book; or a title alone, which may be anything."""
    title, _, publisher = rest.rstrip(". ").rpartition(". ")
    if not title:
        return Record("misc", {**fields, "title": publisher}, unsure="its kind is unclear")
    if edition := EDITION.search(title):
        fields |= {"edition": edition["edition"]}
        title = title[: edition.start()]
    where, _, who = publisher.rpartition(": ")
    return Record("book", {**fields, "title": title, "publisher": who, "location": where})


def quoted(line: str) -> Record | None:
    """The title in quotation marks."""
    found = QUOTED.match(line)
    if not found:
        return None
    author, rest = found["author"], _bare(found["rest"])
    fields: Fields = {"title": found["title"]}
    if year := re.search(r"[.,]?\s*\(?(\d{4})[a-z]?\)?\Z", author):
        author, fields["year"] = author[: year.start()], year[1]
    forms = (CHICAGO_YEAR_FIRST, IEEE, CHICAGO) if "year" in fields else (CHICAGO, IEEE)
    held = next(filter(None, (form.match(rest) for form in forms)), None)
    told, kind = said(held), "article"
    if issue := told.pop("issue", ""):
        told["number"] = issue
    if told.get("journal", "").startswith("in "):
        kind, told["booktitle"] = "inproceedings", told.pop("journal")[3:].removeprefix("Proc. ")
    unsure = "" if held else "what follows the title is unclear"
    return Record(kind, {**fields, **told, "author": author}, unsure=unsure)
