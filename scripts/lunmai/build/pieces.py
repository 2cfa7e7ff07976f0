"""Pieces of which large files are put together, kept beside the project until they change.

Those of one record lie in one file, named by its hash: one that is damaged is not the one that is
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from lunmai.disk import refuse_links, replace_file, sha256
from lunmai.load.reads import note_reads

Listed = list[tuple[str, int, str]]
"""The pieces of a file in their order: kind, number of bytes, hash; the first is the whole."""


class Store:
    """A folder of pieces."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._used = folder, set()
        refuse_links(folder.parent, folder)

    def write(self, made: Mapping[str, str]) -> Listed:
        """Keeps pieces, where the disk allows it, and lists them."""
        parts = {kind: text.encode() for kind, text in made.items()}
        whole = b"".join(parts.values())
        listed = [(kind, len(one), sha256(one)) for kind, one in parts.items()]
        digest = sha256(whole)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._folder / digest, whole)
        return [("", len(whole), digest), *listed]

    def read(self, listed: Listed, kind: str) -> bytes | None:
        """A piece; None where it is not as it was."""
        name, at = listed[0][2], 0
        for one, size, digest in listed[1:]:
            if one == kind:
                with suppress(OSError), open(self._folder / name, "rb") as file:
                    file.seek(at)
                    content = file.read(size)
                    return content if sha256(content) == digest else None
            at += size
        return None

    def keep(self, listed: Listed) -> None:
        """Keeps these pieces for the next run."""
        self._used.add(listed[0][2])

    def clear(self) -> None:
        """Takes away what is no more a piece of anything."""
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in self._used:
                    file.unlink()


class Pieces(Mapping[str, bytes]):
    """The pieces of a record, each read when somebody asks for it."""

    def __init__(
        self,
        store: Store,
        listed: Listed,
        make: Callable[[], Mapping[str, str]],
        reads: Iterable[int],
    ) -> None:
        self._store, self._listed, self._make, self._reads = store, listed, make, reads
        self.digests = {kind or "*": digest for kind, _, digest in listed}
        """The hash of each, and that of all."""
        store.keep(listed)

    def __getitem__(self, kind: str) -> bytes:
        note_reads(self._reads)
        found = self._store.read(self._listed, kind)
        if found is None:  # somebody touched it, or the disk is full
            made = self._make()
            self._store.write(made)
            return made[kind].encode()
        return found

    def __iter__(self) -> Iterator[str]:
        return (kind for kind, _, _ in self._listed[1:])

    def __len__(self) -> int:
        return len(self._listed) - 1
