"""Reads `docs/data` into records. Only this stage reads the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from lunmai.languages import WRITTEN
from lunmai.load.bibliography import EntryPositions, parse_bibliography
from lunmai.load.bibtex_rules import used_twice
from lunmai.load.declared import declared_ids, declared_keys, letters
from lunmai.load.drafts import mark_missing
from lunmai.load.history import Earlier, earlier_ledgers
from lunmai.load.reading import read_text
from lunmai.load.surroundings import (
    headings_in_all_languages,
    misnamed_files,
    pages_by_hand,
    refuse_unreadable,
    stray_files,
)
from lunmai.load.validation import validate_record
from lunmai.load.yaml_positions import Positions, parse_yaml
from lunmai.model import (
    Concept,
    Edition,
    Guide,
    Ledger,
    Paper,
    Parallel,
    Parallels,
    Record,
    Reference,
)
from lunmai.problems import CannotRun, Place, Problem

R = TypeVar("R", bound=Record)
KINDS = {"papers": Paper.__name__, "concepts": Concept.__name__, "guides": Guide.__name__}
"""The records of the folders that have a file for each."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """All facts, by id, in the order of their ids. A corpus is equal to itself only."""

    papers: dict[str, Paper] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)
    parallels: dict[str, Parallels] = field(default_factory=dict)
    """By the file below the data folder: `parallels/PAPER--PAPER`, or `parallels`."""
    edition: Edition | None = None
    """None only where the file could not be read, which is a problem."""
    ledger: Ledger = field(default_factory=Ledger)
    pages: tuple[str, ...] = ()
    """The pages that are written by hand, `index` for the home page."""
    headings: frozenset[str] = frozenset()
    """The places within them that have ids in every language: method#silences."""

    def all_parallels(self) -> Iterator[Parallel]:
        """The parallels of every pair of papers, in the order of their files."""
        for written in self.parallels.values():
            yield from written.parallels


@dataclass
class Loaded:
    """A corpus, where its values stand, and what could not be read."""

    corpus: Corpus = field(default_factory=Corpus)
    papers: dict[str, Positions] = field(default_factory=dict)
    concepts: dict[str, Positions] = field(default_factory=dict)
    references: dict[str, EntryPositions] = field(default_factory=dict)
    guides: dict[str, Positions] = field(default_factory=dict)
    parallels: dict[str, Positions] = field(default_factory=dict)
    ledger: Positions = field(default_factory=lambda: Positions("published.yaml", None))
    edition: Positions = field(default_factory=lambda: Positions("edition.yaml", None))
    earlier: tuple[Earlier, ...] = ()
    """The ledger as it was released before, as far as this copy of the project remembers."""
    bibliography_read: bool = False
    """False where a file of references could not be read: then nobody knows what is missing."""
    by_hand: dict[str, str] = field(default_factory=dict)
    """The text of every page that is written by hand, by its path below `docs`."""
    folder: str = "docs/data"
    """The data folder, as problems name it."""
    declared: set[tuple[str, str, str]] = field(default_factory=set)
    """(file, field, id) of everything within a file, and (kind of record, "", id) of every record,
    that was meant to be there: what could not be read is not reported as missing as well."""
    doubled: set[tuple[str, str, str]] = field(default_factory=set)
    """(file, field, letters) of the ids within a file that are given twice: one of the two was
    meant to be another."""
    problems: list[Problem] = field(default_factory=list)
    proposed: Mapping[str, str] = field(default_factory=dict)
    """The texts of files as they are to be, before anything is written."""

    def declares(self, file: str, field: str, name: str) -> bool:
        """Whether something of this id was meant to be in a file, or may have been."""
        known = (file, field, name) in self.declared
        return known or (file, field, letters(name)) in self.doubled

    @property
    def complete(self) -> bool:
        """False where some part of a paper could not be read: then nobody knows what is unused."""
        papers = {name for kind, field, name in self.declared if (kind, field) == ("Paper", "")}
        return papers == self.papers.keys() and not any(
            positions.incomplete for positions in self.papers.values()
        )


