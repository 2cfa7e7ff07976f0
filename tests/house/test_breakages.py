"""What is broken on purpose stands in the project: else nobody tries it any more."""

import pytest
import yaml
from break_on_purpose import ENTRIES, ROOT


@pytest.mark.parametrize(
    "entry", yaml.safe_load(ENTRIES.read_text(encoding="utf-8")), ids=lambda one: one["what"]
)
def test_the_text_that_is_changed_stands_in_its_file_once(entry):
    assert (ROOT / entry["file"]).read_text(encoding="utf-8").count(entry["old"]) == 1
