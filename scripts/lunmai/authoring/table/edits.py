"""Changes to the text of a YAML file: a value, a field or a list, and no other byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain

import yaml

from lunmai.authoring.edits import Edit, end_of, line_end, line_start
from lunmai.load.yaml_positions import parse_yaml
from lunmai.model import Claim, Concept, Parallel, Relation, Source, Wording
from lunmai.problems import CannotRun

Wanted = Mapping[str, "str | list[str] | Wanted | None"]
"""What fields are to say; None takes one away."""
ORDER = list(
    dict.fromkeys(
        field.alias or name
        for record in (Relation, Parallel, Claim, Source, Wording, Concept)
        for name, field in record.model_fields.items()
    )
)
"""In which fields follow each other within their record."""
PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\n]*")


def by_hand(node: yaml.Node, message: str) -> CannotRun:
    """What is told of a place that only its author can change."""
    return CannotRun(f"line {node.start_mark.line + 1}: {message}")


def edits_of(node: yaml.Node, wanted: Wanted, text: str) -> Iterator[Edit]:
    """The changes after which the fields of a mapping say what is wanted. Raises CannotRun where
    a comment would be lost."""
    if not isinstance(node, yaml.MappingNode):
        raise by_hand(node, "this is not written field by field")
    kept = {key.value: value for key, value in node.value}
    for name, said in wanted.items():
        if name in kept and empties(kept[name], said):
            yield _removal(node, name, text)
            del kept[name]
        elif name in kept:
            yield from _replacement(kept[name], said, text, flow=bool(node.flow_style))
    there = {key.value for key, _ in node.value}
    for name in sorted(wanted.keys() - there, key=ORDER.index):
        if not is_nothing(wanted[name]):
            yield _addition(node, kept, name, wanted[name], text)


def is_nothing(said: object) -> bool:
    """Whether a value is none, or has parts of which each is none."""
    return said is None or (isinstance(said, Mapping) and all(map(is_nothing, said.values())))


def empties(node: yaml.Node, said: object) -> bool:
    """Whether a field has nothing left; the fingerprints of a wording are nothing by themselves."""
    if isinstance(said, Mapping) and isinstance(node, yaml.MappingNode):
        kept = {key.value for key, _ in node.value} - {"accepted"}
        return is_nothing(said) and kept <= said.keys()
    return is_nothing(said)


def _replacement(node: yaml.Node, said: object, text: str, *, flow: bool) -> Iterator[Edit]:
    if isinstance(said, Mapping):
        yield from edits_of(node, said, text)
    elif isinstance(said, list):
        yield _list_edit(node, said, text)
    else:
        value = scalar(str(said), flow=flow, style=getattr(node, "style", None))
        if text[: node.start_mark.index].endswith(":"):  # nothing is written of it yet
            value = f" {value}"
        yield Edit(node.start_mark.index, end_of(node, text), value)


def scalar(value: str, *, flow: bool = False, style: str | None = None) -> str:
    """A text as YAML, in the quotes that it had, else in none where it can do without."""
    if "\n" in value or style == '"':
        return json.dumps(value, ensure_ascii=False)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    tried = f"{{x: {value}, y: z}}" if flow else f"x: {value}"
    said = {"x": value, "y": "z"} if flow else {"x": value}
    if PLAIN.fullmatch(value) and parse_yaml(f"{tried}\n", "")[::2] == (said, []):
        return value
    return json.dumps(value, ensure_ascii=False)


def _list_edit(node: yaml.Node, items: list[str], text: str) -> Edit:
    """A list is written anew, in brackets or in lines as it was."""
    start, end = node.start_mark.index, end_of(node, text)
    if "#" in text[start:end]:
        raise by_hand(node, "a comment is in this list; change it by hand")
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        blank = "\n" + " " * node.start_mark.column
        return Edit(start, end, blank.join(f"- {item}" for item in items))
    return Edit(start, end, f"[{', '.join(items)}]")


def _removal(node: yaml.MappingNode, name: str, text: str) -> Edit:
    """Takes a field away; its comments stay, on lines of their own where they stood behind it."""
    at = [key.value for key, _ in node.value].index(name)
    key, value = node.value[at]
    start, end = key.start_mark.index, end_of(value, text)
    if node.flow_style and at:
        return Edit(end_of(node.value[at - 1][1], text), end, "")
    if node.flow_style:
        return Edit(start, node.value[1][0].start_mark.index if node.value[1:] else end, "")
    first, last = line_start(text, start), line_end(text, end)
    if "-" in text[first:start]:
        raise by_hand(key, f"'{name}' begins this entry; keep it")
    between, begin = "", start
    for leaf in _leaves(value):
        between += text[begin : leaf.start_mark.index]
        begin = end_of(leaf, text)
    comments = re.findall(r"(?m)^ *#.*|(?<=\s)#.*", between + text[begin:last])
    indented = (one if one[0] == " " else text[first:start] + one for one in comments)
    kept = "".join(f"{comment}\n" for comment in indented)
    return Edit(first, min(last + 1, len(text)), kept)


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The values between which comments can stand."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        for item in node.value:
            yield from _leaves(item[1] if isinstance(item, tuple) else item)
    else:
        yield node


def _addition(
    node: yaml.MappingNode, kept: Mapping[str, yaml.Node], name: str, said: object, text: str
) -> Edit:
    """Puts a new field behind those that it follows."""
    if not kept:
        raise by_hand(node, "nothing is left of this entry; change it by hand")
    before = [one for one in kept if ORDER.index(one) < ORDER.index(name)]
    end = end_of(kept[max(before or kept, key=ORDER.index)], text)
    if node.flow_style:
        return Edit(end, end, f", {name}: {in_flow(said)}")
    end = line_end(text, end)
    lines = in_block(name, said, node.start_mark.column)
    return Edit(end, end, "".join(f"\n{line}" for line in lines))


def in_flow(said: object) -> str:
    """A value in one line, in brackets where it has parts."""
    if isinstance(said, Mapping):
        parts = (f"{name}: {in_flow(value)}" for name, value in said.items() if value is not None)
        return f"{{{', '.join(parts)}}}"
    return f"[{', '.join(said)}]" if isinstance(said, list) else scalar(str(said), flow=True)


def in_block(name: str, said: object, indent: int) -> list[str]:
    """A field on lines of its own."""
    blank = " " * indent
    if not isinstance(said, Mapping):
        value = in_flow(said) if isinstance(said, list) else scalar(str(said))
        return [f"{blank}{name}: {value}"]
    return [f"{blank}{name}:", *fields_in_block(said, indent + 2)]


def fields_in_block(said: Wanted, indent: int) -> list[str]:
    """Fields that say something, each on lines of its own."""
    parts = (in_block(name, value, indent) for name, value in said.items() if not is_nothing(value))
    return list(chain.from_iterable(parts))
