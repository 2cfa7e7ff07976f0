"""Where new and moved claims go: under their parent, behind the row that stands above them."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.authoring.table.differences import Added, Differences
from lunmai.authoring.table.document import Document
from lunmai.authoring.table.new import fields_of
from lunmai.authoring.table.taken import TakenSheet
from lunmai.authoring.table.tree import entry, insert_claims, move_claim
from lunmai.model import Paper
from lunmai.problems import did_you_mean


def place_claims(
    document: Document, paper: Paper, sheet: TakenSheet, names: dict[str, Added], found: Differences
) -> tuple[str, ...]:
    """Moves claims and adds new ones, in the order of their rows; returns what was moved."""
    moves = {one.row.key: one for one in found.changes if one.column.key == "parent"}
    parents = {claim.id: above.id for above in paper.all_claims() for claim in above.claims}
    there = {claim.id for claim in paper.all_claims()}
    parents |= {name: one.text for name, one in moves.items()}
    parents |= {name: one.row.texts.get("parent", "") for name, one in names.items()}
    places = {name: one.place for name, one in moves.items()}
    places |= {name: one.sheet.place(one.row, "parent") for name, one in names.items()}
    for name, place in places.items():
        if parents[name] and parents[name] not in there | names.keys():
            hint = did_you_mean(parents[name], there | names.keys())
            found.refuse(place, f"this paper has no claim '{parents[name]}'{hint}")
        elif _hangs(parents, name):
            found.refuse(place, f"'{name}' would be below itself; name another parent")
    if not places or found.problems:
        return ()
    order = _order(sheet, names)
    first = sorted(moves, key=lambda name: (_depth(parents, name), order.index(name)))
    for wave in (there, names.keys()):  # what goes below a new claim has to wait for it
        for name in first:  # so that no parent is still below what is to go below it
            if (parents[name] or next(iter(there))) in wave:
                move_claim(document, name, parents[name], _above(document, name, parents, order))
        if wave is there:
            _add(document, names, parents, order)
    return tuple(moves)


def _hangs(parents: dict[str, str], name: str) -> bool:
    """Whether a claim would be below itself."""
    seen = {name}
    while name := parents.get(name, ""):
        if name in seen:
            return True
        seen.add(name)
    return False


def _depth(parents: dict[str, str], name: str) -> int:
    """How far below the top a claim is to be."""
    above = parents.get(name, "")
    return 1 + _depth(parents, above) if above else 0


def _order(sheet: TakenSheet, names: dict[str, Added]) -> list[str]:
    """Every claim in the order of the rows."""
    new = {one.row.number: name for name, one in names.items()}
    return [new.get(row.number, row.key) for row in sheet.rows]


def _above(document: Document, name: str, parents: dict[str, str], order: list[str]) -> str | None:
    """The claim of the same parent behind which one goes: an empty name where it is to be the first
    of them, None where nothing above it tells."""
    parent = parents[name]
    holder = document.claims[parent] if parent else ()
    beside = {one for one, path in document.claims.items() if path[:-2] == holder}
    for above in reversed(order[: order.index(name)]):
        if above == parent:
            return ""
        while above and above not in beside - {name}:
            above = parents.get(above, "")
        if above:
            return above
    return None


def _add(
    document: Document, names: dict[str, Added], parents: dict[str, str], order: list[str]
) -> None:
    """Adds the new claims, those that follow each other at once."""
    tops = [name for name in names if parents[name] not in names]
    batches: list[tuple[str, str | None, list[str]]] = []
    for name in tops:
        above = _above(document, name, parents, order)
        lines = _entry(name, names, parents)
        if batches and batches[-1][:2] == (parents[name], above):
            batches[-1][2].extend(lines)
        else:
            batches.append((parents[name], above, lines))
    for parent, above, lines in reversed(batches):
        insert_claims(document, parent, above, lines)


def _entry(name: str, names: dict[str, Added], parents: dict[str, str]) -> list[str]:
    """The lines of a new claim with the new claims below it."""
    below = [_entry(child, names, parents) for child in _children(name, names, parents)]
    return entry({"id": name, **fields_of(names[name])}, below)


def _children(name: str, names: dict[str, Added], parents: dict[str, str]) -> Iterator[str]:
    return (child for child in names if parents[child] == name)