def load_corpus(data: Path, root: Path, proposed: Mapping[str, str] | None = None) -> Loaded:
    """Every record of a data folder, as it is or as `proposed`; files are relative to `root`.

    Raises CannotRun when there is no such folder.
    """
    if not data.is_dir():
        raise CannotRun(f"there is no folder {data}; run this from a copy of the project")
    refuse_unreadable(data)
    loaded = Loaded(folder=data.relative_to(root).as_posix(), proposed=proposed or {})
    for path in sorted((data / "papers").glob("*.yaml")):
        _load_record(path, root, Paper, loaded, loaded.corpus.papers, loaded.papers)
    for path in sorted((data / "concepts").glob("*.yaml")):
        _load_record(path, root, Concept, loaded, loaded.corpus.concepts, loaded.concepts)
    for path in sorted((data / "guides").glob("*.yaml")):
        _load_record(path, root, Guide, loaded, loaded.corpus.guides, loaded.guides)
    _load_bibliography(data, root, loaded)
    for path in _together_or_apart(data, "parallels", "yaml"):
        value, _, positions = _read_record(path, root, Parallels, loaded)
        if value is not None:
            name = path.relative_to(data).with_suffix("").as_posix()
            loaded.corpus.parallels[name], loaded.parallels[name] = value, positions
    ledger, loaded.ledger = _load_optional(data / "published.yaml", root, Ledger, loaded)
    edition, _, loaded.edition = _read_record(data / "edition.yaml", root, Edition, loaded)
    loaded.earlier = tuple(earlier_ledgers(data / "published.yaml"))
    for path in pages_by_hand(data.parent):
        text = read_text(path, path.relative_to(root).as_posix(), loaded.problems)
        loaded.by_hand[path.relative_to(data.parent).as_posix()] = text or ""
    loaded.corpus = replace(
        loaded.corpus,
        edition=edition,
        ledger=ledger or Ledger(),
        pages=tuple(sorted(path.stem for path in (data.parent / WRITTEN[0]).glob("*.md"))),
        headings=headings_in_all_languages(loaded.by_hand),
    )
    _leave_out_what_follows(data, loaded)
    loaded.problems += stray_files(data, root)
    return loaded


def _leave_out_what_follows(data: Path, loaded: Loaded) -> None:
    """What a file with a name like .yaml.txt should have held is not reported as missing."""
    for folder, stem in misnamed_files(data):
        bibliography = "references" in (folder, stem.partition(".")[0])
        loaded.bibliography_read = loaded.bibliography_read and not bibliography
        loaded.declared.add((KINDS.get(folder, ""), "", stem))
        files = {f"{loaded.folder}/{stem}"} if not folder else set()
        files |= {f"{loaded.folder}/references"} if bibliography else set()
        loaded.problems = [one for one in loaded.problems if one.place.file not in files]


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


def _load_optional(
    path: Path, root: Path, record: type[R], loaded: Loaded
) -> tuple[R | None, Positions]:
    """The record of a file that a project may do without."""
    if not path.exists():
        return None, Positions(path.relative_to(root).as_posix(), None)
    value, _, positions = _read_record(path, root, record, loaded)
    return value, positions


def _read_record(
    path: Path, root: Path, record: type[R], loaded: Loaded
) -> tuple[R | None, object, Positions]:
    """The record of a file, as far as it can be read, with its data and their positions."""
    file = path.relative_to(root).as_posix()
    text = loaded.proposed.get(file) or read_text(path, file, loaded.problems)
    if text is None:
        return None, None, Positions(file, None)
    data, positions, problems = parse_yaml(text, file)
    loaded.problems += problems
    if data is None and problems:
        return None, None, positions
    if isinstance(data, dict):
        for part, value in data.items():
            names = list(declared_ids(value))
            loaded.declared.update((file, part, name) for name in names)
            twice = (name for name, times in Counter(names).items() if times > 1)
            loaded.doubled.update((file, part, letters(name)) for name in twice)
    mark_missing(data, record)
    value, problems = validate_record(data, record, positions)
    loaded.problems += problems
    positions.forget()
    return value, data, positions


def _together_or_apart(data: Path, name: str, ending: str) -> list[Path]:
    """The files of a folder that has one for each paper or pair, and the one file that a small
    project may write instead."""
    return sorted([*data.glob(f"{name}.{ending}"), *data.glob(f"{name}/*.{ending}")])


def _load_bibliography(data: Path, root: Path, loaded: Loaded) -> None:
    """The works of every file; keys are one space, whichever paper brought a work."""
    files = _together_or_apart(data, "references", "bib")
    if not files:
        place = Place(f"{loaded.folder}/references")
        message = "there are no references; write those of each paper in PAPER.bib in this folder"
        loaded.problems.append(Problem(place, "unreadable-file", message))
    texts = {}
    for path in files:
        file = path.relative_to(root).as_posix()
        texts[file] = read_text(path, file, loaded.problems)
    loaded.bibliography_read = bool(files) and None not in texts.values()
    for file, text in texts.items():
        references, positions, problems = parse_bibliography(text or "", file)
        loaded.problems += problems
        for key in references.keys() & loaded.references.keys():
            there = loaded.references[key].place(())
            message = used_twice(key, f"here and at {there.file}:{there.line}")
            here = positions[key].place(())
            loaded.problems.append(Problem(here, "duplicate-reference", message))
        loaded.references.update(positions)
        loaded.declared.update((Reference.__name__, "", key) for key in declared_keys(text or ""))
        loaded.corpus.references.update(references)
    works = sorted(loaded.corpus.references.items())
    loaded.corpus.references.clear()
    loaded.corpus.references.update(works)
