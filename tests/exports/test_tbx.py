"""The exported glossary as TBX-Basic: its structure, and what another library reads in it.

The rules are those of ISO 30042:2019 and of the dialect's own schemas, which are not ours to copy.
"""

import re

import pytest
from glossaries import NASTY, designations, nasty_corpus
from lxml import etree
from projects import SITE_URL
from translate.storage.tbx import tbxfile

from lunmai.exports.tbx import render_tbx
from lunmai.link import link_corpus
from lunmai.text.inline import on_one_line, to_plain

CONTENT = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc",
    "fileDesc": "publicationStmt sourceDesc",
    "publicationStmt": "(p )*p",
    "sourceDesc": "(p )*p",
    "text": "body",
    "body": "(conceptEntry )*conceptEntry",
    "conceptEntry": "((descrip|ref|xref|note) )*(langSec )*langSec",
    "langSec": "descrip( termSec)+",
    "termSec": "term( termNote)*( descripGrp)*( note)*",
    "descripGrp": "descrip admin",
}
"""The children that an element may have, in their order; every other one holds text only."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATTRIBUTES = {
    "tbx": {"type", "style", LANG},
    "conceptEntry": {"id"},
    "langSec": {LANG},
    "descrip": {"type"},
    "admin": {"type"},
    "termNote": {"type"},
    "ref": {"type", "target"},
    "xref": {"type", "target"},
}
TYPES = {
    ("conceptEntry", "descrip"): {"subjectField"},
    ("langSec", "descrip"): {"definition"},
    ("descripGrp", "descrip"): {"context"},
    ("descripGrp", "admin"): {"source"},
    ("conceptEntry", "ref"): {"crossReference"},
    ("conceptEntry", "xref"): {"externalCrossReference"},
    ("termSec", "termNote"): {"administrativeStatus"},
}
"""The data categories of the dialect, and at which level each may stand."""
STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
IN_VERSION_2 = {
    "tbx": "martif",
    "conceptEntry": "termEntry",
    "langSec": "langSet",
    "termSec": "tig",
}
TAGS = {"zh": "zh-CN", "en": "en"}


@pytest.fixture(scope="module")
def corpus(rendered_site):
    return rendered_site[0].loaded.corpus


@pytest.fixture(scope="module")
def text(rendered_site):
    return rendered_site[1]["exports/glossary.tbx"]


@pytest.fixture(scope="module", params=["without address", "with address", "nasty"])
def root(request, rendered_site, linked):
    if request.param == "nasty":
        corpus = nasty_corpus(linked.loaded.corpus, NASTY)
        return parse(render_tbx(corpus, link_corpus(corpus), ""))
    own = rendered_site[0]
    address = SITE_URL if request.param == "with address" else ""
    return parse(render_tbx(own.loaded.corpus, own.links, address))


def parse(text):
    return etree.fromstring(text.encode())


def name(element):
    return etree.QName(element).localname


def test_the_document_is_of_the_dialect(root):
    assert {etree.QName(element).namespace for element in root.iter()} == {
        "urn:iso:std:iso:30042:ed-2"
    }
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")


def test_every_element_has_the_children_that_it_may_have(root):
    for element in root.iter():
        children = " ".join(map(name, element))
        assert re.fullmatch(CONTENT.get(name(element), ""), children), (name(element), children)
        assert bool(len(element)) != bool((element.text or "").strip())


def test_every_element_has_the_attributes_that_it_may_have(root):
    for element in root.iter():
        wanted = ATTRIBUTES.get(name(element))
        assert wanted is None or set(element.attrib) == wanted
        if element.get("type") and element is not root:
            assert element.get("type") in TYPES[name(element.getparent()), name(element)]


def test_every_value_is_allowed(root):
    status = {e.text for e in root.iter("{*}termNote")}
    assert status <= {*STATUS.values()}
    ids = [entry.get("id") for entry in root.iter("{*}conceptEntry")]
    assert len(set(ids)) == len(ids)
    assert {reference.get("target") for reference in root.iter("{*}ref")} <= {*ids}
    assert all(re.match("https?://.", link.get("target")) for link in root.iter("{*}xref"))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", id_) for id_ in ids)


def test_every_entry_has_both_languages_with_a_definition(root):
    for entry in root.iter("{*}conceptEntry"):
        languages = entry.findall("{*}langSec")
        assert [section.get(LANG) for section in languages] == ["zh-CN", "en"]
        assert [len(section.findall("{*}descrip")) for section in languages] == [1, 1]


def test_the_header_says_the_licence(root):
    assert any("CC BY 4.0" in p.text for p in root.iterfind(".//{*}publicationStmt/{*}p"))


def test_entries_say_what_the_records_say(corpus, text):
    entries = {entry.get("id"): entry for entry in parse(text).iter("{*}conceptEntry")}
    assert list(entries) == list(corpus.concepts)
    for id_, concept in corpus.concepts.items():
        entry = entries[id_]
        assert [e.text for e in entry.iterfind("{*}langSec/{*}descrip")] == [
            to_plain(concept.definition.zh),
            to_plain(concept.definition.en),
        ]
        targets = {reference.get("target") for reference in entry.iter("{*}ref")}
        assert {*concept.broader, *concept.related} <= targets
        printed = {
            (section.get(LANG), context.text)
            for section in entry.iter("{*}langSec")
            for context in section.iterfind(".//{*}descripGrp/{*}descrip")
        }
        assert printed == {(TAGS[form.language], form.printed) for form in concept.attested}
        assert all(source.text for source in entry.iter("{*}admin"))


def test_another_library_reads_the_same_terms(corpus, text):
    assert list(read(text, "zh")) == said(corpus, "zh")
    assert list(read(text, "en")) == said(corpus, "en")


def test_another_library_reads_nasty_terms(linked):
    corpus = nasty_corpus(linked.loaded.corpus, NASTY)
    text = render_tbx(corpus, link_corpus(corpus), SITE_URL)
    assert list(read(text, "zh")) == said(corpus, "zh")


def said(corpus, language):
    """Concept, term and status of every designation that is a term of its concept."""
    return [
        (concept, cleaned(item.term), STATUS[item.standing])
        for concept, own, item in designations(corpus)
        if own == language and item.standing != "false-friend"
    ]


def cleaned(text):
    """The text as XML can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", on_one_line(text))


def read(text, language):
    """What translate-toolkit reads.

    It knows the second version of TBX, from which the third differs here in four names only.
    """
    root = parse(text)
    for element in root.iter():
        local = name(element)
        element.tag = IN_VERSION_2.get(local, local)
    etree.cleanup_namespaces(root)
    store = tbxfile.parsestring(
        etree.tostring(root, encoding="UTF-8"), "en", targetlanguage=TAGS[language]
    )
    for unit in store.units:
        for term in unit.get_source_terms() if language == "en" else unit.get_target_terms():
            yield unit.xmlelement.get("id"), term.text, term.administrative_status
