"""YAML in which every value is text, and every value has a line and a column.

Scalars stay text until the model gives them a type, so `no`, `1:30` and `2024` mean themselves.
Duplicate keys, anchors, tags and control characters are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from lunmai.load.line_breaks import unfolded
from lunmai.load.yaml_comments import cut_texts
from lunmai.load.yaml_lines import expand_lines
from lunmai.problems import INVISIBLE, Place, Problem, cut

Path = tuple[str | int, ...]

DEEPEST = 50
"""Levels of lists and mappings; records need two for each level of sub-claims."""

MOST_ITEMS = 20_000
"""So many items a list or mapping has, which no record comes near to."""

PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
}

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Resolves no types; in C where PyYAML has it, which is several times faster."""


class Positions:
    """The positions of the values of one YAML file, looked up by path."""

    def __init__(self, file: str, root: yaml.Node | None, text: str = "") -> None:
        self.file = file
        self._root = root
        self._text = text
        self.incomplete: set[Path] = set()
        """The lists and mappings from which a refused value was taken out."""

    def forget(self) -> None:
        """Frees the nodes, which weigh ten times the text; a problem makes them anew."""
        if not self.incomplete:
            self._root = None

    def node(self, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The key node and value node at a path, or of the nearest ancestor that is there."""
        if self._root is None and self._text:
            self._root = _compose(self._text, self.file)
            list(expand_lines(self._root, self._text, self.file, set()))  # as when it was read
        key, node = None, self._root
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
    try:
        root = _compose(text, file)
    except _Refused as refused:
        return None, Positions(file, None), [refused.problem]
    except yaml.YAMLError as error:
        return None, Positions(file, None), [_syntax_problem(error, text, file)]
    positions = Positions(file, root, text)
    problems = [*cut_texts(root, text, file)]
    problems += expand_lines(root, text, file, positions.incomplete)
    data = _value(root, file, problems) if root is not None else None
    return data, positions, problems


class _Refused(Exception):
    """Something after which nothing can be said of the rest of the file."""

    def __init__(self, where: yaml.Event | int, file: str, code: str, message: str) -> None:
        """`where` is an event or the number of a line."""
        if isinstance(where, int):
            place = Place(file, where)
        else:
            place = Place(file, where.start_mark.line + 1, where.start_mark.column + 1)
        self.problem = Problem(place, code, message)


def _compose(text: str, file: str) -> yaml.Node | None:
    """The nodes of a text. PyYAML's own composer calls itself for each level and can overflow the
    stack; here a list of open collections takes its place."""
    if hidden := re.search(r"[\x85\u2028\u2029]", text):  # line ends that editors do not count
        line = text.count("\n", 0, hidden.start()) + 1
        message = f"the invisible character U+{ord(hidden[0]):04X} is in this line; remove it"
        raise _Refused(line, file, "control-character", message)
    top = yaml.SequenceNode(None, [])
    open_nodes: list[yaml.CollectionNode] = [top]
    keys: list[yaml.Node | None] = [None]
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.ScalarEvent):
            node = yaml.ScalarNode(
                event.tag, unfolded(event, text), event.start_mark, event.end_mark, event.style
            )
            _attach(node, open_nodes[-1], keys)
        elif isinstance(event, yaml.CollectionStartEvent):
            kind = NODES[type(event)]
            node = kind(event.tag, [], event.start_mark, None, event.flow_style)
            _attach(node, open_nodes[-1], keys)
            open_nodes.append(node)
            keys.append(None)
            if len(open_nodes) - 1 > DEEPEST:  # the first holds the document
                message = f"lists and mappings are nested more than {DEEPEST} levels deep"
                raise _Refused(event, file, "yaml-syntax", f"{message}; write fewer")
        elif isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop().end_mark = event.end_mark
            keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and top.value:
            message = "a second document begins here; remove the line ---"
            raise _Refused(event, file, "yaml-syntax", message)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            message = "anchors and aliases (& and *) are not used here; write the value out"
            raise _Refused(event, file, "yaml-feature", message)
    return top.value[0] if top.value else None


NODES = {
    yaml.SequenceStartEvent: yaml.SequenceNode,
    yaml.MappingStartEvent: yaml.MappingNode,
}


def _attach(node: yaml.Node, holder: yaml.CollectionNode, keys: list[yaml.Node | None]) -> None:
    """Puts a node into the collection that is open; in a mapping, key and value take turns."""
    if isinstance(holder, yaml.SequenceNode):
        holder.value.append(node)
    elif keys[-1] is None:
        keys[-1] = node
    else:
        holder.value.append((keys[-1], node))
        keys[-1] = None


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


def _value(node: yaml.Node, file: str, problems: list[Problem]) -> object:
    if node.tag is not None and node.tag not in PLAIN_TAGS:
        message = f"the tag '{cut(node.tag)}' is not used here; remove it"
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
    names: set[str] = set()
    for key, value in node.value:
        name = _text(key, file, problems) if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            message = "a key must be a plain word"
            problems.append(Problem(_place(file, key), "yaml-feature", message))
        elif name in names:
            message = f"'{cut(name)}' is given twice in this mapping; keep one of the two"
            problems.append(Problem(_place(file, key), "duplicate-key", message))
        else:
            names.add(name)
            yield name, _value(value, file, problems)


def _text(node: yaml.ScalarNode, file: str, problems: list[Problem]) -> str | None:
    if hidden := INVISIBLE.search(node.value):
        message = f"the invisible character U+{ord(hidden[0]):04X} is in this text; remove it"
        problems.append(Problem(_place(file, node), "control-character", message))
        return INVISIBLE.sub("", node.value) or None
    if node.value == "" and not node.style:
        return None
    return node.value
