"""Reads `docs/data` into records. Only this stage reads the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from lunmai.languages import WRITTEN
from lunmai.load.bibliography import EntryPositions, entry_keys, parse_bibliography
from lunmai.load.bibtex_rules import used_twice
from lunmai.load.history import Earlier, earlier_ledgers
from lunmai.load.reviews import with_reviews
from lunmai.load.surroundings import (
    headings_in_all_languages,
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
    Reviews,
)
from lunmai.problems import CannotRun, Place, Problem

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False)
class Corpus:
    """All facts, by id, in the order of their ids. A corpus is equal to itself only."""

    papers: dict[str, Paper] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)
    reviews: dict[str, Reviews] = field(default_factory=dict)
    """By the paper, whose claims say already who reviewed them."""
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
    reviews: dict[str, Positions] = field(default_factory=dict)
    parallels: dict[str, Positions] = field(default_factory=dict)
    ledger: Positions = field(default_factory=lambda: Positions("published.yaml", None))
    edition: Positions = field(default_factory=lambda: Positions("edition.yaml", None))
    earlier: tuple[Earlier, ...] = ()
    """The ledger as it was released before, as far as this copy of the project remembers."""
    bibliography_read: bool = False
    by_hand: dict[str, str] = field(default_factory=dict)
    """The text of every page that is written by hand, by its path below `docs`."""
    """False where a file of references could not be read: then nobody knows what is missing."""
    folder: str = "docs/data"
    """The data folder, as problems name it."""
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
    refuse_unreadable(data)
    loaded = Loaded(folder=data.relative_to(root).as_posix())
    corpus, kinds = loaded.corpus, (Paper, Concept, Guide, Reviews)
    for record, folder in zip(kinds, ("papers", "concepts", "guides", "reviews"), strict=True):
        for path in sorted((data / folder).glob("*.yaml")):
            records, places = getattr(corpus, folder), getattr(loaded, folder)
            _load_record(path, root, record, loaded, records, places)
    for name in corpus.reviews.keys() & corpus.papers.keys():
        corpus.papers[name] = with_reviews(corpus.papers[name], corpus.reviews[name])
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
    loaded.problems += stray_files(data, root)
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
        loaded.declared.update((Reference.__name__, "", key) for key in entry_keys(text or ""))
        loaded.corpus.references.update(references)
    works = sorted(loaded.corpus.references.items())
    loaded.corpus.references.clear()
    loaded.corpus.references.update(works)
