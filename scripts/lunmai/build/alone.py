"""One run at a time writes into a copy of the project; uses nothing but the standard library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lunmai.disk import refuse_links
from lunmai.problems import CannotRun

LOCK = ".build/lock"
"""The file that a run locks. The system unlocks it when its process ends, however it ends, so a
dead run stands in nobody's way; what the file says only tells who it was."""
FIRST = 1 << 20
"""The byte that is locked where a lock is one of bytes and forbids to read them: on Windows."""


@contextmanager
def alone(root: Path, doing: str, wait: Callable[[str], None] | None = None) -> Iterator[None]:
    """While one run writes, others are refused, or wait and say so.

    Raises CannotRun where another run is at work and is not to be waited for, and where anything
    that runs keep for each other is a link.
    """
    file = root / LOCK
    refuse_links(root, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    refuse_links(root, *sorted(file.parent.iterdir()))
    file.touch()
    with file.open("r+b", buffering=0) as held:
        if not _locked(held, waiting=False):
            held.seek(0)
            told = held.read(200).partition(b"\n")[0].decode(errors="replace")
            message = "another run is at work here" + (f" ({told})" if told else "")
            if wait is None:
                raise CannotRun(f"{message}; run this again when it has ended. Nothing was changed")
            wait(f"{message}; waiting for its end …")
            _locked(held, waiting=True)
        # The line is put over the last one at once, so that nobody reads half of it, or nothing.
        held.seek(0)
        held.write(f"{doing}, process {os.getpid()}\n".encode())
        yield


def _locked(held: BinaryIO, *, waiting: bool) -> bool:
    """Locks the file for this process; False where another one has it."""
    try:
        import fcntl
    except ImportError:
        return _locked_on_windows(held, waiting=waiting)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | (0 if waiting else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks, on which nobody can be kept out
        pass
    return True


def _locked_on_windows(held: BinaryIO, *, waiting: bool) -> bool:
    import msvcrt

    held.seek(FIRST)
    while True:
        try:
            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK if waiting else msvcrt.LK_NBLCK, 1)
            return True
        except OSError:
            if not waiting:
                return False
            with suppress(OSError):
                held.seek(FIRST)  # LK_LOCK gives up after ten seconds
