"""What files are, without reading again those that nobody has touched.

The size, the times and the number of a file tell that it is the one whose content was hashed
before: no program can set the time at which a file was changed. They are not asked of a file that
was changed in the last moments before they were noted, nor where the system has no such time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any

from lunmai.disk import replace_file, sha256

MOMENT = 2_000_000_000
"""Nanoseconds in which a file may change twice at what some disk takes for one time."""


class Lying:
    """The hashes of files below a folder, by what was noted of them."""

    def __init__(self, folder: Path, noted: Mapping[str, Any]) -> None:
        self._folder, self._noted = os.fspath(folder), noted

    def digest(self, name: str) -> str:
        """The hash of a file; empty where there is none."""
        path = os.path.join(self._folder, name)
        try:
            digest, *state = self._noted.get(name, ("",))
            if state and state == state_of(path):
                return digest
            with open(path, "rb") as file:
                return sha256(file.read())
        except (OSError, TypeError, ValueError):
            return ""


def state_of(path: str | Path) -> list[int]:
    """What tells that a file is the same; nothing for what is no file. Raises OSError."""
    state = os.lstat(path)
    if os.name == "nt" or not S_ISREG(state.st_mode):
        return []
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]


def states(folder: Path, digests: Iterable[tuple[str, str]], now: int) -> dict[str, list[Any]]:
    """What is to be noted of files with their hashes, at a time of the disk in nanoseconds."""
    found: dict[str, list[Any]] = {}
    for name, digest in digests:
        try:
            state = state_of(os.path.join(folder, name))
        except OSError:
            state = []
        found[name] = [digest, *state] if is_settled(state, now) else [digest]
    return found


def is_settled(state: list[int], now: int) -> bool:
    """Whether a file that was changed again after a time of the disk would have another state."""
    return bool(state) and max(state[1], state[2]) <= now - MOMENT


def disk_time(folder: Path) -> int:
    """The time of the disk in nanoseconds, as it writes it on a file in a folder."""
    file = folder / "now"
    try:
        replace_file(file, b"")
        return file.stat().st_mtime_ns
    except OSError:
        return 0
