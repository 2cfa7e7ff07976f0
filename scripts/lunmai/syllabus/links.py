"""The links of a document to this site, and what has become of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lunmai.syllabus.found import LOOKALIKES, Found
from lunmai.syllabus.ledger import Ledger
from lunmai.syllabus.reading import read_addresses_of
from lunmai.syllabus.sites import Sites
from lunmai.syllabus.states import Verdict, behind, judge, misspelt, wrapped
from lunmai.syllabus.wrapped import is_opaque, unwrap

WEB = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """A link to this site in a document, and what has become of it."""

    place: str
    """`12:5` (line and column), `paragraph 12`, `page 3`."""
    address: str
    start: int
    end: int
    verdict: Verdict


class Read(NamedTuple):
    """What was found in a document."""

    links: list[Link]
    """Those to this site."""
    addresses: int
    """How many different web addresses it has in all."""


def check_document(path: Path, ledger: Ledger, sites: Sites, seconds: float) -> Read:
    """Every link to this site in a document. Raises Unreadable."""
    found = read_addresses_of(path, seconds)
    links = list(_links(found, ledger, sites.within(one.text for one in found)))
    web = {link.address for link in links} | {one.text for one in found if WEB.match(one.text)}
    return Read(links, len(web))


def _links(found: list[Found], ledger: Ledger, sites: Sites) -> Iterator[Link]:
    ends: dict[str, int] = {}
    for one in found:
        if one.end and one.start < ends.get(one.stretch, 0):
            continue  # the rest of an address that was broken over lines
        address, end, verdict = _whole(one, ledger, sites)
        if verdict:
            ends[one.stretch] = end
            yield Link(one.place, address, one.start, end, verdict)


def _whole(one: Found, ledger: Ledger, sites: Sites) -> tuple[str, int, Verdict | None]:
    """The address with as many following lines as belong to it, where it ends, and its state."""
    best = one.text, one.end, verdict_of(one.text, ledger, sites)
    for longer, end in one.further:
        verdict = verdict_of(longer, ledger, sites)
        hash_ = re.match("#|%23", longer[len(best[0]) :]) or best[0].endswith("#")
        if verdict and _leads_further(best[2], verdict, ledger, bool(hash_)):
            best = longer, end, verdict
    return best


def _leads_further(
    before: Verdict | None, after: Verdict, ledger: Ledger, parted_at_hash: bool
) -> bool:
    """True when the next line belongs to an address: without it, it leads nowhere or less far, or
    is no more than the page of the claim that the line names."""
    owner = after.name.partition("#")[0]
    known = ledger.knows(after.name)
    if before and before.state != "unknown" and not before.name.startswith("pages/"):
        known |= parted_at_hash and before.name == owner
        return known and after.name.startswith((f"{before.name}-", f"{before.name}#"))
    if owner.startswith("pages/"):
        return known and (before is None or before.state == "unknown")
    if before and before.name.partition("#")[0] == owner:
        return known
    return ledger.knows(owner) or bool(after.nearest)


def verdict_of(text: str, ledger: Ledger, sites: Sites) -> Verdict | None:
    """The state of an address as a browser would open it, or of the one that it holds."""
    if said := _direct(text, ledger, sites):
        return said
    for inner in unwrap(text):
        if said := _direct(inner.text, ledger, sites):
            return behind(said, inner)
    host = is_opaque(text)
    return wrapped(host) if host and not any(unwrap(text)) else None


def _direct(text: str, ledger: Ledger, sites: Sites) -> Verdict | None:
    address = sites.recognise(text)
    said = judge(address, ledger) if address else None
    if said and said.state != "unknown":
        return said
    plain = re.sub(r"\s", "", text.translate(LOOKALIKES))
    for meant in (plain, sites.lowered(plain)):
        address = sites.recognise(meant) if meant and meant != text else None
        right = judge(address, ledger) if address else None
        if address and right and right.state in ("fine", "moved"):
            return misspelt(right, right.new or address.write(ledger))
    return said
