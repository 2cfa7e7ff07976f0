"""References as the records that the processor reads: CSL-JSON, and nothing in it is markup."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lunmai.cite.english import NO_JOURNAL, for_english
from lunmai.cite.formats.csl import custom
from lunmai.cite.styles import ADAPTED, Style, words_of
from lunmai.languages import LATIN, SITE_LANGUAGES, WITHOUT_BLANK, Language, Script
from lunmai.model import Reference
from lunmai.text.phrases import phrase

READ_AS_MARKUP: dict[Script, str] = {"han": "<>&\"'“”‘’", "latin": "<>&"}
"""Signs that the processor would read as tags or as quotation marks to be exchanged. In English
it should exchange these: “ within “ becomes ‘. In Chinese it would make 《 of a printed “."""
DIGITS = "0123456789"
"""What the processor would take for a number in 第2册 and label once more."""
PRIVATE = 0xE000
STAND_INS = {ord(sign): chr(PRIVATE + at) for at, sign in enumerate(READ_AS_MARKUP["han"] + DIGITS)}
ORIGINALS = {ord(stand_in): chr(sign) for sign, stand_in in STAND_INS.items()} | {
    ord(NO_JOURNAL): phrase("no-journal", LATIN)
}
UNTOUCHED = {"id", "type", "language", "URL", "DOI"}
NUMBERED = {"edition", "issue", "volume"}
NUMBER = re.compile(r"\d+(?:[-–/]\d+)?")
NEWSPAPER = re.compile(r"N(?:/[A-Z]+)?")
DASHES = re.compile(r"\s*[‐-―−－~～〜]+\s*")

Record = dict[str, object]


def record(reference: Reference, style: Style) -> Record:
    """A reference in CSL-JSON as the style needs it."""
    item = {**reference.as_csl(), "custom": custom(reference)}
    return item_record(item, reference.language, style)


def item_record(item: Mapping[str, object], language: Language, style: Style) -> Record:
    """An item of CSL-JSON, whose text is plain and in a language, as the style needs it."""
    words = words_of(style, language)
    values = {**item, "type": _type(item, style), "title": item.get("title") or ""}
    values.setdefault("CSTR", values.get("custom", {}).get("cstr"))
    values["title"] = _with_sic(values, words) or phrase("no-title", words)
    if style in ADAPTED:
        values |= for_english(values, language, style)
        values.pop("medium", None)  # the type mark is a thing of GB/T 7714
    else:
        values |= _as_gb_prints(values, style)
    values.pop("custom", None)
    signs = READ_AS_MARKUP[SITE_LANGUAGES[language].script]
    stand_ins = {ord(sign): STAND_INS[ord(sign)] for sign in signs}
    return {
        name: value if name in UNTOUCHED else _literal(_value(name, value, style), stand_ins)
        for name, value in values.items()
        if value is not None
    }


def _with_sic(item: Mapping[str, object], words: Language) -> str:
    """The title with a mark behind the words that are printed so and seem to be wrong."""
    title = str(item["title"])
    for wrong in item.get("custom", {}).get("sic", ()):
        title = title.replace(wrong, f"{wrong}{phrase('sic', words)}", 1)
    return re.sub(r"(\[sic\])(?=\w)", r"\1 ", title)


def _type(item: Mapping[str, object], style: Style) -> str:
    """The kind of work: the mark N tells a newspaper from a journal; proceedings that a publisher
    brought out are books to APA (7th ed., 10.5) and to Chicago."""
    kind = str(item["type"])
    if kind == "article-journal" and NEWSPAPER.fullmatch(str(item.get("medium"))):
        return "article-newspaper"
    as_book = kind == "paper-conference" and item.get("publisher") and style in ADAPTED
    return "chapter" if as_book else kind


def _as_gb_prints(item: Mapping[str, object], style: Style) -> Record:
    """Ranges of pages with a hyphen, a version with its V, an identifier once."""
    address = str(item.get("URL", "")).lower()
    found: Record = {
        name: None for name in ("DOI", "CSTR") if str(item.get(name, "")).lower() in address
    }
    if isinstance(page := item.get("page"), str):
        pages = DASHES.sub("-", page)
        found["page"] = pages if style.endswith("2015") else pages.replace(", ", "，")
    if isinstance(version := item.get("version"), str) and version[:1].isdigit():
        found["version"] = f"V{version}"
    return found


def _value(name: str, value: object, style: Style) -> object:
    """Names as the style parts them; what only holds a number (增刊1, 第2册) is none."""
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return [_name(one, style) for one in value]
    if name in NUMBERED and isinstance(value, str) and not NUMBER.fullmatch(value):
        return value.translate({ord(digit): STAND_INS[ord(digit)] for digit in DIGITS})
    return value


def _name(name: Mapping[str, str], style: Style) -> dict[str, str]:
    """A personal name in parts, or whole where its script has no space between them: 刘昱洋.

    GB/T 7714-2015, 8.1.1, has Latin family names in capitals; the processor, asked for that,
    does not spare the names of bodies.
    """
    family, parts = name.get("family", ""), dict(name)
    if family and name.get("given") and WITHOUT_BLANK.match(family):
        return {"literal": family + name["given"]}
    if style not in ADAPTED and "suffix" in parts:
        parts["suffix"] = parts["suffix"].rstrip(".")
    if family and style == "gb-t-7714-2015":
        parts["family"] = family.upper()
    return parts


def _literal(value: object, stand_ins: dict[int, str]) -> object:
    """The value on one line, with stand-ins for signs that would be taken for markup."""
    if isinstance(value, str):
        return " ".join(value.split()).translate(stand_ins)
    if isinstance(value, list):
        return [_literal(part, stand_ins) for part in value]
    if isinstance(value, dict):
        return {name: _literal(part, stand_ins) for name, part in value.items()}
    return value
