"""Makes lines of relations, causal readings and parallels that are written out field by field; what
a line cannot hold stays as it is. Remarks keep every byte, other comments go above the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

import yaml

from lunmai.authoring.edits import Edit, last_within, plain
from lunmai.load.lines import FORMS, write_line

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
