"""Pages that need not be made anew: those that would read what they read the last time.

Each group of pages is kept under all that it read of the corpus and its links, each read with the
hash of what it gave; of the texts only the hashes are kept, for the texts lie in `docs`. What is
kept is never trusted: a note that is not whole, of other code or of another ledger is as good as
none, and a file that is not what the note says is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from lunmai.build.digests import Digests
from lunmai.build.write import Content, Kept
from lunmai.disk import replace_file
from lunmai.load.reads import Read, reading
from lunmai.pages.old_addresses import Page

Written = Iterable[tuple[str, str]]
"""The files that a page is, path and text."""
Files = list[tuple[str, str]]
"""Paths with the hashes of the texts."""
DIGEST = 64
"""The characters of a hash, with which the file begins."""


@dataclass
class Group:
    """Pages that are made together: the reads of all, and of each page its own with its files."""

    reads: set[int] = field(default_factory=set)
    pages: dict[str, tuple[set[int], Files]] = field(default_factory=dict)


class Keeper:
    """Knows the pages of the last run, and notes those of this one."""

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
        self._reads: dict[Read, int] = {}
        self._groups: dict[str, Group] = {}
        self._old: dict[str, Any] = {}
        self._now: dict[int, int] = {}
        """Of what the last run read, where it stands now that it is the same; -1 where not."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            content = b"" if fresh else file.read_bytes()
            if content[:DIGEST].decode() == sha256(content[DIGEST:]).hexdigest():
                noted = json.loads(content[DIGEST:])
                self._old = noted if noted["base"] == base else {}

    def pages(
        self, name: str, pages: Iterable[Page], write: Callable[[Page], Written]
    ) -> dict[str, Content]:
        """The pages of a group, as far as they cannot be kept made anew."""
        group = self._groups[name] = Group()
        reads, old = self._old.get("groups", {}).get(name, ([], {}))
        if old and self._same(reads):
            for page, (own, files) in old.items():
                self._keep(group, page, own, files)
            if all(self._lie_there(files) for _, files in old.values()):
                return {path: Kept(text) for _, files in old.values() for path, text in files}
            group = self._groups[name] = Group()
        return dict(self._made(group, pages, old, write))

    def _made(
        self,
        group: Group,
        pages: Iterable[Page],
        old: Mapping[str, Any],
        write: Callable[[Page], Written],
    ) -> Iterator[tuple[str, Content]]:
        before: set[Read] = set()
        following = iter(pages)
        while True:
            with reading() as log:
                page = next(following, None)
            before |= log
            if page is None:
                group.reads |= set(map(self._number, before))
                return
            own, files = old.get(page[0], ([], []))
            if files and self._same(own) and self._lie_there(files):
                self._keep(group, page[0], own, files)
                yield from ((path, Kept(text)) for path, text in files)
                continue
            with reading() as log:
                written = list(write(page))
            numbers = set(map(self._number, before | log))
            hashes = [(path, sha256(text.encode()).hexdigest()) for path, text in written]
            group.pages[page[0]] = numbers, hashes
            group.reads |= numbers
            yield from written

    def _keep(self, group: Group, page: str, reads: Iterable[int], files: Files) -> None:
        numbers = {self._now[one] for one in reads}
        group.pages[page] = numbers, files
        group.reads |= numbers

    def _number(self, read: Read) -> int:
        return self._reads.setdefault(read, len(self._reads))

    def _same(self, reads: Iterable[int]) -> bool:
        return all(self._stands(one) >= 0 for one in reads)

    def _stands(self, old: int) -> int:
        if old not in self._now:
            *read, digest = self._old["reads"][old]
            same = self._digests.of(Read(*read)) == digest
            self._now[old] = self._number(Read(*read)) if same else -1
        return self._now[old]

    def _lie_there(self, files: Files) -> bool:
        return all(self._digest_of(path) == text for path, text in files)

    def save(self) -> None:
        """Notes the pages of this run; where it cannot, the next one makes them all anew."""
        noted = {
            "base": self._base,
            "reads": [[*read, self._digests.of(read)] for read in self._reads],
            "groups": {
                name: [
                    sorted(group.reads),
                    {page: [sorted(own), files] for page, (own, files) in group.pages.items()},
                ]
                for name, group in self._groups.items()
            },
        }
        content = json.dumps(noted, ensure_ascii=False, separators=(",", ":")).encode()
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, sha256(content).hexdigest().encode() + content)
