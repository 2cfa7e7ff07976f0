"""What people fill in at the repository's host: forms that it can read, with the fields that a page
of the site fills in."""

import re

import pytest
import yaml
from projects import ROOT, run

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("schema", "files"),
    [("issue-forms", ["correction.yml", "new-paper.yml"]), ("issue-config", ["config.yml"])],
)
def test_the_host_can_read_them(schema, files):
    options = ("--builtin-schema", f"vendor.github-{schema}")
    result = run(ROOT, "-m", "check_jsonschema", *options, *(FORMS / name for name in files))
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_page_fills_in_fields_that_the_form_has():
    form = yaml.safe_load((FORMS / "correction.yml").read_text(encoding="utf-8"))
    fields = {field.get("id") for field in form["body"]}
    script = (ROOT / "docs/assets/suggest.js").read_text(encoding="utf-8")
    filled = re.search(r"const values = \{ (.*) \};", script)[1]
    assert set(re.findall(r"(\w+)(?:: [^,]+)?(?:, |$)", filled)) <= fields
    assert '"correction.yml"' in script


@pytest.mark.parametrize("name", ["correction.yml", "new-paper.yml"])
def test_everything_is_asked_in_both_languages(name):
    form = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))
    asked = [form["name"], form["description"]]
    asked += [field["attributes"].get("label", "") for field in form["body"]]
    for text in filter(None, asked):
        assert HAN.search(text), text
        assert re.search("[A-Za-z]{2}", text), text
