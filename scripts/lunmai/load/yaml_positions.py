"""YAML in which every value is text, and every value has a line and a column.

Scalars stay text until the model gives them a type, so `no`, `1:30` and `2024` mean themselves.
Duplicate keys, anchors, tags and control characters are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import yaml

from lunmai.load.yaml_comments import cut_texts
from lunmai.load.yaml_lines import Path, expand_lines
from lunmai.load.yaml_nodes import Refused, compose, read_nodes, written_column
from lunmai.problems import INVISIBLE, Place, Problem, cut

MOST_ITEMS = 20_000
"""So many items a list or mapping has, which no record comes near to."""

PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
}


class Positions:
    """The positions of the values of one YAML file, looked up by path."""

    def __init__(self, file: str, root: yaml.Node | None, text: str = "") -> None:
        self.file = file
        self._root = root
        self.text = text
        """In which nodes have their positions."""
        self.incomplete: set[Path] = set()
        """The lists and mappings from which a refused value was taken out."""
        self.mended: dict[int, tuple[str, str]] = {}
        """The lines that were read as they must have been meant, by number: as written, and as
        read. The places of such a file are for telling problems, not for changing it."""
        self.known: dict[Path, Place] = {}
        """The places that were asked for, which need not be looked for again."""
        self.name = ""
        """That under which the file is kept, as long as it is what it was: the hash of all that
        its record is made of; empty where it is not kept."""

    def forget(self) -> None:
        """Frees the nodes, which weigh ten times the text; a problem makes them anew."""
        if not self.incomplete:
            self._root = None

    def node(self, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The key node and value node at a path, or of the nearest ancestor that is there."""
        if self._root is None and self.text:
            self._root = compose(self.text, self.file)
            list(expand_lines(self._root, self.text, self.file, set()))  # as when it was read
        key, node = None, self._root
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
        return key, node

    def place(self, path: Path) -> Place:
        """Where the value stands; for a missing value, where its nearest ancestor stands."""
        if self.incomplete:  # what was left out has moved the rest: nothing known holds any more
            return self._written(_place(self.file, self.node(path)[1]))
        if path not in self.known:
            self.known[path] = self._written(_place(self.file, self.node(path)[1]))
        return self.known[path]

    def key_place(self, path: Path) -> Place:
        """Where the key of a mapping entry stands."""
        key, node = self.node(path)
        return self._written(_place(self.file, key or node))

    def _written(self, place: Place) -> Place:
        """The same place in the file as it was written."""
        if place.line not in self.mended:
            return place
        column = written_column(*self.mended[place.line], place.column - 1)
        return replace(place, column=column + 1)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _place(file: str, node: yaml.Node | None) -> Place:
    if node is None:
        return Place(file)
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def parse_yaml(text: str, file: str) -> tuple[object, Positions, list[Problem]]:
    """The data of a YAML text as dicts, lists, text and None, with positions and problems."""
    lines = text.split("\n")
    try:
        root, problems = read_nodes(lines, file)
    except Refused as refused:
        return None, Positions(file, None), [*refused.problems]
    written = text.split("\n")
    text = "\n".join(lines)
    positions = Positions(file, root, text)
    pairs = enumerate(zip(written, lines, strict=True), 1)
    positions.mended = {number: pair for number, pair in pairs if pair[0] != pair[1]}
    problems += cut_texts(root, text, file)
    problems += expand_lines(root, text, file, positions.incomplete)
    data = _value(root, file, problems) if root is not None else None
    return data, positions, problems


def _value(node: yaml.Node, file: str, problems: list[Problem]) -> object:
    if node.tag is not None and node.tag not in PLAIN_TAGS:
        message = (
            f"the tag '{cut(node.tag)}' is not used here; remove it, or put a text that begins "
            "with ! in double quotes"
        )
        problems.append(Problem(_place(file, node), "yaml-feature", message))
    if isinstance(node, yaml.CollectionNode) and len(node.value) > MOST_ITEMS:
        message = f"{len(node.value)} items stand here; write at most {MOST_ITEMS}"
        problems.append(Problem(_place(file, node), "too-long", message))
        node.value = []
    if isinstance(node, yaml.MappingNode):
        return dict(_entries(node, file, problems))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, problems) for item in node.value]
    return _text(node, file, problems)


def _entries(
    node: yaml.MappingNode, file: str, problems: list[Problem]
) -> Iterator[tuple[str, object]]:
    names: dict[str, int] = {}
    for key, value in node.value:
        name = _text(key, file, problems) if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            message = "a key must be a plain word"
            problems.append(Problem(_place(file, key), "yaml-feature", message))
        elif name in names:
            message = f"'{cut(name)}' is given in line {names[name]} already; keep one of the two"
            if name == "id":
                message += ", or begin a new item with '- '"
            problems.append(Problem(_place(file, key), "duplicate-key", message))
            if name == "id":
                return  # what follows is of the other
        else:
            names[name] = key.start_mark.line + 1
            yield name, _value(value, file, problems)


def _text(node: yaml.ScalarNode, file: str, problems: list[Problem]) -> str | None:
    if hidden := INVISIBLE.search(node.value):
        message = f"the invisible character U+{ord(hidden[0]):04X} is in this text; remove it"
        problems.append(Problem(_place(file, node), "control-character", message))
        return INVISIBLE.sub("", node.value) or None
    if node.value == "" and not node.style:
        return None
    return node.value
