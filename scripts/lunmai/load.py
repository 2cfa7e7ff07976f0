"""Reads `docs/data` into records. Only this stage reads the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from lunmai.bibliography import EntryPositions, parse_bibliography
from lunmai.model import Concept, Edition, Guide, Paper, Parallels, Record, Reference
from lunmai.problems import Place, Problem
from lunmai.terms import Terms
from lunmai.validation import substantial, validation_problems
from lunmai.yaml_positions import Path as DataPath
from lunmai.yaml_positions import Positions, parse_yaml

R = TypeVar("R", bound=Record)


class CannotRun(Exception):
    """The command cannot do its work at all; the message says what to do about it."""


@dataclass(frozen=True)
class Corpus:
    """All facts, by id, in the order of their ids."""

    papers: dict[str, Paper] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)
    parallels: Parallels | None = None
    edition: Edition | None = None
    """None only where the file could not be read, which is a problem."""

    @cached_property
    def terms(self) -> Terms:
        """The terms of the concepts, to be found in running text."""
        return Terms(self.concepts.values())


@dataclass
class Loaded:
    """A corpus, where its values stand, and what could not be read."""

    corpus: Corpus = field(default_factory=Corpus)
    papers: dict[str, Positions] = field(default_factory=dict)
    concepts: dict[str, Positions] = field(default_factory=dict)
    references: dict[str, EntryPositions] = field(default_factory=dict)
    guides: dict[str, Positions] = field(default_factory=dict)
    parallels: Positions = field(default_factory=lambda: Positions("parallels.yaml", None))
    bibliography_read: bool = False
    bibliography: Place = field(default_factory=lambda: Place("references.bib"))
    declared: set[tuple[str, str, str]] = field(default_factory=set)
    """(file, field, id) of everything within a file, and (kind of record, "", id) of every record,
    that was meant to be there: what could not be read is not reported as missing as well."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """False where some part of a paper could not be read: then nobody knows what is unused."""
        papers = {name for kind, field, name in self.declared if (kind, field) == ("Paper", "")}
        return papers == self.papers.keys() and not any(
            positions.incomplete for positions in self.papers.values()
        )


def load_corpus(data: Path, root: Path) -> Loaded:
    """Every record of a data folder; files are named relative to `root`.

    Raises CannotRun when there is no such folder.
    """
    if not data.is_dir():
        raise CannotRun(f"there is no folder {data}; run this from a copy of the project")
    loaded = Loaded()
    for path in sorted((data / "papers").glob("*.yaml")):
        _load_record(path, root, Paper, loaded, loaded.corpus.papers, loaded.papers)
    for path in sorted((data / "concepts").glob("*.yaml")):
        _load_record(path, root, Concept, loaded, loaded.corpus.concepts, loaded.concepts)
    for path in sorted((data / "guides").glob("*.yaml")):
        _load_record(path, root, Guide, loaded, loaded.corpus.guides, loaded.guides)
    _load_bibliography(data / "references.bib", root, loaded)
    _load_parallels(data / "parallels.yaml", root, loaded)
    edition, _, _ = _read_record(data / "edition.yaml", root, Edition, loaded)
    loaded.corpus = replace(loaded.corpus, edition=edition)
    loaded.problems += _stray_files(data, root)
    return loaded


def read_text(path: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a UTF-8 file, or None and a problem."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = "this is not UTF-8 text; save the file again with the encoding UTF-8"
        problems.append(Problem(Place(file, line), "unreadable-file", message))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(Problem(Place(file), "unreadable-file", message))
    return None


def _stray_files(data: Path, root: Path) -> Iterator[Problem]:
    for folder in ("papers", "concepts", "guides"):
        for path in sorted((data / folder).glob("*")):
            if path.suffix != ".yaml" and not path.name.startswith("."):
                message = f"only .yaml files belong into {folder}; rename or move it"
                yield Problem(Place(path.relative_to(root).as_posix()), "misplaced-file", message)


def _load_record(
    path: Path,
    root: Path,
    record: type[R],
    loaded: Loaded,
    records: dict[str, R],
    places: dict[str, Positions],
) -> None:
    """Reads a record whose file is named after its id."""
    loaded.declared.add((record.__name__, "", path.stem))
    value, data, positions = _read_record(path, root, record, loaded)
    if isinstance(data, dict) and isinstance(name := data.get("id"), str) and name != path.stem:
        message = f"the file is named '{path.stem}' but its id is '{name}'; make them the same"
        loaded.problems.append(Problem(positions.place(("id",)), "misplaced-file", message))
    if value is not None:
        records[path.stem] = value
        places[path.stem] = positions


def _load_parallels(path: Path, root: Path, loaded: Loaded) -> None:
    if path.exists():
        value, _, loaded.parallels = _read_record(path, root, Parallels, loaded)
        if value is not None:
            loaded.corpus = replace(loaded.corpus, parallels=value)


def _read_record(
    path: Path, root: Path, record: type[R], loaded: Loaded
) -> tuple[R | None, object, Positions]:
    """The record of a file, as far as it can be read, with its data and their positions."""
    file = path.relative_to(root).as_posix()
    text = read_text(path, file, loaded.problems)
    if text is None:
        return None, None, Positions(file, None)
    data, positions, problems = parse_yaml(text, file)
    loaded.problems += problems
    if data is None and problems:
        return None, None, positions
    if isinstance(data, dict):
        for part, value in data.items():
            loaded.declared.update((file, part, name) for name in _declared_ids(value))
    value, problems = validate_record(data, record, positions)
    loaded.problems += problems
    positions.forget()
    return value, data, positions


def validate_record(
    data: object, record: type[R], positions: Positions
) -> tuple[R | None, list[Problem]]:
    """The record that the data make, and a problem for everything that the model refuses.

    What is refused is taken out, from the data and from the positions alike, so that what
    remains can still be checked and an author sees all problems at once.
    """
    problems: list[Problem] = []
    while True:
        try:
            return record.model_validate(data), problems
        except ValidationError as error:
            refused = _refused(error)
            if problems and refused == [()]:  # a list that taking out has emptied
                return None, problems
            problems += validation_problems(error, record, positions, emptied=positions.incomplete)
            if () in refused:
                return None, problems
            for path in refused:
                _take_out(data, path, positions)


def _refused(error: ValidationError) -> list[DataPath]:
    """The paths to take out, the last first: each the list item or the unknown field that holds
    a refused value, none within another; () where no part can be taken out."""
    paths: set[DataPath] = set()
    for detail in substantial(error):
        path = detail["loc"]
        if detail["type"] == "extra_forbidden":
            paths.add(path)
        else:
            steps = [depth for depth, step in enumerate(path, 1) if isinstance(step, int)]
            paths.add(path[: max(steps, default=0)])
    within = {path for path in paths if any(path[:end] in paths for end in range(1, len(path)))}
    return sorted(paths - within, key=_order, reverse=True)


def _order(path: DataPath) -> list[tuple[int, str]]:
    """A key that sorts paths of numbers and names."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _take_out(data: object, path: DataPath, positions: Positions) -> None:
    """Removes the value at a path from the data, and its node from the positions."""
    positions.incomplete.add(path[:-1])
    holder, node = data, positions.node(path[:-1])[1]
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    del holder[path[-1]]  # type: ignore[attr-defined]
    if isinstance(node, yaml.SequenceNode):
        del node.value[path[-1]]


def _declared_ids(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            if isinstance(value, list | dict):
                yield from _declared_ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from _declared_ids(value)


def _load_bibliography(path: Path, root: Path, loaded: Loaded) -> None:
    file = path.relative_to(root).as_posix()
    loaded.bibliography = Place(file)
    text = read_text(path, file, loaded.problems)
    if text is None:
        return
    loaded.bibliography_read = True
    references, positions, problems = parse_bibliography(text, file)
    loaded.problems += problems
    loaded.references.update(positions)
    loaded.declared.update((Reference.__name__, "", key) for key in _keys(text))
    loaded.corpus.references.update(sorted(references.items()))


def _keys(text: str) -> Iterator[str]:
    """The key of every entry, readable or not."""
    for line in text.splitlines():
        if line.lstrip().startswith("@"):
            yield line.partition("{")[2].split(",")[0].strip()
