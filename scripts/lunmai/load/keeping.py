"""Who makes what a run needs: everything anew, or with somebody who knows the last run only what
is no more as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class Keeping:
    """Makes everything anew."""

    def watched(self, name: str, given: Mapping[str, T]) -> Mapping[str, T]:
        """A map that follows from the corpus, for those who are to read a little of it."""
        return given

    def pages(
        self,
        name: str,
        pages: Iterator[tuple],
        write: Callable[[tuple], Iterable[tuple[str, str]]],
    ) -> Mapping[str, Any]:
        """The files of a group of pages, each of which is written by a function."""
        return {path: text for page in pages for path, text in write(page)}

    def files(
        self,
        name: str,
        make: Callable[[], Mapping[str, Any]],
        of: Collection[tuple[Mapping[str, bytes], str]] = (),
    ) -> Mapping[str, Any]:
        """Files that are made together; `of` are the pieces with their kinds, or `*` for all kinds,
        of which they are put together when they read nothing else: nobody need look at those that
        are the same."""
        return make()

    def pieces(self, name: str, make: Callable[[], Mapping[str, str]]) -> Mapping[str, bytes]:
        """What several files are put together of, by its kind."""
        return {kind: text.encode() for kind, text in make().items()}


ANEW = Keeping()
