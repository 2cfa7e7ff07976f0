"""Works of other people's reference lists as entries of our own, for an author to check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from bibtexparser import model as bibtex
from pydantic import ValidationError

from lunmai.cite.foreign import Record
from lunmai.cite.formats.bibtex import render_bib
from lunmai.cite.items import COUNTED
from lunmai.languages import HAN, LATIN, SITE_LANGUAGES
from lunmai.load.bibliography import NAME_FIELDS, entry_values
from lunmai.load.bibtex_rules import ADDED, JOINED, LONGEST
from lunmai.load.bibtex_values import month_number
from lunmai.load.bibtex_words import DROPPED, TYPES, language_name, meaning
from lunmai.load.names import read_names
from lunmai.model import Reference
from lunmai.model.reference import OTHERS
from lunmai.text.pinyin import HAN as CHARACTERS
from lunmai.text.pinyin import name_sound, toneless
from lunmai.text.same_work import Works

ANNOTE = re.compile(r"^  annote = .*\n", re.MULTILINE)
ADDRESSED = re.compile(r"https?://[^\s{}]+")
DEGREES = ("博士", "硕士")
ADDRESS = re.compile(r"^https?://(?:dx\.)?doi\.org/", re.IGNORECASE)


@dataclass
class Imported:
    """What a file of references comes to."""

    works: list[Reference] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    """At most one for each record: what was left out of it, or why it is not taken."""
    keys: list[str | None] = field(default_factory=list)
    """For each record the key of its work, new or known; None where it is not taken."""
    left: list[str] = field(default_factory=list)
    """For each record what was left out of it, or why it is not taken; mostly nothing."""

    def bibtex(self) -> str:
        return "\n".join(ANNOTE.sub("", render_bib(work)) for work in self.works)


def import_records(records: Iterable[Record], known: Mapping[str, Reference]) -> Imported:
    """The works of the records that are not known yet, each under a key of its own."""
    found, turns = Imported(), Counter(known.keys())
    seen = Works(known.values())
    for number, record in enumerate(records, 1):
        work, left = _work(record, number)
        key, name = None, f"record {number}"
        said = f"left out {left}" if left else ""
        if work is None:
            said = f"not taken: {left}"
            found.messages.append(f"{name}: {said}")
        elif same := seen.find(work):
            key, said = same[0].id, ""
            found.messages.append(f"{name}: is '{key}' already")
        else:
            key = _free(_key(work), turns)
            work = work.model_copy(update={"id": key})
            seen.add(work)
            found.works.append(work)
            if said:
                found.messages.append(f"{key}: {said}")
        found.keys.append(key)
        found.left.append(said)
    return found


def _work(record: Record, number: int) -> tuple[Reference | None, str]:
    """The work of a record and what was left out of it; or None, and why."""
    if record.unread:
        return None, record.unread
    if record.kind not in TYPES:
        return None, f"'{record.kind}' is no known kind"
    fields, left = _fields(record, TYPES[record.kind])
    entry = bibtex.Entry(record.kind, f"r{number}", [bibtex.Field(*one) for one in fields.items()])
    values, unclear = entry_values(entry)
    for name, people in record.names.items():
        values[name] = [one for one in people if one != OTHERS]
        if name == "author" and len(values[name]) < len(people):
            values["others"] = True
    for name, reason in unclear:
        return None, f"{name}: {reason}"
    while True:
        if not values.keys() & {"title", "author", "editor", "container_title", "number"}:
            return None, f"nothing is left without {', '.join(dict.fromkeys(left)) or 'a title'}"
        try:
            return Reference.model_validate(values), ", ".join(dict.fromkeys(left))
        except ValidationError as error:
            wrong = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
            if not wrong & values.keys() or wrong & {"id", "type", "language"}:
                return None, str(error.errors()[0]["msg"])
            for name in wrong & values.keys():
                left.append(f"{name} '{str(values.pop(name))[:40]}'")


def _fields(record: Record, kind: str) -> tuple[dict[str, str], list[str]]:
    """The fields of a record as our entries write them, and those that are left out."""
    fields: dict[str, str] = {}
    left: list[str] = []
    for name, value in record.fields.items():
        if name == "howpublished" and (address := ADDRESSED.search(value)):
            name, value = "url", address[0]
        if name == "note":
            value = " ".join(line for line in value.splitlines() if not COUNTED.search(line))
        if not value:
            continue
        meant = name if name in ADDED else meaning(name, kind)
        if meant in (None, "source") or name in DROPPED or _unreadable(name, value):
            left.append(f"'{value[:40]}'" if name == "unread" else name)
        elif meant == "doi":
            fields[name] = ADDRESS.sub("", value)
        elif meant in NAME_FIELDS:
            fields[name] = _in_order(value)
        elif meant != "language":
            fields[name] = f"{value}学位论文" if value in DEGREES else value
    if kind == "article-newspaper" and "number" in fields:
        fields.setdefault("pages", fields.pop("number"))  # databases call the page a number
    for name in {"number", "issue", "pages"} & fields.keys():  # which they fill with zeros
        fields[name] = re.sub(r"^0+(?=\d)", "", fields[name])
    if "date" in fields:
        fields.pop("year", None)
    return {**fields, "langid": _langid(record)}, left


def _unreadable(name: str, value: str) -> bool:
    """True for what is too long to be printed, and what only BibTeX would put together."""
    joined = JOINED.search(value[:200]) and name not in ("title", "url")
    return len(value) > LONGEST or bool(joined) or (name == "month" and not month_number(value))


def _in_order(text: str) -> str:
    """A list of names with the family first: BibTeX and databases also write John A. Smith."""
    if not read_names(text).problem:
        return text
    names = []
    for name in re.split(r"\s+and\s+|\s*[;；]\s*", text):
        words = name.split()
        if len(words) > 1 and "," not in name and not CHARACTERS.search(name):
            upper = words[0].isupper() and len(words[0]) > 2
            family, given = (words[0], words[1:]) if upper else (words[-1], words[:-1])
            name = f"{family}, {' '.join(given)}"
        names.append(name)
    return " and ".join(filter(None, names))


def _langid(record: Record) -> str:
    said = record.fields.get("langid") or record.fields.get("language", "")
    people = (part for one in record.names.get("author", []) for part in one.values())
    texts = (record.fields.get("title", ""), record.fields.get("author", ""), *people)
    han = CHARACTERS.search("".join(map(str, texts)))
    return language_name(said) or SITE_LANGUAGES[HAN if han else LATIN].babel


def _key(work: Reference) -> str:
    """The first author's name in Latin letters and the year, or as much of the title."""
    name = work.author[0] if work.author else None
    if name and name.family:
        sounds = [_letters(part) for part in (name.family, name.given or "")]
        if CHARACTERS.search(name.family):
            sounds = ["".join(sound.split()) for sound in sounds]
    else:
        sounds = [_letters((name and name.literal) or work.title or "work")]
    plain = normalize("NFKD", " ".join(sounds)).encode("ascii", "ignore").decode().lower()
    words = [*re.findall("[a-z0-9]+", plain)[:4], *([str(work.year)] if work.year else [])]
    key = "-".join(words)[:55].strip("-")
    return key if re.match("[a-z]", key) else f"work-{key}".rstrip("-")


def _letters(text: str) -> str:
    return toneless(name_sound(text, "") if CHARACTERS.search(text) else text)


def _free(key: str, turns: Counter[str]) -> str:
    """The key, with a number where it is taken; `turns` has the last number of each."""
    free = key
    while free in turns:
        turns[key] += 1
        free = f"{key}-{turns[key]}"
    turns[free] = 1
    return free
