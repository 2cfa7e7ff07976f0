"""The draft of a paper's records as its author will find them: YAML in the order of the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from lunmai.authoring.audit import fingerprint
from lunmai.authoring.new_paper.claims import Stub
from lunmai.authoring.new_paper.front import Front
from lunmai.authoring.new_paper.outline import DraftSection, FoundOutline
from lunmai.languages import WRITTEN, Language

BY = "machine"
"""Who writes the texts, until somebody else does."""
IN_WORDS = ("affiliation", "author_note", "funding", "editor")
FRONT = (*IN_WORDS[:3], "classification", "document_code", "article_number", "received", "editor")


ABOUT = re.compile(r"^( *)'# about': (.*)$", re.MULTILINE)
"""A comment, which YAML's writer takes for a key."""


class Short(dict):
    """A mapping on one line, as tuples are; other mappings and lists have a line for each item."""


class _Writer(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


MAP, SEQUENCE, NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "null"))
_Writer.add_representer(Short, lambda writer, said: writer.represent_mapping(MAP, said, True))
_Writer.add_representer(tuple, lambda writer, said: writer.represent_sequence(SEQUENCE, said, True))
_Writer.add_representer(type(None), lambda writer, _: writer.represent_scalar(NULL, ""))


def paper_yaml(
    key: str,
    outline: FoundOutline,
    front: Front,
    heads: Iterable[str],
    bibliography: Iterable[str],
    claims: Iterable[Stub],
) -> str:
    """The file of a paper. What has still to be written is empty."""
    said = {
        **{"id": key, "status": "draft", "reference": key, "language": outline.language},
        "title": _texts(front.titles)
        | {"printed": tuple(name for name in WRITTEN if name in front.titles)},
        "keywords": _known({name: tuple(front.keywords.get(name, ())) for name in WRITTEN}),
        "front": _front(front, outline.language),
        "wording": {name: Short(by=BY) for name in WRITTEN},
        "running_heads": [_line(head) for head in heads],
        "outline": [_section(section) for section in outline.sections],
        "bibliography": list(bibliography),
        "claims": [_claim(stub) for stub in claims],
    }
    how = {"allow_unicode": True, "sort_keys": False, "width": float("inf")}
    text = yaml.dump(_known(said), Dumper=_Writer, **how)
    return ABOUT.sub(r"\1# about: \2  # named here; a proposal", text)


def _known(said: dict[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in said.items() if one or one is False}


def _line(text: str) -> str:
    return " ".join(text.split())


def _texts(texts: Mapping[Language, str]) -> dict[str, Any]:
    return {name: _line(texts.get(name, "")) or None for name in WRITTEN}


def _front(front: Front, language: Language) -> dict[str, Any]:
    return {
        name: _texts({language: said}) if name in IN_WORDS else _line(said)
        for name in FRONT
        if (said := front.fields.get(name))
    }


def _section(section: DraftSection) -> dict[str, Any]:
    marks = [fingerprint(block.text) for block in section.paragraphs]
    said = {
        **{"id": section.id, "number": section.number},
        "level": section.level if section.level > 1 else None,
        "part": section.part if section.part != "body" else None,
        "heading": _texts(section.heading),
        "printed": None if section.printed else False,
        "paragraphs": [Short(sha256=mark.sha256, length=mark.length) for mark in marks],
    }
    return _known(said)


def _claim(stub: Stub) -> dict[str, Any]:
    item = stub.item
    source = {
        **{"section": item.section, "paragraph": item.paragraph},
        **{"marker": _line(item.marker or ""), "incipit": _line(stub.incipit)},
    }
    said = {
        **{"id": stub.id, "role": stub.role, "gist": dict.fromkeys(WRITTEN)},
        **{"source": _known(source), "cites": tuple(stub.cited.keys), "# about": stub.about},
        "claims": [_claim(one) for one in stub.claims],
    }
    return _known(said)
