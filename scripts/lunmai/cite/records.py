"""References as the records that the processor reads: CSL-JSON, and nothing in it is markup."""

from __future__ import annotations

import re

from lunmai.cite.styles import ADAPTED, Style
from lunmai.languages import SITE_LANGUAGES, Script
from lunmai.model import Name, Reference
from lunmai.text.inline import on_one_line

READ_AS_MARKUP: dict[Script, str] = {"han": "<>&\"'“”‘’", "latin": "<>&"}
"""Signs that the processor would read as tags or as quotation marks to be exchanged. In English
it should exchange these: “ within “ becomes ‘. In Chinese it would make 《 of a printed “."""
PRIVATE = 0xE000
STAND_INS = {ord(sign): chr(PRIVATE + at) for at, sign in enumerate(READ_AS_MARKUP["han"])}
ORIGINALS = {ord(stand_in): chr(sign) for sign, stand_in in STAND_INS.items()}
UNTOUCHED = {"id", "type", "language", "URL", "DOI"}
NEWSPAPER = re.compile(r"N(?:/[A-Z]+)?")
LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2010-\u2027]*")
OTHERS = {"literal": "others"}
"""The name for which the processor writes 等 or et al."""

Record = dict[str, object]


def record(reference: Reference, style: Style) -> Record:
    """A reference in CSL-JSON as the style needs it."""
    values = {**reference.as_csl(), "type": _type(reference, style)}
    if not style.startswith("gb-t-7714"):
        values.pop("medium", None)  # the type mark is a thing of GB/T 7714
    if reference.author:
        authors = [_name(name, style) for name in reference.author]
        values["author"] = [*authors, OTHERS] if reference.others else authors
    signs = READ_AS_MARKUP[SITE_LANGUAGES[reference.language].script]
    stand_ins = {ord(sign): STAND_INS[ord(sign)] for sign in signs}
    return {
        name: value if name in UNTOUCHED else _literal(value, stand_ins)
        for name, value in values.items()
    }


def _type(reference: Reference, style: Style) -> str:
    """The kind of work: the mark N tells a newspaper from a journal; proceedings that a publisher
    brought out are books to APA (7th ed., 10.5) and to Chicago."""
    kind = reference.type
    if kind == "article-journal" and NEWSPAPER.fullmatch(reference.medium or ""):
        return "article-newspaper"
    as_book = kind == "paper-conference" and reference.publisher and style in ADAPTED
    return "chapter" if as_book else kind


def _name(name: Name, style: Style) -> dict[str, str]:
    """A personal name in parts, or whole where its script has no space between them: 刘昱洋.

    GB/T 7714-2015, 8.1.1, has Latin family names in capitals; the processor, asked for that,
    does not spare the names of bodies.
    """
    if name.family and name.given and not LATIN.fullmatch(name.family):
        return {"literal": name.family + name.given}
    parts = name.model_dump(exclude_none=True)
    if name.family and style == "gb-t-7714-2015":
        parts["family"] = name.family.upper()
    return parts


def _literal(value: object, stand_ins: dict[int, str]) -> object:
    """The value on one line, with stand-ins for signs that would be taken for markup."""
    if isinstance(value, str):
        return on_one_line(value).translate(stand_ins)
    if isinstance(value, list):
        return [_literal(part, stand_ins) for part in value]
    if isinstance(value, dict):
        return {name: _literal(part, stand_ins) for name, part in value.items()}
    return value
