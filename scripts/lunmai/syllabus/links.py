"""The links of a document to this site, and what has become of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lunmai.syllabus.found import INVISIBLE, Found
from lunmai.syllabus.ledger import Ledger
from lunmai.syllabus.reading import SECONDS, read_addresses_of
from lunmai.syllabus.sites import Sites
from lunmai.syllabus.states import Verdict, judge


@dataclass(frozen=True)
class Link:
    """A link to this site in a document, and what has become of it."""

    place: str
    """`12:5` (line and column), `paragraph 12`, `page 3`."""
    address: str
    start: int
    end: int
    verdict: Verdict


def check_document(
    path: Path, ledger: Ledger, sites: Sites, seconds: float = SECONDS
) -> list[Link]:
    """Every link to this site in a document. Raises Unreadable."""
    found = read_addresses_of(path, seconds)
    return list(_links(found, ledger, sites.within(one.text for one in found)))


def _links(found: list[Found], ledger: Ledger, sites: Sites) -> Iterator[Link]:
    ends: dict[str, int] = {}
    for one in found:
        if one.end and one.start < ends.get(one.stretch, 0):
            continue  # the rest of an address that was broken over lines
        address, end, verdict = _whole(one, ledger, sites)
        if verdict:
            ends[one.stretch] = end
            yield Link(one.place, address.translate(INVISIBLE), one.start, end, verdict)


def _whole(one: Found, ledger: Ledger, sites: Sites) -> tuple[str, int, Verdict | None]:
    """The address with as many following lines as belong to it, where it ends, and its state."""
    best = one.text, one.end, _verdict(one.text, ledger, sites)
    for longer, end in one.further:
        verdict = _verdict(longer, ledger, sites)
        if verdict and _leads_further(best[2], verdict, ledger):
            best = longer, end, verdict
    return best


def _leads_further(before: Verdict | None, after: Verdict, ledger: Ledger) -> bool:
    """True when the next line belongs to an address: without it, it leads nowhere or less far."""
    owner = after.name.partition("#")[0]
    known = ledger.knows(after.name)
    if before and before.state != "unknown" and not before.name.startswith("pages/"):
        return known and after.name.startswith((f"{before.name}-", f"{before.name}#"))
    if owner.startswith("pages/"):
        return known and (before is None or before.state == "unknown")
    if before and before.name.partition("#")[0] == owner:
        return known
    return ledger.knows(owner) or bool(after.nearest)


def _verdict(text: str, ledger: Ledger, sites: Sites) -> Verdict | None:
    address = sites.recognise(text)
    return judge(address, ledger) if address else None
