"""The spine of an argument: what limits each main mechanism, and what answers each limit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lunmai.link.paper import PaperLinks
from lunmai.model import Basis, Paper, Relation, Role

SPINE: tuple[Role, ...] = ("mechanism", "constraint", "path")


@dataclass(frozen=True)
class Pairing:
    """How a main claim is met by another one, by themselves or by what elaborates them."""

    claim: str
    """The main claim at the other end."""
    basis: Basis
    """Explicit where the text states at least one of the relations."""
    partial: bool
    """True where none of them joins the main claims themselves and holds as a whole."""


@dataclass(frozen=True)
class Spine:
    """The main mechanisms, constraints and paths of a paper, each with what meets it."""

    limited: dict[str, tuple[Pairing, ...]]
    """For each main mechanism the main constraints that limit it, the surest first."""
    answered: dict[str, tuple[Pairing, ...]]
    """For each main constraint the main paths that answer it."""
    paths: tuple[str, ...]


def argument_spine(paper: Paper, linked: PaperLinks) -> Spine | None:
    """The spine of a paper; None where it argues otherwise."""
    body = {section.id for section in paper.outline if section.part == "body"}
    mains: dict[Role, list[str]] = {role: [] for role in SPINE}
    heads: dict[str, str] = {}
    for claim in paper.claims:
        if claim.role in SPINE and claim.claims and claim.source.section in body:
            mains[claim.role].append(claim.id)
            heads |= {sub.id: claim.id for sub in claim.with_descendants()}
    if not all(mains.values()):
        return None
    relations = [one for group in linked.outgoing.values() for one in group]
    limits = [one for one in relations if one.type == "limits"]
    answers = [one for one in relations if one.type == "answers"]
    limited = _pairings(mains["mechanism"], heads, [(one.to, one.from_, one) for one in limits])
    answered = _pairings(mains["constraint"], heads, [(one.to, one.from_, one) for one in answers])
    if not any(limited.values()) or not any(answered.values()):
        return None
    return Spine(limited, answered, tuple(mains["path"]))


def _pairings(
    mains: list[str], heads: dict[str, str], ends: Iterable[tuple[str, str, Relation]]
) -> dict[str, tuple[Pairing, ...]]:
    """For each main claim the others that meet it. First those that meet it as a whole and that the
    text states, last those that only meet what elaborates it, in part and by our reading."""
    found: dict[str, dict[str, list[tuple[bool, Relation]]]] = defaultdict(dict)
    for here, there, relation in ends:
        head, other = heads.get(here), heads.get(there)
        if head and other:
            whole = (here, there) == (head, other)
            found[head].setdefault(other, []).append((whole, relation))
    return {name: tuple(_sorted(found.get(name, {}))) for name in mains}


def _sorted(found: dict[str, list[tuple[bool, Relation]]]) -> list[Pairing]:
    ranked = []
    for order, (other, relations) in enumerate(found.items()):
        stated = any(one.basis == "explicit" for _, one in relations)
        whole = any(one for one, _ in relations)
        partial = all(one.partial or not of_whole for of_whole, one in relations)
        pairing = Pairing(other, "explicit" if stated else "editorial", partial)
        ranked.append(((not whole, not stated, partial, -len(relations), order), pairing))
    return [pairing for _, pairing in sorted(ranked, key=lambda one: one[0])]
