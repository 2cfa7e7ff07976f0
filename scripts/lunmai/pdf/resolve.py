"""Links find their targets: within the file, on the site, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LINK = ("to", "a")


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
        if isinstance(value, str):
            return value.translate(self.stand_ins) if self.stand_ins else value
        if isinstance(value, dict):
            found = {name: self.of(inner) for name, inner in value.items()}
            return self._run(found) if "to" in found else found
        return [self.of(inner) for inner in value] if isinstance(value, (list, tuple)) else value

    def _run(self, run: dict[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in run.items() if name not in LINK}
        if run["to"] in self.known:
            return {**kept, "to": self.known[run["to"]]}
        return {**kept, "u": self.site + run["a"]} if self.site else kept


def anchors(value: Any) -> Iterator[tuple[str, str]]:
    """The targets in a record, each with the name by which the file is entered there."""
    if isinstance(value, dict):
        if value.get("name"):
            yield value["name"], value["anchor"]
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from anchors(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            if isinstance(inner, (dict, list, tuple)):
                yield from anchors(inner)
