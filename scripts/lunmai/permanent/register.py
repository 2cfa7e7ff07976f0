"""Permanent names: which records have them now, and where those lead that are no more."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Corpus
from lunmai.model import Retired, kind_of_name, reached
from lunmai.permanent.published import published_part


def record_names(corpus: Corpus) -> Iterator[str]:
    """The permanent names of papers, claims, concepts and references; drafts have none yet, and
    pages have theirs only once they are rendered."""
    yield from all_names(published_part(corpus))


def all_names(corpus: Corpus) -> Iterator[str]:
    """The same with the names that drafts will have."""
    for paper in corpus.papers.values():
        yield f"papers/{paper.id}"
        for claim in paper.all_claims():
            yield f"papers/{paper.id}#{claim.id}"
    yield from (f"concepts/{name}" for name in corpus.concepts)
    yield from (f"references/{key}" for key in corpus.references)


class Register:
    """What stands at each permanent name: a record or page, a tombstone, or nothing."""

    def __init__(self, corpus: Corpus, fallen: Retired | None = None) -> None:
        """With `fallen`, as it will be once that is retired, and what is within it gone."""
        gone = fallen.id if fallen else ""
        self.current = frozenset(one for one in record_names(corpus) if not within(one, gone))
        self.retired = {item.id: item for item in corpus.ledger.retired}
        if fallen:
            self.retired[fallen.id] = fallen
        self.compared = {
            comparison(*(f"papers/{paper}" for paper in item.papers))
            for item in published_part(corpus).all_parallels()
        }

    def tombstone(self, name: str) -> Retired | None:
        """The tombstone of a name that is no more: its own, or that of the paper that it fell
        with."""
        if name in self.current:
            return None
        return self.retired.get(name) or self._fallen_claim(name) or self._fallen_page(name)

    def leads_to(self, name: str) -> tuple[str, ...]:
        """What is there today in the place of a name, itself if it is; none for what was
        withdrawn."""
        ends = (one for one in reached([name], self._successors) if not self.tombstone(one))
        return tuple(one for one in ends if one in self.current or one.startswith("pages/"))

    def renamed_to(self, name: str) -> str:
        """What is the same as a name and has another today; nothing where nothing is the same, or
        the names lead in a circle."""
        seen: set[str] = set()
        while name not in seen and (stone := self.tombstone(name)) and stone.kind == "renamed":
            seen.add(name)
            name = next(iter(stone.successors), "")
        return name if name in self.current else ""

    def leads_back(self, start: str, name: str) -> bool:
        """True when the place of a name, or of what took it, is within `start`."""
        return any(within(one, start) for one in reached([name], self._successors))

    def _successors(self, name: str) -> tuple[str, ...]:
        stone = self.tombstone(name)
        return stone.successors if stone else ()

    def _fallen_claim(self, name: str) -> Retired | None:
        """A claim of a retired paper leads to the same claim of the successor, if that is a paper
        and has one."""
        paper, _, claim = name.partition("#")
        stone = self.retired.get(paper)
        if not claim or stone is None or paper in self.current:
            return None
        successors = []
        for successor in stone.successors:
            moved = f"{successor}#{claim}"
            same = kind_of_name(successor) == "paper" and self._is_known(moved)
            successors.append(moved if same else successor)
        return stone.model_copy(update={"id": name, "successors": tuple(successors)})

    def _is_known(self, claim: str) -> bool:
        """True for a claim that is there or retired, be it with its paper."""
        paper = paper_of(claim)
        fallen = paper in self.retired and paper not in self.current
        return claim in self.current or claim in self.retired or fallen

    def _fallen_page(self, name: str) -> Retired | None:
        """The comparison of a retired paper leads to that of its successor, if there is one."""
        if not name.startswith("pages/compare/") or "--" not in name:
            return None
        ends = [f"papers/{end}" for end in name.removeprefix("pages/compare/").split("--", 1)]
        fallen = [self.retired[end] for end in ends if end in self.retired.keys() - self.current]
        if not fallen:
            return None
        first, second = (self._papers_now(end) for end in ends)
        pages = [comparison(one, other) for one in first for other in second]
        found = [page for page in pages if page in self.compared] or [*first, *second]
        return fallen[0].model_copy(update={"id": name, "successors": tuple(dict.fromkeys(found))})

    def _papers_now(self, name: str) -> list[str]:
        """The papers that are there in the place of one, itself if it is."""

        def following(one: str) -> list[str]:
            stone = None if one in self.current else self.retired.get(one)
            further = reversed(stone.successors) if stone else ()
            return [other for other in further if other.startswith("papers/")]

        papers = (one for one in reached([name], following) if "#" not in one)
        return [one for one in papers if one in self.current]


def paper_of(address: str) -> str:
    """The paper in the address of a claim."""
    return address.partition("#")[0]


def within(name: str, record: str) -> bool:
    """True for a record itself, and for a claim of the paper that it is."""
    return record in (name, paper_of(name))


def is_of_kind(stone: Retired, successor: str) -> bool:
    """True where a successor may take the place of what is retired: a claim that of a claim. What
    is withdrawn has no successors proper, only something to read instead."""
    return stone.kind == "withdrawn" or kind_of_name(stone.id) == kind_of_name(successor)


def comparison(first: str, second: str) -> str:
    """The permanent name of the page that compares two papers, by theirs."""
    ends = sorted(name.removeprefix("papers/") for name in (first, second))
    return f"pages/compare/{'--'.join(ends)}"
