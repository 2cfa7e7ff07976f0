"""Relations and parallels in the files: in lines, or, where no line can say it, field by field."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from lunmai.authoring.edits import Edit, end_of, line_end, plain
from lunmai.authoring.table.document import entry
from lunmai.authoring.table.edits import (
    Wanted,
    by_hand,
    edits_of,
    empties,
    fields_in_block,
    in_flow,
    is_nothing,
)
from lunmai.load.lines import FORMS, write_line
from lunmai.load.yaml_positions import Path


def item_lines(field: str, said: Wanted) -> list[str]:
    """The lines of a new item of a list, without indent."""
    remark = said.get("remark")
    line = write_line(field, said)
    if line is None or (FORMS[field].remark and is_nothing(remark)):
        return entry(said)
    return [f"- {line}"] if is_nothing(remark) else [f"- {line}:", *fields_in_block(remark, 4)]


def record_edits(path: Path, node: yaml.Node, wanted: Wanted, text: str) -> Iterator[Edit]:
    """The changes after which the record at a path says what is wanted. Raises CannotRun."""
    if path[:1] == () or path[0] not in FORMS or not _is_line(node):
        yield from edits_of(node, wanted, text)
    elif len(path) == 2:
        yield from _item_edits(str(path[0]), node, wanted, text)
    else:
        yield _language_edit(node, wanted, text)


def _item_edits(field: str, node: yaml.Node, wanted: Wanted, text: str) -> Iterator[Edit]:
    there = {key.value: value for key, value in node.value}
    line = write_line(field, {name: plain(value) for name, value in there.items()} | wanted)
    if line is None:
        raise by_hand(node, "no line can say this; change it by hand")
    new, old = wanted.get("remark"), there.get("remark")
    start, end = node.start_mark.index, node.end_mark.index
    if old is None:
        yield Edit(start, end, line)
        if not is_nothing(new):
            below = line_end(text, end)
            lines = fields_in_block(new, node.start_mark.column + 2)
            yield Edit(end, end, ":")
            yield Edit(below, below, "".join(f"\n{line}" for line in lines))
    elif new is not None and empties(old, new):
        yield Edit(start, end_of(old, text), line)
    else:
        yield Edit(start, end, line)
        if _is_line(old) and new:
            yield _language_edit(old, new, text)
        elif new:
            yield from edits_of(old, new, text)


def _language_edit(old: yaml.Node, new: Wanted, text: str) -> Edit:
    """Writes a remark that is a text without its language with both."""
    key, only = old.value[0]
    texts = {key.value: only.value, **new}
    return Edit(only.start_mark.index, end_of(only, text), in_flow(texts))


def _is_line(node: yaml.Node) -> bool:
    """Whether a mapping is none in the file: its keys stand where its values do."""
    first = node.value[0] if isinstance(node, yaml.MappingNode) and node.value else (node, None)
    return first[1] is not None and first[0].start_mark.index == first[1].start_mark.index
