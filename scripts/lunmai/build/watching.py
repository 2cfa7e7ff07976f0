"""Waits until somebody saves a file."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

SAVED = frozenset(("created", "deleted", "modified", "moved"))
"""Of all that a system tells of files, what changes them: to read one is an event as well."""
QUIET = 0.1
"""Seconds without a change after which a save is complete: an editor may write several files."""


class Saves(FileSystemEventHandler):
    """What was saved since somebody last waited for it."""

    def __init__(self) -> None:
        self._saved = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in SAVED and not event.is_directory:
            self._saved.set()

    def wait(self, longest: float | None = None) -> bool:
        """Returns after the next save; False where none came for so many seconds."""
        while not self._saved.wait(min(longest or 1.0, 1.0)):  # or Windows would miss Ctrl-C
            if longest is not None:
                return False
        while self._saved.is_set():
            self._saved.clear()
            self._saved.wait(QUIET)
        return True


@contextmanager
def watched(whole: Iterable[Path], flat: Iterable[Path] = ()) -> Iterator[Saves]:
    """Looks at folders with all within them, and at the files of others alone; by asking again and
    again where the system cannot tell of changes."""
    saves = Saves()
    places = [*((place, True) for place in whole), *((place, False) for place in flat)]
    observer = _started(Observer(), saves, places) or _started(PollingObserver(0.5), saves, places)
    try:
        yield saves
    finally:
        if observer:
            observer.stop()
            observer.join()


def _started(
    observer: BaseObserver, saves: Saves, places: Iterable[tuple[Path, bool]]
) -> BaseObserver | None:
    try:
        for place, recursive in places:
            observer.schedule(saves, str(place), recursive=recursive)
        observer.start()
    except OSError:  # too many files are watched already
        return None
    return observer
