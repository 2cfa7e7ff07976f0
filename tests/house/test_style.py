"""The code has the style that pyproject.toml asks for."""

import pytest
from projects import ROOT, run


@pytest.mark.parametrize("command", ["check", "format --check"])
def test_ruff_has_nothing_to_say(command):
    result = run(ROOT, "-m", "ruff", *command.split(), "--quiet", "scripts", "tests")
    assert result.returncode == 0, result.stdout + result.stderr
