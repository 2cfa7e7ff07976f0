"""The glossary as TBX-Basic (ISO 30042:2019), the exchange format of translation tools."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from lunmai.exports.glossary_notes import printed_forms, rival_readings, warnings
from lunmai.languages import LATIN, SITE_LANGUAGES, WRITTEN, Language
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Concept
from lunmai.text.inline import on_one_line, to_plain
from lunmai.text.phrases import phrase

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
"""The administrative status by standing. A false friend is no term of the concept."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold; loading refuses most of it."""
DEFAULT_LANGUAGE = LATIN
"""The language of what has no other."""


def render_tbx(corpus: Corpus, links: Links, address: str) -> str:
    """A concept entry for each concept, in the style `dca`.

    The dialect has no broader concepts, only cross-references, whose text says what they are.
    What it has no place for stands in notes: warnings of terms, printed forms, pinyin and rival
    readings. With the address of the site, every entry points to its page.
    """
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": DEFAULT_LANGUAGE})
    root.set("xmlns", NAMESPACE)
    _add_header(root)
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for concept in corpus.concepts.values():
        _add_concept(body, corpus, links, concept, address)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """A child that holds nothing but text; `lang` is written as `xml:lang`."""
    if "lang" in attributes:
        attributes = {"xml:lang": attributes.pop("lang"), **attributes}
    child = ET.SubElement(parent, name, attributes)
    child.text = NOT_XML.sub("\ufffd", on_one_line(text))


def _add_header(root: ET.Element) -> None:
    description = ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc")
    title = ET.SubElement(description, "titleStmt")
    _add(title, "title", phrase("glossary-of-lunmai", DEFAULT_LANGUAGE))
    published = ET.SubElement(description, "publicationStmt")
    source = ET.SubElement(description, "sourceDesc")
    for language in WRITTEN:
        tag = SITE_LANGUAGES[language].tag
        _add(published, "p", phrase("glossary-licence", language), lang=tag)
        _add(source, "p", phrase("glossary-description", language), lang=tag)


def _add_concept(
    body: ET.Element, corpus: Corpus, links: Links, concept: Concept, address: str
) -> None:
    entry = ET.SubElement(body, "conceptEntry", {"id": concept.id})
    field = phrase(f"glossary-{concept.kind}", DEFAULT_LANGUAGE)
    _add(entry, "descrip", field, type="subjectField")
    for label, names in (
        (phrase("broader", DEFAULT_LANGUAGE), concept.broader),
        (phrase("narrower", DEFAULT_LANGUAGE), links.narrower.get(concept.id, ())),
        (phrase("related", DEFAULT_LANGUAGE), links.related.get(concept.id, ())),
    ):
        for name in names:
            term = corpus.concepts[name].designations.preferred(DEFAULT_LANGUAGE).term
            _add(entry, "ref", f"{label}: {term}", type="crossReference", target=name)
    if address:
        page = f"{address}concepts/{concept.id}/"
        _add(entry, "xref", page, type="externalCrossReference", target=page)
    for language, text in (*warnings(concept), *rival_readings(corpus, concept)):
        _add(entry, "note", text, lang=SITE_LANGUAGES[language].tag)
    for language in WRITTEN:
        _add_language(entry, corpus, concept, language)


def _add_language(entry: ET.Element, corpus: Corpus, concept: Concept, language: Language) -> None:
    section = ET.SubElement(entry, "langSec", {"xml:lang": SITE_LANGUAGES[language].tag})
    definition = to_plain(concept.definition.in_language(language))
    _add(section, "descrip", definition, type="definition")
    for printed, text in printed_forms(corpus, concept):
        if printed == language:
            _add(section, "note", text)
    for item in concept.designations.in_language(language):
        if item.standing == "false-friend":
            continue
        term = ET.SubElement(section, "termSec")
        _add(term, "term", item.term)
        _add(term, "termNote", STATUS[item.standing], type="administrativeStatus")
        if item.pinyin:
            _add(term, "note", item.pinyin, lang="zh-Latn-pinyin")
