"""Lists whose items are lines (`c1 limits m1, explicit`): each becomes the mapping that it stands
for, whose values stand where the words stand, so that nothing else needs to know of two forms."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from lunmai.languages import CHARACTER, HAN, LATIN, WRITTEN
from lunmai.load.lines import FORMS, MalformedLine, Word, read_line
from lunmai.problems import Place, Problem

START = yaml.Mark(None, 0, 0, 0, None, None)
Path = tuple[str | int, ...]


def expand_lines(
    root: yaml.Node | None, text: str, file: str, incomplete: set[Path]
) -> Iterator[Problem]:
    """Puts mappings in the place of the lines of a data file, and takes out the lines that cannot
    be understood: a problem for each, and the path of their list is `incomplete`."""
    for path, holder in _lists(root):
        field = str(path[-1])
        kept = []
        for item in holder.value:
            try:
                line, remark = _line_of(item)
                kept.append(_mapping(field, line, remark, text) if line else item)
            except MalformedLine as fault:
                incomplete.add(path)
                at = _at(text, fault.at, START)
                place = Place(file, at.line + 1, at.column + 1)
                yield Problem(place, "malformed-line", fault.message)
        holder.value[:] = kept


def _lists(root: yaml.Node | None) -> Iterator[tuple[Path, yaml.SequenceNode]]:
    """The lists of a paper or of parallels that may have lines, at whatever depth of claims."""
    waiting: list[tuple[Path, yaml.Node | None]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            wanted = ("causal", "claims") if path else ("relations", "parallels", "claims")
            named = ((getattr(key, "value", ""), value) for key, value in node.value)
            waiting += (((*path, name), value) for name, value in named if name in wanted)
        elif isinstance(node, yaml.SequenceNode) and path[-1:] == ("claims",):
            waiting += (((*path, number), item) for number, item in enumerate(node.value))
        elif isinstance(node, yaml.SequenceNode) and path:
            yield path, node


def _line_of(item: yaml.Node) -> tuple[yaml.ScalarNode | None, yaml.Node | None]:
    """The line that an item of a list is, and its remark."""
    if isinstance(item, yaml.ScalarNode):
        return (item if item.value else None), None
    first, remark = item.value[0] if isinstance(item, yaml.MappingNode) and item.value else (0, 0)
    if not isinstance(first, yaml.ScalarNode) or len(first.value.split()) < 2:
        return None, None
    if len(item.value) > 1:
        at = item.value[1][0].start_mark
        message = "what belongs to a line stands below it, two blanks further in than the line"
        raise MalformedLine(at.index, message)
    return first, remark


def _mapping(
    field: str, line: yaml.ScalarNode, remark: yaml.Node | None, text: str
) -> yaml.MappingNode:
    """The mapping that a line stands for. Raises MalformedLine with a position in the text."""
    start, end = line.start_mark.index, line.end_mark.index
    if line.style:
        start, end = start + 1, end - 1
    source = text[start:end]
    if source.split() != line.value.split():
        raise MalformedLine(line.start_mark.index, "write this line without quotes and escapes")
    try:
        fields = read_line(field, source)
    except MalformedLine as fault:
        raise MalformedLine(start + fault.at, fault.message) from None
    wanted = FORMS[field].remark
    if remark is None and wanted:
        texts = " and ".join(f"{name}:" for name in WRITTEN)
        message = f"a remark must stand below this line; write a colon behind it, then {texts}"
        raise MalformedLine(start, message)
    if remark is not None and wanted is None:
        raise MalformedLine(end, "nothing stands below a causal reading; remove the colon")
    begin = _at(text, start, line.start_mark)
    values = {name: _value(text, begin, said) for name, said in fields.items()}
    # the key of a field that a line fills without naming it stands where the value does
    entries = [(_text(name, node), node) for name, node in values.items()]
    if remark is not None:
        entries.append((_text("remark", line), _wording(remark)))
    return yaml.MappingNode(None, entries, line.start_mark, line.end_mark)


def _value(text: str, begin: yaml.Mark, said: Word | list[Word]) -> yaml.Node:
    """The node of a word or of several of the line that begins there."""
    if isinstance(said, list):
        nodes = [_value(text, begin, word) for word in said]
        return yaml.SequenceNode(None, nodes, nodes[0].start_mark, nodes[-1].end_mark, True)
    start = _at(text, begin.index + said.at, begin)
    return yaml.ScalarNode(None, str(said), start, _at(text, start.index + len(said), start))


def _text(name: str, node: yaml.Node) -> yaml.ScalarNode:
    """A text that stands where a node does."""
    return yaml.ScalarNode(None, name, node.start_mark, node.end_mark)


def _wording(remark: yaml.Node) -> yaml.Node:
    """A remark; one that stands behind the colon as it is, is in the language of its script."""
    if not isinstance(remark, yaml.ScalarNode) or not remark.value:
        return remark
    language = HAN if CHARACTER.search(remark.value) else LATIN
    entry = _text(language, remark), remark
    return yaml.MappingNode(None, [entry], remark.start_mark, remark.end_mark)


def _at(text: str, index: int, known: yaml.Mark) -> yaml.Mark:
    """A position of the text as PyYAML tells it, from one before it."""
    line = known.line + text.count("\n", known.index, index)
    return yaml.Mark(None, index, line, index - text.rfind("\n", 0, index) - 1, None, None)
