"""What has become of an address: fine, moved, retired or unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from lunmai.languages import SITE_LANGUAGES
from lunmai.model import ROLES, kind_of_name
from lunmai.syllabus.addresses import VIEWS, Address, split_address
from lunmai.syllabus.ledger import Ledger, Retired
from lunmai.syllabus.lists import PAGE, START, gone_from
from lunmai.syllabus.sites import is_preview
from lunmai.syllabus.wrapped import Inner

State = Literal["fine", "moved", "retired", "unknown", "archived", "wrapped"]
"""`archived`: a web archive keeps what it has; `wrapped`: nobody can say where it leads."""


@dataclass(frozen=True)
class Verdict:
    """The state of one address."""

    state: State
    code: str
    """What was looked at when it is fine, else why it is not."""
    name: str
    """The permanent name that the address stands for."""
    message: str
    new: str = ""
    """The address to write instead, where one takes the whole place of the old one."""
    successors: tuple[str, ...] = ()
    """Addresses of what came after a retired name."""
    reason: tuple[tuple[str, str], ...] = ()
    """Language and reason of a retired name."""
    nearest: str = ""
    """The address that an unknown one was probably meant to be."""


def judge(address: Address, ledger: Ledger) -> Verdict:
    """The state of an address of this site."""
    name = address.name
    kept = address.is_kept and name in ledger.published
    if not kept and name not in ledger.current:
        tombstone = ledger.tombstone(name)
        return _retired(address, tombstone, ledger) if tombstone else _unknown(address, ledger)
    if code := _misplaced(address, ledger):
        return _moved(address, code, ledger)
    if _is_preview(address):
        message = f"{MOVED['preview']}; write that of the published site"
        return Verdict("unknown", "preview", name, message)
    view = address.of_paper
    if name.startswith("papers/") and address.form == "page" and view and view not in VIEWS:
        new = Address(address.base, address.language, "page", name, query=address.query)
        message = f"a paper has no page '{view}', only {', '.join(VIEWS)} beside its own"
        return Verdict("unknown", "page", name, message, nearest=new.write(ledger))
    if _is_lost_place(address, ledger):
        new = replace(address, anchor="").write(ledger)
        message = f"the paper has no place '#{address.anchor}'"
        return Verdict("unknown", "place", name, message, nearest=new)
    if name == PAGE and address.anchor.startswith(START) and not address.is_kept:
        return _list(address, ledger)
    return Verdict("fine", kind_of_name(name), name, _remark(address))


def misspelt(right: Verdict, new: str) -> Verdict:
    """What to say of an address that no browser takes for the one that was meant."""
    message = f"it has capitals, spaces or characters that only look right; write {new}"
    return Verdict("unknown", "characters", right.name, message, new=new)


def behind(said: Verdict, inner: Inner) -> Verdict:
    """The state of an address that stands within another one."""
    if inner.archived:
        message = f"{inner.host} keeps it as it was: {said.message}"
        return Verdict("archived", said.code, said.name, message)
    message = f"behind {inner.host}: {said.message}"
    if inner.torn and said.state == "fine":
        message = f"{inner.host} cuts it off at the #; write {inner.text}"
        return Verdict("moved", "cut", said.name, message, new=inner.text)
    return replace(said, message=message)


def wrapped(host: str) -> Verdict:
    """What to say of an address that leads on without saying where."""
    message = f"{host} does not say where it leads, so it was not checked; write where it does"
    return Verdict("wrapped", "not-checked", "", message)


def _list(address: Address, ledger: Ledger) -> Verdict:
    """The state of a reading list, which the builder shows whatever stands on it."""
    state, told = gone_from(address.anchor, ledger)
    if not state:
        return Verdict("fine", "list", address.name, "everything on the reading list is there")
    return Verdict(state, "list", address.name, f"on the reading list {'; '.join(told)}")


def _is_lost_place(address: Address, ledger: Ledger) -> bool:
    """True for a note or a section that the data would know if it were there."""
    places = ledger.current.places.get(address.name.removeprefix("papers/"))
    named = address.anchor.startswith(("note-", "section-"))
    return places is not None and named and not address.is_kept and address.anchor not in places


def _remark(address: Address) -> str:
    if address.form == "file":
        return "a file of data; its name was not looked up"
    if address.is_kept:
        return f"{address.name}, in the archive of an edition, which keeps it as it was"
    if address.view == "roles/" and address.anchor in ROLES:
        return f"all claims whose role is '{address.anchor}'"
    if address.anchor:
        return f"the page is there; its place '#{address.anchor}' is no permanent name"
    return address.name


def _misplaced(address: Address, ledger: Ledger) -> str:
    """Why an address whose name is right does not lead there, or does not for everybody."""
    if address.encoded_hash:
        return "encoded-hash"
    if address.language and not SITE_LANGUAGES[address.language].root:
        return "language"
    kind, _, key = address.name.partition("/")
    if kind == "references" and address.form == "page" and not address.is_kept:
        shown = ledger.current.references[key]
        if shown != f"citations/{address.view}":
            return "other-page"
    if kind == "papers" and address.of_paper != address.view.rstrip("/") and not address.is_kept:
        return "part"
    return "preview" if _is_preview(address) and ledger.site else ""


def _is_preview(address: Address) -> bool:
    parts = split_address(address.base)
    return bool(parts and parts.segments and is_preview(parts))


MOVED = {
    "encoded-hash": "the # of the address was written as %23, which browsers do not read as one",
    "language": "Chinese pages have no language in their address",
    "other-page": "the work is shown on another page now",
    "part": "the full record may be divided in another way as the paper's claims are added to",
    "preview": "only your own computer shows this address",
}


def _moved(address: Address, code: str, ledger: Ledger) -> Verdict:
    new = _published(address, ledger).write(ledger)
    return Verdict("moved", code, address.name, f"{MOVED[code]}; write {new}", new=new)


def _published(address: Address, ledger: Ledger) -> Address:
    """The same address on the published site, where it was one of a preview."""
    found = _is_preview(address) and ledger.site
    return replace(address, base=ledger.site) if found else address


def _retired(address: Address, tombstone: Retired, ledger: Ledger) -> Verdict:
    names = ledger.successors(address.name)
    placed = _published(address, ledger)
    successors = tuple(placed.write(ledger, name) for name in names)
    reason = tuple(sorted(tombstone.reason.items(), reverse=True))
    told = "; ".join(text.strip() for _, text in reason)
    on = f"on {tombstone.date}" if tombstone.date else "once"
    if tombstone.kind == "renamed" and names:
        message = f"'{address.name}' was renamed {on} ({told}); write {successors[0]}"
        return Verdict("moved", "renamed", address.name, message, successors[0], successors, reason)
    leads = f"it leads to {', '.join(successors)}" if successors else "nothing replaces it"
    message = f"'{address.name}' was {tombstone.kind} {on} ({told}); {leads}"
    whole = successors[0] if tombstone.kind == "merged" and len(successors) == 1 else ""
    return Verdict("retired", tombstone.kind, address.name, message, whole, successors, reason)


def _unknown(address: Address, ledger: Ledger) -> Verdict:
    name, kind = address.name, kind_of_name(address.name)
    if name in ledger.published:
        message = f"'{name}' was published once, and this register does not say what became of it"
        return Verdict("unknown", "lost", name, message)
    owner, _, claim = name.partition("#")
    if claim and owner not in ledger.current:
        kind = "paper"
    said = (
        f"'{owner}' has no claim '{claim}'"
        if kind == "claim"
        else f"there is no {kind} '{_id(owner)}'"
    )
    near = ledger.nearest(name)
    hint = (
        f"; did you mean '{near.partition('#')[2] if kind == 'claim' else _id(near)}'?"
        if near
        else ""
    )
    nearest = _published(address, ledger).write(ledger, near) if near else ""
    return Verdict("unknown", kind, name, said + hint, nearest=nearest)


def _id(name: str) -> str:
    return name.partition("/")[2].partition("#")[0]
