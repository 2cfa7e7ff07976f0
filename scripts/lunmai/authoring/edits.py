"""Changes to stretches of a data file, and to no other byte of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

import yaml


class Edit(NamedTuple):
    """A stretch of a text, and what is to stand in its place."""

    start: int
    end: int
    text: str


def changed(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The content of a file with changes that do not touch each other; of those at one place, in
    their order. Positions are those of the text as it is read: without byte order mark, and with
    one sign for the end of a line; the file keeps its own."""
    whole = content.decode()
    text = whole.removeprefix("\ufeff")
    mark, line_end = whole[: len(whole) - len(text)], "\r\n" if "\r\n" in text else "\n"
    returns = [found.start() - number for number, found in enumerate(re.finditer("\r\n", text))]
    for edit in sorted(edits, key=lambda edit: edit[:2])[::-1]:
        start, end = (at + bisect_left(returns, at) for at in edit[:2])
        text = text[:start] + edit.text.replace("\n", line_end) + text[end:]
    return (mark + text).encode()


def as_read(content: bytes) -> str:
    """The text of a file in which positions are counted."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def last_within(node: yaml.Node) -> yaml.Node:
    """The last value of a block of lines or of fields, whose own end YAML tells only where the next
    thing begins; another value itself."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def end_of(node: yaml.Node, text: str) -> int:
    """Where a value ends."""
    node = last_within(node)
    start = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def value_edit(node: yaml.Node, value: str) -> Edit:
    """The change of a value that stands on one line."""
    return Edit(node.start_mark.index, node.end_mark.index, value)


def field_edit(node: yaml.MappingNode, field: str, text: str) -> Edit:
    """The change that gives a mapping one more field, after its last one."""
    end = end_of(node.value[-1][1], text)
    if node.flow_style:
        return Edit(end, end, f", {field}")
    end = line_end(text, end)
    return Edit(end, end, f"\n{' ' * node.start_mark.column}{field}")


def plain(node: yaml.Node) -> object:
    """What a node says, as texts and lists of texts; a mapping is left as it is."""
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else node
