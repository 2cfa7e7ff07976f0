"""A data file that is being changed: its text, byte for byte, and the nodes that it has now."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from lunmai.authoring.table.edits import Edit
from lunmai.load.yaml_positions import Path as DataPath
from lunmai.load.yaml_positions import parse_yaml
from lunmai.problems import CannotRun

BYTE_ORDER_MARK = "\ufeff"


class Document:
    """The text of a file and what is done to it, step by step."""

    def __init__(self, file: str, root: Path) -> None:
        self.file = file
        self.before = (root / file).read_bytes()
        content = self.before.decode()
        self._raw = content.removeprefix(BYTE_ORDER_MARK)
        self._mark = content[: len(content) - len(self._raw)]
        self._line_end = "\r\n" if "\r\n" in content else "\n"
        self._read()
        self.old_text, self.old_data = self.text, self.data

    def _read(self) -> None:
        self.text = self._raw.replace("\r\n", "\n")
        """As the loader reads it."""
        self.data, self.positions, problems = parse_yaml(self.text, self.file)
        if self.data is None:
            raise CannotRun(f"it could not be read any more ({problems[0].message})")
        self.claims = {claim.get("id"): path for path, claim in claims_in(self.data)}
        """Where each claim stands now."""

    def apply(self, edits: Iterable[Edit]) -> None:
        """Makes changes that do not touch each other; of those at one place, in their order."""
        found = re.finditer("\r\n", self._raw)
        returns = [match.start() - number for number, match in enumerate(found)]
        for edit in sorted(edits, key=lambda edit: edit[:2])[::-1]:
            start, end = (at + bisect_left(returns, at) for at in edit[:2])
            new = edit.text.replace("\n", self._line_end)
            self._raw = self._raw[:start] + new + self._raw[end:]
        self._read()

    def find(self, path: DataPath) -> yaml.Node | None:
        """The value at a path, if there is one."""
        key, node = self.positions.node(path)
        missing = path and isinstance(path[-1], str) and getattr(key, "value", None) != path[-1]
        return None if missing else node

    def node(self, path: DataPath) -> yaml.Node:
        """The value at a path. Raises CannotRun where there is none."""
        node = self.find(path)
        if node is None:
            raise CannotRun(f"{self.file}: there is no {'.'.join(map(str, path))}")
        return node

    def content(self) -> bytes:
        return (self._mark + self._raw).encode()


def claims_in(data: object, path: DataPath = ()) -> Iterator[tuple[DataPath, dict]]:
    """Every claim of a file, readable or not, each before its sub-claims."""
    claims = data.get("claims") if isinstance(data, dict) else None
    for index, claim in enumerate(claims if isinstance(claims, list) else ()):
        if isinstance(claim, dict):
            here = (*path, "claims", index)
            yield here, claim
            yield from claims_in(claim, here)
