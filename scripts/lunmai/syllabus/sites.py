"""Whose address is it? No link to a foreign site may ever be taken for one of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lunmai.syllabus.addresses import VIEWS, Address, Parts, split_address
from lunmai.syllabus.forms import OWN_ANCHOR, read_addresses, read_page
from lunmai.syllabus.ledger import Ledger
from lunmai.syllabus.wrapped import is_archive

NAME = "lunmai"
CLAIM = re.compile(r"[a-z]+[0-9]+(-[0-9]+)*")
PREVIEW = re.compile(r"(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(:\d+)?")


class Sites:
    """Decides which addresses count, by four rules from the most to the least trusted place.

    1. Below a known site (that of the ledger, LUNMAI_SITE_URL, `--site`) every address counts.
    2. Below a folder or on a host that is named `lunmai`: what has the form of one of our
       addresses and names something that is, was, or nearly is.
    3. Below a place where the same document links to one of our papers: the same, but only names
       that are or were.
       The preview on one's own computer (localhost) is such a place too.
    4. Anywhere else: papers and works that are or were, with a fragment of a form that we have.
       Concepts are not among them: /concepts/innovation/ may be anybody's.
    """

    def __init__(self, ledger: Ledger, known: Iterable[str]) -> None:
        self._ledger = ledger
        self._known = {
            parts.site for address in known if address and (parts := split_address(address))
        }
        self._met: set[str] = set()

    def within(self, texts: Iterable[str]) -> Sites:
        """The sites as one document shows them: with the places where it links to our papers."""
        inner = Sites(self._ledger, ())
        inner._known = self._known
        found = (self.recognise(text) for text in texts)
        inner._met = {address.base for address in found if address and address.base}
        return inner

    def recognise(self, text: str) -> Address | None:
        """The address of this site that a text is, or nothing where it is none."""
        parts = split_address(text)
        if parts is None or not parts.segments or _leads_elsewhere(parts):
            return None
        first = self._first_segment(parts)
        if first is not None:
            return self._below_known(parts, _in_archive(parts, first))
        named = _named(parts)
        if named is not None:
            return self._below_named(parts, _in_archive(parts, named))
        for address in read_addresses(parts, int(parts.has_host)):
            trusted = address.base in self._met or is_preview(parts)
            trusted &= not address.name.startswith("pages/")
            if self._knows(address) and (trusted or _distinctive(address)):
                return address
        return None

    def lowered(self, text: str) -> str:
        """The address with small letters below the site, where capitals could be of no address of
        ours; nothing where it is not below one."""
        parts = split_address(text)
        first = self._first_segment(parts) or _named(parts) if parts else None
        if parts is None or first is None:
            return ""
        path = "/".join((*parts.segments[:first], *(s.lower() for s in parts.segments[first:])))
        file = "." in parts.segments[-1] or len(parts.segments) <= first
        fragment = f"#{parts.fragment.lower()}" if parts.fragment else ""
        return f"{parts.start}{path}{'' if file else '/'}{parts.query}{fragment}"

    def _first_segment(self, parts: Parts) -> int | None:
        """How many segments the known site has that an address lies below."""
        if not parts.has_host:
            return None
        found = [site.count("/") for site in self._known if parts.site.startswith(site)]
        return max(found, default=None)

    def _below_known(self, parts: Parts, first: int) -> Address:
        read = list(read_addresses(parts, first))[::-1]
        read = [one for one in read if _is_site(one.base, parts, first)]
        for address in read:
            if self._knows(address):
                return address
        return read[0] if read else read_page(parts, first)

    def _below_named(self, parts: Parts, first: int) -> Address | None:
        for address in list(read_addresses(parts, first))[::-1]:
            if self._knows(address) or self._ledger.nearest(address.name):
                return address
        page = read_page(parts, first)
        return page if page.name != "pages/index" and self._ledger.knows(page.name) else None

    def _knows(self, address: Address) -> bool:
        return self._ledger.knows(address.name.partition("#")[0])


def is_preview(parts: Parts) -> bool:
    """True for an address that only the author's own computer shows."""
    return parts.has_host and bool(PREVIEW.fullmatch(parts.segments[0]))


def _leads_elsewhere(parts: Parts) -> bool:
    """True for an address that contains another one: a web archive keeps what it has kept."""
    host = parts.segments[0].lower() if parts.has_host else ""
    held = any(segment.lower().endswith(("http:", "https:")) for segment in parts.segments)
    return held or is_archive(host)


def _is_site(base: str, parts: Parts, first: int) -> bool:
    """True where nothing stands between a known site and the form of an address, or a folder that
    bears our name: there is nothing of ours in others."""
    between = base.removeprefix(parts.start).split("/")[first:-1]
    return not between or NAME in map(str.lower, between)


def _named(parts: Parts) -> int | None:
    """The number of segments up to the one that bears our name."""
    if parts.has_host and NAME in parts.segments[0].lower().split(":")[0].split("."):
        return 1
    for index, segment in enumerate(parts.segments[int(parts.has_host) :]):
        if segment.lower() == NAME:
            return index + 1 + int(parts.has_host)
    return None


def _in_archive(parts: Parts, first: int) -> int:
    """The number of segments up to the site, or to the archive of an edition below it."""
    kept = len(parts.segments) > first + 1 and parts.segments[first] == "editions"
    return first + 2 if kept else first


def _distinctive(address: Address) -> bool:
    """True for what only this site will have: a paper or a work, in a form that we have."""
    kind, _, rest = address.name.partition("/")
    claim = rest.partition("#")[2]
    if kind == "papers":
        ours = address.form != "page" or not address.view or address.of_paper in VIEWS
        fragment = claim or address.anchor
        fits = CLAIM.fullmatch(fragment) or OWN_ANCHOR.fullmatch(fragment)
        return ours and bool(not fragment or fits)
    return kind == "references" or (rest.startswith("compare/") and "--" in rest)
