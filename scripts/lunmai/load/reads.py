"""What of the corpus a piece of work has read, so that it need not be done again before that
changes.

Nobody declares what a page depends on. The maps of a corpus that is `watched` note who is asked
for, and a group of pages that asked for the same and was told the same is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from lunmai.load.loaded import Corpus

T = TypeVar("T")


class Read(NamedTuple):
    """Something that was asked for."""

    map: str
    """The name of the map: `corpus.papers`."""
    kind: str
    """`value` of a key, `brief` for what is brief of it, `shape` for which claims it has, `there`
    for whether it is, `keys` for all keys in their order, `fields` of all values, `all`."""
    key: str = ""
    """Or the fields."""


_numbers: dict[Read, int] = {}
"""Everything that this process ever read, numbered: a number is sooner noted than a name."""
_logs: list[set[int]] = []
"""Those who want to know what is read, the innermost last."""


def number_of(read: Read) -> int:
    """The number by which a read is noted."""
    return _numbers.setdefault(read, len(_numbers))


def reads_of(numbers: Iterable[int]) -> list[Read]:
    """The reads that were noted by these numbers."""
    known = [*_numbers]
    return [known[number] for number in numbers]


@contextmanager
def reading() -> Iterator[set[int]]:
    """Everything that is read within, also by what `remembered` has computed before."""
    log: set[int] = set()
    _logs.append(log)
    try:
        yield log
    finally:
        _logs.remove(log) if _logs[-1] is not log else _logs.pop()
        note_reads(log)


def note_reads(reads: Iterable[int]) -> None:
    """Notes what was read, now or when something that is used was computed."""
    if _logs:
        _logs[-1].update(reads)


class Unhashable:
    """An ordinary cache would hide what was read for a value that it has already; it refuses what
    has no hash, and whoever wrote it will find `remembered`."""

    __hash__ = None


class Watched(Unhashable, Mapping[str, T]):
    """A map that notes what is asked of it. The values of a `deep` one, which that makes of their
    names and themselves, note what is asked of them, and it notes no more than the `kind`; one that
    is read `whole` notes that alone."""

    def __init__(
        self,
        name: str,
        given: Mapping[str, T],
        *,
        deep: Callable[[str, T], Any] | None = None,
        kind: str = "there",
        whole: bool = False,
    ) -> None:
        self.name, self.given, self._kind = name, given, kind
        self._deep, self._values = deep, {}
        self._all = number_of(Read(name, "all")) if whole else None
        self._known: dict[tuple[str, str], int] = {}

    def _note(self, kind: str, key: str = "") -> None:
        if not _logs:
            return
        number = self._all
        if number is None:
            number = self._known.get((kind, key))
            if number is None:
                number = self._known[kind, key] = number_of(Read(self.name, kind, key))
        _logs[-1].add(number)

    def __getitem__(self, key: str) -> T:
        if self._deep is None or key not in self.given:
            self._note("value", key)
            return self.given[key]
        self._note(self._kind, key)
        if key not in self._values:
            self._values[key] = self._deep(f"{self.name}.{key}", self.given[key])
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key: object) -> bool:
        self._note("there", str(key))
        return key in self.given

    def __iter__(self) -> Iterator[str]:
        self._note("keys")
        return iter(self.given)

    def __len__(self) -> int:
        self._note("keys")
        return len(self.given)

    def keys(self) -> Any:
        self._note("keys")
        return self.given.keys()

    def values(self) -> Any:
        self._note("all" if self._deep is None else "keys")
        return self.given.values() if self._deep is None else [self[key] for key in self.given]

    def items(self) -> Any:
        self._note("all" if self._deep is None else "keys")
        found = self.given.items()
        return found if self._deep is None else [(key, self[key]) for key in self.given]


def only(given: Mapping[str, T], *fields: str) -> Iterable[T]:
    """All values for somebody who looks at nothing but some fields of them."""
    if not isinstance(given, Watched):
        return given.values()
    note_reads((number_of(Read(given.name, "fields", " ".join(fields))),))
    return given.given.values()


def in_full(given: Mapping[str, T], key: str) -> T:
    """A value for somebody who reads all of it."""
    if not isinstance(given, Watched):
        return given[key]
    note_reads((number_of(Read(given.name, "value", key)),))
    return given.given[key]


def remembered(size: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Keeps the last values of a function of a corpus, as `lru_cache` does, and notes what was read
    for a value also when it is there already."""

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        kept: OrderedDict[tuple, tuple[Corpus, T, set[int]]] = OrderedDict()

        @wraps(function)
        def call(corpus: Corpus, *rest: Any) -> T:
            key = (id(corpus), *rest)  # the corpus is kept, so that no other can have its id
            if key in kept:
                kept.move_to_end(key)
                note_reads(kept[key][2])
            else:
                with reading() as reads:
                    value = function(corpus, *rest)
                kept[key] = corpus, value, reads
                if len(kept) > size:
                    kept.popitem(last=False)
            return kept[key][1]

        return call

    return decorate
