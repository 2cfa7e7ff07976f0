"""Small projects in temporary folders, and how to read what is built from them."""

import compileall
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lunmai.build.render import GENERATED, render_site
from lunmai.cite import Citations, format_references
from lunmai.exports import render_records
from lunmai.exports.pieces import corpus_pieces
from lunmai.link import Links
from lunmai.load import Corpus, Loaded, load_corpus
from lunmai.load.keeping import ANEW
from lunmai.permanent.publish import seal_ledger

TESTS = Path(__file__).parent
ROOT = TESTS.parent
BASE = TESTS / "base"
CORPUS = TESTS / "corpus"
LONGER = TESTS / "longer"
NEWCOMER = TESTS / "newcomer"
SITE_URL = "https://example.org/lunmai/"
REPOSITORY = "https://example.org/code"
SETTINGS = {"LUNMAI_SITE_URL": SITE_URL, "LUNMAI_REPO_URL": REPOSITORY}
REAL = re.compile(
    r"\]\((?:(?P<paper>papers/|compare/|\.\./exports/papers/)(?!index|matrix)([\w-]+?)(?:--|[/.])"
    r"|(?P<concept>glossary/)index\.md#)([\w-]*)[^)]*\)"
)
"""Links of the pages written by hand to papers and concepts, which other data may not have."""
MADE = {ROOT / "docs" / folder for folder in GENERATED}
"""What the pre-build has made in this copy of the project."""


def render(linked: "Linked") -> dict[str, str | bytes]:
    """Every file that is made of a corpus; those that are packed go by the way through theirs."""
    corpus = linked.loaded.corpus
    return unpacked(render_site(corpus, linked.links, formatted_of(corpus)).files)


def unpacked(files: dict[str, str | bytes]) -> dict[str, str | bytes]:
    """Files by path, in the place of each archive those that it holds; texts are read."""
    texts: dict[str, str | bytes] = {}
    for path, content in files.items():
        if not path.endswith(".zip"):
            read = isinstance(content, bytes) and not path.endswith(".xlsx")
            texts[path] = content.decode() if read else content
            continue
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts |= {f"{path}/{name}": archive.read(name).decode() for name in archive.namelist()}
    return texts


def exports_of(corpus: Corpus, address: str = "") -> dict[str, str | bytes]:
    """The open data of a corpus that are of its records, archives as they are."""
    return render_records(corpus, corpus_pieces(corpus, address, ANEW), address)


def corpus_json(corpus: Corpus, address: str = "") -> dict:
    """What `corpus.json` says."""
    return json.loads(exports_of(corpus, address)["exports/corpus.json"])


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


def add_data(source: Path, root: Path) -> None:
    """Adds to the data of a project the papers, concepts, guides and references of another one."""
    shutil.copytree(source / "docs" / "data", root / "docs" / "data", dirs_exist_ok=True)


def given(folder: Path) -> Iterator[Path]:
    """Every file below a folder of the project that is not generated."""
    for path in folder.iterdir():
        if path in MADE or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from given(path)
        else:
            yield path


@cache
def compile_once() -> None:
    """Compiles the library here, or Python would do so again in every copy of the project."""
    compileall.compile_dir(ROOT / "scripts", quiet=2)


def copy_project(root: Path, data: Path = ROOT) -> Path:
    """A copy of the project that can be built, with the data of `data` and nothing generated."""
    compile_once()
    shutil.copytree(ROOT / "scripts", root / "scripts")  # with what Python has compiled
    for name in ("docs", "overrides"):
        for file in given(ROOT / name):
            if not file.is_relative_to(ROOT / "docs" / "data"):
                target = root / file.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
    copy_data(data, root)
    for page in (root / "docs").glob("*/*.md"):
        write(page, REAL.sub(lambda link: _where(root, link), page.read_text(encoding="utf-8")))
    for name in ("mkdocs.yml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, root / name)
    (root / ".venv").symlink_to(sys.prefix)
    compiled = ROOT / ".build" / "templates"  # what all of them would compile alike
    compiled.mkdir(parents=True, exist_ok=True)
    unfinished = shutil.ignore_patterns("*.part")
    shutil.copytree(compiled, root / ".build" / "templates", ignore=unfinished)
    return root


def _where(root: Path, link: re.Match[str]) -> str:
    """A link of a page to what the data of a project have, else to the list of such things."""
    folder, name = ("papers", link[2]) if link["paper"] else ("concepts", link[4])
    if (root / f"docs/data/{folder}/{name}.yaml").is_file():
        return link[0]
    lists = {"../exports/papers/": "../exports/references.bib"}
    where = link["paper"] or link["concept"]
    return f"]({lists.get(where, f'{where}index.md')})"


def seal(root: Path) -> Path:
    """Gives the ledger of a project the digests that it lacks; returns the folder of its data."""
    data = root / "docs" / "data"
    seal_ledger(load_corpus(data, root), root)
    return data


def raise_edition(data: Path, name: str, date: str) -> None:
    """Gives the site a later edition, as an author does before it is published."""
    file = data / "edition.yaml"
    text = file.read_text(encoding="utf-8")
    text = re.sub("(?m)^name:.*$", f'name: "{name}"', text)
    write(file, re.sub("(?m)^date:.*$", f"date: {date}", text))


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
    """Every file below a folder, byte for byte, but for what Python keeps of programs it ran, and
    for the lock, which tells which run was the last."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    ours = (path for path in files if "__pycache__" not in path.parts and path.name != "lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in ours}
