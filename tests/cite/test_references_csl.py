"""The exported CSL-JSON keeps the rules of its schema (1.0.2), and loses nothing."""

import json

import pytest
from bibliographies import nasty_references
from jsonschema import Draft202012Validator

from lunmai.cite.formats.csl import csl_item, render_csl
from lunmai.cite.formats.notes import csl_name, reference_note
from lunmai.model import Name, csl

TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(("family", "given", "literal"), TEXT),
    "additionalProperties": False,
    "minProperties": 1,
}
DATE = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
TEXTS = (
    *("id", "language", "title", "container-title", "volume", "issue", "page", "genre", "medium"),
    *("publisher", "publisher-place", "URL", "ISSN", "DOI", "note", "version", "original-title"),
)
DATES = {"issued", "accessed", "event_date", "original_date", "submitted", "available_date"}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **dict.fromkeys(TEXTS, TEXT),
            "type": {"enum": sorted(csl.TYPES)},
            "author": {"type": "array", "items": NAME, "minItems": 1},
            "original-author": {"type": "array", "items": NAME, "minItems": 1},
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {"type": "array", "items": DATE, "minItems": 1, "maxItems": 2}
                },
                "additionalProperties": False,
            },
            "custom": {"type": "object", "minProperties": 1},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What the schema says of the variables that stand here; it allows no unknown ones."""


def assert_valid(items):
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(items)] == []


def assert_same(reference, item):
    """Every field of the reference can be had from the item again."""
    custom = item.get("custom", {})
    authors = item.get("author", [])
    others = custom.get("author-others", False)
    named = authors[:-1] if others else authors
    assert authors[len(named) :] == [{"literal": "others"}] * others
    found = {
        "author": tuple(Name.model_validate(name) for name in named),
        "others": others,
        "author_latin": tuple(Name(**name) for name in custom.get("author-latin", [])),
        "author_pinyin": tuple(Name(**name) for name in custom.get("author-pinyin", [])),
        "title_pinyin": custom.get("title-pinyin"),
        "sic": tuple(custom.get("sic", ())),
        "cstr": custom.get("cstr"),
        "title_translated": custom.get("title-translated"),
        "medium": custom.get("type-mark", item.get("medium")),
        "sort": custom.get("sort"),
        "locale": None,
        "note": None,
        "language": {"zh-CN": "zh", "en-US": "en"}[item["language"]],
    }
    for field in set(type(reference).model_fields) - {"inferred", "inferred_reason"}:
        value = found[field] if field in found else item.get(csl_name(field))
        stored = getattr(reference, field)
        if field in DATES:
            stored = stored and stored.as_csl()
        assert value == stored or not (value or stored), field
    reason = reference.inferred_reason
    assert custom.get("inferred-reason") == (reason and reason.written())
    assert custom.get("inferred", []) == [csl_name(field) for field in reference.inferred]
    notes = [reference_note(reference, reader) for reader in ("zh", "en")]
    assert item.get("note", "") == " ".join(filter(None, notes))


def test_every_reference_is_read_as_it_is(rendered_site):
    (loaded, _), files = rendered_site
    items = json.loads(files["exports/references.json"])
    assert_valid(items)
    references = loaded.corpus.references
    assert [item["id"] for item in items] == list(references)
    for item in items:
        assert_same(references[item["id"]], item)


def test_no_text_is_lost():
    for reference in nasty_references():
        (item,) = json.loads(render_csl(reference))
        assert_valid([item])
        assert_same(reference, item)


def test_an_item_is_that_of_the_corpus_but_for_its_place_on_the_site(rendered_site):
    files = rendered_site[1]
    items = json.loads(files["exports/references.json"])
    records = json.loads(files["exports/corpus.json"])["references"]
    for item, record in zip(items, records, strict=True):
        place = {name: record["custom"].pop(name) for name in ("path", "url")}
        assert place["path"].endswith(f"#{item['id']}")
        assert record == {**item, "custom": item.get("custom", {})}


def test_a_list_that_breaks_off_ends_as_processors_expect(linked):
    item = csl_item(linked.loaded.corpus.references["deng-yi-2019"])
    assert [name.get("family") for name in item["author"]] == ["邓", "凳", None]
    assert item["author"][-1] == {"literal": "others"}, "as CSL processors know 等 and et al."
    assert item["note"].endswith("The printed list of authors breaks off here (et al.).")


TITLE = "Research on the Mechanism and Path of Benches Driving High-Quality Small Talk"
NOTES = {
    "zh": [
        "作者姓名的拉丁字母写法（照录）：Hu, Tong。",
        f"原刊英文题名：{TITLE}。",
        "以下各项系推断，并非照录：container-title, page。",
        "原文未印刊名；据页眉“闲谈研究 2021年第3期”推得，页码据第12页推得。",
    ],
    "en": [
        "Author in Latin letters, as printed: Hu, Tong. ",
        f"Title as printed in English: {TITLE}. ",
        "Inferred and not printed: container-title, page. ",
        "The journal is inferred from the running head, the pages from the printed 12.",
    ],
}


@pytest.mark.parametrize("reader", NOTES)
def test_notes_say_what_has_no_field(linked, reader):
    references = linked.loaded.corpus.references
    assert reference_note(references["hu-tong-2021"], reader) == "".join(NOTES[reader])
    assert reference_note(references["bureau-of-teahouses-2020"], reader) == ""
