"""The forms in which lists print references, taken apart into records: GB/T 7714 with the mark of
their type, APA, titles in quotation marks (IEEE, Chicago)."""

from __future__ import annotations

import re

from lunmai.cite.foreign_record import Fields, Record, said

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
