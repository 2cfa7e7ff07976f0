"""Works of a file from elsewhere as items of CSL-JSON, whose text is plain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lunmai.cite.formats.csl import custom
from lunmai.cite.processor import convert
from lunmai.disk import read_named
from lunmai.languages import HAN, LATIN, Language
from lunmai.load.bibliography import parse_bibliography
from lunmai.model.csl import DATES, NAMES, TEXTS, VARIABLES, field_name
from lunmai.problems import CannotRun
from lunmai.text.pinyin import HAN as CHARACTERS

Item = dict[str, object]
RICH_TEXT = re.compile(r"</?(?:b|i|sc|sub|sup|span)(?: [^<>]*)?>")
"""The tags that citeproc-js allows within the fields of CSL-JSON."""
EXTRA = re.compile(r"^(?:tex\.)?([A-Za-z][A-Za-z_. -]*):\s*(\S.*)$", re.MULTILINE)
"""A line of Zotero's field Extra, which its CSL-JSON has as `note`."""
EXTRA_TYPES = {"periodical", "standard", "dataset", "collection", "archive"}
COUNTED = re.compile(r"\d+ citations?\b|^\s*CNKI|^10\.\d{4,9}/\S+$")
"""What programs note about a work: how often it is cited, its DOI once more."""
KNOWN = ("CSTR", "entrytype", "type", "titleTranslation", "original-container-title")
HAN_TAGS = ("chi", "cmn", "ja", "yue", "zh", "zho")
"""How the tags and names of languages begin that are written with Chinese characters."""


def read_items(path: Path) -> list[tuple[str, Item, Language]]:
    """The key, the item and the language of every work of a `.bib`, `.ris` or `.json` (CSL) file.

    Raises CannotRun for a file that cannot be read, with every problem of a `.bib`.
    """
    try:
        text = read_named(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRun(f"{path} is not UTF-8; save it as UTF-8") from None
    suffix = path.suffix.lower()
    if suffix == ".bib":
        return list(_of_bibtex(text, path))
    if suffix == ".ris":
        return list(_of_csl(convert(text, "ris"), path))
    if suffix == ".json":
        return list(_of_csl(text, path))
    raise CannotRun(f"{path}: only .bib, .ris and .json (CSL) are read")


def _of_bibtex(text: str, path: Path) -> Iterator[tuple[str, Item, Language]]:
    references, _, problems = parse_bibliography(text, str(path))
    if problems:
        raise CannotRun("\n".join(map(str, problems)))
    for key, reference in references.items():
        yield key, {**reference.as_csl(), "custom": custom(reference)}, reference.language


def _of_csl(text: str, path: Path) -> Iterator[tuple[str, Item, Language]]:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        raise CannotRun(f"{path} is no JSON") from None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise CannotRun(f"{path} is no list of CSL-JSON items")
    for number, item in enumerate(items, 1):
        plain = dict(_plain(item | _extra(item)))
        if not isinstance(plain.get("type"), str) or not plain["type"]:
            raise CannotRun(f"{path}: item {number} ({item.get('id')}) has no type")
        yield str(item.get("id", number)), plain, _language(plain)


def _extra(item: Item) -> Item:
    """What the lines of `note` say that no field does, and the type where they tell it more
    exactly; `tex.entrytype: periodical` is how a whole journal is told from a book."""
    found: Item = {}
    for name, value in EXTRA.findall(str(item.get("note", ""))):
        key = {"cstr": "CSTR", "doi": "DOI"}.get(name.lower(), name.lower())
        if key in ("type", "entrytype") and value in EXTRA_TYPES:
            found["type"] = {"archive": "manuscript"}.get(value, value)
        elif key == "CSTR" and key not in item:
            found[key] = value
    return found


def with_extra(item: Item) -> Item:
    """The item with what the lines of its `note` say, and the note without them."""
    found, kept = {**item, **_extra(item)}, []
    for line in str(item.get("note") or "").splitlines():
        said = EXTRA.fullmatch(line)
        variable = said and VARIABLES.get(field_name(said[1].strip().replace(" ", "-")))
        if variable in TEXTS:
            found.setdefault(variable, said[2])
        elif not (COUNTED.search(line) or line.startswith("tex.") or (said and said[1] in KNOWN)):
            kept.append(line.strip())
    return found | {"note": " ".join(filter(None, kept))}


def _plain(item: Item) -> Iterator[tuple[str, object]]:
    """The fields in their kinds, without tags; what is not of its kind is left out."""
    for name, value in item.items():
        if name in NAMES:
            names = [_name(one) for one in value or () if isinstance(one, dict)]
            if isinstance(value, list) and (known := [one for one in names if one]):
                yield name, known
        elif name in DATES:
            if isinstance(value, dict):
                yield name, value
        elif isinstance(value, str | int | float) and name != "note":
            yield name, RICH_TEXT.sub("", str(value))
        elif name == "custom" and isinstance(value, dict):
            yield name, dict(_own(value))


def _own(custom: Item) -> Iterator[tuple[str, object]]:
    """What our own files say where CSL leaves room for it."""
    for name, value in custom.items():
        if name in ("title-pinyin", "title-translated", "cstr") and isinstance(value, str):
            yield name, value
        elif isinstance(value, list) and name == "sic":
            yield name, [one for one in value if isinstance(one, str)]
        elif isinstance(value, list) and name in ("author-latin", "author-pinyin"):
            yield name, [_name(one) for one in value if isinstance(one, dict)]


def _name(name: dict) -> dict[str, str]:
    return {part: RICH_TEXT.sub("", value) for part, value in name.items()
            if isinstance(value, str)}  # fmt: skip


def _language(item: Item) -> Language:
    """The language whose words the reference is in: that of the script of the work."""
    said = str(item.get("language", ""))
    if said:
        return HAN if said.lower().startswith(HAN_TAGS) or CHARACTERS.search(said) else LATIN
    return HAN if CHARACTERS.search(str(item.get("title"))) else LATIN
