"""Relations and parallels in the files: in lines, or, where no line can say it, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from lunmai.authoring.accept import Edit
from lunmai.authoring.table.edits import (
    Wanted,
    edits_of,
    end_of,
    in_block,
    in_flow,
    is_nothing,
    start_of,
    stretch,
)
from lunmai.authoring.table.tree import entry
from lunmai.load.lines import FORMS, write_line
from lunmai.load.yaml_positions import Path
from lunmai.problems import CannotRun


def item_lines(field: str, said: Wanted) -> list[str]:
    """The lines of a new item of a list, without indent."""
    remark = said.get("remark")
    line = write_line(field, {name: value for name, value in said.items() if name != "remark"})
    if line is None or (FORMS[field].remark and is_nothing(remark)):
        return entry(said)
    return [f"- {line}"] if is_nothing(remark) else [f"- {line}:", *_wording(remark, 4)]


def _wording(remark: object, indent: int) -> list[str]:
    """A remark below its line."""
    texts = remark.items() if isinstance(remark, Mapping) else ()
    return [line for name, text in texts if text for line in in_block(name, text, indent)]


def record_edits(path: Path, node: yaml.Node, wanted: Wanted, text: str) -> Iterator[Edit]:
    """The changes after which the record at a path says what is wanted. Raises CannotRun."""
    if path[:1] == () or path[0] not in FORMS:
        yield from edits_of(node, wanted, text)
    elif len(path) == 2:
        yield from _item_edits(str(path[0]), node, wanted, text)
    else:
        yield from _remark_edits(node, wanted, text)


def _item_edits(field: str, node: yaml.Node, wanted: Wanted, text: str) -> Iterator[Edit]:
    if not _is_line(node):
        yield from edits_of(node, wanted, text)
        return
    there = {key.value: value for key, value in node.value}
    said = {name: _plain(value) for name, value in there.items() if name != "remark"}
    said |= {name: value for name, value in wanted.items() if name != "remark"}
    line = write_line(field, said)
    if line is None:
        raise CannotRun(f"line {node.start_mark.line + 1}: no line can say this; change it by hand")
    new, old = wanted.get("remark"), there.get("remark")
    begun = old is None and not is_nothing(new)
    start, end = start_of(node), (node.end_mark.line, node.end_mark.column)
    if old is not None and _empties(old, new):
        yield stretch(start, end_of(old, text), line)
        return
    yield stretch(start, end, line + ":" * begun)
    if begun:
        at = end[0], len(text.split("\n")[end[0]])
        yield stretch(at, at, "".join(f"\n{one}" for one in _wording(new, start[1] + 2)))
    elif isinstance(new, Mapping):
        yield from _remark_edits(old, new, text)


def _remark_edits(old: yaml.Node, new: Wanted, text: str) -> Iterator[Edit]:
    if not _is_line(old):
        yield from edits_of(old, new, text)
        return
    key, only = old.value[0]  # a text without its language
    texts = {key.value: only.value, **new}
    yield stretch(start_of(only), end_of(only, text), in_flow(texts))


def _empties(old: yaml.Node, new: object) -> bool:
    """Whether nothing is left of a remark."""
    kept = {key.value for key, _ in old.value} - {"accepted"}
    return isinstance(new, Mapping) and is_nothing(new) and kept <= new.keys()


def _is_line(node: yaml.Node) -> bool:
    """Whether a mapping is none in the file: its keys stand where its values do."""
    first = node.value[0] if isinstance(node, yaml.MappingNode) and node.value else (node, None)
    return first[1] is not None and first[0].start_mark.index == first[1].start_mark.index


def _plain(node: yaml.Node) -> object:
    items = isinstance(node, yaml.SequenceNode)
    return [item.value for item in node.value] if items else node.value
