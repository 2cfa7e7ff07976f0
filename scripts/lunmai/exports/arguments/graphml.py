"""The claims of all papers and what ties them as a graph, in GraphML (graphdrawing.org)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from lunmai.exports.arguments.ties import Tie
from lunmai.model import WRITTEN
from lunmai.text.in_xml import in_xml
from lunmai.text.inline import to_plain

FORMAT, VERSION = "lunmai-graphml", 1
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
FILLED = "lunmai-graphml-filled"
"""Stands for all nodes and edges until they are put in."""
NODE = {
    **{f"gist_{language}": "string" for language in WRITTEN},
    **dict.fromkeys(("paper", "role", "parent", "section"), "string"),
    "paragraph": "int",
}
EDGE = {**dict.fromkeys(("type", "scheme", "basis", "attack", "undercuts"), "string")}
EDGE["partial"] = "boolean"
"""What is told of claims and of ties, and of what type each is."""


def render_graphml(parts: Iterable[bytes], title: str) -> bytes:
    """A directed graph of nodes, then edges. An edge cannot end at an edge: who undercuts an
    inference leads to its conclusion, and the edge names the relation."""
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    ET.SubElement(root, "desc").text = in_xml(f"{FORMAT} {VERSION}: {title}")
    for kind, fields in (("node", NODE), ("edge", EDGE)):
        for name, type_ in fields.items():
            key = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", {"id": "claims", "edgedefault": "directed"})
    filled = b"".join(parts)
    if filled:
        graph.text = FILLED
    ET.indent(root, space="")
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
    return text.encode().replace(FILLED.encode(), b"\n" + filled)


def nodes(paper: dict[str, Any]) -> str:
    """The claims of a paper."""
    graph = ET.Element("graph")
    for claim in paper["claims"]:
        _add(ET.SubElement(graph, "node", {"id": claim["key"]}), "node", _claim(claim, paper))
    return _within(graph)


def edges(ties: Iterable[Tie]) -> str:
    """Relations or parallels."""
    graph = ET.Element("graph")
    for tie in ties:
        ends = {"id": tie.name, "source": tie.source, "target": tie.end}
        _add(ET.SubElement(graph, "edge", ends), "edge", _tie(tie))
    return _within(graph)


def _within(graph: ET.Element) -> str:
    """What a graph holds, on lines of its own."""
    if not len(graph):
        return ""
    ET.indent(graph, space="")
    return ET.tostring(graph, encoding="unicode").removeprefix("<graph>\n").removesuffix("</graph>")


def _add(parent: ET.Element, kind: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        if value:
            data = ET.SubElement(parent, "data", {"key": f"{kind}-{name}"})
            data.text = in_xml(value)


def _claim(claim: dict[str, Any], paper: dict[str, Any]) -> dict[str, str]:
    source = claim["source"]
    return {
        **{f"gist_{name}": to_plain(text) for name, text in claim["gist"].items()},
        "paper": paper["id"],
        "role": claim["role"],
        "parent": claim["parent_key"] or "",
        "section": source["section"],
        "paragraph": str(source["paragraph"]),
    }


def _tie(tie: Tie) -> dict[str, str]:
    return {
        "type": tie.type,
        "scheme": tie.scheme,
        "basis": tie.basis,
        "attack": tie.attack,
        "undercuts": tie.target if tie.undercut else "",
        "partial": "true" if tie.partial else "false",
    }
