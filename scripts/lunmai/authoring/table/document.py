"""A data file that is being changed: its text, byte for byte, and the nodes that it has now; and
the claims and other items that are put into it or moved in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from lunmai.authoring.edits import Edit, as_read, changed, end_of, line_end, line_start
from lunmai.authoring.table.edits import Wanted, fields_in_block
from lunmai.load.yaml_positions import Path as DataPath
from lunmai.load.yaml_positions import parse_yaml
from lunmai.problems import CannotRun


class Document:
    """The text of a file and what is done to it, step by step."""

    def __init__(self, file: str, root: Path) -> None:
        self.file = file
        self.before = self.content = (root / file).read_bytes()
        self._read()
        self.old_text, self.old_data = self.text, self.data

    def _read(self) -> None:
        self.text = as_read(self.content)
        self.data, self.positions, problems = parse_yaml(self.text, self.file)
        if self.data is None:
            raise CannotRun(f"it could not be read any more ({problems[0].message})")
        self.claims = {claim.get("id"): path for path, claim in claims_in(self.data)}
        """Where each claim stands now."""

    def apply(self, edits: Iterable[Edit]) -> None:
        """Makes changes that do not touch each other; of those at one place, in their order."""
        self.content = changed(self.content, edits)
        self._read()

    def find(self, path: DataPath) -> yaml.Node | None:
        """The value at a path, if there is one."""
        key, node = self.positions.node(path)
        missing = path and isinstance(path[-1], str) and getattr(key, "value", None) != path[-1]
        return None if missing else node

    def node(self, path: DataPath) -> yaml.Node:
        """The value at a path. Raises CannotRun where there is none."""
        node = self.find(path)
        if node is None:
            raise CannotRun(f"{self.file}: there is no {'.'.join(map(str, path))}")
        return node


def claims_in(data: object, path: DataPath = ()) -> Iterator[tuple[DataPath, dict]]:
    """Every claim of a file, readable or not, each before its sub-claims."""
    claims = data.get("claims") if isinstance(data, dict) else None
    for index, claim in enumerate(claims if isinstance(claims, list) else ()):
        if isinstance(claim, dict):
            here = (*path, "claims", index)
            yield here, claim
            yield from claims_in(claim, here)


def entry(fields: Wanted, children: Sequence[list[str]] = ()) -> list[str]:
    """The lines of a claim, or of another item of a list, without indent."""
    lines = fields_in_block(fields, 2)
    if children:
        lines.append("  claims:")
        lines += [f"    {line}" for child in children for line in child]
    return [f"- {lines[0][2:]}", *lines[1:]]


def insert_claims(document: Document, parent: str, after: str | None, lines: list[str]) -> None:
    """Puts items into the list of a parent: behind one of it, first with an empty `after`, last
    without one."""
    holder = document.claims[parent] if parent else ()
    insert_items(document, holder, "claims", document.claims.get(after, after), lines)


def insert_items(
    document: Document, holder: DataPath, name: str, after: DataPath | str | None, lines: list[str]
) -> None:
    """Puts items, each of lines without indent, into a list, which is made where there is none."""
    text, node = document.text, document.find((*holder, name))
    key = document.positions.node((*holder, name))[0]
    if node is None or not node.value:
        edit = _new_list(document, holder, name, lines)
    elif not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise _not_apart(document, node, "list with each item on lines of its own, after '- '")
    else:
        last = document.node(after) if after else node
        at = key.start_mark.index if after == "" else end_of(last, text)
        edit = _lines_at(text, at, node, lines)
    document.apply([edit])


def _not_apart(document: Document, node: yaml.Node, wanted: str) -> CannotRun:
    return CannotRun(f"{document.file}:{node.start_mark.line + 1}: write this {wanted}")


FIELD_BY_FIELD = "claim with each field on a line of its own"


def _new_list(document: Document, holder: DataPath, name: str, lines: list[str]) -> Edit:
    node, text = document.node(holder), document.text
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise _not_apart(document, node, FIELD_BY_FIELD)
    lines = [f"{name}:", *(f"  {line}" for line in lines)]
    if document.find((*holder, name)) is None:
        return _lines_at(text, end_of(node, text), node, lines)
    key, old = document.positions.node((*holder, name))  # `claims: []`
    indented = _indented(lines, node.start_mark.column).lstrip()
    return Edit(key.start_mark.index, old.end_mark.index, indented)


def _indented(lines: list[str], indent: int) -> str:
    return "\n".join(" " * indent + line if line.strip() else line for line in lines)


def _lines_at(text: str, at: int, beside: yaml.Node, lines: list[str]) -> Edit:
    """Puts lines below the one of a position, as far in as the node beside them."""
    end = line_end(text, at)
    return Edit(end, end, "\n" + _indented(lines, beside.start_mark.column))


def move_claim(document: Document, name: str, parent: str, after: str | None) -> None:
    """Gives a claim, with all below it and the comments above it, another parent."""
    path, text = document.claims[name], document.text
    holder, item = document.node(path[:-1]), document.node(path)
    start, end = line_start(text, item.start_mark.index), line_end(text, end_of(item, text))
    if holder.flow_style or not re.fullmatch(r" *- +", text[start : item.start_mark.index]):
        raise _not_apart(document, item, FIELD_BY_FIELD)
    dash = holder.start_mark.column
    start = re.search(rf"(?m)(?:^ {{{dash}}}#.*\n)*\Z", text[:start]).start()
    cut = re.sub(rf"(?m)^ {{0,{dash}}}", "", text[start:end]).split("\n")
    if len(holder.value) == 1:
        start = line_start(text, document.positions.node(path[:-1])[0].start_mark.index)
    document.apply([Edit(start, min(end + 1, len(text)), "")])
    insert_claims(document, parent, after, cut)
