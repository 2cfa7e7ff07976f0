"""Small projects in temporary folders, and how to read what is built from them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from lunmai.build.render import GENERATED, render_site
from lunmai.cite import Citations, format_references
from lunmai.link import Links
from lunmai.load import Corpus, Loaded

TESTS = Path(__file__).parent
ROOT = TESTS.parent
BASE = TESTS / "base"
CORPUS = TESTS / "corpus"
SITE_URL = "https://example.org/lunmai/"


def render(linked: "Linked") -> dict[str, str]:
    """Every file that is made of a corpus."""
    corpus = linked.loaded.corpus
    return render_site(corpus, linked.links, formatted_of(corpus)).files


def formatted_of(corpus: Corpus) -> Citations:
    """The references of a corpus in every style."""
    return format_references(corpus.references, ROOT / ".build" / "citations")


class Linked(NamedTuple):
    """A loaded corpus and its links."""

    loaded: Loaded
    links: Links


def copy_data(source: Path, root: Path) -> Path:
    """Gives a project the data of another one; returns their folder."""
    return Path(shutil.copytree(source / "docs" / "data", root / "docs" / "data"))


def copy_project(root: Path, data: Path = ROOT) -> Path:
    """A copy of the project that can be built, with the data of `data` and nothing generated."""
    generated = [str(ROOT / "docs" / folder) for folder in (*GENERATED, "data")]

    def unwanted(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if f"{folder}/{name}" in generated]

    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=unwanted)
    for name in ("mkdocs.yml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, root / name)
    (root / ".venv").symlink_to(sys.prefix)
    compiled = ROOT / ".build" / "templates"  # what all of them would compile alike
    compiled.mkdir(parents=True, exist_ok=True)
    (root / ".build").mkdir()
    (root / ".build" / "templates").symlink_to(compiled)
    copy_data(data, root)
    return root


def edit(file: Path, old: str, new: str) -> None:
    """Replaces a text that stands in a file once."""
    text = file.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_bytes(text.replace(old, new).encode())


def write(file: Path, text: str | bytes) -> None:
    """Writes a file and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def run(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in a project, as on a machine of one's own."""
    ours = ("GITHUB_ACTIONS", "LUNMAI_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env={**inherited, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte, but for what Python keeps of programs it ran."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    ours = (path for path in files if "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in ours}
