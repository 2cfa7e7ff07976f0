"""The tombstones by the place where readers of old links meet them."""

from __future__ import annotations

from dataclasses import dataclass

from lunmai.link.grouping import Grouping, Groups
from lunmai.load import Corpus
from lunmai.model import Bilingual, RetirementKind
from lunmai.permanent.register import Register


@dataclass(frozen=True)
class Tombstone:
    """What a reader is told at an address that was published and is no more."""

    name: str
    """The permanent name."""
    anchor: str
    """Without kind and paper: the claim, the concept, the key or the path."""
    kind: RetirementKind
    date: str
    reason: Bilingual
    leads_to: tuple[str, ...]
    """The permanent names of what is there today in its place."""
    renamed_to: str = ""
    """The one of them that is the same under another name; empty where nothing is."""


@dataclass(frozen=True)
class Tombstones:
    """Every tombstone of the ledger, and those of what fell with a retired paper."""

    claims: Groups
    """Of the claims of each paper, be it there or not."""
    papers: tuple[Tombstone, ...]
    concepts: tuple[Tombstone, ...]
    references: tuple[Tombstone, ...]
    pages: tuple[Tombstone, ...]


def tombstones(corpus: Corpus) -> Tombstones:
    """The tombstones of everything that was published, each kind in the order of publishing."""
    register = Register(corpus)
    claims, others = Grouping(), Grouping()
    for name in dict.fromkeys(corpus.ledger.published()):
        stone = register.tombstone(name)
        if stone is None:
            continue
        kind, _, rest = name.partition("/")
        paper, _, claim = rest.partition("#")
        leads_to = register.leads_to(name), register.renamed_to(name)
        made = Tombstone(name, claim or rest, stone.kind, stone.date, stone.reason, *leads_to)
        if claim:
            claims[paper].append(made)
        else:
            others[kind].append(made)
    found = others.frozen()
    return Tombstones(
        claims.frozen(),
        **{kind: found.get(kind, ()) for kind in ("papers", "concepts", "references", "pages")},
    )
