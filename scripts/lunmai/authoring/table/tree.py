"""Puts claims into the tree of a paper's file: new ones, and those that get another parent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from lunmai.authoring.accept import Edit
from lunmai.authoring.table.document import Document
from lunmai.authoring.table.edits import Wanted, end_of, in_block, is_nothing, stretch
from lunmai.load.yaml_positions import Path
from lunmai.problems import CannotRun


def entry(fields: Wanted, children: Sequence[list[str]] = ()) -> list[str]:
    """The lines of a claim, or of another item of a list, without indent."""
    lines = [
        line
        for name, said in fields.items()
        if not is_nothing(said)
        for line in in_block(name, said, 2)
    ]
    if children:
        lines.append("  claims:")
        lines += [f"    {line}" for child in children for line in child]
    return [f"- {lines[0][2:]}", *lines[1:]]


def insert_claims(document: Document, parent: str, after: str | None, lines: list[str]) -> None:
    """Puts items into the list of a parent: behind one of it, first with an empty `after`, last
    without one."""
    holder = document.claim_path(parent) if parent else ()
    if holder is None:
        raise CannotRun(f"{document.file}: there is no claim '{parent}'")
    insert_items(document, holder, "claims", document.claim_path(after) if after else after, lines)


def insert_items(
    document: Document, holder: Path, name: str, after: Path | str | None, lines: list[str]
) -> None:
    """Puts items, each of lines without indent, into a list, which is made where there is none."""
    key, node = document.positions.node((*holder, name))
    if getattr(key, "value", None) != name or _is_empty(node):
        edit = _new_list(document, holder, name, lines)
    elif not isinstance(node, yaml.SequenceNode) or node.flow_style:
        where = f"{document.file}:{key.start_mark.line + 1}"
        raise CannotRun(f"{where}: write this list with each item on lines of its own, after '- '")
    else:
        at = key.start_mark.line
        if after != "":
            last = document.node(after) if after else node
            at = end_of(last, document.text)[0]
        edit = _lines_after(document, at, node.start_mark.column, lines)
    document.apply([edit])


def _is_empty(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode | yaml.ScalarNode) and not node.value


def _new_list(document: Document, holder: Path, name: str, lines: list[str]) -> Edit:
    node = document.node(holder)
    key, old = document.positions.node((*holder, name))
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        where = f"{document.file}:{node.start_mark.line + 1}"
        raise CannotRun(f"{where}: write this claim with each field on a line of its own")
    indent = node.value[0][0].start_mark.column
    if getattr(key, "value", None) == name:  # `claims: []`
        end = old.end_mark.line, old.end_mark.column
        start = key.end_mark.line, key.end_mark.column
        return stretch(start, end, ":\n" + _indented(lines, indent + 2))
    at = end_of(node, document.text)[0]
    return _lines_after(document, at, indent, [f"{name}:", *(f"  {line}" for line in lines)])


def _indented(lines: list[str], indent: int) -> str:
    return "\n".join(" " * indent + line if line.strip() else line for line in lines)


def _lines_after(document: Document, at: int, indent: int, lines: list[str]) -> Edit:
    end = at, len(document.lines[at])
    return stretch(end, end, "\n" + _indented(lines, indent))


def move_claim(document: Document, name: str, parent: str, after: str | None) -> None:
    """Gives a claim, with all below it and the comments above it, another parent."""
    path = document.claim_path(name)
    holder, item = document.node(path[:-1]), document.node(path)
    lines = document.lines
    dash = holder.start_mark.column
    first, last = item.start_mark.line, end_of(item, document.text)[0]
    if holder.flow_style or not re.fullmatch(r"\s*- +", lines[first][: item.start_mark.column]):
        where = f"{document.file}:{first + 1}"
        raise CannotRun(f"{where}: write this claim with each field on a line of its own")
    while lines[first - 1].lstrip().startswith("#") and _indent(lines[first - 1]) == dash:
        first -= 1
    cut = [line[min(dash, _indent(line)) :] for line in lines[first : last + 1]]
    if len(holder.value) == 1:
        first = document.positions.node(path[:-1])[0].start_mark.line
    document.apply([_cut(lines, first, last)])
    insert_claims(document, parent, after, cut)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cut(lines: list[str], first: int, last: int) -> Edit:
    if last + 1 < len(lines):
        return Edit(first, 0, 0, "", last + 1 - first)
    return stretch((first - 1, len(lines[first - 1])), (last, len(lines[last])), "")


def would_hang(parents: Mapping[str, str], name: str) -> bool:
    """Whether a claim would be below itself."""
    seen = set()
    while name:
        if name in seen:
            return True
        seen.add(name)
        name = parents.get(name, "")
    return False
