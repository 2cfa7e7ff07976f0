"""What a checker knows of permanent names: those of today, those ever published, the retired."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lunmai.disk import read_named
from lunmai.load import CannotRun

FORMAT, VERSION = "lunmai-ids", 1
MOST_BYTES = 100_000_000
MOST_SEARCHES = 200
"""Different wrong names of a run that the nearest right one is looked for."""


@dataclass(frozen=True)
class Retired:
    """The tombstone of a permanent name."""

    name: str
    kind: str
    """split, merged, renamed or withdrawn."""
    date: str
    reason: dict[str, str]
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """The permanent names of one time, by kind."""

    papers: dict[str, frozenset[str]]
    """For each paper its claims."""
    concepts: frozenset[str]
    references: dict[str, str]
    """For each work the path of the page that shows it, below the language."""
    pages: frozenset[str]
    places: dict[str, frozenset[str]] = field(default_factory=dict)
    """For each paper the ids of its sections and notes on its page; older ledgers have none."""

    def __contains__(self, name: str) -> bool:
        kind, _, rest = name.partition("/")
        if kind == "papers":
            paper, _, claim = rest.partition("#")
            return paper in self.papers and (not claim or claim in self.papers[paper])
        return kind in ("concepts", "references", "pages") and rest in getattr(self, kind)


@dataclass(frozen=True)
class Ledger:
    """The object that `exports/ids.json` holds, to be asked about names."""

    site: str
    """The address of the published site with a slash at its end, or empty."""
    current: Names
    published: Names
    """Everything ever published."""
    retired: dict[str, Retired]
    _nearest: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    def knows(self, name: str) -> bool:
        """True when this is or ever was a permanent name."""
        return name in self.current or name in self.published or name in self.retired

    def tombstone(self, name: str) -> Retired | None:
        """The tombstone of a name, or for a claim that of its whole paper."""
        return self.retired.get(name) or self.retired.get(name.partition("#")[0])

    def successors(self, name: str) -> list[str]:
        """The names of today that a retired name leads to, over as many steps as it takes."""
        found: dict[str, None] = {}
        waiting, seen = [name], {name}
        while waiting:
            step = waiting.pop(0)
            if step in self.current:
                found[step] = None
                continue
            for successor in self._following(step):
                if successor not in seen:
                    seen.add(successor)
                    waiting.append(successor)
        return list(found)

    def _following(self, name: str) -> Iterator[str]:
        """Where a tombstone leads; a claim of a retired paper keeps its id where there is such."""
        tombstone = self.tombstone(name)
        claim = name.partition("#")[2] if tombstone and tombstone.name != name else ""
        for successor in tombstone.successors if tombstone else ():
            same = f"{successor}#{claim}"
            yield same if claim and self.knows(same) else successor

    def nearest(self, name: str) -> str:
        """The name of today that a wrong one was probably meant to be, or nothing."""
        kind, _, rest = name.partition("/")
        paper, _, claim = rest.partition("#")
        if kind == "papers" and claim and paper in self.current.papers:
            found = self._near(paper, claim, self.current.papers[paper])
            return f"papers/{paper}#{found}" if found else ""
        options: Iterable[str] = getattr(self.current, kind, ())
        found = self._near(kind, paper if kind == "papers" else rest, options)
        if kind == "papers" and found and claim in self.current.papers[found]:
            return f"papers/{found}#{claim}"
        return f"{kind}/{found}" if found else ""

    def _near(self, scope: str, wrong: str, options: Iterable[str]) -> str:
        key = (scope, wrong)
        if key not in self._nearest:
            if len(self._nearest) >= MOST_SEARCHES or len(wrong) > 100:
                return ""
            lowered = wrong.lower()
            cutoff = 0.6 if len(wrong) > 3 else 0.5  # of two characters, one may be wrong
            near = get_close_matches(lowered, sorted(options), n=1, cutoff=cutoff)
            self._nearest[key] = near[0] if near else ""
        return self._nearest[key]


def read_ledger(file: Path) -> Ledger:
    """The ledger that a site exports as `exports/ids.json`. Raises CannotRun for anything else."""
    content = read_named(file, MOST_BYTES, "is too large to be the ids.json of a site")
    try:
        return as_ledger(json.loads(content.decode("utf-8-sig")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CannotRun(
            f"{file} is not a register of IDs; download exports/ids.json from the site"
        ) from None


def as_ledger(exported: dict[str, Any]) -> Ledger:
    """The object of `ids.json` as a ledger. Raises ValueError and the like for another object."""
    if exported["format"] != FORMAT or exported["version"] != VERSION:
        raise ValueError(exported["format"])
    site = str(exported["site"] or "")
    if site and not re.match(r"https?://[^\s\"'<>\\`]+\Z", site):
        raise ValueError(site)
    return Ledger(
        site=f"{site.rstrip('/')}/" if site else "",
        current=_names(exported["current"]),
        published=_names(exported["published"]),
        retired={entry["id"]: _retired(entry) for entry in exported["retired"]},
    )


def _names(exported: dict[str, Any]) -> Names:
    """What was published names works without their pages, which may change."""
    works = exported["references"]
    return Names(
        papers={str(name): frozenset(ids) for name, ids in exported["papers"].items()},
        concepts=frozenset(exported["concepts"]),
        references={str(key): str(page) for key, page in dict(works).items()}
        if isinstance(works, dict)
        else dict.fromkeys(works, ""),
        pages=frozenset(exported["pages"]),
        places={str(name): frozenset(i) for name, i in exported.get("places", {}).items()},
    )


def _retired(entry: dict[str, Any]) -> Retired:
    return Retired(
        name=str(entry["id"]),
        kind=str(entry["kind"]),
        date=str(entry["date"]),
        reason={language: str(text) for language, text in entry["reason"].items()},
        successors=tuple(map(str, entry["successors"])),
    )
