"""Reads `docs/data` into records. Only this stage reads the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from lunmai.languages import WRITTEN
from lunmai.load.bibliography import parse_bibliography
from lunmai.load.bibtex_rules import used_twice
from lunmai.load.drafts import mark_missing
from lunmai.load.history import earlier_ledgers
from lunmai.load.loaded import Corpus, Loaded, declared_ids, declared_keys, letters
from lunmai.load.stamps import with_reviews
from lunmai.load.surroundings import (
    headings_in_all_languages,
    misnamed_files,
    pages_by_hand,
    read_text,
    refuse_unreadable,
    stray_files,
)
from lunmai.load.trees import Trees
from lunmai.load.validation import validate_record
from lunmai.load.yaml_positions import Positions
from lunmai.model import (
    Concept,
    Edition,
    Guide,
    Ledger,
    Paper,
    Parallels,
    Record,
    Reference,
    Reviews,
)
from lunmai.problems import CannotRun, Place, Problem

R = TypeVar("R", bound=Record)
KINDS = {"papers": Paper, "concepts": Concept, "guides": Guide, "reviews": Reviews}
"""The records of the folders that have a file for each."""


def load_corpus(
    data: Path, root: Path, proposed: Mapping[str, str] | None = None, trees: Trees | None = None
) -> Loaded:
    """Every record of a data folder, as it is or as `proposed`; files are relative to `root`, and
    `trees` are those that were read before.

    Raises CannotRun when there is no such folder.
    """
    if not data.is_dir():
        raise CannotRun(f"there is no folder {data}; run this from a copy of the project")
    refuse_unreadable(data)
    loaded = Loaded(
        root=root,
        folder=data.relative_to(root).as_posix(),
        proposed=proposed or {},
        trees=trees or Trees(root),
    )
    _load_records(data, loaded)
    _load_bibliography(data, loaded)
    _load_parallels(data, loaded)
    published = data / "published.yaml"
    ledger, loaded.ledger = None, Positions(loaded.name(published), None)
    if published.exists():  # before the first edition there is none
        ledger, _, loaded.ledger = _read_record(published, Ledger, loaded)
    edition, _, loaded.edition = _read_record(data / "edition.yaml", Edition, loaded)
    loaded.earlier = tuple(earlier_ledgers(published))
    for path in pages_by_hand(data.parent):
        text = read_text(path, loaded.name(path), loaded.problems)
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
        kind = KINDS[folder].__name__ if folder in KINDS else ""
        loaded.declared.add((kind, "", stem))
        files = {f"{loaded.folder}/{stem}"} if not folder else set()
        files |= {f"{loaded.folder}/references"} if bibliography else set()
        loaded.problems = [one for one in loaded.problems if one.place.file not in files]


def _load_records(data: Path, loaded: Loaded) -> None:
    """The records that have a file each; claims say who reviewed them."""
    for folder, record in KINDS.items():
        for path in sorted((data / folder).glob("*.yaml")):
            _load_record(path, record, folder, loaded)
    papers, reviews = loaded.corpus.papers, loaded.corpus.reviews
    for name in reviews.keys() & papers.keys():
        papers[name] = with_reviews(papers[name], reviews[name])


def _load_record(path: Path, record: type[Record], folder: str, loaded: Loaded) -> None:
    """Reads a record whose file is named after its id."""
    loaded.declared.add((record.__name__, "", path.stem))
    value, data, positions = _read_record(path, record, loaded)
    if isinstance(data, dict) and isinstance(name := data.get("id"), str) and name != path.stem:
        message = f"the file is named '{path.stem}' but its id is '{name}'; make them the same"
        loaded.problems.append(Problem(positions.place(("id",)), "misplaced-file", message))
    if value is not None:
        getattr(loaded.corpus, folder)[path.stem] = value
        getattr(loaded, folder)[path.stem] = positions


def _read_record(path: Path, record: type[R], loaded: Loaded) -> tuple[R | None, object, Positions]:
    """The record of a file, as far as it can be read, with its data and their positions."""
    file = loaded.name(path)
    text = loaded.proposed.get(file) or read_text(path, file, loaded.problems)
    if text is None:
        return None, None, Positions(file, None)
    data, positions, problems = loaded.trees.parse(text, file)
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


def _load_parallels(data: Path, loaded: Loaded) -> None:
    for path in _together_or_apart(data, "parallels", "yaml"):
        value, _, positions = _read_record(path, Parallels, loaded)
        if value is not None:
            name = path.relative_to(data).with_suffix("").as_posix()
            loaded.corpus.parallels[name], loaded.parallels[name] = value, positions


def _load_bibliography(data: Path, loaded: Loaded) -> None:
    """The works of every file; keys are one space, whichever paper brought a work."""
    files = _together_or_apart(data, "references", "bib")
    if not files:
        place = Place(f"{loaded.folder}/references")
        message = "there are no references; write those of each paper in PAPER.bib in this folder"
        loaded.problems.append(Problem(place, "unreadable-file", message))
    texts = {}
    for path in files:
        file = loaded.name(path)
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
