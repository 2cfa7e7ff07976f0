"""A data file that is being changed: its text, byte for byte, and the nodes that it has now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from lunmai.authoring.accept import Edit, apply_edits
from lunmai.load.yaml_positions import Path as DataPath
from lunmai.load.yaml_positions import parse_yaml
from lunmai.problems import CannotRun


def as_text(content: bytes) -> str:
    """The content of a file as the loader reads it."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


class Document:
    """The text of a file and what is done to it, step by step."""

    def __init__(self, file: str, root: Path) -> None:
        self.file = file
        self.before = (root / file).read_bytes()
        self._mark, self._raw = re.fullmatch(
            "(\ufeff?)(.*)", self.before.decode(), re.DOTALL
        ).groups()
        self._read()

    def _read(self) -> None:
        self.text = self._raw.replace("\r\n", "\n")
        """As the loader reads it; lines and columns are the same."""
        self.data, self.positions, problems = parse_yaml(self.text, self.file)
        if self.data is None:
            raise CannotRun(f"it could not be read any more ({problems[0].message})")

    def apply(self, edits: Iterable[Edit]) -> None:
        """Makes changes that do not touch each other."""
        self._raw = apply_edits(self._raw, list(edits))
        self._read()

    def node(self, path: DataPath) -> yaml.Node:
        """The value at a path. Raises CannotRun where there is none."""
        key, node = self.positions.node(path)
        if node is None or (path and isinstance(path[-1], str) and key.value != path[-1]):
            raise CannotRun(f"{self.file}: there is no {'.'.join(map(str, path))}")
        return node

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def content(self) -> bytes:
        return (self._mark + self._raw).encode()

    def claim_path(self, name: str) -> DataPath | None:
        """Where a claim stands now."""
        return next((path for path, one in claims_in(self.data) if one.get("id") == name), None)


def claims_in(data: object, path: DataPath = ()) -> Iterable[tuple[DataPath, dict]]:
    """Every claim of a file, readable or not, each before its sub-claims."""
    claims = data.get("claims") if isinstance(data, dict) else None
    for index, claim in enumerate(claims if isinstance(claims, list) else ()):
        if isinstance(claim, dict):
            here = (*path, "claims", index)
            yield here, claim
            yield from claims_in(claim, here)
