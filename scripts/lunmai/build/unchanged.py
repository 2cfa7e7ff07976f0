"""Whether the generated files are already those that a pre-build would write.

A pre-build notes what it was made of and what it wrote. Where both are as they were, byte for byte,
the next one has nothing to do but to tell the same problems.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from lunmai.build.lying import Lying, disk_time, states
from lunmai.build.write import Content, Kept, Written, files_within, made_before
from lunmai.disk import replace_file, sha256
from lunmai.languages import CONVERTED, WRITTEN, source_of
from lunmai.problems import Place, Problem

LIBRARY = Path(__file__).parents[1]


@dataclass(frozen=True)
class Prebuilt:
    """The outcome of a pre-build."""

    problems: list[Problem]
    written: Written | None
    """None when errors stopped the build before anything was written."""


def made_of(root: Path) -> str:
    """The hash of all that the generated files are made of, but for PDFs: data, names of the pages
    written by hand and the text of those that are converted, code with its templates and phrases,
    packages, Python, the addresses of the site and its repository."""
    docs = root / "docs"
    names = [path.name for path in (docs / WRITTEN[0]).glob("*.md")]
    sources = [file for name in CONVERTED for file in docs.glob(f"{source_of(name)}/*.md")]
    addresses = (os.environ.get(f"LUNMAI_{name}_URL", "") for name in ("SITE", "REPO"))
    parts = [_code(), sys.version, *addresses, *_packages(), "", *sorted(names)]
    # Data lie in one folder and those within it.
    data = _hash(_read(docs, [*docs.glob("data/*"), *docs.glob("data/*/*"), *sources]))
    return hashlib.sha256("\0".join([*parts, data]).encode(errors="surrogateescape")).hexdigest()


def recall(root: Path, pdf: str) -> Prebuilt | None:
    """The outcome of the last pre-build, if this one would be made of the same, with PDFs made,
    kept or left out alike, and the generated folders hold all that it wrote and nothing else of
    ours."""
    docs = root / "docs"
    try:
        noted = json.loads(_note(root).read_bytes())
        there, ours = files_within(root, noted["folders"]), made_before(root, noted["folders"])
        wrote = noted["wrote"]
        lying = Lying(docs, wrote)
        if (
            pdf in noted["serves"]
            and noted["made"] == made_of(root)
            and noted["pdfs"] == _pdfs(root)
            and wrote.keys() == ours & there
            and all(lying.digest(name) == known[0] for name, known in wrote.items())
        ):
            problems = [Problem(Place(*place), *said) for place, said in noted["problems"]]
            strange = tuple(sorted(there - ours))
            return Prebuilt(problems, Written(noted["total"], (), (), strange))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def note(
    root: Path,
    made: str,
    pdf: str,
    problems: Iterable[Problem],
    files: Mapping[str, Content],
    folders: Iterable[str],
) -> bool:
    """Notes of what a pre-build was made, by what was there when it began, and what it wrote;
    returns whether that is known.

    Nothing is noted where anything was edited meanwhile, or the code since this process began:
    nobody knows then what the files are made of. Where it cannot be noted, the next pre-build does
    its work.
    """
    if made_of(root) != made or is_edited():
        return False
    hashes = ((path, _digest(files[path])) for path in sorted(files))
    noted = {
        "made": made,
        "pdfs": _pdfs(root),
        "serves": ["made", "kept"] if pdf == "made" else [pdf],
        "folders": list(folders),
        "wrote": states(root / "docs", hashes, disk_time(root / ".build")),
        "total": len(files),
        "problems": [
            [astuple(one.place), [one.code, one.message, one.severity]] for one in problems
        ],
    }
    with suppress(OSError):
        replace_file(_note(root), json.dumps(noted).encode())
    return True


def written(root: Path) -> Lying:
    """What the last pre-build wrote, as far as it noted it."""
    try:
        noted = json.loads(_note(root).read_bytes())["wrote"]
    except (OSError, ValueError, KeyError, TypeError):
        noted = {}
    return Lying(root / "docs", noted if isinstance(noted, dict) else {})


def recipe(*parts: object) -> str:
    """The hash of the code that this process runs, of its packages, and of what else is named."""
    given = [OUR_CODE, sys.version, *_packages(), "", *map(repr, parts)]
    return hashlib.sha256("\0".join(given).encode(errors="surrogateescape")).hexdigest()


def is_edited() -> bool:
    """Whether the code is another than that which this process runs."""
    return _code() != OUR_CODE


def _packages() -> list[str]:
    folders = Path(sysconfig.get_path("purelib")).glob("*.dist-info")  # NAME-VERSION.dist-info
    return sorted(folder.name for folder in folders)


def _code() -> str:
    return _hash(
        _read(LIBRARY, (file for file in LIBRARY.rglob("*") if "__pycache__" not in file.parts))
    )


def _pdfs(root: Path) -> list[str]:
    """The PDFs that are kept from earlier builds, each named after what it is made of."""
    states = ((file.name, file.stat()) for file in sorted((root / ".build" / "pdf").glob("*")))
    return [f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states]


def _read(folder: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Names and contents; of what cannot be read, a folder for instance, there is only the name."""
    named = sorted((path.relative_to(folder).as_posix(), path) for path in paths)
    for name, path in named:
        try:
            yield name, path.read_bytes()
        except OSError:
            yield name, b""


def _digest(content: Content) -> str:
    if isinstance(content, Kept):
        return content.digest
    if isinstance(content, Path):
        content = content.read_bytes()
    return sha256(content)


def _hash(contents: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(name.encode(errors="surrogateescape"))
        digest.update(b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()


def _note(root: Path) -> Path:
    return root / ".build" / "pages.json"


OUR_CODE = _code()
"""The code that this process runs, also when its files are edited meanwhile."""
