"""What an encoding says that a paper prints, looked up in a reader's own copy of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lunmai.authoring.audit import Finding
from lunmai.authoring.copies import Copy, Paragraphs, searchable
from lunmai.languages import WRITTEN
from lunmai.load import Corpus
from lunmai.model import Paper

REFERENCES = re.compile(r"(?:主要)?(?:参考|引用)?文献|references|bibliography|works ?cited", re.I)
"""The heading of a printed list of works."""
ENTRY = re.compile(r"[\[［【]?(\d+)[\]］】.、]")
"""The number at which an entry of the list begins."""

DAYS = (
    *("{y}-{m:02}-{d:02}", "{y}-{m}-{d}", "{y}.{m}.{d}", "{y}.{m:02}.{d:02}", "{y}/{m}/{d}"),
    *("{y}/{m:02}/{d:02}", "{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日"),
    *("{d}{month}{y}", "{d}{month},{y}", "{month}{d},{y}", "{month}{d:02},{y}"),
)
"""How a day may be printed, without spaces."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def audit_print(paper: Paper, corpus: Corpus, copy: Copy, found: Paragraphs) -> list[Finding]:
    """The forms, headings, keywords and front matter that the copy does not have."""
    text = searchable(copy.spaced)
    missing = [
        *(
            Finding(where, False, f"'{printed}' is not in this copy")
            for where, printed in _said(paper)
            if searchable(printed) not in text
        ),
        *_headings(paper, text),
        *_received(paper, text),
    ]
    return [*missing, *_attested(paper, corpus, found)]


def _said(paper: Paper) -> Iterator[tuple[str, str]]:
    """What is said to be printed somewhere: titles, keywords, the front matter but for its day."""
    for language in paper.title.printed:
        yield f"title ({language})", paper.title.in_language(language)
    for language, keywords in paper.keywords:
        yield from ((f"keywords ({language})", keyword) for keyword in keywords)
    for name, text in paper.front:
        if text and name != "received":
            said = text if isinstance(text, str) else text.in_language(paper.language)
            yield f"front.{name}", said


def _headings(paper: Paper, text: str) -> Iterator[Finding]:
    """Headings are printed in the language of the paper; those before and behind its body may be
    printed in another one, as that of an abstract in translation is."""
    for section in paper.outline:
        languages = (paper.language,) if section.part == "body" else WRITTEN
        printed = [section.heading.in_language(language) for language in languages]
        if section.printed and not any(searchable(heading) in text for heading in printed):
            remark = f"'{printed[0]}' is not in this copy"
            yield Finding(f"heading of {section.id}", False, remark)


def _received(paper: Paper, text: str) -> Iterator[Finding]:
    if paper.front.received:
        day = date.fromisoformat(paper.front.received)
        named = {"y": day.year, "m": day.month, "d": day.day, "month": MONTHS[day.month - 1]}
        if not any(form.format(**named) in text.casefold() for form in DAYS):
            remark = f"the day {paper.front.received} is not in this copy"
            yield Finding("front.received", False, remark)


def _attested(paper: Paper, corpus: Corpus, found: Paragraphs) -> Iterator[Finding]:
    """Printed forms stand in their section; where a paragraph of it is missing, nobody knows."""
    texts: dict[str, str] = {}
    for section in paper.outline:
        paragraphs = [found.get((section.id, n + 1)) for n in range(len(section.paragraphs))]
        if None not in paragraphs:
            heading = section.heading.in_language(paper.language) if section.printed else ""
            whole = "\n".join((heading, *filter(None, paragraphs)))
            texts[section.id] = searchable(whole).casefold()
    for concept in corpus.concepts.values():
        for item in concept.attested:
            text = texts.get(item.section) if item.paper == paper.id else None
            if text is not None and searchable(item.printed).casefold() not in text:
                remark = f"'{item.printed}' is not in {item.section} in this copy"
                yield Finding(f"attested of {concept.id}", False, remark)


def audit_bibliography(paper: Paper, copy: Copy) -> list[Finding]:
    """Whether the printed list, counted by its numbers, is as long as the list in the data."""
    number = _entries(copy)
    if not number or number == len(paper.bibliography):
        return []
    remark = f"this copy numbers {number} works, the list here has {len(paper.bibliography)}"
    return [Finding("bibliography", False, remark)]


def _entries(copy: Copy) -> int:
    """How far the numbers run, from 1, in the lines below the heading of the list."""
    headed, number = False, 0
    for line in copy.lines:
        if REFERENCES.fullmatch(searchable(line).strip(":[]【】")):
            headed, number = True, 0
        entry = ENTRY.match(line) if headed else None
        if entry and int(entry[1]) == number + 1:
            number += 1
    return number
