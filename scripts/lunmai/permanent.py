"""Permanent names: which records have them now, and where those lead that are no more."""

from __future__ import annotations

from collections.abc import Iterator

from lunmai.load import Corpus
from lunmai.model import Retired


def record_names(corpus: Corpus) -> Iterator[str]:
    """The permanent names of papers, claims, concepts and references; pages have theirs only once
    they are rendered."""
    for paper in corpus.papers.values():
        yield f"papers/{paper.id}"
        for claim in paper.all_claims():
            yield f"papers/{paper.id}#{claim.id}"
    yield from (f"concepts/{name}" for name in corpus.concepts)
    yield from (f"references/{key}" for key in corpus.references)


class Register:
    """What stands at each permanent name: a record or page, a tombstone, or nothing."""

    def __init__(self, corpus: Corpus) -> None:
        self.current = frozenset(record_names(corpus))
        self.retired = {item.id: item for item in corpus.ledger.retired}
        parallels = corpus.parallels.parallels if corpus.parallels else ()
        pairs = {(paper_of(item.from_), paper_of(item.to)) for item in parallels}
        self._compared = {comparison(*pair) for pair in pairs}

    def tombstone(self, name: str) -> Retired | None:
        """The tombstone of a name that is no more: its own, or that of the paper that it fell
        with."""
        if name in self.current:
            return None
        return self.retired.get(name) or self._fallen_claim(name) or self._fallen_page(name)

    def leads_to(self, name: str) -> tuple[str, ...]:
        """What is there today in the place of a name, itself if it is; none for what was
        withdrawn."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            if stone := self.tombstone(one):
                waiting += reversed(stone.successors)
            elif one in self.current or one.startswith("pages/"):
                found[one] = None
        return tuple(found)

    def _fallen_claim(self, name: str) -> Retired | None:
        """A claim of a retired paper leads to the same claim of the successor, if it has one."""
        paper, _, claim = name.partition("#")
        stone = self.retired.get(paper)
        if not claim or stone is None or paper in self.current:
            return None
        moved = ((f"{successor}#{claim}", successor) for successor in stone.successors)
        successors = [new if self._is_known(new) else paper for new, paper in moved]
        return stone.model_copy(update={"id": name, "successors": tuple(successors)})

    def _is_known(self, name: str) -> bool:
        return name in self.current or name in self.retired

    def _fallen_page(self, name: str) -> Retired | None:
        """The comparison of a retired paper leads to that of its successor, if there is one."""
        if not name.startswith("pages/compare/") or "--" not in name:
            return None
        first, second = name.removeprefix("pages/compare/").split("--", 1)
        for fallen, other in ((first, second), (second, first)):
            stone = self.retired.get(f"papers/{fallen}")
            if stone and stone.id not in self.current:
                others = self.leads_to(f"papers/{other}")
                moved = [
                    (comparison(*(end.removeprefix("papers/") for end in (successor, one))), one)
                    for successor in self.leads_to(stone.id)
                    for one in others
                ]
                found = [page for page, _ in moved if page in self._compared]
                successors = found or [*stone.successors, *others]
                unique = tuple(dict.fromkeys(successors))
                return stone.model_copy(update={"id": name, "successors": unique})
        return None


def paper_of(address: str) -> str:
    """The paper in the address of a claim."""
    return address.partition("#")[0]


def comparison(first: str, second: str) -> str:
    """The permanent name of the page that compares two papers."""
    return f"pages/compare/{'--'.join(sorted((first, second)))}"
