"""Texts in both languages as TMX: their form, and what another library reads in them."""

import dataclasses
import re
import zipfile
from io import BytesIO

import pytest
from glossaries import NASTY
from lxml import etree
from projects import SITE_URL, exports_of
from translate.storage.tmx import tmxfile

from lunmai.exports.packed import pack
from lunmai.exports.tmx import PACKED
from lunmai.model import WRITTEN, Wording
from lunmai.text.in_xml import in_xml
from lunmai.text.inline import to_plain

CONTENT = {
    "tmx": "header body",
    "header": "((note|prop) )*prop",
    "body": "((tu )*tu)?",
    "tu": "((note|prop) )*tuv( tuv)*",
    "tuv": "((note|prop) )*seg",
}
"""The children that an element may have by the DTD of TMX 1.4; every other one holds text only."""
REQUIRED = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
            "datatype"}  # fmt: skip
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = {"zh": "zh-CN", "en": "en"}


@pytest.fixture(scope="module")
def corpus(rendered_site):
    return rendered_site[0].loaded.corpus


@pytest.fixture(scope="module")
def files(corpus):
    """The text of each file, the packed one among them."""
    made = exports_of(corpus)
    found = {name: text.decode() for name, text in made.items() if name.endswith(".tmx")}
    return {**found, "all": in_pack(made[PACKED], "corpus.tmx")}


def in_pack(content, name):
    return zipfile.ZipFile(BytesIO(content)).read(name).decode()


def saying(corpus, texts):
    """The corpus, whose first paper has a claim for each text that says it throughout."""
    name, paper = next(iter(corpus.papers.items()))
    bare = paper.claims[0].model_copy(update={"claims": ()})
    said = [Wording.model_construct(**dict.fromkeys(WRITTEN, one), accepted=None) for one in texts]
    claims = tuple(
        bare.model_copy(update={"id": f"m{number}", "gist": one, "text": one})
        for number, one in enumerate(said)
    )
    changed = paper.model_copy(update={"claims": claims, "relations": (), "notes": ()})
    return dataclasses.replace(corpus, papers={name: changed})


def read(text, language):
    """What translate-toolkit reads: pairs of texts."""
    store = tmxfile(sourcelanguage=TAGS["zh"], targetlanguage=TAGS[language])
    store.parse(text.encode())
    return [(unit.source, unit.target) for unit in store.units]


def test_every_element_has_the_children_that_it_may_have(files):
    for text in files.values():
        root = etree.fromstring(text.encode())
        assert root.get("version") == "1.4"
        assert {*root.find("header").attrib} >= REQUIRED
        for element in root.iter():
            assert re.fullmatch(CONTENT.get(element.tag, ""), " ".join(e.tag for e in element))
            assert element.tag not in ("note", "prop", "seg") or element.text


def test_units_have_lasting_names_and_both_languages(files):
    for text in files.values():
        units = [*etree.fromstring(text.encode()).iter("tu")]
        names = [unit.get("tuid") for unit in units]
        assert len({*names}) == len(names) > 0
        assert not [
            name for name in names if not re.fullmatch(r"\S+/(gist|text|remark|definition)", name)
        ]
        assert {tuple(tuv.get(LANG) for tuv in unit.iter("tuv")) for unit in units} == {
            tuple(TAGS.values())
        }


def test_another_library_reads_the_same_texts(corpus, files):
    for name, paper in corpus.papers.items():
        found = read(files[f"exports/papers/{name}.tmx"], "en")
        claims = [one for claim in paper.all_claims() for one in (claim.gist, claim.text) if one]
        said = [*claims, *(note.text for note in paper.notes)]
        assert found == [(to_plain(one.zh), to_plain(one.en)) for one in said]
    everything = read(files["all"], "en")
    for concept in corpus.concepts.values():
        assert (to_plain(concept.definition.zh), to_plain(concept.definition.en)) in everything


def test_a_text_says_who_wrote_and_who_reviewed_it(corpus, files):
    for name, paper in corpus.papers.items():
        units = etree.fromstring(files[f"exports/papers/{name}.tmx"].encode()).iter("tu")
        units = {unit.get("tuid"): unit for unit in units}
        for claim in paper.all_claims():
            unit, made = units[f"{name}#{claim.id}/gist"], paper.made(claim)
            told = {prop.get("type"): prop.text for prop in unit.findall("prop")}
            assert told["x-place"].startswith(f"{name} ")
            drafts = [TAGS[one] for one in WRITTEN if made.in_language(one).is_draft]
            assert told.get("x-drafts", "").split() == drafts
            for language, tuv in zip(WRITTEN, unit.iter("tuv"), strict=True):
                one = made.in_language(language)
                assert (tuv.get("creationid"), tuv.findtext("prop")) == (one.by, one.reviewed_by)


def test_nasty_texts_stay_texts(linked):
    texts = [*NASTY, "=1+1", "a ]]> b", "-- “x” [y]", "🍵"]
    corpus = saying(linked.loaded.corpus, texts)
    name = next(iter(corpus.papers))
    made = exports_of(corpus, "https://example.org:8443/a/b/")[f"exports/papers/{name}.tmx"]
    found = [seg.text for seg in etree.fromstring(made).iter("seg")]
    assert found == [in_xml(to_plain(text)) for text in texts for _ in range(4)]


def test_a_corpus_of_nothing_has_a_file_of_nothing(linked):
    empty = dataclasses.replace(
        linked.loaded.corpus, papers={}, concepts={}, parallels={}, edition=None
    )
    content = exports_of(empty)[PACKED]
    root = etree.fromstring(in_pack(content, "corpus.tmx").encode())
    assert [e.tag for e in root.iter()][-1] == "body"
    assert "x-site" not in in_pack(content, "corpus.tmx")


def test_the_site_is_told_where_it_is_known(linked):
    content = exports_of(linked.loaded.corpus, SITE_URL)[PACKED]
    assert f'<prop type="x-site">{SITE_URL}</prop>' in in_pack(content, "corpus.tmx")
    assert SITE_URL in in_pack(content, "README.txt")


def test_a_pack_knows_no_clock():
    files = {"b.txt": "茶", "a.bin": b"\x00\xff"}
    packed = pack(files, "2026-11-21")
    assert packed == pack(files, "2026-11-21") != pack(files, "2026-12-01")
    archive = zipfile.ZipFile(BytesIO(packed))
    assert archive.testzip() is None
    assert archive.namelist() == ["b.txt", "a.bin"]
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
    assert archive.read("b.txt").decode() == "茶"
    assert {one.date_time[0] for one in zipfile.ZipFile(BytesIO(pack(files, ""))).infolist()} == {
        1980
    }
