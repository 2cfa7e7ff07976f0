"""Comments behind texts. YAML ends a text without quotes at a space and a hash, and is silent about
the rest: of `printed: Issue #3` it reads all, of `printed: Issue # 3` the first word. Behind other
values, which have no spaces, comments are what they seem."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from lunmai.languages import WRITTEN
from lunmai.problems import Place, Problem

TEXTS = frozenset({*WRITTEN, "incipit", "marker", "printed", "term"})
"""The fields whose values are texts that may hold anything."""
STAMPS = "accepted"
"""The field below which the languages have fingerprints and no texts."""
COMMENT = re.compile(r"[ \t]+(?=#)")


def cut_texts(root: yaml.Node | None, text: str, file: str) -> Iterator[Problem]:
    """A problem at each hash that ends a text of the file."""
    if root is None or not COMMENT.search(text):
        return
    lines = text.split("\n")
    for node in _plain_texts(root):
        end = node.end_mark
        behind = COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
        if behind:
            message = (
                "YAML ends the text before this # and leaves out the rest; put the whole text in "
                "double quotes, or a comment on a line of its own"
            )
            yield Problem(Place(file, end.line + 1, behind.end() + 1), "cut-text", message)


def _plain_texts(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts without quotes, in any order; the nodes may lie too deep for calls."""
    waiting: list[tuple[str, yaml.Node]] = [("", root)]
    while waiting:
        field, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            named = ((getattr(key, "value", ""), value) for key, value in node.value)
            waiting += ((name, value) for name, value in named if name != STAMPS)
        elif isinstance(node, yaml.SequenceNode):
            waiting += ((field, item) for item in node.value)
        elif isinstance(node, yaml.ScalarNode) and field in TEXTS and not node.style:
            yield node
