"""Changes to the text of a YAML file: a value, a field or a list, and no other byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain

import yaml

from lunmai.authoring.accept import Edit
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
Mark = tuple[int, int]
"""A line and a column, both from 0."""


def start_of(node: yaml.Node) -> Mark:
    return node.start_mark.line, node.start_mark.column


def end_of(node: yaml.Node, text: str) -> Mark:
    """Where a value ends; a block of lines or of fields ends with the last thing in it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    start, end = node.start_mark.index, node.end_mark.index
    end = start + len(text[start:end].rstrip()) if isinstance(node, yaml.ScalarNode) else end
    return text.count("\n", 0, end), end - (text.rfind("\n", 0, end) + 1)


def stretch(start: Mark, end: Mark, text: str) -> Edit:
    """The change that puts a text in the place of what is between two marks."""
    return Edit(start[0], start[1], end[1], text, end[0] - start[0])


def edits_of(node: yaml.Node, wanted: Wanted, text: str) -> Iterator[Edit]:
    """The changes after which the fields of a mapping say what is wanted. Raises CannotRun where
    a comment would be lost."""
    if not isinstance(node, yaml.MappingNode):
        raise CannotRun(f"line {node.start_mark.line + 1}: this is not written field by field")
    fields = {key.value: (key, value) for key, value in node.value}
    gone = {name for name in wanted if name in fields and _empties(fields[name][1], wanted[name])}
    new = [name for name in wanted if name not in fields and not is_nothing(wanted[name])]
    for name, said in wanted.items():
        if name in gone:
            yield _removal(node, name, text)
        elif name in fields:
            yield from _replacement(fields[name][1], said, text, flow=bool(node.flow_style))
    yield from _additions(node, fields, gone, {name: wanted[name] for name in new}, text)


def is_nothing(said: object) -> bool:
    """Whether a value is none, or has parts of which each is none."""
    return said is None or (isinstance(said, Mapping) and all(map(is_nothing, said.values())))


def _empties(node: yaml.Node, said: object) -> bool:
    """Whether a field has nothing left; the fingerprints of a wording are nothing by themselves."""
    if isinstance(said, Mapping) and isinstance(node, yaml.MappingNode):
        kept = {key.value for key, _ in node.value} - {"accepted"}
        return is_nothing(said) and kept <= said.keys()
    return is_nothing(said)


def _replacement(node: yaml.Node, said: object, text: str, *, flow: bool) -> Iterator[Edit]:
    if isinstance(said, Mapping):
        yield from edits_of(node, said, text)
    elif isinstance(said, list):
        yield from _list_edits(node, said, text)
    else:
        value = scalar(str(said), flow=flow, style=getattr(node, "style", None))
        if text[: node.start_mark.index].endswith(":"):  # nothing is written of it yet
            value = f" {value}"
        yield stretch(start_of(node), end_of(node, text), value)


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


def _list_edits(node: yaml.Node, items: list[str], text: str) -> Iterator[Edit]:
    """A list in brackets is written anew; of one in lines, each item that stays keeps its line."""
    start, end = start_of(node), end_of(node, text)
    lines = text.split("\n")
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        if "#" in text[node.start_mark.index : node.end_mark.index]:
            raise CannotRun(f"line {start[0] + 1}: a comment is in this list; change it by hand")
        yield stretch(start, end, f"[{', '.join(items)}]")
        return
    there = {item.value: lines[item.start_mark.line] for item in node.value}
    between = end[0] - start[0] + 1 != len(node.value)
    if between:
        raise CannotRun(f"line {start[0] + 1}: a comment is in this list; change it by hand")
    indent = " " * start[1]
    written = [there.get(item, f"{indent}- {item}") for item in items]
    yield stretch((start[0], 0), (end[0], len(lines[end[0]])), "\n".join(written))


def _removal(node: yaml.MappingNode, name: str, text: str) -> Edit:
    """Takes a field away; comments on lines of their own stay, and so does one behind it."""
    names = [key.value for key, _ in node.value]
    at = names.index(name)
    key, value = node.value[at]
    end = end_of(value, text)
    lines = text.split("\n")
    if node.flow_style:
        if at:
            return stretch(end_of(node.value[at - 1][1], text), end, "")
        return stretch(start_of(key), start_of(node.value[1][0]) if names[1:] else end, "")
    comments = [
        line for line in lines[key.start_mark.line : end[0] + 1] if line.lstrip().startswith("#")
    ]
    for last in {end_of(leaf, text) for leaf in _leaves(value)}:
        if behind := re.match(r"\s+(#.*)", lines[last[0]][last[1] :]):
            comments.append(" " * key.start_mark.column + behind[1])
    kept = "".join(f"{line}\n" for line in comments)
    if at == 0 and "-" in lines[key.start_mark.line][: key.start_mark.column]:
        raise CannotRun(f"line {key.start_mark.line + 1}: '{name}' begins this entry; keep it")
    if end[0] + 1 < len(lines):
        return Edit(key.start_mark.line, 0, 0, kept, end[0] + 1 - key.start_mark.line)
    return stretch((key.start_mark.line, 0), (end[0], len(lines[end[0]])), kept.rstrip("\n"))


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The values behind which a comment can stand."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        for item in node.value:
            yield from _leaves(item[1] if isinstance(item, tuple) else item)
    else:
        yield node


def _additions(
    node: yaml.MappingNode,
    fields: Mapping[str, tuple[yaml.Node, yaml.Node]],
    gone: set[str],
    new: Wanted,
    text: str,
) -> Iterator[Edit]:
    """Puts new fields behind those that they follow."""
    after: dict[str, list[str]] = {}
    for name in sorted(new, key=ORDER.index):
        before = [one for one in fields if one not in gone and ORDER.index(one) < ORDER.index(name)]
        kept = before or [one for one in fields if one not in gone]
        if not kept:
            line = node.start_mark.line + 1
            raise CannotRun(f"line {line}: nothing is left of this entry; change it by hand")
        after.setdefault(max(kept, key=ORDER.index), []).append(name)
    lines = text.split("\n")
    indent = node.value[0][0].start_mark.column
    for anchor, names in after.items():
        end = end_of(fields[anchor][1], text)
        if node.flow_style:
            said = "".join(f", {name}: {in_flow(new[name])}" for name in names)
        else:
            end = end[0], len(lines[end[0]])
            said = "".join(
                f"\n{line}" for name in names for line in in_block(name, new[name], indent)
            )
        yield stretch(end, end, said)


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
    parts = (
        in_block(key, value, indent + 2) for key, value in said.items() if not is_nothing(value)
    )
    return [f"{blank}{name}:", *chain.from_iterable(parts)]
