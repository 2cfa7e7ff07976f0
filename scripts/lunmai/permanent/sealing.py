"""Gives a ledger of an earlier time the digests that it lacks."""

from __future__ import annotations

from pathlib import Path

from lunmai.authoring.edits import changed, field_edit
from lunmai.disk import Changes
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path as DataPath
from lunmai.permanent.digests import digests, stone_digest
from lunmai.permanent.publish import end_at
from lunmai.problems import CannotRun


def seal_ledger(loaded: Loaded, root: Path) -> int:
    """Writes the digest of every edition and tombstone that has none, and into edition.yaml that of
    the last edition; returns how many. What is there is kept, be it right or wrong.

    Raises CannotRun for a ledger that cannot be read whole.
    """
    ledger, present, file = loaded.corpus.ledger, loaded.corpus.edition, loaded.ledger.file
    if any(problem.place.file == file for problem in loaded.problems):
        raise CannotRun(f"{file} cannot be read whole; `dev.py check` says why")
    right = list(digests(ledger))
    wanted: dict[DataPath, str] = {
        ("retired", number): stone_digest(stone)
        for number, stone in enumerate(ledger.retired)
        if stone.digest is None
    }
    for number, edition in enumerate(ledger.editions):
        if edition.digest is None:
            wanted["editions", number] = right[number]
    changes, number = Changes(root), len(wanted)
    if ledger.editions and present and not present.ledger:
        end_at(changes, root / loaded.edition.file, ledger.editions[-1].digest or right[-1])
        number += 1
    if wanted:
        nodes = {path: loaded.ledger.node(path)[1] for path in wanted}
        text, content = loaded.ledger.text, (root / file).read_bytes()
        edits = [field_edit(nodes[at], f'digest: "{said}"', text) for at, said in wanted.items()]
        changes.write(root / file, changed(content, edits))
    changes.make()
    return number
