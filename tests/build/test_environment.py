"""The environment: what is locked, and how it is made, extended and made anew."""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest
from projects import ROOT

LOCKS = [ROOT / "requirements.txt", ROOT / "requirements-test.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = [PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["test"]]
SET_UP = "from lunmai.build.environment import set_up; set_up(tests={})"
INSTALLED = (
    "import importlib.metadata as m; print(*sorted(d.name + d.version for d in m.distributions()))"
)


def locked(file):
    """The packages of a lock, each line with the version and with how many hashes."""
    entries = re.split(r"\n(?=\w)", file.read_text(encoding="utf-8"))
    return [
        (*re.match(r"(\S+)==(\S+)", entry).groups(), entry.count("sha256:")) for entry in entries
    ]


@pytest.mark.parametrize("number", range(2))
def test_every_package_that_is_wanted_is_locked_with_hashes(number):
    names = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in WANTED[number]}
    assert names <= {name for name, *_ in locked(LOCKS[number])}
    assert all(hashes for *_, hashes in locked(LOCKS[number]))


def test_the_two_locks_agree():
    building, testing = ({(name, v) for name, v, _ in locked(lock)} for lock in LOCKS)
    shared = {name for name, _ in building} & {name for name, _ in testing}
    assert "lxml" in shared
    assert {entry for entry in testing if entry[0] in shared} <= building


class Project:
    """A project whose locks name packages of nothing, which lie in a folder beside it."""

    def __init__(self, folder):
        self.root, self.wheels = folder / "project", folder / "wheels"
        scripts = self.root / "scripts"
        shutil.copytree(ROOT / "scripts" / "lunmai" / "build", scripts / "lunmai" / "build")
        for name in ("__init__.py", "disk.py", "problems.py"):
            shutil.copy(ROOT / "scripts" / "lunmai" / name, scripts / "lunmai")
        self.wheels.mkdir()

    def lock(self, file, *packages):
        lines = [f"{p}=={v} --hash=sha256:{self.wheel(p, v)}\n" for p, v in packages]
        (self.root / file).write_text("".join(lines), encoding="utf-8")

    def wheel(self, name, version):
        """Makes a package; returns its hash."""
        info = f"{name}-{version}.dist-info"
        file = self.wheels / f"{name}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(file, "w") as packed:
            for path, text in {
                f"{name}.py": "",
                f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
                f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                f"{info}/RECORD": "",
            }.items():
                packed.writestr(zipfile.ZipInfo(path), text)
        return hashlib.sha256(file.read_bytes()).hexdigest()

    def set_up(self, tests):
        """What is said, and then is installed."""
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PIP_CONFIG_FILE": ""}
        result = subprocess.run(
            [sys.executable, "-c", SET_UP.format(tests)],
            cwd=self.root / "scripts",
            env=offline,
            capture_output=True,
            text=True,
        )
        assert result.returncode == 0 or "CannotSetUp" in result.stderr, result.stderr
        inside = [self.root / ".venv" / "bin" / "python", "-c", INSTALLED]
        return result.stderr, subprocess.check_output(inside, text=True).split()


@pytest.mark.integration
def test_tests_add_to_what_building_needs_and_a_changed_lock_is_installed_anew(tmp_path):
    project = Project(tmp_path)
    project.lock("requirements.txt", ("one", "1.0"), ("two", "1.0"))
    project.lock("requirements-test.txt", ("two", "1.0"), ("three", "1.0"))
    said, there = project.set_up(tests=False)
    assert there == ["one1.0", "two1.0"]
    assert [line.strip() for line in said.splitlines() if line != "  1 of 2 installed"] == [
        "Setting up .venv (once) …", "1 of 2: one", "2 of 2: two", "2 of 2 installed",
    ]  # fmt: skip
    mark = tmp_path / "project" / ".venv" / "made"
    mark.touch()
    said, there = project.set_up(tests=True)
    assert (there, mark.exists()) == (["one1.0", "three1.0", "two1.0"], True)
    assert "  1 of 1 installed" in said
    assert project.set_up(tests=False) == project.set_up(tests=True) == ("", there)
    project.lock("requirements-test.txt", ("four", "1.0"))
    assert project.set_up(tests=False) == ("", there)
    wheel = project.wheels / "four-1.0-py3-none-any.whl"
    wheel.rename(project.wheels / "four-1.0.tar.gz")  # what would have to be built
    assert "The packages could not be installed" in project.set_up(tests=True)[0]
    project.lock("requirements-test.txt", ("four", "1.0"))
    said, there = project.set_up(tests=True)
    assert (there, mark.exists()) == (["four1.0", "one1.0", "two1.0"], False)
    assert "  3 of 3 installed" in said
