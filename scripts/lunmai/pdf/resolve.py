"""Links find their targets: within the file, on the site, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LINK = ("to", "a")
HOLDS = (dict, list, tuple)


@dataclass(frozen=True)
class Resolver:
    """Resolves the links of one record."""

    known: dict[str, str]
    """The targets in the file, each with the name by which the file is entered there."""
    site: str
    """The address of the site, or empty where it is unknown."""
    stand_ins: dict[int, str]
    """What is printed for characters that no font has."""

    def of(self, value: Any) -> Any:
        """The same with links that all lead somewhere: to a target in the file, else to the site;
        where its address is unknown, the text stays and the link goes."""
        kind = type(value)
        if kind is str:
            return value.translate(self.stand_ins) if self.stand_ins else value
        if kind is dict:
            found = {name: self.of(inner) for name, inner in value.items()}
            return self._run(found) if "to" in found else found
        return [self.of(inner) for inner in value] if kind in (list, tuple) else value

    def _run(self, run: dict[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in run.items() if name not in LINK}
        if run["to"] in self.known:
            return {**kept, "to": self.known[run["to"]]}
        return {**kept, "u": self.site + run["a"]} if self.site else kept


def anchors(value: Any) -> Iterator[tuple[str, str]]:
    """The targets in a record, each with the name by which the file is entered there."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if type(one) is dict:
            if one.get("name"):
                yield one["name"], one["anchor"]
            one = one.values()
        waiting += [inner for inner in one if type(inner) in HOLDS]
