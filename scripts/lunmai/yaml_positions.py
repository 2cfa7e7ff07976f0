"""YAML in which every value is text, and every value has a line and a column.

Scalars stay text until the model gives them a type, so `no`, `1:30` and `2024` mean themselves.
Duplicate keys, anchors, tags and control characters are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

import yaml

from lunmai.problems import Place, Problem

Path = tuple[str | int, ...]

DEEPEST = 50
"""Levels of lists and mappings; records need two for each level of sub-claims."""

INVISIBLE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    r"\ud800-\udfff\ue000-\uf8ff]"
)
"""Control, direction, zero-width and private-use characters: nobody can see or review them."""

PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
}

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Resolves no types; in C where PyYAML has it, which is several times faster."""


class Positions:
    """The positions of the values of one YAML file, looked up by path."""

    def __init__(self, file: str, root: yaml.Node | None) -> None:
        self.file = file
        self.root = root
        self.incomplete: set[Path] = set()
        """The lists and mappings from which a refused value was taken out."""

    def node(self, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The key node and value node at a path, or of the nearest ancestor that is there."""
        key, node = None, self.root
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
        return key, node

    def place(self, path: Path) -> Place:
        """Where the value stands; for a missing value, where its nearest ancestor stands."""
        return _place(self.file, self.node(path)[1])

    def key_place(self, path: Path) -> Place:
        """Where the key of a mapping entry stands."""
        key, node = self.node(path)
        return _place(self.file, key or node)


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
    problems = list(_unreadable(text, file))
    if problems:
        return None, Positions(file, None), problems
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, Positions(file, None), [_syntax_problem(error, text, file)]
    try:
        data = _value(root, file, problems, set()) if root is not None else None
    except _Alias as alias:
        message = "anchors and aliases (& and *) are not used here; write the value out"
        place = _place(file, alias.node)
        return None, Positions(file, None), [Problem(place, "yaml-feature", message)]
    return data, Positions(file, root), problems


class _Alias(Exception):
    """A node that stands in two places: nothing can be said of the rest of the file."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


def _unreadable(text: str, file: str) -> Iterator[Problem]:
    """What must not reach the parser: line ends that editors do not count, and a nesting so deep
    that the composer would overflow its stack."""
    if hidden := re.search(r"[\x85\u2028\u2029]", text):
        line = text.count("\n", 0, hidden.start()) + 1
        message = f"the invisible character U+{ord(hidden[0]):04X} stands in this line; remove it"
        yield Problem(Place(file, line), "control-character", message)
    elif _looks_deep(text) and (mark := _too_deep(text)):
        message = f"lists and mappings are nested more than {DEEPEST} levels deep; write fewer"
        yield Problem(Place(file, mark.line + 1, mark.column + 1), "yaml-syntax", message)


def _looks_deep(text: str) -> bool:
    """Whether the exact count is worth its time: long indents, or many open brackets."""
    if re.search(r"^[ ?-]{100}", text, re.MULTILINE):
        return True
    steps = (1 if bracket in "[{" else -1 for bracket in re.findall(r"[\[\]{}]", text))
    return max(accumulate(steps), default=0) > DEEPEST


def _too_deep(text: str) -> yaml.Mark | None:
    """Where the nesting exceeds the limit."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return event.start_mark
    except yaml.YAMLError:
        pass  # the composer reports it
    return None


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file)
    if mark is not None:
        place = Place(file, mark.line + 1, mark.column + 1)
    elif isinstance(position := getattr(error, "position", None), int):
        before = text[:position]
        place = Place(file, before.count("\n") + 1, position - before.rfind("\n"))
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    advice = "put the value in double quotes if it contains ': ' or ' #' or begins with a sign"
    return Problem(place, "yaml-syntax", f"{reason}; {advice}")


def _value(node: yaml.Node, file: str, problems: list[Problem], seen: set[int]) -> object:
    if id(node) in seen:
        raise _Alias(node)
    seen.add(id(node))
    if node.tag not in PLAIN_TAGS:
        message = f"the tag '{node.tag}' is not used here; remove it"
        problems.append(Problem(_place(file, node), "yaml-feature", message))
    if isinstance(node, yaml.MappingNode):
        return dict(_entries(node, file, problems, seen))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, problems, seen) for item in node.value]
    return _text(node, file, problems)


def _entries(
    node: yaml.MappingNode, file: str, problems: list[Problem], seen: set[int]
) -> Iterator[tuple[str, object]]:
    names: set[str] = set()
    for key, value in node.value:
        name = _text(key, file, problems) if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            message = "a key must be a plain word"
            problems.append(Problem(_place(file, key), "yaml-feature", message))
        elif name in names:
            message = f"'{name}' is given twice in this mapping; keep one of the two"
            problems.append(Problem(_place(file, key), "duplicate-key", message))
        else:
            names.add(name)
            yield name, _value(value, file, problems, seen)


def _text(node: yaml.ScalarNode, file: str, problems: list[Problem]) -> str | None:
    if hidden := INVISIBLE.search(node.value):
        message = f"the invisible character U+{ord(hidden[0]):04X} stands in this text; remove it"
        problems.append(Problem(_place(file, node), "control-character", message))
        return INVISIBLE.sub("", node.value) or None
    if node.value == "" and not node.style:
        return None
    return node.value
