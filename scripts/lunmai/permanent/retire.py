"""Retires a published id: gives it a tombstone, and renames it in the data where it is renamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from lunmai.authoring.accept import refuse_mended
from lunmai.authoring.edits import Edit, changed, value_edit
from lunmai.disk import Changes
from lunmai.load import CannotRun, Corpus, Loaded
from lunmai.load.validation import validation_problems
from lunmai.load.yaml_positions import Positions
from lunmai.model import SUCCESSORS, Retired
from lunmai.permanent.digests import stone_digest
from lunmai.permanent.naming import Named, named_at
from lunmai.permanent.publish import append, quoted
from lunmai.permanent.register import Register, is_of_kind, kind_of_name, within
from lunmai.problems import Place, did_you_mean


@dataclass(frozen=True)
class Outcome:
    """What the command did to the data, and what it leaves to the author."""

    changed: tuple[Place, ...] = ()
    moved: tuple[str, ...] = ()
    """Files that have a new name."""
    left: tuple[Place, ...] = ()
    """Where the old id is still named."""


def tombstone(
    name: str, kind: str, date: str, reason: dict[str, str], successors: Iterable[str]
) -> Retired:
    """A tombstone as somebody typed it. Raises CannotRun for what cannot be one."""
    typed = {"id": name, "kind": kind, "date": date, "reason": reason}
    try:
        return Retired.model_validate({**typed, "successors": list(successors)})
    except ValidationError as error:
        problems = validation_problems(error, Retired, Positions("", None))
        raise CannotRun("\n".join(problem.message for problem in problems)) from None


def retire(loaded: Loaded, root: Path, stone: Retired) -> Outcome:
    """Enters a tombstone into the ledger. Where an id that is still there is renamed to one that is
    not, every place in the data that names it is changed as well.

    Raises CannotRun, before anything is written, for a tombstone that the ledger could not have.
    """
    register = Register(loaded.corpus)
    rename = stone.kind == "renamed" and stone.id in register.current
    rename = rename and not set(stone.successors) <= register.current
    _refuse(loaded.corpus, stone, register, rename)
    named = list(named_at(loaded, stone.id))
    refuse_mended(loaded.ledger, *(positions for positions, _ in named))
    changes, ledger = Changes(root), root / loaded.ledger.file
    if not rename:
        append(changes, ledger, "retired", _entry(stone))
        changes.make()
        return Outcome(left=tuple(sorted(positions.place(path) for positions, path in named)))
    old, new = (name.partition("/")[2] for name in (stone.id, stone.successors[0]))
    changed = _rename(changes, root, named, old, new)
    moved = tuple(_rename_record(changes, loaded, root, stone.id.partition("/")[0], old, new))
    append(changes, ledger, "retired", _entry(stone))
    changes.make()
    return Outcome(changed, moved, tuple(_in_prose(loaded, root, stone.id, changed)))


def _refuse(corpus: Corpus, stone: Retired, register: Register, rename: bool) -> None:
    published = set(corpus.ledger.promised())
    if stone.id not in published:
        hint = did_you_mean(stone.id, published)
        raise CannotRun(f"no edition published '{stone.id}'; simply change it{hint}")
    if stone.id in register.retired:
        raise CannotRun(f"'{stone.id}' is retired already")
    least, most = SUCCESSORS[stone.kind]
    if not least <= len(stone.successors) <= most:
        wanted = "exactly one --to" if most == 1 else "two --to or more"
        raise CannotRun(f"what is {stone.kind} needs {wanted}")
    after = Register(corpus, fallen=stone)
    for name in stone.successors:
        there = name in register.current or register.tombstone(name) or name.startswith("pages/")
        if not there and not rename:
            hint = did_you_mean(name, register.current)
            raise CannotRun(f"the replacement '{name}' is not there; add it first{hint}")
        if within(name, stone.id):
            raise CannotRun(f"'{name}' goes with '{stone.id}', so nobody can be led there")
        if after.leads_back(stone.id, name):
            raise CannotRun(f"'{name}' leads back to '{stone.id}'")
        if not is_of_kind(stone, name):
            raise CannotRun(
                f"what is {stone.kind} leads to what is of its kind, here a "
                f"{kind_of_name(stone.id)}; '{name}' is none"
            )
    if rename and _family(stone.id) != _family(stone.successors[0]):
        raise CannotRun("an id can be renamed only within its kind, a claim within its paper")


def _family(name: str) -> str:
    return name.partition("#")[0] if "#" in name else name.partition("/")[0]


def _entry(stone: Retired) -> str:
    """The tombstone as the ledger has it."""
    lines = [
        f"  - id: {stone.id}",
        f"    kind: {stone.kind}",
        f"    date: {quoted(stone.date)}",
        "    reason:",
        *(f"      {name}: {quoted(text)}" for name, text in stone.reason.written().items()),
    ]
    if stone.successors:
        lines.append(f"    successors: [{', '.join(stone.successors)}]")
    lines.append(f'    digest: "{stone_digest(stone)}"')
    return "\n".join(lines) + "\n"


def _rename(
    changes: Changes, root: Path, named: Iterable[Named], old: str, new: str
) -> tuple[Place, ...]:
    """Writes the new id at every place, and no other byte; returns the places."""
    edits: dict[str, list[Edit]] = {}
    places = []
    short_old, short_new = old.partition("#")[2] or old, new.partition("#")[2] or new
    for positions, path in named:
        node = positions.node(path)[1]
        assert node is not None  # it was found in the record
        value = str(node.value)
        text = short_new if value == short_old else new + value[len(old) :]
        edits.setdefault(positions.file, []).append(value_edit(node, text))
        places.append(positions.place(path))
    for file, found in edits.items():
        changes.write(root / file, changed(changes.read(root / file), found))
    return tuple(sorted(places))


def _rename_record(
    changes: Changes, loaded: Loaded, root: Path, kind: str, old: str, new: str
) -> Iterator[str]:
    """Gives a work its new key, and files that are named after a paper or concept their name."""
    if "#" in old:
        return
    if kind == "references":
        place = loaded.references[old].place(())
        file = root / place.file
        lines = changes.read(file).decode().split("\n")
        lines[place.line - 1] = lines[place.line - 1].replace(old, new, 1)
        changes.write(file, "\n".join(lines).encode())
    else:
        kinds = {
            "papers": (loaded.papers, loaded.guides, loaded.reviews),
            "concepts": (loaded.concepts,),
        }[kind]
        files = [places[old].file for places in kinds if old in places]
        if kind == "papers":
            files += [one.file for one in loaded.parallels.values()]
            files += sorted({entry.file for entry in loaded.references.values()})
        for file in map(Path, files):
            stem = "--".join(new if part == old else part for part in file.stem.split("--"))
            if stem != file.stem:
                changes.rename(root / file, root / file.with_stem(stem))
                yield file.with_stem(stem).as_posix()


def _in_prose(loaded: Loaded, root: Path, name: str, changed: tuple[Place, ...]) -> Iterator[Place]:
    """Where the file of a claim's paper still has its old id, in a text or a comment."""
    paper, _, claim = name.removeprefix("papers/").partition("#")
    if not claim:
        return
    file = loaded.papers[paper].file
    pattern = re.compile(rf"(?<![\w#-]){re.escape(claim)}(?![\w-])", re.ASCII)
    text = (root / file).read_text(encoding="utf-8-sig")
    for number, line in enumerate(text.splitlines(), 1):
        for match in pattern.finditer(line):
            yield Place(file, number, match.start() + 1)
