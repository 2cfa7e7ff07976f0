"""Brings data files of an earlier form into the present one, and changes nothing else in them.

Relations, causal readings and parallels that are written out field by field become lines; what a
line cannot hold stays as it is. Remarks keep every byte, other comments go above the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import yaml

from lunmai.authoring.accept import stamps_edit
from lunmai.authoring.edits import Edit, as_read, changed, last_within, plain, value_edit
from lunmai.disk import replace_file
from lunmai.languages import EDITORIAL_SOURCE, WRITTEN, Language
from lunmai.load.lines import FORMS, write_line
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


COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


def in_lines(root: yaml.Node | None, text: str) -> Iterator[Edit]:
    """The changes after which lines stand in a file wherever there can be."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    waiting = [("", root)]
    while waiting:
        field, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += ((getattr(key, "value", ""), value) for key, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += (("", item) for item in node.value)
            if field in FORMS and not node.flow_style:
                for item in node.value:
                    if block := _block(field, item, lines):
                        first, last = item.start_mark.line, _last_line(item)
                        yield Edit(starts[first], starts[last + 1] - 1, "\n".join(block))


def _block(field: str, item: yaml.Node, lines: list[str]) -> list[str]:
    """What takes the place of the lines of an item: the line that says the same; nothing where
    there is none."""
    if not isinstance(item, yaml.MappingNode):
        return []
    fields = {getattr(key, "value", ""): value for key, value in item.value}
    remark = fields.pop("remark", None)
    line = write_line(field, {name: plain(value) for name, value in fields.items()})
    wanted = FORMS[field].remark
    twice = len(fields) + (remark is not None) != len(item.value)
    if line is None or twice or (wanted and not remark) or (wanted is None and remark):
        return []
    first, column = item.start_mark.line, item.start_mark.column
    last = _last_line(item)
    kept, rest = _remark(item, remark, lines)
    if first == last:  # what stands behind it can stay there
        kept[-1] += lines[last][item.end_mark.column :]
        above = []
    else:
        indent = " " * (len(lines[first]) - len(lines[first].lstrip()))
        found = map(COMMENT.search, rest)
        above = [f"{indent}{comment[0]}" for comment in found if comment]
    return [*above, lines[first][:column] + line + kept[0], *kept[1:]]


def _remark(
    item: yaml.MappingNode, remark: yaml.Node | None, lines: list[str]
) -> tuple[list[str], list[str]]:
    """What stands behind and below the line because of the remark, and all else of the item."""
    first, last = item.start_mark.line, _last_line(item)
    if remark is None:
        return [""], lines[first : last + 1]
    start, end = remark.start_mark, remark.end_mark
    final = _last_line(remark)
    if isinstance(remark, yaml.MappingNode) and not remark.flow_style:
        key = next(key for key, _ in item.value if key.value == "remark").start_mark.line
        kept = [":", *lines[key + 1 : final + 1]]
        return kept, [*lines[first : key + 1], *lines[final + 1 : last + 1]]
    kept = lines[start.line : final + 1]
    kept[-1] = kept[-1][: end.column]
    kept[0] = ": " + kept[0][start.column :]
    behind = lines[final][end.column :]
    return kept, [*lines[first : start.line], behind, *lines[final + 1 : last + 1]]


def _last_line(node: yaml.Node) -> int:
    """The last line of a node; where a block ends, YAML tells where the next thing begins."""
    node = last_within(node)
    end = node.end_mark
    return end.line - (end.column == 0 and end.line > node.start_mark.line)
