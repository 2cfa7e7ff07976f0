"""A corpus, its links and their records, which note what is read of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import FunctionType, MethodType
from typing import Any

from lunmai.load.loaded import Corpus
from lunmai.load.reads import Read, Unhashable, Watched, note_reads, number_of
from lunmai.model import Claim


class WatchedCorpus(Unhashable, Corpus):
    """A corpus that notes what is read of it."""


class Seen(Unhashable):
    """A record that notes which of its fields are read, also by its own methods."""

    def __init__(self, name: str, given: Any) -> None:
        self.__dict__.update(_name=name, _given=given, _fields=_field_names(type(given)), _plain={})

    def __getattr__(self, field: str) -> Any:
        if known := self._plain.get(field):
            note_reads(known[1])
            return known[0]
        if field not in self._fields:
            of_class = getattr(type(self._given), field)
            if isinstance(of_class, property):
                return of_class.fget(self)
            return MethodType(of_class, self) if isinstance(of_class, FunctionType) else of_class
        value, name = getattr(self._given, field), f"{self._name}.{field}"
        if isinstance(value, dict):
            value = _watched_map(name, value)
        elif is_dataclass(value):
            value = Seen(name, value)
        else:  # what is no map is read as a whole, but for the claims of a paper
            kind = "all"
            if field == "claims" and self._name.count(".") == 2:
                first, _, paper = self._name.split(".")
                value, kind = _briefly(first.replace("corpus", "links"), value, paper), "shape"
            known = self._plain[field] = value, (number_of(Read(name, kind)),)
            note_reads(known[1])
            return value
        self.__dict__[field] = value
        return value


class Brief(Unhashable):
    """A claim that notes whether it is read with its text or without; what is below it is the
    like. Whoever has it knows its id already."""

    def __init__(self, links: str, paper: str, given: Claim) -> None:
        claims = f"{links}.papers.{paper}.claims"
        kinds = (number_of(Read(claims, kind, given.id)) for kind in ("value", "brief", "shape"))
        whole, brief, shape = ((one,) for one in kinds)
        self.__dict__.update(id=given.id, _given=given, _whole=whole, _brief=brief, _shape=shape)
        self.__dict__.update(_below=(links, paper), _subs=None)

    def __getattr__(self, field: str) -> Any:
        if field == "claims":
            note_reads(self._shape)
            if self._subs is None:
                subs = tuple(Brief(*self._below, one) for one in self._given.claims)
                self.__dict__["_subs"] = subs
            return self._subs
        note_reads(self._brief if field in IN_BRIEF else self._whole)
        return getattr(self._given, field)

    def with_descendants(self) -> Iterator[Brief]:
        yield self
        for claim in self.claims:
            yield from claim.with_descendants()


IN_BRIEF = frozenset(Claim.model_fields) - {"text"} | {"named"}
"""What a claim has that is no text."""
DEEP = ("corpus.papers", "links.papers")
"""The maps whose values are large, and of which many pages need a little."""
CLAIMS = ("about", "named", "claims", "top_claims")
"""The maps in which there are claims."""


def _briefly(links: str, value: Any, paper: str = "") -> Any:
    """Claims in brief, wherever they stand in a value that has them by their papers."""
    if type(value) is Claim:
        return Brief(links, paper, value)
    if type(value) is dict:
        return {key: _briefly(links, one, paper or key) for key, one in value.items()}
    if type(value) is tuple:
        return tuple(_briefly(links, one, paper) for one in value)
    if is_dataclass(value):
        return replace(value, claims=_briefly(links, value.claims, paper))
    return value


def _watched_map(name: str, value: dict[str, Any]) -> Watched:
    """A map, as it is looked at; within a paper all but the claims is read as a whole, so that
    there are not four reads for each of them."""
    first, *within, last = name.split(".")
    if name.endswith(DEEP):
        return Watched(name, value, deep=Seen)
    paper = within[1] if len(within) > 1 else ""
    if last in CLAIMS and (paper or not within) and first.endswith("links"):
        return Watched(name, value, deep=lambda _, one: _briefly(first, one, paper), kind="shape")
    return Watched(name, value, whole=bool(paper))


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
            given[field] = _watched_map(f"{name}.{field}", value)
    return WatchedCorpus(**given)
