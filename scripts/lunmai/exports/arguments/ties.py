"""Relations within papers and parallels between them, in the one form that all formats take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lunmai.model import PARALLELS, RELATIONS, Parallel
from lunmai.model.vocabulary import Scheme


@dataclass(frozen=True)
class Tie:
    """How one claim stands to another."""

    name: str
    """Unique among all: liu-yuyang-2024/c1/limits/m1."""
    type: str
    scheme: Scheme
    source: str
    """The key of the claim where it starts."""
    target: str
    """The key of the claim where it ends or, where an inference is undercut, of a relation."""
    end: str
    """The key of the claim where it ends: of an undercut inference, its conclusion."""
    basis: str
    remark: dict[str, str]
    key: str = ""
    """That of a relation to which others refer."""
    attack: str = ""
    partial: bool = False
    undercut: str = ""
    """The name of the relation that it attacks."""


def ties_of(paper: dict[str, Any]) -> Iterator[Tie]:
    """The relations of a paper, which has the form of `ExportedPaper`."""
    named = {one["key"]: one for one in paper["relations"] if one["key"]}
    for one in paper["relations"]:
        undercut = named.get(one["to_key"])
        yield Tie(
            name=_name(one),
            type=one["type"],
            scheme=RELATIONS[one["type"]].scheme,
            source=one["from_key"],
            target=one["to_key"],
            end=(undercut or one)["to_key"],
            basis=one["basis"],
            remark=one["remark"] or {},
            key=one["key"] or "",
            attack=one["attack"] or "",
            partial=one["partial"],
            undercut=_name(undercut) if undercut else "",
        )


def _name(relation: dict[str, Any]) -> str:
    paper, _, start = relation["from_key"].partition("#")
    return f"{paper}/{start}/{relation['type']}/{relation['to']}"


def starting_ties(parallels: Iterable[Parallel]) -> dict[str, dict[str, tuple[Tie, ...]]]:
    """How claims stand to those of other papers, by the paper and the claim where that starts;
    without the remarks, for those who have no place for them."""
    found: dict[str, dict[str, tuple[Tie, ...]]] = {}
    for one in parallels:
        said = {"from": one.from_, "to": one.to, "type": one.type, "remark": {}}
        ties = found.setdefault(one.from_.partition("#")[0], {})
        ties[one.from_] = (*ties.get(one.from_, ()), *parallel_ties([said]))
    return found


def parallel_ties(parallels: list[dict[str, Any]]) -> Iterator[Tie]:
    """Parallels, which are always our reading; they have the form of `ExportedParallel`."""
    for one in parallels:
        yield Tie(
            name=f"{one['from']}/{one['type']}/{one['to']}".replace("#", "/"),
            type=one["type"],
            scheme=PARALLELS[one["type"]].scheme,
            source=one["from"],
            target=one["to"],
            end=one["to"],
            basis="editorial",
            remark=one["remark"],
        )
