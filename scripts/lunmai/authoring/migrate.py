"""Brings data files of an earlier form into the present one, and changes nothing else in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from lunmai.authoring.accept import Edit, rewritten, stamps_edit
from lunmai.authoring.migrate_lines import in_lines
from lunmai.disk import replace_file
from lunmai.languages import EDITORIAL_SOURCE, WRITTEN, Language
from lunmai.load.yaml_positions import parse_yaml
from lunmai.model.vocabulary import FORMER
from lunmai.problems import CannotRun
from lunmai.text.drift import stamp

BYTE_ORDER_MARK = re.compile("(\ufeff?)(.*)", re.DOTALL)
STAMP = "made_from"
"""The former field of a wording: the fingerprint of the text that the other was translated from, or
that fingerprint by the language of the translation."""


def migrate_file(file: Path) -> int:
    """Rewrites a data file where its form is an earlier one; returns how many places changed.

    Raises CannotRun for a file that is no readable YAML.
    """
    try:
        content = file.read_bytes()
        root = _nodes(content)
        edits = list(_edits(str(file), root, _source(root)))
        new = rewritten(content, edits)
        mark, text = BYTE_ORDER_MARK.fullmatch(new.decode()).groups()
        text, number = in_lines(_nodes(new), text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CannotRun(f"{file} cannot be read: {error}") from None
    if number and _data(text) != _data(new.decode()):
        raise CannotRun(f"{file} cannot be rewritten without a change of what it says")
    if edits or number:
        replace_file(file, (mark + text).encode())
    return len(edits) + number


def _nodes(content: bytes) -> yaml.Node | None:
    """The nodes of a file, whose positions are those of its lines however these end."""
    return yaml.compose(_unix(content.decode("utf-8-sig")), Loader=yaml.CSafeLoader)


def _data(text: str) -> object:
    """What a file says."""
    return parse_yaml(_unix(text.removeprefix("\ufeff")), "")[0]


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


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
    fields = {key.value: value for key, value in node.value}
    if STAMP in fields and set(WRITTEN) <= texts.keys():
        yield stamps_edit(file, node, STAMP, _known(texts, fields[STAMP], source))
    kind = texts.get("kind")
    if kind and kind.value in FORMER:
        start, end = kind.start_mark, kind.end_mark
        yield Edit(start.line, start.column, end.column, FORMER[kind.value])
    for _, value in node.value:
        yield from _edits(file, value, source)


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
