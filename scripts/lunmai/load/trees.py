"""The files of the data as they were read before, so that they need not be taken apart again, and
what was found in them.

Each is kept under the hash of its text and its name, and of the code that read it; only what was
read without a fault is kept, and only as plain JSON. Beside it lie the places that were asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from lunmai.disk import read_sealed, refuse_links, sha256, write_sealed
from lunmai.load.yaml_positions import Positions, parse_yaml
from lunmai.problems import Place, Problem

FOUND = "found"
"""The file of what was found in all others."""


class Trees:
    """What is kept of the files in a folder below a project; of no folder nothing."""

    def __init__(self, root: Path, folder: Path | None = None, recipe: str = "") -> None:
        self._folder, self._recipe = folder, recipe
        self._used: dict[str, tuple[Positions, int]] = {}
        """What was read, by the name of its file, with how many places were known."""
        self._found: dict[str, dict[str, Any]] = {}
        """What was found in files, by their names and by rules, each with what else that follows
        from."""
        self._known: dict[str, dict[str, Any]] = {}
        if folder is not None:
            refuse_links(root, folder)
            known = read_sealed(folder / FOUND)
            self._known = known if isinstance(known, dict) else {}

    def parse(self, text: str, file: str) -> tuple[object, Positions, list[Problem]]:
        """What `parse_yaml` tells of a text."""
        if self._folder is None:
            return parse_yaml(text, file)
        name = sha256(f"{self._recipe}\0{file}\0{text}")
        data = read_sealed(self._folder / name)
        if data is not None:
            positions = Positions(file, None, text)
            known = read_sealed(self._folder / f"{name}.places") or ()
            positions.known = {tuple(path): Place(file, *at) for path, *at in known}
            self._used[name] = positions, len(positions.known)
            positions.name = name
            return data, positions, []
        data, positions, problems = parse_yaml(text, file)
        if data is not None and not (problems or positions.incomplete or positions.mended):
            with suppress(ValueError, RecursionError):
                if json.loads(json.dumps(data)) == data:  # nothing in it would be read as other
                    write_sealed(self._folder / name, data)
            self._used[name] = positions, 0
            positions.name = name
        return data, positions, problems

    def found(
        self, rule: str, positions: Positions, find: Callable[[], Any], given: str = ""
    ) -> Any:
        """What is found in a file, which follows from nothing but the file and what is `given`: as
        plain JSON."""
        name = positions.name
        if not name:
            return find()
        before, found = self._known.get(name, {}).get(rule, (None, None))
        if before != given:
            found = find()
        self._found.setdefault(name, {})[rule] = given, found
        return found

    def save(self) -> None:
        """Keeps the places that were asked for and what was found, and takes away what was not read
        this time."""
        if self._folder is None:
            return
        write_sealed(self._folder / FOUND, self._found)
        for name, (positions, number) in self._used.items():
            if len(positions.known) > number:
                known = ([path, *at[1:]] for path, at in _places(positions))
                write_sealed(self._folder / f"{name}.places", list(known))
        with suppress(OSError):
            stay = {*self._used, FOUND}
            for file in self._folder.iterdir():
                if file.name.partition(".")[0] not in stay:
                    file.unlink()


def _places(positions: Positions) -> Iterable[tuple[tuple, tuple]]:
    return ((path, (one.file, one.line, one.column)) for path, one in positions.known.items())
