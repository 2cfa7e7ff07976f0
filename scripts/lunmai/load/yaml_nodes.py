"""The nodes of a YAML text; where it is written wrongly, those of the text that was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import yaml

from lunmai.load.line_breaks import unfolded
from lunmai.load.yaml_faults import diagnose
from lunmai.load.yaml_lint import Fault, lint
from lunmai.problems import Place, Problem

DEEPEST = 50
"""Levels of lists and mappings; records need two for each level of sub-claims."""

MOST_FAULTS = 30
"""So often a file is read again without the mistake at which YAML gave up."""

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Resolves no types; in C where PyYAML has it, which is several times faster."""


class Refused(Exception):
    """Something after which nothing can be said of the rest of the file."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def _refused(event: yaml.Event, file: str, code: str, message: str) -> Refused:
    mark = event.start_mark
    return Refused(Problem(Place(file, mark.line + 1, mark.column + 1), code, message))


def compose(text: str, file: str) -> yaml.Node | None:
    """The nodes of a text. PyYAML's own composer calls itself for each level and can overflow the
    stack; here a list of open collections takes its place."""
    if hidden := re.search(r"[\x85\u2028\u2029]", text):  # line ends that editors do not count
        line = text.count("\n", 0, hidden.start()) + 1
        message = f"the invisible character U+{ord(hidden[0]):04X} is in this line; remove it"
        raise Refused(Problem(Place(file, line), "control-character", message))
    top = yaml.SequenceNode(None, [])
    open_nodes: list[yaml.CollectionNode] = [top]
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.ScalarEvent):
            marks = event.start_mark, event.end_mark
            node = yaml.ScalarNode(event.tag, unfolded(event, text), *marks, event.style)
            open_nodes[-1].value.append(node)
        elif isinstance(event, yaml.CollectionStartEvent):
            sequence = isinstance(event, yaml.SequenceStartEvent)
            kind = yaml.SequenceNode if sequence else yaml.MappingNode
            node = kind(event.tag, [], event.start_mark, None, event.flow_style)
            open_nodes[-1].value.append(node)
            open_nodes.append(node)
            if len(open_nodes) - 1 > DEEPEST:  # the first holds the document
                message = f"lists and mappings are nested more than {DEEPEST} levels deep"
                raise _refused(event, file, "yaml-syntax", f"{message}; write fewer")
        elif isinstance(event, yaml.CollectionEndEvent):
            node = open_nodes.pop()
            node.end_mark = event.end_mark
            if isinstance(node, yaml.MappingNode):  # key and value take turns
                node.value = [*zip(node.value[::2], node.value[1::2], strict=True)]
        elif isinstance(event, yaml.DocumentStartEvent) and top.value:
            message = "a second document begins here; remove the line ---"
            raise _refused(event, file, "yaml-syntax", message)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            message = (
                "anchors and aliases (& and *) are not used here; write the value out, or put a "
                "text that begins with one of these signs in double quotes"
            )
            raise _refused(event, file, "yaml-feature", message)
    return top.value[0] if top.value else None


def read_nodes(lines: list[str], file: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The nodes of a file and what is wrong in its writing; `lines` are mended as far as anyone
    knows what was meant. Raises Refused where nobody does."""
    written = tuple(lines)
    problems = [_syntax(fault, file, lines, written) for fault in lint(lines)]
    certain = True
    for _ in range(MOST_FAULTS + 1):
        try:
            root = compose("\n".join(lines), file)
        except yaml.YAMLError as error:
            fault = diagnose(error, lines)
        except Refused as refused:
            raise Refused(*problems, *refused.problems) from None
        else:
            if certain:
                return root, problems
            break
        told = _syntax(fault, file, lines, written)
        if told in problems:  # what was thought to mend it did not
            break
        problems.append(told)
        certain = certain and fault.certain
        for number, line in fault.mended.items():
            lines[number] = line
    raise Refused(*problems)


def _syntax(fault: Fault, file: str, lines: list[str], written: Sequence[str]) -> Problem:
    column = written_column(written[fault.line], lines[fault.line], fault.column)
    return Problem(Place(file, fault.line + 1, column + 1), "yaml-syntax", fault.message)


def written_column(written: str, mended: str, column: int) -> int:
    """Where a column of a mended line is in the line as it was written."""
    if written == mended:
        return column
    for tag, start, end, first, _ in SequenceMatcher(None, mended, written, False).get_opcodes():
        if start <= column < end:
            return first + (column - start if tag == "equal" else 0)
    return len(written)
