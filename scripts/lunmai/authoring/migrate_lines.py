"""Makes lines of relations, causal readings and parallels that are written out field by field; what
a line cannot hold stays as it is. Remarks keep every byte, other comments go above the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from lunmai.load.lines import FORMS, write_line

COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


@dataclass(frozen=True, order=True)
class Block:
    """Lines of a file, counted from 0 and without their ends, and those that take their place."""

    first: int
    last: int
    lines: tuple[str, ...]


def in_lines(root: yaml.Node | None, text: str) -> tuple[str, int]:
    """The text of a file with lines wherever there can be, and how many are new; its line ends are
    as they were."""
    ends = [line[len(line.rstrip("\r")) :] for line in text.split("\n")]
    lines = [line.rstrip("\r") for line in text.split("\n")]
    blocks = sorted(_blocks(root, lines), reverse=True)
    for block in blocks:
        lines[block.first : block.last + 1] = block.lines
        middle = [ends[block.first]] * (len(block.lines) - 1)
        ends[block.first : block.last + 1] = [*middle, ends[block.last]]
    joined = "\n".join(line + end for line, end in zip(lines, ends, strict=True))
    return joined, len(blocks)


def _blocks(root: yaml.Node | None, lines: list[str]) -> Iterator[Block]:
    waiting = [("", root)]
    while waiting:
        field, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += ((getattr(key, "value", ""), value) for key, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += (("", item) for item in node.value)
            if field in FORMS and not node.flow_style:
                for item in node.value:
                    yield from _block(field, item, lines)


def _block(field: str, item: yaml.Node, lines: list[str]) -> Iterator[Block]:
    """The lines of an item and the line that says the same, if there is one."""
    if not isinstance(item, yaml.MappingNode):
        return
    fields = {getattr(key, "value", ""): value for key, value in item.value}
    remark = fields.pop("remark", None)
    line = write_line(field, {name: _plain(value) for name, value in fields.items()})
    wanted = FORMS[field].remark
    twice = len(fields) + (remark is not None) != len(item.value)
    if line is None or twice or (wanted and not remark) or (wanted is None and remark):
        return
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
    yield Block(first, last, (*above, lines[first][:column] + line + kept[0], *kept[1:]))


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


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else node


def _last_line(node: yaml.Node) -> int:
    """The last line of a node; where a block ends, YAML tells where the next thing begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    return end.line - (end.column == 0 and end.line > node.start_mark.line)
