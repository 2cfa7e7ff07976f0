"""The syllabus checker: what has become of the links that a document has to this site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lunmai.syllabus.addresses import INVISIBLE
from lunmai.syllabus.found import Found
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
    joined = one.text
    for text, end in one.further:
        verdict = _verdict(joined + text, ledger, sites)
        if verdict and ledger.knows(verdict.name) and _continues(best[2], verdict, joined, text):
            best = joined + text, end, verdict
        joined += text
    return best


def _continues(before: Verdict | None, after: Verdict, first: str, rest: str) -> bool:
    """True when the next line belongs to an address: it alone leads nowhere, or less far."""
    if before is None or before.state == "unknown":
        return True
    if first.endswith("#") or rest.startswith(("#", "/#")):
        return True
    if before.name.startswith("pages/"):
        return not after.name.startswith("pages/")
    return after.name.startswith(f"{before.name}-")


def _verdict(text: str, ledger: Ledger, sites: Sites) -> Verdict | None:
    address = sites.recognise(text)
    return judge(address, ledger) if address else None
