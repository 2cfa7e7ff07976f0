"""Breaks the project on purpose, one thing at a time, and shows that its tests see each.

`python tests/break_on_purpose.py` tries every entry of `breakages.yaml` in a copy of the project;
numbers choose some of them. An entry names a file, a text in it that stands there once, what takes
its place, and the tests that must fail then, and pass before. Exit status 1 where something went
unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

TESTS = Path(__file__).parent
ROOT = TESTS.parent
ENTRIES = TESTS / "breakages.yaml"


def copy_of_project(folder: Path) -> Path:
    """What git knows of the project, with the environment of this one."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    root = folder / "lunmai"
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    (root / ".venv").symlink_to(sys.prefix)
    return root


def seen(root: Path, entry: dict[str, str]) -> bool:
    """Whether the tests of an entry fail once its text is changed; it is put back afterwards.

    Raises ValueError where the text does not stand in the file just once.
    """
    file = root / entry["file"]
    whole = file.read_bytes()
    old, new = entry["old"].encode(), entry["new"].encode()
    if whole.count(old) != 1:
        raise ValueError(f"{entry['file']} has {entry['old']!r} {whole.count(old)} times, not once")
    file.write_bytes(whole.replace(old, new))
    try:
        return run_tests(root, entry["tests"].split()) != 0
    finally:
        file.write_bytes(whole)


def run_tests(root: Path, tests: list[str]) -> int:
    """Pytest's exit status: 0 where all passed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", *tests]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        command, cwd=root, env=outside, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode


def main(numbers: list[str]) -> int:
    entries = yaml.safe_load(ENTRIES.read_text(encoding="utf-8"))
    chosen = [int(number) for number in numbers] or range(1, len(entries) + 1)
    unseen = 0
    sound: dict[str, bool] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_project(Path(folder))
        for number in chosen:
            entry = entries[number - 1]
            tests = entry["tests"]
            if tests not in sound:
                sound[tests] = run_tests(root, tests.split()) == 0
            found = sound[tests] and seen(root, entry)
            unseen += not found
            print(f"{number:3} {'seen  ' if found else 'UNSEEN'} {entry['what']}", flush=True)
    print(f"{len(chosen) - unseen} of {len(chosen)} seen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
