"""Gives a ledger of an earlier time the digests that it lacks."""

from __future__ import annotations

from pathlib import Path

import yaml

from lunmai.authoring.accept import Edit, field_edit, rewrite
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
    if wanted:
        rewrite(root / file, [_edit(loaded, path, digest) for path, digest in wanted.items()])
    if not ledger.editions or not present or present.ledger:
        return len(wanted)
    end_at(root / loaded.edition.file, ledger.editions[-1].digest or right[-1])
    return len(wanted) + 1


def _edit(loaded: Loaded, path: DataPath, digest: str) -> Edit:
    node = loaded.ledger.node(path)[1]
    assert isinstance(node, yaml.MappingNode)  # or there would be problems
    return field_edit(node, f'digest: "{digest}"')
