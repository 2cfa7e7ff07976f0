"""Hashes of what pages read, so that another run can tell whether it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from lunmai.load.reads import Read

BRIEF = {"text", "claims"}
"""What a claim is without when it is read in brief."""


class Digests:
    """The hash of everything that can be read, each computed once."""

    def __init__(self, sources: Mapping[str, Any]) -> None:
        self._sources = dict(sources)
        self._known: dict[Read, str] = {}
        self._records: dict[int, tuple[object, str]] = {}

    def add(self, name: str, source: Any) -> None:
        """One more that can be read."""
        self._sources[name] = source
        within = {one for one in self._known if one.map.partition(".")[0] == name}
        for read in within:
            del self._known[read]

    def of(self, read: Read) -> str:
        """The hash of what a read gives now; empty for what is not there."""
        if read not in self._known:
            self._known[read] = self._of(read)
        return self._known[read]

    def _of(self, read: Read) -> str:
        found = self._map(read.map)
        if found is None:
            return ""
        if _form(type(found)) != "map":
            return _hash(_shape(found) if read.kind == "shape" else self._parts(found))
        match read.kind:
            case "keys":
                return _hash(found)
            case "there":
                return str(read.key in found)
            case "value":
                value = found.get(read.key)
                return "" if value is None else _hash(self._parts(value))
            case "shape":
                value = found.get(read.key)
                is_claim = _form(type(value)) == "record"
                return _hash(_shape(value.claims if is_claim else value))
            case "brief":
                claim = found.get(read.key)
                return _hash([claim.model_dump_json(exclude=BRIEF)] if claim else [])
            case "fields":
                wanted = attrgetter(*read.key.split())
                return _hash(part for one in found.values() for part in self._parts(wanted(one)))
        return _hash(
            part
            for key, value in found.items()
            for part in (key, self.of(Read(read.map, "value", key)) if value is not None else "")
        )

    def _map(self, name: str) -> Any:
        """What is watched under a name; None where it is no more."""
        first, *rest = name.split(".")
        found = self._sources.get(first)
        for field in rest:
            of_map = _form(type(found)) == "map"
            found = found.get(field) if of_map else getattr(found, field, None)
        return found

    def _parts(self, value: Any) -> Iterator[str]:
        """A value as texts that no other value has."""
        match _form(type(value)):
            case "record":
                yield self._record(value)
            case "fields":
                yield type(value).__name__
                for one in fields(value):
                    yield from self._parts(getattr(value, one.name))
            case "map":
                yield f"map {len(value)}"
                for key, one in value.items():
                    yield repr(key)
                    yield from self._parts(one)
            case "row":
                yield f"row {len(value)}"
                for one in value:
                    yield from self._parts(one)
            case "set":
                yield f"set {sorted(value)!r}"
            case _:
                yield repr(value)

    def _record(self, record: BaseModel) -> str:
        """The hash of a record, which is kept so that no other can have its id."""
        known = self._records.get(id(record))
        if known is None:
            text = f"{type(record).__qualname__} {record.model_dump_json()}"
            known = self._records[id(record)] = record, sha256(text.encode()).hexdigest()
        return known[1]


@cache  # a metaclass of pydantic's answers slowly
def _form(kind: type) -> str:
    """What a value of a type is made of."""
    forms = {"record": BaseModel, "map": Mapping, "row": (tuple, list), "set": (set, frozenset)}
    found = next((name for name, one in forms.items() if issubclass(kind, one)), "")
    return found or ("fields" if is_dataclass(kind) else "")


def _shape(value: Any) -> Iterator[str]:
    """Which claims there are in a value, and what else there is."""
    match _form(type(value)):
        case "record":
            yield value.id
        case "map":
            yield f"map {len(value)}"
            for key, one in value.items():
                yield repr(key)
                yield from _shape(one)
        case "row":
            yield f"row {len(value)}"
            for one in value:
                yield from _shape(one)
        case "fields":
            for one in fields(value):
                yield from _shape(getattr(value, one.name))
        case _:
            yield repr(value)


def _hash(parts: Iterable[str]) -> str:
    digest = sha256()
    for part in parts:
        content = part.encode()
        digest.update(f"{len(content)} ".encode() + content)
    return digest.hexdigest()[:32]
