"""Brings data files of an earlier form into the present one, and changes nothing else in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from lunmai.authoring.accept import stamps_edit
from lunmai.authoring.edits import Edit, as_read, changed, value_edit
from lunmai.authoring.migrate_lines import in_lines
from lunmai.disk import replace_file
from lunmai.languages import EDITORIAL_SOURCE, WRITTEN, Language
from lunmai.load.yaml_positions import parse_yaml
from lunmai.model.vocabulary import FORMER
from lunmai.problems import CannotRun
from lunmai.text.drift import stamp

STAMP = "made_from"
"""The former field of a wording: the fingerprint of the text that the other was translated from, or
that fingerprint by the language of the translation."""


def migrate_file(file: Path) -> int:
    """Rewrites a data file where its form is an earlier one; returns how many places changed.

    Raises CannotRun for a file that is no readable YAML.
    """
    try:
        content = file.read_bytes()
        root, text = _read(content)
        edits = list(_edits(str(file), root, _source(root), text))
        once = changed(content, edits)
        lines = list(in_lines(*_read(once)))
        new = changed(once, lines)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CannotRun(f"{file} cannot be read: {error}") from None
    if lines and parse_yaml(as_read(new), "")[0] != parse_yaml(as_read(once), "")[0]:
        raise CannotRun(f"{file} cannot be rewritten without a change of what it says")
    if edits or lines:
        replace_file(file, new)
    return len(edits) + len(lines)


def _read(content: bytes) -> tuple[yaml.Node | None, str]:
    """The nodes of a file, and the text in which they stand."""
    text = as_read(content)
    return yaml.compose(text, Loader=yaml.CSafeLoader), text


def _source(root: yaml.Node | None) -> Language:
    """The language that wordings of a file are written in first: a paper says it."""
    named = _scalars(root).get("language")
    return named.value if named and named.value in WRITTEN else EDITORIAL_SOURCE


def _scalars(node: yaml.Node | None) -> dict[str, yaml.ScalarNode]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(value, yaml.ScalarNode)}


def _edits(file: str, node: yaml.Node | None, source: Language, text: str) -> Iterator[Edit]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _edits(file, item, source, text)
    if not isinstance(node, yaml.MappingNode):
        return
    texts = _scalars(node)
    fields = {key.value: value for key, value in node.value}
    if STAMP in fields and set(WRITTEN) <= texts.keys():
        yield stamps_edit(file, node, STAMP, _known(texts, fields[STAMP], source), text)
    kind = texts.get("kind")
    if kind and kind.value in FORMER:
        yield value_edit(kind, FORMER[kind.value])
    for _, value in node.value:
        yield from _edits(file, value, source, text)


def _known(
    texts: dict[str, yaml.ScalarNode], made_from: yaml.Node, source: Language
) -> dict[str, str]:
    """The fingerprints of the texts that were accepted, as far as the former field tells them. Of
    what was translated it has one; the translation itself counts as accepted as it stands."""
    stamps = _scalars(made_from)
    known = {name: stamp(texts[name].value) for name in WRITTEN}
    if stamps:
        known = {name: known[name] for name in WRITTEN if name in stamps}
        known[source] = next(iter(stamps.values())).value
    elif made_from.value:
        known[source] = made_from.value
    else:
        del known[source]
    return {name: known[name] for name in WRITTEN if name in known}
