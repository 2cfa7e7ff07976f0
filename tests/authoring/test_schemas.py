"""The schemas for editors: all data keep them, what is broken does not, everything is described."""

import json
import re

import pytest
import yaml
from jsonschema import Draft7Validator
from projects import BASE, CORPUS, LONGER, NEWCOMER, ROOT

from lunmai.authoring.schemas import FIELDS, FOLDER, SUBJECTS, data_schemas
from lunmai.load import load_corpus

SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def schemas():
    corpus = load_corpus(CORPUS / "docs" / "data", CORPUS).corpus
    return {name: json.loads(text) for name, text in data_schemas(corpus).items()}


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML as editors read it: a day is a text, and so is `no`."""


Core.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), [*"tf"])


def read(text):
    return yaml.load(text, Loader=Core)


def files(root):
    for name, (_, patterns) in SUBJECTS.items():
        for pattern in patterns:
            yield from ((name, file) for file in sorted(root.glob(pattern)))


@pytest.mark.parametrize(
    "root",
    [BASE, CORPUS, LONGER, NEWCOMER, pytest.param(ROOT, marks=pytest.mark.integration)],
    ids=lambda path: path.name,
)
def test_every_data_file_keeps_its_schema(schemas, root):
    found = [*files(root)]
    assert found
    assert [
        (file.name, error.json_path, error.message[:200])
        for name, file in found
        for error in Draft7Validator(schemas[f"{name}.json"]).iter_errors(
            read(file.read_text(encoding="utf-8"))
        )
    ] == []


PAPER = (BASE / "docs/data/papers/wang-2023.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("role: mechanism", "role: moose"),
        ("role: mechanism", "rule: mechanism"),
        ("basis: explicit", "basis: perhaps"),
        ("paragraph: 1", "paragraph: first"),
        ("about: [boat]", "about: boat"),
        ("about: [boat]", "about: [A Boat]"),
        ("id: m1", "id: 主张一"),
        ("language: zh", "language: de"),
        ("kind: misprint", "kind: moose"),
    ],
)
def test_what_is_broken_does_not(schemas, old, new):
    validator = Draft7Validator(schemas["paper.json"])
    assert PAPER.count(old) >= 1
    assert validator.is_valid(read(PAPER))
    assert not validator.is_valid(read(PAPER.replace(old, new, 1)))


def test_what_is_not_there_yet_may_be_written(schemas):
    new = PAPER.replace("about: [boat]", "about: [a-new-concept]")
    assert Draft7Validator(schemas["paper.json"]).is_valid(read(new))


def test_ids_and_values_are_proposed_and_told(schemas):
    known = schemas["paper.json"]["$defs"]
    proposed = known["known-concepts"]
    concepts = dict(zip(proposed["enum"], proposed["enumDescriptions"], strict=True))
    assert concepts["bench"] == "bench\n板凳"
    roles = {one["const"]: one for one in known["Claim"]["properties"]["role"]["oneOf"]}
    assert "\n" in roles["mechanism"]["description"]
    assert "t1" in known["known-claims"]["enum"]
    for name, schema in schemas.items():
        Draft7Validator.check_schema(schema)
        parts = {SUBJECTS[name.removesuffix(".json")][0].__name__: schema, **schema["$defs"]}
        for part, value in parts.items():
            for field, told in value.get("properties", {}).items():
                english, _, chinese = told["description"].partition("\n")
                assert not re.search("[\u4e00-\u9fff]", english), field
                assert re.search("[\u4e00-\u9fff]", chinese), field
                proposes = "known-" in json.dumps(told)
                assert proposes == (f"{part}.{field}" in FIELDS), f"{part}.{field}"


def test_the_editor_is_told_which_file_keeps_which_schema():
    assert SETTINGS["yaml.schemas"] == {
        f"./{FOLDER}/{name}.json": [*patterns] for name, (_, patterns) in SUBJECTS.items()
    }
