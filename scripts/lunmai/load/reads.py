"""What of the corpus a piece of work has read, so that it need not be done again before that
changes.

Nobody declares what a page depends on. The maps of a corpus that is `watched` note who is asked
for, and a group of pages that asked for the same and was told the same is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache, wraps
from types import FunctionType, MethodType
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


class _Unhashable:
    """An ordinary cache would hide what was read for a value that it has already; it refuses what
    has no hash, and whoever wrote it will find `remembered`."""

    __hash__ = None


class Watched(_Unhashable, Mapping[str, T]):
    """A map that notes what is asked of it; of a `deep` one, what is asked of its values."""

    def __init__(self, name: str, given: Mapping[str, T], *, deep: bool = False) -> None:
        self.name, self.given = name, given
        self._values: dict[str, Any] | None = {} if deep else None
        self._found: dict[str, tuple[Read, Any]] = {}

    def _note(self, kind: str, key: str = "") -> None:
        if _logs:
            _logs[-1].add(Read(self.name, kind, key))

    def __getitem__(self, key: str) -> T:
        if found := self._found.get(key):  # every page asks a thousand times
            if _logs:
                _logs[-1].add(found[0])
            return found[1]
        kind = "value" if self._values is None or key not in self.given else "there"
        self._note(kind, key)
        value: Any = self.given[key]
        if kind == "there" and self._values is not None:
            value = self._values.setdefault(key, Seen(f"{self.name}.{key}", value))
        self._found[key] = Read(self.name, kind, key), value
        return value

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
        self._note("all" if self._values is None else "keys")
        return self.given.values() if self._values is None else [self[key] for key in self.given]

    def items(self) -> Any:
        self._note("all" if self._values is None else "keys")
        found = self.given.items()
        return found if self._values is None else [(key, self[key]) for key in self.given]


def only(given: Mapping[str, T], *fields: str) -> Iterable[T]:
    """All values for somebody who looks at nothing but some fields of them."""
    if not isinstance(given, Watched):
        return given.values()
    note_reads({Read(given.name, "fields", " ".join(fields))})
    return given.given.values()


class WatchedCorpus(_Unhashable, Corpus):
    """A corpus that notes what is read of it."""


DEEP = ("corpus.papers", "links.papers")
"""The maps whose values are large, and of which many pages need a little."""


class Seen(_Unhashable):
    """A record that notes which of its fields are read, also by its own methods."""

    def __init__(self, name: str, given: Any) -> None:
        fields = _field_names(type(given))
        self.__dict__.update(_name=name, _given=given, _fields=fields, _whole={})

    def __getattr__(self, field: str) -> Any:
        if found := self._whole.get(field):
            if _logs:
                _logs[-1].add(found[0])
            return found[1]
        if field not in self._fields:
            of_class = getattr(type(self._given), field)
            if isinstance(of_class, property):
                return of_class.fget(self)
            return MethodType(of_class, self) if isinstance(of_class, FunctionType) else of_class
        value, name = getattr(self._given, field), f"{self._name}.{field}"
        if isinstance(value, dict):
            value = Watched(name, value, deep=name.endswith(DEEP))
        elif is_dataclass(value):
            value = Seen(name, value)
        else:  # what is no map is read as a whole
            read = Read(name, "all")
            note_reads({read})
            self._whole[field] = read, value
            return value
        self.__dict__[field] = value
        return value


@cache
def _field_names(record: type) -> frozenset[str]:
    names = getattr(record, "model_fields", None)
    return frozenset(names if names is not None else (one.name for one in fields(record)))


def watched(name: str, corpus: Corpus) -> Corpus:
    """The same corpus, noting what is read of it under this name; the edition, the ledger and the
    names of hand-written pages are not noted: all pages are made anew when one of them changes."""
    given = {field.name: getattr(corpus, field.name) for field in fields(corpus)}
    for field, value in given.items():
        if isinstance(value, dict):
            deep = f"{name}.{field}".endswith(DEEP)
            given[field] = Watched(f"{name}.{field}", value, deep=deep)
    return WatchedCorpus(**given)


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
