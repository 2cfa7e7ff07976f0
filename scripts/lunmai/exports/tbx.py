"""The glossary as TBX-Basic (ISO 30042:2019), the exchange format of translation tools."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from lunmai.exports.glossary_notes import place_of, rival_readings, warnings
from lunmai.languages import LATIN, SITE_LANGUAGES, WRITTEN, Language
from lunmai.link import Links
from lunmai.load import Corpus
from lunmai.model import Attestation, Concept, Designation
from lunmai.text.in_xml import in_xml
from lunmai.text.inline import on_one_line, to_plain
from lunmai.text.phrases import phrase

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
"""The administrative status by standing. A false friend is no term of the concept."""
VERSION = "2"
"""Goes up when a data category changes its meaning or goes away."""
DEFAULT_LANGUAGE = LATIN
"""The language of what has no other."""


def render_tbx(corpus: Corpus, links: Links, address: str) -> str:
    """A concept entry for each concept, in the style `dca`.

    The dialect has no broader concepts, only cross-references, whose text says what they are.
    Forms that papers print are contexts of the term. What the dialect has no place for stands in
    notes: warnings of terms, pinyin and rival readings. With the address of the site, every entry
    points to its page. No part of speech is given, since none is recorded.
    """
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": DEFAULT_LANGUAGE})
    root.set("xmlns", NAMESPACE)
    _add_header(root, corpus)
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
    child.text = in_xml(on_one_line(text))


def _add_header(root: ET.Element, corpus: Corpus) -> None:
    """What the file is; its title is no `titleStmt`, whose place the published schemas of the core
    do not agree on."""
    description = ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc")
    published = ET.SubElement(description, "publicationStmt")
    source = ET.SubElement(description, "sourceDesc")
    for language in WRITTEN:
        tag = SITE_LANGUAGES[language].tag
        _add(published, "p", phrase("glossary-licence", language), lang=tag)
        _add(source, "p", phrase("glossary-of-lunmai", language), lang=tag)
        _add(source, "p", phrase("glossary-description", language), lang=tag)
    edition = f", {corpus.edition.name}" if corpus.edition else ""
    _add(published, "p", f"lunmai-tbx {VERSION}{edition}")


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
    terms = [item for item in concept.designations.in_language(language) if item.standing in STATUS]
    printed = [form for form in concept.attested if form.language == language]
    contexts = _by_term(terms, printed)
    for item in terms:
        term = ET.SubElement(section, "termSec")
        _add(term, "term", item.term)
        _add(term, "termNote", STATUS[item.standing], type="administrativeStatus")
        for form in contexts.pop(item.term, ()):
            group = ET.SubElement(term, "descripGrp")
            _add(group, "descrip", form.printed, type="context")
            _add(group, "admin", place_of(corpus, form), type="source")
        if item.pinyin:
            _add(term, "note", item.pinyin, lang="zh-Latn-pinyin")


def _by_term(
    terms: Iterable[Designation], forms: Iterable[Attestation]
) -> dict[str, list[Attestation]]:
    """Printed forms by the term that they print, and those that vary it by the first one."""
    found: dict[str, list[Attestation]] = {item.term: [] for item in terms}
    same = {term.casefold(): term for term in found}
    for form in forms:
        found[same.get(form.printed.casefold(), next(iter(found)))].append(form)
    return found
