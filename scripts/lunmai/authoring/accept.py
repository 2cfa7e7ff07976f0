"""Records that translations were reviewed against the wording that they now stand beside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import yaml

from lunmai.authoring.edits import Edit, changed, field_edit
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


def accept_translations(loaded: Loaded, root: Path, name: str, claims: Collection[str]) -> int:
    """Writes the current fingerprints into the file of a paper or a concept or, named with its
    folder, of a reading guide or of the parallels of a pair; returns how many.

    With claim ids, only those claims are accepted. Raises CannotRun for an unknown id.
    """
    wordings, positions = _found(loaded, name)
    refuse_mended(positions)
    chosen = set(_paths(loaded, name, claims))
    edits = [
        stamps_edit(
            *(positions.file, positions.node(path)[1], "accepted", stamps(wording), positions.text)
        )
        for path, wording in wordings
        if (not chosen or path[:-1] in chosen)
        and not any(map(wording.lacks, WRITTEN))
        and (not wording.accepted or wording.accepted.model_dump() != stamps(wording))
    ]
    if edits:
        file = root / positions.file
        replace_file(file, changed(file.read_bytes(), edits))
    return len(edits)


def worded_files(loaded: Loaded) -> list[str]:
    """The names by which `accept_translations` knows the files that have wordings."""
    return [f"{folder}{name}" for folder, records, *_ in _kinds(loaded) for name in records]


def _kinds(loaded: Loaded) -> Iterator[tuple[str, dict, dict[str, Positions], Callable]]:
    """The kinds of records that have wordings: what stands before their names, the records, their
    positions, and what tells their wordings."""
    corpus = loaded.corpus
    yield "", corpus.papers, loaded.papers, paper_wordings
    yield "", corpus.concepts, loaded.concepts, concept_wordings
    yield "guides/", corpus.guides, loaded.guides, guide_wordings
    yield "", corpus.parallels, loaded.parallels, parallel_wordings


def _found(loaded: Loaded, name: str) -> tuple[Iterator[tuple[DataPath, Wording]], Positions]:
    """The wordings of a file, and their positions."""
    for folder, records, places, wordings in _kinds(loaded):
        key = name.removeprefix(folder)
        if key in records and f"{folder}{key}" == name:
            return wordings(records[key]), places[key]
    hint = did_you_mean(name, worded_files(loaded))
    raise CannotRun(f"there is no readable paper or concept '{name}'{hint}")


def _paths(loaded: Loaded, name: str, claims: Collection[str]) -> Iterator[DataPath]:
    """Where claims of a paper stand; of another record there are none."""
    paper = loaded.corpus.papers.get(name)
    paths = {claim.id: at for at, claim in claim_paths(paper.claims if paper else (), ("claims",))}
    for claim in claims if paper else ():
        if claim not in paths:
            raise CannotRun(f"{name} has no claim '{claim}'{did_you_mean(claim, paths)}")
        yield paths[claim]


def refuse_mended(*files: Positions) -> None:
    """Raises CannotRun for a file that could be read only as it must have been meant."""
    for positions in files:
        if positions.mended:
            raise CannotRun(f"{positions.file} has mistakes in its YAML; `dev.py check` lists them")


def stamps_edit(
    file: str, node: yaml.Node, replaced: str, stamps: Mapping[str, str], text: str
) -> Edit:
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
            return Edit(start.index, end.index, value)
    return field_edit(node, value, text)
