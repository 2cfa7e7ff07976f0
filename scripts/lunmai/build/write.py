"""Puts generated files on the disk: only what changed, never through a link, and of what is there
already removing nothing but what an earlier run put there."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lunmai.disk import refuse_links, replace_file


class Kept(NamedTuple):
    """A file that is there already as it is to be."""

    digest: str


Content = str | bytes | Path | Kept
"""Text, bytes, the file that is to be copied, or one that is there."""
MADE = ".build/made.json"
"""The names of the generated files, below `docs`."""


@dataclass(frozen=True)
class Written:
    """What a run did to the generated folders."""

    total: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    strange: tuple[str, ...] = ()
    """Files in generated folders that no run has put there: they are left alone."""


def write_files(files: Mapping[str, Content], root: Path, generated: Iterable[str]) -> Written:
    """Makes the generated folders below `docs` hold these files, and nothing else of ours.

    A file whose content is unchanged is not touched, so that a live preview does not see it.
    Raises ValueError for a file outside the generated folders, and CannotRun, before anything is
    written, where a link lies in them or on the way.
    """
    folders = tuple(generated)
    for path in files:
        if not _is_within(path, folders):
            raise ValueError(f"{path} is outside the generated folders")
    docs, made = root / "docs", root / MADE
    refuse_links(root, made)
    there = files_within(root, folders)
    before = made_before(root, folders)
    replace_list(made, {*before, *files})  # a run that is killed leaves nothing that is unknown
    changed = tuple(path for path in sorted(files) if write_file(docs / path, files[path]))
    removed = tuple(sorted((there & before) - files.keys()))
    remove(docs, removed)
    replace_list(made, files)
    strange = sorted(there - before - files.keys())
    return Written(len(files), changed, removed, tuple(strange))


def _is_within(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(f"{one}/") for one in folders) and ".." not in path.split("/")


def files_within(root: Path, folders: Iterable[str]) -> set[str]:
    """Every file in the generated folders, by path below `docs`. Raises CannotRun for a link."""
    docs = root / "docs"
    refuse_links(root, *(docs / folder for folder in folders))
    found: set[str] = set()
    for folder in folders:
        for at, names, files in os.walk(docs / folder):
            links = (one for one in (*names, *files) if os.path.islink(os.path.join(at, one)))
            refuse_links(root, *(Path(at, one) for one in links))
            found.update(Path(at, one).relative_to(docs).as_posix() for one in files)
    return found


def made_before(root: Path, folders: Iterable[str]) -> set[str]:
    """The files that earlier runs put into the generated folders."""
    folders = tuple(folders)
    return {name for name in read_list(root / MADE) if _is_within(name, folders)}


def read_list(file: Path) -> set[str]:
    """The names that a file lists; none where nobody can tell."""
    try:
        return {name for name in json.loads(file.read_bytes()) if isinstance(name, str)}
    except (OSError, ValueError, TypeError):
        return set()


def replace_list(file: Path, names: Iterable[str]) -> None:
    """Notes names in a file, sorted."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, json.dumps(sorted(names), ensure_ascii=False).encode())


def write_file(path: Path, given: Content) -> bool:
    """Writes one file unless it is there as it should be; returns whether it was written."""
    if isinstance(given, Kept):
        return False
    if isinstance(given, Path):
        return _copy(path, given)
    content = given.encode() if isinstance(given, str) else given
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _copy(path: Path, source: Path) -> bool:
    if path.is_file() and filecmp.cmp(path, source, shallow=False):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
    return True


def remove(folder: Path, names: Collection[str]) -> None:
    """Removes files, and the folders that this empties."""
    for name in names:
        (folder / name).unlink(missing_ok=True)
    for path in sorted(set(_above(folder, names)), reverse=True):  # deepest first
        with suppress(OSError):  # something else lies there
            path.rmdir()


def _above(folder: Path, names: Collection[str]) -> Iterator[Path]:
    for name in names:
        yield from (folder / name for name in Path(name).parents if name.parts)
