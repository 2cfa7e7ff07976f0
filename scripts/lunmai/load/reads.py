"""What of the corpus a piece of work has read, so that it need not be done again before that
changes.

Nobody declares what a page depends on. The maps of a corpus that is `watched` note who is asked
for, and a group of pages that asked for the same and was told the same is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from lunmai.load.loaded import Corpus

T = TypeVar("T")


class Read(NamedTuple):
    """Something that was asked for."""

    map: str
    """The name of the map: `corpus.papers`."""
    kind: str
    """`value` of a key, `there` for whether it is, `keys` for all keys in their order, `fields` of
    all values, `all`."""
    key: str = ""
    """Or the fields."""


_logs: list[set[Read]] = []
"""Those who want to know what is read, the innermost last."""


@contextmanager
def reading() -> Iterator[set[Read]]:
    """Everything that is read within, also by what `remembered` has computed before."""
    log: set[Read] = set()
    _logs.append(log)
    try:
        yield log
    finally:
        _logs.remove(log) if _logs[-1] is not log else _logs.pop()
        note_reads(log)


def note_reads(reads: set[Read]) -> None:
    """Notes what was read, now or when something that is used was computed."""
    if _logs:
        _logs[-1] |= reads


class Watched(Mapping[str, T]):
    """A map that notes what is asked of it."""

    def __init__(self, name: str, given: Mapping[str, T]) -> None:
        self.name, self.given = name, given

    def _note(self, kind: str, key: str = "") -> None:
        if _logs:
            _logs[-1].add(Read(self.name, kind, key))

    def __getitem__(self, key: str) -> T:
        self._note("value", key)
        return self.given[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._note("value", key)
        return self.given.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note("there", str(key))
        return key in self.given

    def __iter__(self) -> Iterator[str]:
        self._note("keys")
        return iter(self.given)

    def __len__(self) -> int:
        self._note("keys")
        return len(self.given)

    def __eq__(self, other: object) -> bool:
        self._note("all")
        return self.given == other

    __hash__ = None

    def keys(self) -> Any:
        self._note("keys")
        return self.given.keys()

    def values(self) -> Any:
        self._note("all")
        return self.given.values()

    def items(self) -> Any:
        self._note("all")
        return self.given.items()


def only(given: Mapping[str, T], *fields: str) -> Iterable[T]:
    """All values for somebody who looks at nothing but some fields of them."""
    if not isinstance(given, Watched):
        return given.values()
    note_reads({Read(given.name, "fields", " ".join(fields))})
    return given.given.values()


class _Unhashable:
    """An ordinary cache would hide what was read for a value that it has already; it refuses what
    has no hash, and whoever wrote it will find `remembered`."""

    __hash__ = None


class WatchedCorpus(_Unhashable, Corpus):
    """A corpus that notes what is read of it."""


class Fields(_Unhashable):
    """A record of maps, as a corpus is, that notes what is read of it."""

    def __init__(self, name: str, given: Any) -> None:
        self.__dict__.update(_watched_fields(name, given))
        self.__dict__["_wholes"] = {
            one.name: getattr(given, one.name)
            for one in fields(given)
            if one.name not in self.__dict__
        }
        self.__dict__["_name"] = name

    def __getattr__(self, field: str) -> Any:
        """What is no map is read as a whole."""
        wholes = self.__dict__["_wholes"]
        if field not in wholes:
            raise AttributeError(field)
        note_reads({Read(f"{self._name}.{field}", "all")})
        return wholes[field]

    def whole(self, field: str) -> Any:
        """What is there, without a note of it."""
        return self.__dict__.get(field, self.__dict__["_wholes"].get(field))


def _watched_fields(name: str, given: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(given):
        value = getattr(given, field.name)
        if isinstance(value, dict):
            found[field.name] = Watched(f"{name}.{field.name}", value)
        elif is_dataclass(value):
            found[field.name] = Fields(f"{name}.{field.name}", value)
    return found


def watched(name: str, corpus: Corpus) -> Corpus:
    """The same corpus, noting what is read of it under this name; the edition, the ledger and the
    names of hand-written pages are not noted: all pages are made anew when one of them changes."""
    maps = {
        field.name: Watched(f"{name}.{field.name}", value)
        for field in fields(corpus)
        if isinstance(value := getattr(corpus, field.name), dict)
    }
    plain = replace(corpus, **maps)
    return WatchedCorpus(**{field.name: getattr(plain, field.name) for field in fields(plain)})


def remembered(size: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Keeps the last values of a function of a corpus, as `lru_cache` does, and notes what was read
    for a value also when it is there already."""

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        kept: OrderedDict[tuple, tuple[Corpus, T, set[Read]]] = OrderedDict()

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
