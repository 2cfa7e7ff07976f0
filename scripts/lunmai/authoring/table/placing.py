"""The rows of a table that no record was written to: what they become, and under which id; and
where new and moved claims go: under their parent, behind the row that stands above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lunmai.authoring.table.differences import Added, Taken
from lunmai.authoring.table.document import Document, entry, insert_claims, move_claim
from lunmai.authoring.table.edits import ORDER
from lunmai.authoring.table.taken import TakenSheet
from lunmai.load import Corpus
from lunmai.model import Paper
from lunmai.problems import did_you_mean
from lunmai.workbook.columns import Column


def wanted_of(columns: Iterable[tuple[Column, str]]) -> dict[str, object]:
    """What cells say as the fields of a record, in the order that files have them in."""
    wanted: dict[str, object] = {}
    filled = [(column.path, column.value(text)) for column, text in columns if column.path]
    for (field, *part), value in sorted(filled, key=lambda one: [*map(ORDER.index, one[0])]):
        if part:
            wanted.setdefault(field, {})[part[0]] = value  # type: ignore[index]
        else:
            wanted[field] = value
    return wanted


def fields_of(added: Added) -> dict[str, object]:
    """The fields of a new record without its id."""
    columns = added.sheet.columns
    return wanted_of((columns[key], text) for key, text in added.row.texts.items())


def name_claims(corpus: Corpus, paper: Paper, taken: Taken) -> None:
    """Gives the new claims their ids, which the author wrote or which are proposed here: never one
    that was ever used in this paper."""
    added = [one for one in taken.added if one.sheet.key == "claims"]
    used = _used(corpus, paper)
    named: dict[str, Added] = {}
    for one in added:
        name = one.row.texts.get("id", "")
        if name in used or name in named:
            said = f"'{name}' is or was another claim of this paper; give a new one, or none, and"
            taken.refuse(one.sheet.place(one.row, "id"), f"{said} one is proposed")
        elif name:
            named[name] = one
    letters = _letters(paper)
    for one in added:
        texts = one.row.texts
        if not texts.get("id"):
            role, parent = texts.get("role", ""), texts.get("parent", "")
            stem = f"{parent}-" if parent else letters.get(role, role[:1] or "x")
            named[_next(stem, {*used, *named})] = one
    taken.names = dict(sorted(named.items(), key=lambda item: item[1].row.number))


def _used(corpus: Corpus, paper: Paper) -> set[str]:
    """Every id within a paper that there is or ever was."""
    before = f"papers/{paper.id}#"
    promised = {*corpus.ledger.promised(), *(stone.id for stone in corpus.ledger.retired)}
    return {
        *(claim.id for claim in paper.all_claims()),
        *(note.id for note in paper.notes),
        *(relation.id for relation in paper.relations if relation.id),
        *(name.removeprefix(before) for name in promised if name.startswith(before)),
    }


def _letters(paper: Paper) -> dict[str, str]:
    """The letter with which the ids of a role begin, most of them."""
    counted: dict[str, Counter[str]] = {}
    for claim in paper.claims:
        counted.setdefault(claim.role, Counter())[re.sub(r"\d.*", "", claim.id)] += 1
    return {role: letters.most_common(1)[0][0] for role, letters in counted.items()}


def _next(stem: str, used: set[str]) -> str:
    ends = (name.removeprefix(stem) for name in used if name.startswith(stem))
    return f"{stem}{max((int(end) for end in ends if end.isdecimal()), default=0) + 1}"


def place_claims(document: Document, paper: Paper, sheet: TakenSheet, taken: Taken) -> None:
    """Moves claims and adds new ones, in the order of their rows."""
    names = taken.names
    moves = {one.row.key: one for one in taken.changes if one.column.key == "parent"}
    parents = {claim.id: above.id for above in paper.all_claims() for claim in above.claims}
    there = {claim.id for claim in paper.all_claims()}
    known = there | names.keys()
    parents |= {name: one.text for name, one in moves.items()}
    parents |= {name: one.row.texts.get("parent", "") for name, one in names.items()}
    places = {name: one.place for name, one in moves.items()}
    places |= {name: one.sheet.place(one.row, "parent") for name, one in names.items()}
    for name, place in places.items():
        if parents[name] and parents[name] not in known:
            hint = did_you_mean(parents[name], known)
            taken.refuse(place, f"this paper has no claim '{parents[name]}'{hint}")
        elif _hangs(parents, name):
            taken.refuse(place, f"'{name}' would be below itself; name another parent")
    if not places or taken.problems:
        return
    new = {one.row.number: name for name, one in names.items()}
    order = [new.get(row.number, row.key) for row in sheet.rows]
    first = sorted(moves, key=lambda name: (_depth(parents, name), order.index(name)))
    for wave in (there, names.keys()):  # what goes below a new claim has to wait for it
        for name in first:  # so that no parent is still below what is to go below it
            if (parents[name] or next(iter(there))) in wave:
                move_claim(document, name, parents[name], _above(document, name, parents, order))
        if wave is there:
            _add(document, names, parents, order)
    taken.moved = tuple(moves)


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
    batches: list[tuple[str, str | None, list[str]]] = []
    for name in (name for name in names if parents[name] not in names):
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
    below = [_entry(child, names, parents) for child in names if parents[child] == name]
    return entry({"id": name, **fields_of(names[name])}, below)
