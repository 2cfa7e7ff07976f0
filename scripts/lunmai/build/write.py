"""Puts generated files on the disk: only what changed, and without leaving anything behind."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Content = str | bytes | Path
"""Text, bytes, or the file that is to be copied."""


@dataclass(frozen=True)
class Written:
    """What a run did to the generated folders."""

    total: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_files(files: Mapping[str, Content], docs: Path, generated: Iterable[str]) -> Written:
    """Makes the generated folders below `docs` hold exactly these files.

    A file whose content is unchanged is not touched, so that a live preview does not see it.
    Raises ValueError for a file outside the generated folders.
    """
    folders = tuple(generated)
    for path in files:
        inside = any(path.startswith(f"{folder}/") for folder in folders)
        if not inside or ".." in path.split("/"):
            raise ValueError(f"{path} is outside the generated folders")
    changed = tuple(path for path in sorted(files) if write_file(docs / path, files[path]))
    removed = tuple(sorted(_remove_orphans(files, docs, folders)))
    return Written(len(files), changed, removed)


def write_file(path: Path, given: Content) -> bool:
    """Writes one file unless it is there as it should be; returns whether it was written."""
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


def _remove_orphans(
    files: Mapping[str, Content], docs: Path, folders: tuple[str, ...]
) -> Iterable[str]:
    for folder in folders:
        below = sorted((docs / folder).rglob("*"), reverse=True)
        for path in below:  # deepest first, so that emptied folders go too
            name = path.relative_to(docs).as_posix()
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif name not in files:
                path.unlink()
                yield name
