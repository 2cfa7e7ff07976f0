"""Our texts in all languages as TMX 1.4b (LISA OSCAR, 2005), which translation tools read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lunmai.exports.aligned import Unit, is_whole
from lunmai.exports.corpus import LICENCE
from lunmai.exports.packed import pack
from lunmai.languages import LATIN, SITE_LANGUAGES, WRITTEN, Language
from lunmai.model import Edition, Paper, Provenance
from lunmai.text.drift import is_outdated
from lunmai.text.in_xml import attribute, element_text, in_xml
from lunmai.text.inline import to_plain
from lunmai.text.phrases import phrase

VERSION = "1"
"""Goes up when a property changes its meaning or goes away."""
FORMAT = f"lunmai-tmx {VERSION}"
PACKED = "exports/wordings.zip"
TAGS = {language: SITE_LANGUAGES[language].tag for language in WRITTEN}
SEVERAL = "*all*"
"""Stands for the source language of a file whose units have several."""


def own_wordings(paper: Paper, units: bytes, edition: Edition | None, address: str) -> bytes:
    """The file of a paper with its units as lines."""
    told = _told(edition, address) | {"title": " / ".join(paper.title.written().values())}
    return _document([units], told, paper.language)


def render_wordings(parts: Iterable[bytes], edition: Edition | None, address: str) -> bytes:
    """The packed file of all there is, whose units are lines."""
    told = _told(edition, address)
    readme = [phrase("tmx-readme", language) for language in reversed(WRITTEN)]
    readme.append("\n".join(f"{name}: {text}" for name, text in told.items() if text))
    packed = {"README.txt": "\n\n".join(readme) + "\n", "corpus.tmx": _document(parts, told)}
    return pack(packed, edition.date if edition else "")


def unit_lines(units: Iterable[Unit], source: Language = "") -> str:
    """A line for each unit of a file with this source language, or with several, so that one sees
    what has changed between two editions."""
    return "".join(f"{_unit(unit, source)}\n" for unit in units if is_whole(unit))


def _told(edition: Edition | None, address: str) -> dict[str, str]:
    """The properties of a file."""
    return {
        "format": FORMAT,
        "edition": edition.name if edition else "",
        "date": edition.date if edition else "",
        "license": LICENCE,
        "site": address,
    }


def _document(parts: Iterable[bytes], told: Mapping[str, str], source: Language = "") -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">'
    start = f"{head}\n{_header(told, source)}\n<body>\n"
    return b"".join((start.encode(), *parts, b"</body>\n</tmx>\n"))


def _header(told: Mapping[str, str], source: Language) -> str:
    day = told["date"].replace("-", "")
    attributes = {
        "creationtool": "Lunmai",
        "creationtoolversion": VERSION,
        "segtype": "sentence",
        "o-tmf": FORMAT,
        "adminlang": TAGS[LATIN],
        "srclang": TAGS.get(source, SEVERAL),
        "datatype": "plaintext",
        "creationdate": day and f"{day}T000000Z",
    }
    notes = (_element("note", phrase("tmx-note", name), {"xml:lang": TAGS[name]}) for name in TAGS)
    return f"<header{_attributes(attributes)}>{''.join(notes)}{_properties(told)}</header>"


def _unit(unit: Unit, source: Language) -> str:
    attributes = {
        "tuid": unit.key,
        "segtype": "paragraph" if unit.whole else "",
        "srclang": TAGS[unit.source] if unit.source != source else "",
    }
    old = (name for name in WRITTEN if is_outdated(unit.wording, unit.source, name))
    drafts = (name for name in WRITTEN if unit.made.in_language(name).is_draft)
    told = {
        "place": unit.place,
        "drafts": " ".join(TAGS[name] for name in drafts),
        "outdated": " ".join(TAGS[name] for name in old),
    }
    variants = (
        _variant(text, name, unit.made.in_language(name))
        for name, text in unit.wording.written().items()
    )
    return f"<tu{_attributes(attributes)}>{_properties(told)}{''.join(variants)}</tu>"


def _variant(text: str, language: Language, made: Provenance) -> str:
    """A text without its marks, with who wrote it and the person who reviewed it, if any. OmegaT
    leaves out what stands in elements such as `hi`: emphasis would cost the words themselves."""
    attributes = _attributes({"xml:lang": TAGS[language], "creationid": made.by})
    told = _properties({"reviewed-by": made.reviewed_by or ""})
    return f"<tuv{attributes}>{told}<seg>{_text(to_plain(text))}</seg></tuv>"


def _properties(told: Mapping[str, str]) -> str:
    """The properties that have a value; `x-` begins those that the standard does not know."""
    return "".join(
        _element("prop", text, {"type": f"x-{name}"}) for name, text in told.items() if text
    )


def _element(name: str, text: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{_attributes(attributes)}>{_text(text)}</{name}>"


def _attributes(values: Mapping[str, str]) -> str:
    told: Iterator[tuple[str, str]] = ((name, text) for name, text in values.items() if text)
    return "".join(f" {name}={attribute(in_xml(text))}" for name, text in told)


def _text(text: str) -> str:
    return element_text(in_xml(text))
