"""What the first page prints about a paper: title, authors, keywords, funding, numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lunmai.authoring.new_paper.layout import Block, Doubt, joined, width
from lunmai.authoring.new_paper.outline import FoundOutline
from lunmai.authoring.new_paper.zones import label_of, language_of
from lunmai.cite.printed_names import Person, printed_names
from lunmai.languages import CHARACTER, Language, others
from lunmai.load.bibtex_values import date_text
from lunmai.load.surnames import surname_of
from lunmai.text.punctuation import in_full_width

KINDS = re.compile(
    r"^\s*(?:【.{2,20}】|〔.{2,20}〕|\[.{2,20}\]|"
    r"(?:Original |Research |Review |Regular )+(?:Article|Paper)|Article|Review)\s*$",
    re.IGNORECASE,
)
"""A column of a journal, or a kind of paper."""
ABOUT_ISSUE = re.compile(
    r"第\s*\d+\s*[期卷]|\bJournal\b.*\d|\bVol(?:ume|\.)?\s*\d|\bNo\.\s*\d|\bISSN\b|\bDOI\b|https?://|^\d{4}\s*年",
    re.IGNORECASE,
)
LONGEST = 400
"""Characters that a line of the data may have."""
MARKS = re.compile(r"[\s*※†‡#①-⑳]+\Z|(?<=[^\W\d])\d(?:[,，]\d)*\Z")
PLACES = re.compile(
    r"大学|学院|研究|党校|中心|学会|公司|科学院|University|School|Institute|Academy|College|Department|Faculty|Cent(?:er|re)\b"
)
WORDS = re.compile(r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|la)){1,3}")
FIELDS = {
    "classification": r"(?:中图分类号|CLC\s+(?:number|code))\W*?([A-Z][\w.;；,，/-]*\w)",
    "document_code": r"(?:文献标[识志]码|Document\s+code)\W*?([A-E])\b",
    "article_number": r"(?:文章编号|Article\s+(?:ID|number))\W*?"
    r"(\d[\dXx-]{3,}[（(]\d{4}[)）][\w.-]+)",
}
RECEIVED = re.compile(
    r"(?:收稿日期|Received)\W*(?:(?P<y>\d{4})\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s+(?P<m2>[A-Z][a-z]+)\s+(?P<y2>\d{4})"
    r"|(?P<m3>[A-Z][a-z]+)\s+(?P<d3>\d{1,2}),\s*(?P<y3>\d{4}))"
)
TEXTS = {
    "funding": r"基\s*金\s*项\s*目|基金资助|项目基金|Funding(?:\s+project)?|Foundation\s+item",
    "author_note": r"作\s*者\s*简\s*介|"
    r"About\s+the\s+authors?|Author\s+(?:bio|note|profile)s?|Biography",
    "affiliation": r"作者单位",
    "editor": r"责\s*任\s*编\s*辑|责\s*编|Editor",
}
ARTICLE = re.compile(
    r"(?P<issn>\d{4}-\d{3}[\dXx])[（(](?P<year>\d{4})[)）](?P<issue>[\dZz]+)-(?P<page>\d+)-(?P<number>\d+)"
)
ISSN = re.compile(r"ISSN\s*[:：]?\s*(\d{4}-\d{3}[\dXx])", re.IGNORECASE)
DOI = re.compile(r"(?:DOI\s*[:：]?\s*|doi\.org/)(10\.\d{4,9}/[^\s\"'<>]+)", re.IGNORECASE)


@dataclass
class Front:
    titles: dict[Language, str] = field(default_factory=dict)
    """As printed."""
    authors: dict[Language, list[Person]] = field(default_factory=dict)
    keywords: dict[Language, list[str]] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    """The fields of `front`, in the language of the paper."""
    reference: dict[str, str] = field(default_factory=dict)
    """Printed facts of the entry of the paper: issn, doi, year, number."""
    doubts: list[Doubt] = field(default_factory=list)


def read_front(outline: FoundOutline, heads: Sequence[str]) -> Front:
    """The front matter, and what is not certain of it."""
    front, language = Front(), outline.language
    blocks = outline.paragraphs("title")
    _titles(front, [block for block in blocks if language_of(block.text) == language], language)
    for other in others(language):
        inside = [block for block in blocks if language_of(block.text) == other]
        _titles(front, outline.paragraphs(f"title-{other}") or inside, other)
    for section in outline.sections:
        if section.id.partition("-")[0] == "keywords" and section.paragraphs:
            words = list(_keywords(section.paragraphs))
            front.keywords.setdefault(language_of("".join(words)), words)
    _imprint(front, outline)
    around = (one for one in outline.sections if one.part != "body" and one.id != "references")
    texts = [block.text for section in around for block in section.paragraphs]
    _reference(front, "\n".join([*heads, *texts]))
    _shorten(front)
    front.doubts += _missing(front, language)
    return front


def _shorten(front: Front) -> None:
    """Leaves out what is too long for its field, and is hardly what it was taken for."""
    for said, what in ((front.titles, "title ({})"), (front.fields, "{}")):
        for name in [name for name, text in said.items() if len(text) > LONGEST]:
            start = said.pop(name)[:20]
            text = f"'{start}…' is too long for the {what.format(name)}; write what is printed"
            front.doubts.append(Doubt("front", text))
    for name, words in front.keywords.items():
        front.keywords[name] = [word for word in words if len(word) <= LONGEST]


def _missing(front: Front, language: Language) -> list[Doubt]:
    wanted = {
        "no title was found; write it": front.titles,
        "no author was found; write the names into the entry of the paper": front.authors,
        "no keywords were found": front.keywords,
    }
    return [Doubt("front", text) for text, said in wanted.items() if not said.get(language)]


def _titles(front: Front, blocks: Sequence[Block], language: Language) -> None:
    """The title, then the authors, then where they work; before them what a journal prints."""
    rest = [b for b in blocks if not KINDS.match(b.text) and not ABOUT_ISSUE.search(b.text)]
    if not rest:
        return
    named = (at for at, block in enumerate(rest) if at and names_of(block.text))
    people = next(named, None)
    end = people or 1
    title = joined(MARKS.sub("", block.text) for block in rest[:end])
    front.titles[language] = in_full_width(title)
    if end > 1:
        front.doubts.append(Doubt(rest[0].place, f"the title is taken to have {end} lines"))
    if people is None:
        return
    front.authors[language], broken = names_of(rest[people].text)
    for block in rest[people + 1 :]:
        if PLACES.search(block.text):
            place = re.split(r"\u3000|\s{2,}", block.text)[0].strip("()（）")
            front.fields.setdefault("affiliation", place)
    if width(title) > 300 or broken:
        text = "compare the title and the authors with the print"
        front.doubts.append(Doubt(rest[0].place, text))


def names_of(text: str) -> tuple[list[Person], bool] | None:
    """The people whom a line names that names nothing else; None for another line."""
    bare = re.sub(r"(?<=\w)\s*[\d*†‡#①-⑳]+(?:[,，]\d+)*|[*†‡#]", "", text).strip(" ,，;；")
    if CHARACTER.search(bare):
        one = re.sub(r"(?<![^\s,，、;；])(\S)\s+(\S)(?![^\s,，、;；])", r"\1\2", bare)  # 王　林
        names = re.split(r"[,，、;；\s]+", one)
        people = all(surname_of(n) or re.fullmatch(r"\S{1,6}·\S{1,8}", n) for n in names)
        return printed_names("、".join(names)) if people else None
    names = [name.strip() for name in re.split(r",|;|&|\band\b", bare) if name.strip()]
    people = not PLACES.search(bare) and all(WORDS.fullmatch(n) and " " in n for n in names)
    return printed_names(", ".join(names)) if names and people else None


def _keywords(blocks: Sequence[Block]) -> Iterator[str]:
    text = joined((label_of(block) or ("", "", block.text))[2] for block in blocks).strip(" 。.")
    signs = [r"[;；]", r"[,，、]", r"\s{2,}|\u3000", *([r"\s+"] if CHARACTER.search(text) else [])]
    sign = next((sign for sign in signs if re.search(sign, text)), r"\Z")
    yield from (word.strip() for word in re.split(sign, text) if word.strip())


def _imprint(front: Front, outline: FoundOutline) -> None:
    blocks = [*outline.paragraphs("title"), *outline.paragraphs("imprint")]
    blocks += outline.paragraphs("editor")
    blocks += [block for block in outline.paragraphs("abstract") if label_of(block)]
    for text in (block.text for block in blocks):
        for name, pattern in FIELDS.items():
            if found := re.search(pattern, text, re.IGNORECASE):
                front.fields[name] = found[1]
        if day := _day(text):
            front.fields["received"] = day
        for name, pattern in TEXTS.items():
            if found := re.match(rf"\W*(?:{pattern})\s*[\]】]?\s*[:：]?\s*(.+)$", text, re.DOTALL):
                shown = found[1].strip()
                if name == "editor":
                    shown = "".join(shown.strip(" )）】]").split())
                front.fields[name] = in_full_width(shown) if CHARACTER.search(shown) else shown
    for block in [*outline.paragraphs("funding"), *outline.paragraphs("acknowledgement")][:1]:
        if re.search(r"[Ff]und|[Ss]upport|[Gg]rant|资助|基金|项目", block.text):
            front.fields.setdefault("funding", block.text)


def _day(text: str) -> str | None:
    if not (found := RECEIVED.search(text)):
        return None
    year, month, day = (
        next(filter(None, (found[name + turn] for turn in ("", "2", "3")))) for name in "ymd"
    )
    said = date_text(year, month, day)
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return None


def _reference(front: Front, text: str) -> None:
    """What the print says of the issue; a number of an article says a part of it."""
    for name, pattern in (("issn", ISSN), ("doi", DOI)):
        if found := pattern.search(text):
            front.reference[name] = found[1].rstrip(".,;")
    if found := ARTICLE.search(front.fields.get("article_number", "")):
        front.reference.setdefault("issn", found["issn"])
        front.reference |= {"year": found["year"], "number": found["issue"].lstrip("0") or "0"}
        text = (
            f"the number of the article gives the first page, {found['page'].lstrip('0')}, and "
            f"{int(found['number'])} pages, but no journal; see to both in the entry of the paper"
        )
        front.doubts.append(Doubt("front", text))
    elif "year" not in front.reference:
        front.doubts.append(
            Doubt("front", "no year, issue and pages are printed; see to the entry of the paper")
        )
