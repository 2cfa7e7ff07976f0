"""The rows of a table that no record was written to: what they become, and under which id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from lunmai.authoring.table.columns import Column
from lunmai.authoring.table.differences import Added, Differences
from lunmai.authoring.table.edits import ORDER, Wanted
from lunmai.load import Corpus
from lunmai.model import Paper


def wanted_of(columns: Iterable[tuple[Column, str]]) -> dict[str, object]:
    """What cells say as the fields of a record, in the order that files have them in."""
    wanted: dict[str, object] = {}
    for column, text in columns:
        if not column.path:
            continue
        holder = wanted
        for step in column.path[:-1]:
            holder = holder.setdefault(step, {})  # type: ignore[assignment]
        holder[column.path[-1]] = column.value(text)
    return _ordered(wanted)


def _ordered(said: Wanted) -> dict[str, object]:
    """Fields as they follow each other in files, those within them too."""
    return {
        name: _ordered(part) if isinstance(part, Mapping) else part
        for name, part in sorted(said.items(), key=lambda item: ORDER.index(item[0]))
    }


def fields_of(added: Added) -> dict[str, object]:
    """The fields of a new record without its id."""
    columns = added.sheet.columns
    return wanted_of((columns[key], text) for key, text in added.row.texts.items())


def name_claims(
    corpus: Corpus, paper: Paper, added: list[Added], found: Differences
) -> dict[str, Added]:
    """The new claims by their ids, which the author gave or which are proposed here: never one that
    was ever used in this paper."""
    used = _used(corpus, paper)
    named: dict[str, Added] = {}
    for one in added:
        name = one.row.texts.get("id", "")
        if name and (name in used or name in named):
            said = f"'{name}' is or was another claim of this paper; give a new one, or none, and"
            found.refuse(one.sheet.place(one.row, "id"), f"{said} one is proposed")
        elif name:
            named[name] = one
    letters = _letters(paper)
    for one in (one for one in added if not one.row.texts.get("id")):
        parent = one.row.texts.get("parent", "")
        role = one.row.texts.get("role", "")
        stem = f"{parent}-" if parent else letters.get(role, role[:1] or "x")
        name = _next(stem, {*used, *named})
        named[name] = one
    return dict(sorted(named.items(), key=lambda item: item[1].row.number))


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
    numbers = [
        int(name[len(stem) :])
        for name in used
        if name.startswith(stem) and name[len(stem) :].isdecimal()
    ]
    return f"{stem}{max(numbers, default=0) + 1}"
