"""What git remembers of the ledger: how it was when it was last released."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from lunmai.disk import read_named
from lunmai.load.yaml_positions import parse_yaml
from lunmai.model import Ledger
from lunmai.problems import CannotRun

RELEASED = ("origin/HEAD", "origin/main", "origin/master")
"""The branch from which the site is published, by the names that it may have in a clone."""


class Earlier(NamedTuple):
    """The ledger of an earlier time."""

    name: str
    """How an author can find it: a commit, a branch or a tag of git, or a file."""
    ledger: Ledger
    published: frozenset[str] = frozenset()
    """The permanent names that it had, where that does not say with which edition they came."""


def earlier_ledgers(file: Path) -> Iterator[Earlier]:
    """The ledger at the commit on which this copy builds, and at the last release that has a tag.

    Without git, in a folder that it does not know, and where the history is cut off before them,
    there are none: then the digests in the ledger itself must do.
    """
    for commit in dict.fromkeys(_releases(file.parent)):
        yield from _at(commit, file)


def ledger_of_commit(file: Path, commit: str) -> Iterator[Earlier]:
    """The ledger at a commit; none where that has no ledger yet. Raises CannotRun for what is no
    commit here."""
    if _git(file.parent, "cat-file", "-e", f"{commit}^{{commit}}") is None:
        raise CannotRun(f"there is no commit {commit} in this copy; fetch it from where it is")
    yield from _at(commit, file)


def ledger_of_site(file: Path) -> Earlier:
    """The ledger as a published site exports it, `ids.json`. Raises CannotRun for another file."""
    content = read_named(file)
    try:
        exported = json.loads(content.decode("utf-8-sig"))
        parts = {part: exported.get(part, []) for part in ("editions", "retired")}
        names = exported["published"]
        published = [f"papers/{paper}#{c}" for paper, ids in names["papers"].items() for c in ids]
        published += [f"papers/{paper}" for paper in names["papers"]]
        for kind in ("concepts", "references", "pages"):
            published += [f"{kind}/{name}" for name in names[kind]]
        return Earlier(file.name, Ledger.model_validate(parts), frozenset(published))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CannotRun(f"{file} is not the ids.json of a site") from None


def _releases(folder: Path) -> Iterator[str]:
    head = _git(folder, "rev-parse", "-q", "--verify", "HEAD")
    if head is None:
        return
    shared = (_git(folder, "merge-base", "HEAD", branch) for branch in RELEASED)
    base = next((one for one in shared if one), head)
    tag = _git(folder, "describe", "--tags", "--abbrev=0")
    yield from (one.strip() for one in (base, tag) if one)


def _at(commit: str, file: Path) -> Iterator[Earlier]:
    """Nothing where it was no ledger: whoever changes that mends it."""
    text = _git(file.parent, "show", f"{commit}:./{file.name}")
    now = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
    if text in (None, now):  # not there yet, or as it is today
        return
    try:
        yield Earlier(commit[:12], Ledger.model_validate(parse_yaml(text, file.name)[0] or {}))
    except ValidationError:
        return


def _git(folder: Path, *command: str) -> str | None:
    """What git prints, None where it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", *command], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout.decode("utf-8", "replace")
