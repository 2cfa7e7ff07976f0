"""Files that people write are changed whole or not at all, and never through a link."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from lunmai.problems import CannotRun

JOURNAL = ".build/changes.json"
"""What is being exchanged, so that the next run can finish it where this one is killed."""
DIGEST = 64
"""The characters of a hash."""
NEW = ".lunmai-new"
"""The end of the name of a file that is written beside another, to take its place."""

REMEDIES = {
    errno.ENOSPC: "the disk is full; make room and run this again",
    errno.EDQUOT: "your share of the disk is used up; make room and run this again",
    errno.EFBIG: "the file would be larger than is allowed here; raise the limit of this system",
    errno.EROFS: "this disk can only be read; work on a copy elsewhere",
    errno.EACCES: "you may not do this; see whose file it is, and what its permissions are",
    errno.EPERM: "you may not do this; see whose file it is, and what its permissions are",
    errno.EMFILE: "too many files are open; raise the limit (ulimit -n)",
    errno.ENOTDIR: "a file stands where a folder is wanted; move it away",
    errno.EISDIR: "a folder stands where a file is wanted; move it away",
}


def remedy(error: OSError) -> str:
    """What failed in the surroundings of the program, and what helps, on one line."""
    names = [os.fsdecode(name) for name in (error.filename, error.filename2) if name is not None]
    said = REMEDIES.get(error.errno or 0, (error.strerror or str(error)).lower())
    return f"{' -> '.join([*names, ''])[:-4] or 'the system'}: {said}"


def sha256(content: str | bytes) -> str:
    """The SHA-256 of a text or of bytes, in hexadecimal digits."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@contextmanager
def told() -> Iterator[None]:
    """What the system refuses is told in a line, with what helps. Raises CannotRun."""
    try:
        yield
    except BrokenPipeError:  # no fault: whoever reads us has seen enough
        raise
    except OSError as error:
        raise CannotRun(remedy(error)) from None


def read_named(file: Path, most: int | None = None, too_large: str = "") -> bytes:
    """What a file holds that somebody has named. Raises CannotRun where it cannot be read, or has
    more than so many bytes: `too_large` says what is told then, behind its name."""
    try:
        if most is not None and file.stat().st_size > most:
            raise CannotRun(f"{file} {too_large}")
        return file.read_bytes()
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}") from None


def refuse_links(root: Path, *paths: Path) -> None:
    """Raises CannotRun where one of these paths, or a folder on the way to it from `root`, is a
    link: what is written or removed below it might be anybody's."""
    for path in paths:
        steps = path.relative_to(root).parts
        for end in range(1, len(steps) + 1):
            step = root.joinpath(*steps[:end])
            if step.is_symlink():
                raise CannotRun(
                    f"{step.relative_to(root).as_posix()} is a link to {os.readlink(step)}; "
                    "nothing is written or removed through links: remove it and run this again"
                )


def replace_file(file: Path, content: bytes) -> None:
    """Writes a file beside, and puts it in place when it is whole. Raises OSError, and CannotRun
    for a link."""
    refuse_links(file.parent, file)
    new = _beside(file, content)
    try:
        os.replace(new, file)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def write_sealed(file: Path, value: object) -> None:
    """Keeps plain JSON behind its hash for later runs, which do without where it cannot be kept.
    Raises CannotRun for a link."""
    with suppress(OSError, ValueError, RecursionError):
        content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, sha256(content).encode() + content)


def read_sealed(file: Path) -> Any:
    """What was kept so; None where there is nothing, or it is not whole."""
    with suppress(OSError, ValueError, RecursionError):
        content = file.read_bytes()
        if content[:DIGEST].decode() == sha256(content[DIGEST:]):
            return json.loads(content[DIGEST:])
    return None


class Changes:
    """Changes to several files of a project that are made together, or not at all.

    They are all written beside their files before the first takes its place; a run that is killed
    between two of them leaves a journal, by which the next one ends its work.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._contents: dict[Path, bytes] = {}
        self._names: dict[Path, Path] = {}

    def read(self, file: Path) -> bytes:
        """The file as it will be."""
        return self._contents[file] if file in self._contents else file.read_bytes()

    def write(self, file: Path, content: bytes) -> None:
        self._contents.pop(file, None)  # what is written last is put in place last
        self._contents[file] = content

    def rename(self, old: Path, new: Path) -> None:
        """The file gets this name after its content."""
        self._names[old] = new

    def make(self) -> None:
        """Makes the changes. Raises CannotRun, and then has changed nothing."""
        refuse_links(self._root, *self._contents, *self._names, *self._names.values())
        written: list[Path] = []
        journal = self._root / JOURNAL
        try:
            with told():
                steps = []
                for file, content in self._contents.items():
                    written.append(_name_beside(file))
                    steps.append((_beside(file, content), file))
                steps += self._names.items()
                names = [[_named(one, self._root) for one in step] for step in steps]
                journal.parent.mkdir(parents=True, exist_ok=True)
                replace_file(journal, json.dumps(names).encode())
        except CannotRun:
            for new in written:
                with suppress(OSError):
                    new.unlink(missing_ok=True)
            raise
        finish_changes(self._root)


def finish_changes(root: Path) -> bool:
    """Ends what a killed run has begun to exchange, and clears away what it did not come to;
    returns whether there was anything to end. Raises CannotRun."""
    journal = root / JOURNAL
    with told():
        begun = journal.is_file()
        for new, file in _steps(root, journal) if begun else ():
            if new.exists():
                os.replace(new, file)
                _sync(file)
        if begun:
            journal.unlink()
        for left in (root / "docs" / "data").rglob(f".*{NEW}"):
            left.unlink()
    return begun


def _steps(root: Path, journal: Path) -> list[tuple[Path, Path]]:
    """What a journal says is to be done; nothing where it is not as we write it."""
    try:
        steps = [(root / new, root / file) for new, file in json.loads(journal.read_bytes())]
        for path in (path for step in steps for path in step):
            path.relative_to(root / "docs" / "data")
            if ".." in path.parts:
                return []
    except (ValueError, TypeError):
        return []
    refuse_links(root, *(path for step in steps for path in step))
    return steps


def _named(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _name_beside(file: Path) -> Path:
    return file.with_name(f".{file.name}{NEW}")


def _beside(file: Path, content: bytes) -> Path:
    """A file of this content beside another, with its permissions, safely on the disk."""
    new = _name_beside(file)
    try:
        with new.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        if file.exists():
            new.chmod(file.stat().st_mode & 0o777)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    return new


def _sync(file: Path) -> None:
    """Makes sure that the new name of a file outlives a power cut, where the system can."""
    with suppress(OSError):
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
