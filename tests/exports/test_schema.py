"""The JSON Schemas of the exports: data keep them, they let new fields pass, and describe all."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from projects import SITE_URL, corpus_json, run, write

from lunmai.authoring.schemas import KNOWN, SUBJECTS, data_schema
from lunmai.exports.corpus import SCHEMA as CORPUS_SCHEMA
from lunmai.exports.corpus_format import ExportedCorpus
from lunmai.exports.ids import SCHEMA as IDS_SCHEMA
from lunmai.exports.ids import ids_export
from lunmai.exports.ids_format import ExportedIds
from lunmai.exports.schema import json_schema
from lunmai.text.phrases import load_field_texts

FORMS = {
    "corpus": (ExportedCorpus, CORPUS_SCHEMA),
    "ids": (ExportedIds, IDS_SCHEMA),
}


@pytest.fixture(params=FORMS)
def name(request):
    return request.param


def schema_of(name, site="", *, strict=False):
    form, file = FORMS[name]
    return json_schema(form, file, site, strict=strict)


def validators(name):
    """The published schema and the strict one."""
    for strict in (False, True):
        schema = schema_of(name, strict=strict)
        Draft202012Validator.check_schema(schema)
        yield Draft202012Validator(schema)


def test_data_keep_the_published_schema_and_the_strict_one(rendered_site, name):
    files = rendered_site[1]
    exported = json.loads(files[f"exports/{name}.json"])
    assert json.loads(files[f"exports/{name}.schema.json"]) == schema_of(name)
    for validator in validators(name):
        assert [error.message for error in validator.iter_errors(exported)] == []


def test_data_of_a_known_site_keep_it_too(linked):
    corpus, links = linked.loaded.corpus, linked.links
    exported = {
        "corpus": corpus_json(corpus, SITE_URL),
        "ids": ids_export(corpus, links, SITE_URL, ["index"]),
    }
    for name, value in exported.items():
        assert all(validator.is_valid(value) for validator in validators(name))


def test_a_program_that_nobody_here_wrote_finds_nothing(linked, tmp_path):
    exported = corpus_json(linked.loaded.corpus)
    write(tmp_path / "schema.json", json.dumps(schema_of("corpus", strict=True)))
    write(tmp_path / "good.json", json.dumps(exported))
    exported["papers"][0]["claims"][0]["role"] = "moose"
    write(tmp_path / "bad.json", json.dumps(exported))
    command = ("-m", "check_jsonschema", "--schemafile", "schema.json")
    good, bad = (run(tmp_path, *command, f"{which}.json") for which in ("good", "bad"))
    assert good.returncode == 0, good.stdout + good.stderr
    assert bad.returncode == 1
    assert "$.papers[0].claims[0].role" in bad.stdout


CLAIM, NOTE, CONCEPT = ("papers", 0, "claims", 0), ("papers", 0, "notes", 0), ("concepts", 0)
WRONG = [
    (CLAIM, {"role": "moose"}),
    (CLAIM, {"gist": {"zh": "船"}}),
    (CLAIM, {"parent": 1}),
    (CLAIM, {"named": None}),
    (CLAIM, {"source": {"section": "s1", "paragraph": 0, "marker": None, "incipit": None}}),
    (CLAIM, {"wording": {"zh": {"by": "machine", "reviewed_by": None}}}),
    (NOTE, {"kind": "moose"}),
    (CONCEPT, {"designations": {"zh": []}}),
    ((), {"format_version": 1}),
    ((), {"site": 1}),
]


def changed(value, path, change):
    """A copy of exported data with other values somewhere."""
    if not path:
        return {**value, **change}
    head, *rest = path
    inner = changed(value[head], rest, change)
    if isinstance(value, dict):
        return {**value, head: inner}
    return [inner if number == head else item for number, item in enumerate(value)]


@pytest.mark.parametrize(("path", "change"), WRONG)
def test_both_refuse_what_is_wrong(linked, path, change):
    wrong = changed(corpus_json(linked.loaded.corpus), path, change)
    assert not any(validator.is_valid(wrong) for validator in validators("corpus"))


@pytest.mark.parametrize("path", [(), CLAIM, NOTE, CONCEPT, ("papers", 0, "title")])
def test_a_new_field_passes_but_for_the_strict_one(linked, path):
    new = changed(corpus_json(linked.loaded.corpus), path, {"antlers": 2})
    assert [validator.is_valid(new) for validator in validators("corpus")] == [True, False]


def test_a_field_that_is_missing_is_missed(linked, name):
    corpus, links = linked.loaded.corpus, linked.links
    exported = ids_export(corpus, links, "", []) if name == "ids" else corpus_json(corpus)
    for field in exported:
        less = {key: value for key, value in exported.items() if key != field}
        assert not any(validator.is_valid(less) for validator in validators(name)), field


def test_a_schema_has_an_address_or_a_name_that_stays(name):
    assert schema_of(name, SITE_URL)["$id"] == f"{SITE_URL}exports/{name}.schema.json"
    assert schema_of(name)["$id"].startswith("urn:uuid:")
    assert schema_of(name)["$id"] == schema_of(name)["$id"]
    assert schema_of("corpus")["$id"] != schema_of("ids")["$id"]


def described(schema):
    """Every object, property and allowed value of a schema, with where it stands."""
    for name, part in {"": schema, **schema["$defs"]}.items():
        yield name, part
        for field, value in part.get("properties", {}).items():
            yield f"{name}.{field}", value
            yield from ((f"{name}.{field}={one['const']}", one) for one in values(value))


def values(part):
    """The allowed values of a property, or of the items of a list."""
    yield from part.get("oneOf", ())
    for inner in (part.get("items"), *part.get("anyOf", ())):
        yield from values(inner) if isinstance(inner, dict) else ()


def test_everything_is_described_in_both_languages(name):
    for place, part in described(schema_of(name)):
        english, _, chinese = part.get("description", "").partition("\n")
        assert re.search("[A-Za-z]", english), place
        assert not re.search("[\u4e00-\u9fff]", english), place
        assert re.search("[\u4e00-\u9fff]", chinese), place
    assert '"enum"' not in json.dumps(schema_of(name))


def test_no_description_is_idle():
    schemas = [schema_of(name) for name in FORMS]
    schemas += [data_schema(name, {key: {} for key in KNOWN}) for name in SUBJECTS]
    said = {part.get("description") for schema in schemas for _, part in described(schema)}
    texts = {key: f"{text['en']}\n{text['zh']}" for key, text in load_field_texts().items()}
    assert [key for key, text in texts.items() if text not in said] == []
