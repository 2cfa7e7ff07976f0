"""Pages and other files that need not be made anew: those that would read what they read the last
time.

Each group of pages is kept under all that it read of the corpus and its links, each read with the
hash of what it gave; of the texts only the hashes are kept, for the texts lie in `docs`. Pieces of
which large files are put together lie beside the note. What is kept is never trusted: a note that
is not whole, of other code or of another ledger is as good as none, and a file or piece that is not
what the note says is made anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from lunmai.build.digests import Digests
from lunmai.build.pieces import Pieces, Store
from lunmai.build.write import Content, Kept
from lunmai.disk import read_sealed, sha256, write_sealed
from lunmai.load.keeping import Keeping
from lunmai.load.reads import Read, Watched, number_of, reading, reads_of
from lunmai.pages.old_addresses import Page

Written = Iterable[tuple[str, str]]
"""The files that a page is, path and text."""
Files = list[tuple[str, str]]
"""Paths with the hashes of the texts."""
Ranges = list[int]
"""Numbers of reads in their order, as the first and the number behind the last of each row of
them: those of a page follow one another, and there are hundreds."""
Group = tuple[Ranges, dict[str, tuple[Ranges, Files]]]
"""Pages that are made together: the reads of all, and of each page its own with its files."""


class Keeper(Keeping):
    """Knows what the last run made, and notes what this one does."""

    def __init__(
        self,
        file: Path,
        base: str,
        sources: Mapping[str, Any],
        digest_of: Callable[[str], str],
        *,
        fresh: bool = False,
    ) -> None:
        """`base` is the hash of what all pages depend on; `sources` are what is read, by the name
        under which it is watched; `digest_of` tells the hash of a file of `docs`.
        A `fresh` one knows nothing of the last run."""
        self._file, self._base, self._digest_of = file, base, digest_of
        self._digests = Digests(sources)
        self._store = Store(file.parent / "pieces")
        self._groups: dict[str, Group] = {}
        self._old: dict[str, Group] = {}
        self._before: list[tuple[str, str, str, str] | None] = []
        """What the last run read, with the hashes; what has been read by nobody is None."""
        noted = None if fresh else read_sealed(file)
        with suppress(KeyError, TypeError):
            if noted["base"] == base:
                self._before, self._old = noted["reads"], noted["groups"]
        self._own = [number_of(Read(*one[:3])) if one else -1 for one in self._before]
        """The reads by the numbers of the note, which stay from run to run."""
        self._places = {number: at for at, number in enumerate(self._own)}
        self._changed = [at for at in range(len(self._own)) if not self._stands(at)]
        """What the last run read and is otherwise now."""

    def watched(self, name: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        self._digests.add(name, given)
        start = f"{name}."
        self._changed = [
            at
            for at in self._changed
            if not f"{(self._before[at] or start)[0]}.".startswith(start) or not self._stands(at)
        ]
        return Watched(name, given)

    def pages(
        self, name: str, pages: Iterator[Page], write: Callable[[Page], Written]
    ) -> dict[str, Content]:
        """The pages of a group, as far as they cannot be kept made anew."""
        reads, old = self._old.get(name, ([], {}))
        if old and self._same(reads) and all(self._lie_there(files) for _, files in old.values()):
            self._groups[name] = reads, old
            return {path: Kept(text) for _, files in old.values() for path, text in files}
        return dict(self._made(name, pages, old, write))

    def _made(
        self,
        name: str,
        pages: Iterator[Page],
        old: Mapping[str, Any],
        write: Callable[[Page], Written],
    ) -> Iterator[tuple[str, Content]]:
        before: set[int] = set()
        found: dict[str, tuple[Ranges, Files]] = {}
        while True:
            with reading() as log:
                page = next(pages, None)
            before |= log
            if page is None:
                own_reads = (own for own, _ in found.values())
                self._groups[name] = self._ranges(before, *own_reads), found
                return
            own, files = old.get(page[0], ([], []))
            if files and self._same(own) and self._lie_there(files):
                found[page[0]] = own, files
                yield from ((path, Kept(text)) for path, text in files)
                continue
            with reading() as log:
                written = [(path, text.encode()) for path, text in write(page)]  # half as large
            hashes = [(path, sha256(content)) for path, content in written]
            found[page[0]] = self._ranges(before | log), hashes
            yield from written

    def files(
        self,
        name: str,
        make: Callable[[], Mapping[str, Content]],
        of: Collection[tuple[Pieces, str]] = (),
    ) -> Mapping[str, Content]:
        key = sha256(" ".join(pieces.digests[kind] for pieces, kind in of)) if of else ""
        own, files = self._old.get(name, ([], {}))[1].get(key, ([], []))
        if files and self._same(own) and self._lie_there(files):
            self._groups[name] = own, {key: (own, files)}
            return {path: Kept(text) for path, text in files}
        with reading() as log:
            made = make()
        reads = self._ranges(() if of else log)
        self._groups[name] = reads, {key: (reads, [(path, sha256(made[path])) for path in made])}
        return made

    def pieces(self, name: str, make: Callable[[], Mapping[str, str]]) -> Pieces:
        own, files = self._old.get(name, ([], {}))[1].get("", ([], []))
        if files and self._same(own):
            self._groups[name] = own, {"": (own, files)}
            reads = [self._own[one] for one in _numbers(own)]
        else:
            with reading() as log:
                made = make()
            reads, files = log, self._store.write(made)
            own = self._ranges(log)
            self._groups[name] = own, {"": (own, files)}
        return Pieces(self._store, files, make, reads)

    def _ranges(self, reads: Iterable[int], *ranges: Ranges) -> Ranges:
        """Reads, and those of some ranges, in the numbers of the note."""
        numbers = {self._number(one) for one in reads}
        for one in ranges:
            numbers.update(_numbers(one))
        found: Ranges = []
        for number in sorted(numbers):
            if found and found[-1] == number:
                found[-1] = number + 1
            else:
                found += number, number + 1
        return found

    def _number(self, read: int) -> int:
        place = self._places.get(read)
        if place is None:
            place = self._places[read] = len(self._own)
            self._own.append(read)
        return place

    def _same(self, reads: Ranges) -> bool:
        """Whether nothing of what was read has changed."""
        changed = self._changed
        places = (bisect_left(changed, reads[at]) for at in range(0, len(reads), 2))
        return not any(
            place < len(changed) and changed[place] < end
            for place, end in zip(places, reads[1::2], strict=True)
        )

    def _stands(self, at: int) -> bool:
        """Whether something that the last run read is as it was."""
        if self._before[at] is None:
            return False
        *read, digest = self._before[at]
        return self._digests.of(Read(*read)) == digest

    def _lie_there(self, files: Files) -> bool:
        return all(self._digest_of(path) == text for path, text in files)

    def save(self) -> None:
        """Notes what this run made; where it cannot, the next one makes it all anew."""
        named, used = reads_of(self._own), bytearray(len(self._own))
        for reads, _ in self._groups.values():
            for at in range(0, len(reads), 2):
                used[reads[at] : reads[at + 1]] = b"\1" * (reads[at + 1] - reads[at])
        noted = {
            "base": self._base,
            "reads": [
                [*read, self._digests.of(read)] if used[at] else None
                for at, read in enumerate(named)
            ],
            "groups": self._groups,
        }
        if sum(used) * 2 < len(named):
            noted["groups"] = {}  # the note is mostly of what is no more
        self._store.clear()
        write_sealed(self._file, noted)


def _numbers(ranges: Ranges) -> Iterator[int]:
    for at in range(0, len(ranges), 2):
        yield from range(ranges[at], ranges[at + 1])
