"""What was read of a data folder: the records, where their values stand, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lunmai.load.bibliography import EntryPositions
from lunmai.load.history import Earlier
from lunmai.load.trees import Trees
from lunmai.load.yaml_positions import Positions
from lunmai.model import (
    Concept,
    Edition,
    Guide,
    Ledger,
    Paper,
    Parallel,
    Parallels,
    Reference,
    Reviews,
)
from lunmai.problems import Problem


def letters(name: str) -> str:
    """What ids of one kind share: c of c1-2."""
    return name.rstrip("0123456789-")


def declared_ids(data: object) -> Iterator[str]:
    """The ids in the data of a file, in no order."""
    ahead = [data]
    while ahead:
        found = ahead.pop()
        if isinstance(found, dict):
            if isinstance(found.get("id"), str):
                yield found["id"]
            found = found.values()
        elif not isinstance(found, list):
            continue
        ahead += (one for one in found if isinstance(one, (dict, list)))


def declared_keys(text: str) -> Iterator[str]:
    """The key of every entry, readable or not."""
    for line in text.splitlines():
        if line.lstrip().startswith("@"):
            yield line.replace("｛", "{").partition("{")[2].split(",")[0].strip(" \t，")


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
    """False where a file of references could not be read: then nobody knows what is missing."""
    by_hand: dict[str, str] = field(default_factory=dict)
    """The text of every page that is written by hand, by its path below `docs`."""
    root: Path = Path()
    """That of the project."""
    folder: str = "docs/data"
    """The data folder, as problems name it."""
    declared: set[tuple[str, str, str]] = field(default_factory=set)
    """(file, field, id) of everything within a file, and (kind of record, "", id) of every record,
    that was meant to be there: what could not be read is not reported as missing as well."""
    doubled: set[tuple[str, str, str]] = field(default_factory=set)
    """(file, field, letters) of the ids within a file that are given twice: one of the two was
    meant to be another."""
    problems: list[Problem] = field(default_factory=list)
    trees: Trees = field(default_factory=lambda: Trees(Path()))
    """The files as they were read before."""
    proposed: Mapping[str, str] = field(default_factory=dict)
    """The texts of files as they are to be, before anything is written."""

    def name(self, path: Path) -> str:
        """A file as problems name it."""
        return path.relative_to(self.root).as_posix()

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
