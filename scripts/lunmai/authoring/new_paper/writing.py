"""The draft of a paper's records as its author will find them: YAML in the order of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import yaml

from lunmai.authoring.audit import fingerprint
from lunmai.authoring.new_paper.claims import Stub
from lunmai.authoring.new_paper.front import Front
from lunmai.authoring.new_paper.outline import DraftSection, FoundOutline
from lunmai.languages import WRITTEN, Language

WIDE = 1_000_000
BY = "machine"
"""Who writes the texts, until somebody else does."""


def paper_yaml(
    key: str,
    outline: FoundOutline,
    front: Front,
    heads: Iterable[str],
    bibliography: Iterable[str],
    claims: Iterable[Stub],
) -> str:
    """The file of a paper. What has still to be written is empty."""
    lines = [f"id: {key}", "status: draft", f"reference: {key}", f"language: {outline.language}"]
    lines += ["title:", *_texts(front.titles, "  ")]
    lines += [f"  printed: {_list(name for name in WRITTEN if name in front.titles)}"]
    if front.keywords:
        lines.append("keywords:")
        lines += [
            f"  {name}: {_list(front.keywords[name])}"
            for name in WRITTEN
            if front.keywords.get(name)
        ]
    lines += _front(front, outline.language)
    lines += ["wording:", *(f"  {name}: {{by: {BY}}}" for name in WRITTEN)]
    if heads := list(heads):
        lines += ["running_heads:", *(f"  - {_scalar(head)}" for head in heads)]
    lines.append("outline:")
    for section in outline.sections:
        lines += _section(section)
    if bibliography := list(bibliography):
        lines += ["bibliography:", *(f"  - {name}" for name in bibliography)]
    lines.append("claims:")
    for stub in claims:
        lines += _claim(stub, "  ")
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """A text on one line, in quotation marks where YAML wants them."""
    shown = yaml.dump(" ".join(text.split()), allow_unicode=True, width=WIDE)
    return shown.removesuffix("...\n").strip()


def _list(items: Iterable[str]) -> str:
    return yaml.dump(list(items), allow_unicode=True, default_flow_style=True, width=WIDE).strip()


def _texts(texts: Mapping[Language, str], indent: str) -> Iterator[str]:
    for name in WRITTEN:
        yield f"{indent}{name}: {_scalar(texts[name])}" if texts.get(name) else f"{indent}{name}:"


def _front(front: Front, language: Language) -> Iterator[str]:
    names = ("affiliation", "author_note", "funding", "classification", "document_code")
    found = [
        name for name in (*names, "article_number", "received", "editor") if front.fields.get(name)
    ]
    if found:
        yield "front:"
    for name in found:
        if name in ("affiliation", "author_note", "funding", "editor"):
            yield f"  {name}:"
            yield from _texts({language: front.fields[name]}, "    ")
        else:
            yield f"  {name}: {_scalar(front.fields[name])}"


def _section(section: DraftSection) -> Iterator[str]:
    yield f"  - id: {section.id}"
    if section.number:
        yield f"    number: {_quoted(section.number)}"
    if section.level > 1:
        yield f"    level: {section.level}"
    if section.part != "body":
        yield f"    part: {section.part}"
    yield "    heading:"
    yield from _texts(section.heading, "      ")
    if not section.printed:
        yield "    printed: false"
    if section.paragraphs:
        yield "    paragraphs:"
        for block in section.paragraphs:
            mark = fingerprint(block.text)
            yield f"      - {{sha256: {mark.sha256}, length: {mark.length}}}"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _claim(stub: Stub, indent: str) -> Iterator[str]:
    inner = f"{indent}  "
    yield f"{indent}- id: {stub.id}"
    yield f"{inner}role: {stub.role}"
    yield f"{inner}gist:"
    yield from (f"{inner}  {name}:" for name in WRITTEN)
    yield f"{inner}source:"
    yield f"{inner}  section: {stub.item.section}"
    yield f"{inner}  paragraph: {stub.item.paragraph}"
    if stub.item.marker:
        yield f"{inner}  marker: {_scalar(stub.item.marker)}"
    yield f"{inner}  incipit: {_scalar(stub.incipit)}"
    if stub.cited.keys:
        yield f"{inner}cites: {_list(stub.cited.keys)}"
    if stub.about:
        yield f"{inner}# about: {_list(stub.about)}  # named here; a proposal"
    if stub.claims:
        yield f"{inner}claims:"
        for one in stub.claims:
            yield from _claim(one, f"{inner}  ")
