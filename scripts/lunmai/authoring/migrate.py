"""Brings data files of an earlier form into the present one, and changes nothing else in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from lunmai.authoring.accept import Edit, rewrite, stamps_edit
from lunmai.languages import EDITORIAL_SOURCE, WRITTEN, Language
from lunmai.problems import CannotRun
from lunmai.text.drift import stamp

RENAMED_NOTES = {"loose-structure": "structure-not-stated"}
"""Kinds of editorial notes by their former names."""


def migrate_file(file: Path) -> int:
    """Rewrites a data file where its form is an earlier one; returns how many places changed.

    Raises CannotRun for a file that is no readable YAML.
    """
    try:
        root = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CannotRun(f"{file} cannot be read: {error}") from None
    edits = list(_edits(str(file), root, _source(root)))
    if edits:
        rewrite(file, edits)
    return len(edits)


def _source(root: yaml.Node | None) -> Language:
    """The language that wordings of a file are written in first: a paper says it."""
    named = _scalars(root).get("language")
    return named.value if named and named.value in WRITTEN else EDITORIAL_SOURCE


def _scalars(node: yaml.Node | None) -> dict[str, yaml.ScalarNode]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(value, yaml.ScalarNode)}


def _edits(file: str, node: yaml.Node | None, source: Language) -> Iterator[Edit]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _edits(file, item, source)
    if not isinstance(node, yaml.MappingNode):
        return
    texts = _scalars(node)
    if "made_from" in texts and set(WRITTEN) <= texts.keys():
        # What it was translated from is known; the translation itself counts as accepted.
        known = {name: stamp(texts[name].value) for name in WRITTEN}
        known[source] = texts["made_from"].value
        yield stamps_edit(file, node, "made_from", known)
    kind = texts.get("kind")
    if kind and kind.value in RENAMED_NOTES:
        start, end = kind.start_mark, kind.end_mark
        yield Edit(start.line, start.column, end.column, RENAMED_NOTES[kind.value])
    for _, value in node.value:
        yield from _edits(file, value, source)
