"""Makes lines of relations, causal readings and parallels that are written out field by field; what
a line cannot hold stays as it is. Remarks keep every byte, other comments go above the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from lunmai.authoring.accept import Edit
from lunmai.authoring.table.edits import end_of, stretch
from lunmai.load.lines import FORMS, write_line

COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


def line_edits(root: yaml.Node | None, text: str) -> Iterator[Edit]:
    """The changes that make lines of a file wherever there can be some."""
    waiting = [("", root)]
    while waiting:
        field, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += ((getattr(key, "value", ""), value) for key, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += (("", item) for item in node.value)
            if field in FORMS and not node.flow_style:
                for item in node.value:
                    yield from _line_edit(field, item, text)


def _line_edit(field: str, item: yaml.Node, text: str) -> Iterator[Edit]:
    """Puts in the place of an item the line that says the same, if there is one."""
    if not isinstance(item, yaml.MappingNode):
        return
    fields = {getattr(key, "value", ""): value for key, value in item.value}
    remark = fields.pop("remark", None)
    line = write_line(field, {name: _plain(value) for name, value in fields.items()})
    wanted = FORMS[field].remark
    twice = len(fields) + (remark is not None) != len(item.value)
    if line is None or twice or (wanted and not remark) or (wanted is None and remark):
        return
    lines = text.split("\n")
    first, column = item.start_mark.line, item.start_mark.column
    last = end_of(item, text)[0]
    kept, rest = _remark(item, remark, text)
    above = []
    if first == last:  # what stands behind it can stay there
        kept[-1] += lines[last][item.end_mark.column :]
    else:
        indent = " " * (len(lines[first]) - len(lines[first].lstrip()))
        above = [f"{indent}{comment[0]}" for comment in map(COMMENT.search, rest) if comment]
    said = [*above, lines[first][:column] + line + kept[0], *kept[1:]]
    yield stretch((first, 0), (last, len(lines[last])), "\n".join(said))


def _remark(
    item: yaml.MappingNode, remark: yaml.Node | None, text: str
) -> tuple[list[str], list[str]]:
    """What stands behind and below the line because of the remark, and all else of the item."""
    lines = text.split("\n")
    first, last = item.start_mark.line, end_of(item, text)[0]
    if remark is None:
        return [""], lines[first : last + 1]
    start, (final, column) = remark.start_mark, end_of(remark, text)
    if isinstance(remark, yaml.MappingNode) and not remark.flow_style:
        key = next(key for key, _ in item.value if key.value == "remark").start_mark.line
        kept = [":", *lines[key + 1 : final + 1]]
        return kept, [*lines[first : key + 1], *lines[final + 1 : last + 1]]
    kept = lines[start.line : final + 1]
    kept[-1] = kept[-1][:column]
    kept[0] = ": " + kept[0][start.column :]
    behind = lines[final][column:]
    return kept, [*lines[first : start.line], behind, *lines[final + 1 : last + 1]]


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else node
