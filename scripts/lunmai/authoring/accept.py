"""Records that translations were reviewed against the wording that they now stand beside."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from lunmai.disk import replace_file
from lunmai.languages import WRITTEN
from lunmai.load import CannotRun, Loaded
from lunmai.load.yaml_positions import Path as DataPath
from lunmai.load.yaml_positions import Positions
from lunmai.model import Wording
from lunmai.problems import did_you_mean
from lunmai.text.drift import (
    claim_paths,
    concept_wordings,
    guide_wordings,
    paper_wordings,
    parallel_wordings,
    stamps,
)


@dataclass(frozen=True, order=True)
class Edit:
    """A change to a stretch of a line; lines and columns are counted from 0."""

    line: int
    start: int
    end: int
    text: str


def accept_translations(loaded: Loaded, root: Path, name: str, claims: Collection[str]) -> int:
    """Writes the current fingerprints into the file of a paper or a concept or, named with its
    folder, of a reading guide or of the parallels of a pair; returns how many.

    With claim ids, only those claims are accepted. Raises CannotRun for an unknown id.
    """
    wordings, positions = _found(loaded, name, claims)
    refuse_mended(positions)
    edits = [
        stamps_edit(positions.file, positions.node(path)[1], "accepted", stamps(wording))
        for path, wording in wordings
        if not any(map(wording.lacks, WRITTEN))
        and (not wording.accepted or wording.accepted.model_dump() != stamps(wording))
    ]
    if edits:
        rewrite(root / positions.file, edits)
    return len(edits)


def _found(
    loaded: Loaded, name: str, claims: Collection[str]
) -> tuple[list[tuple[DataPath, Wording]], Positions]:
    """The wordings of a file, and their positions."""
    corpus = loaded.corpus
    if name in corpus.papers:
        paper = corpus.papers[name]
        paths = {claim.id: path for path, claim in claim_paths(paper.claims, ("claims",))}
        for claim in claims:
            if claim not in paths:
                raise CannotRun(f"{name} has no claim '{claim}'{did_you_mean(claim, paths)}")
        chosen = {paths[claim] for claim in claims}
        wordings = [
            (path, wording)
            for path, wording in paper_wordings(paper)
            if not chosen or path[:-1] in chosen
        ]
        return wordings, loaded.papers[name]
    guide = name.removeprefix("guides/")
    if name in corpus.concepts:
        return list(concept_wordings(corpus.concepts[name])), loaded.concepts[name]
    if guide != name and guide in corpus.guides:
        return list(guide_wordings(corpus.guides[guide])), loaded.guides[guide]
    if name in corpus.parallels:
        return list(parallel_wordings(corpus.parallels[name])), loaded.parallels[name]
    guides = [f"guides/{guide}" for guide in corpus.guides]
    known = [*corpus.papers, *corpus.concepts, *guides, *corpus.parallels]
    raise CannotRun(f"there is no readable paper or concept '{name}'{did_you_mean(name, known)}")


def refuse_mended(*files: Positions) -> None:
    """Raises CannotRun for a file that could be read only as it must have been meant."""
    for positions in files:
        if positions.mended:
            raise CannotRun(f"{positions.file} has mistakes in its YAML; `dev.py check` lists them")


def rewrite(file: Path, edits: list[Edit]) -> None:
    """Changes a file and no other byte of it."""
    replace_file(file, rewritten(file.read_bytes(), edits))


def rewritten(content: bytes, edits: list[Edit]) -> bytes:
    """The content of a file with changes; a byte order mark is no part of its first line."""
    mark, text = re.fullmatch("(\ufeff?)(.*)", content.decode(), re.DOTALL).groups()
    return (mark + apply_edits(text, edits)).encode()


def stamps_edit(file: str, node: yaml.Node, replaced: str, stamps: Mapping[str, str]) -> Edit:
    """The change that makes these the accepted fingerprints of the wording at a node, in the place
    of its field `replaced`, or after its last one. Raises CannotRun where they fill several lines.
    """
    if not isinstance(node, yaml.MappingNode):
        raise TypeError(f"{node.tag} is not a mapping")
    listed = ", ".join(f"{name}: {stamp}" for name, stamp in stamps.items())
    value = f"accepted: {{{listed}}}"
    for key, old in node.value:
        if key.value == replaced:
            start, end = key.start_mark, old.end_mark
            if start.line != end.line:
                where = f"{file}:{start.line + 1}"
                raise CannotRun(f"{where}: write these fingerprints on one line, or remove them")
            return Edit(start.line, start.column, end.column, value)
    return field_edit(node, value)


def field_edit(node: yaml.MappingNode, value: str) -> Edit:
    """The change that gives a mapping one more field, after its last one."""
    first, last = node.value[0][0], node.value[-1][1]
    end = last.end_mark
    if node.flow_style:
        return Edit(end.line, end.column, end.column, f", {value}")
    indent = " " * first.start_mark.column
    if end.column == 0:  # a block scalar ends where the next line begins
        return Edit(end.line, 0, 0, f"{indent}{value}\n")
    return Edit(end.line, -1, -1, f"\n{indent}{value}")


def apply_edits(text: str, edits: list[Edit]) -> str:
    """The text with the changes made; a column of -1 is the end of the line."""
    lines = text.split("\n")
    line_end = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, reverse=True):
        if edit.line >= len(lines):
            lines.append("")
        line = lines[edit.line]
        start = len(line.rstrip("\r")) if edit.start < 0 else edit.start
        end = start if edit.end < 0 else edit.end
        lines[edit.line] = line[:start] + edit.text.replace("\n", line_end) + line[end:]
    return "\n".join(lines)
