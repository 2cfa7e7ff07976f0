"""The ledger: what was published is still there or has a tombstone that leads on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lunmai.languages import WRITTEN
from lunmai.load import Loaded
from lunmai.load.yaml_positions import Path
from lunmai.model import PERMANENT_NAME, SUCCESSORS, Retired
from lunmai.permanent.register import Register, is_of_kind, kind_of_name
from lunmai.problems import Place, Problem, did_you_mean


def check(loaded: Loaded) -> Iterator[Problem]:
    ledger = loaded.corpus.ledger
    if loaded.ledger.incomplete or not (ledger.editions or ledger.retired):
        return
    yield from _editions(loaded)
    published: dict[str, Path] = {}
    for index, edition in enumerate(ledger.editions):
        for path, name in edition.names():
            yield from _published(loaded, ("editions", index, *path), name, published)
    register = Register(loaded.corpus)
    yield from _lost(loaded, published, register)
    yield from _tombstones(loaded, published, register)


def _editions(loaded: Loaded) -> Iterator[Problem]:
    """Each has a name of its own, none is older than the one before it or newer than the site."""
    before, names, present = "", set(), loaded.corpus.edition
    for index, edition in enumerate(loaded.corpus.ledger.editions):
        place = loaded.ledger.place(("editions", index, "date"))
        if edition.date < before:
            message = f"edition '{edition.name}' is older than the one before it"
            yield Problem(place, "edition-order", f"{message}; new editions come last")
        if present and edition.date > present.date:
            message = f"edition '{edition.name}' is newer than the edition of the site"
            advice = "raise edition.yaml, then run `python3 scripts/dev.py publish`"
            yield Problem(place, "edition-order", f"{message}, {present.date}; {advice}")
        if edition.name in names:
            message = f"there are two editions '{edition.name}'; give each a name of its own"
            place = loaded.ledger.place(("editions", index, "name"))
            yield Problem(place, "edition-order", message)
        before = edition.date
        names.add(edition.name)


def _published(
    loaded: Loaded, path: Path, name: str, published: dict[str, Path]
) -> Iterator[Problem]:
    """An id is well-formed and published once; a paper again when it has new claims."""
    if not FORM.match(name):
        message = (
            f"'{name}' is no permanent name; the register of IDs is written by `dev.py publish`"
        )
        yield Problem(loaded.ledger.place(path), "malformed-id", message)
    elif name not in published:
        published[name] = path
    elif "#" in name or not name.startswith("papers/"):
        message = f"'{name}' was published already; an id is listed once, take it away here"
        yield Problem(loaded.ledger.place(path), "repeated-item", message)


FORM = re.compile(PERMANENT_NAME)


def _lost(loaded: Loaded, published: dict[str, Path], register: Register) -> Iterator[Problem]:
    """Pages are known only once they are rendered: see `lost_pages`."""
    for name, path in published.items():
        if name in register.current or name.startswith("pages/") or is_unread(loaded, name):
            continue
        if register.tombstone(name) is None:
            if "#" in name and f"papers/{_within(name)}" not in register.current:
                continue  # reported with its paper
            yield problem_of_lost(loaded, path, name, register.current)


def problem_of_lost(loaded: Loaded, path: Path, name: str, others: Collection[str]) -> Problem:
    edition = loaded.corpus.ledger.editions[int(path[1])].name
    family = name.partition("#")[0] + "#" if "#" in name else name.partition("/")[0] + "/"
    near = [
        other for other in others if other.startswith(family) and ("#" in other) == ("#" in name)
    ]
    if _is_draft(loaded, name):
        message = f"edition '{edition}' published '{name}', so it is no draft; remove 'status'"
        return Problem(loaded.ledger.place(path), "lost-id", message)
    message = (
        f"edition '{edition}' published '{name}', and it is no more; bring it back, or say what "
        f"became of it: `python3 scripts/dev.py retire '{name}' --kind …`"
    )
    return Problem(loaded.ledger.place(path), "lost-id", message + did_you_mean(name, near))


def _is_draft(loaded: Loaded, name: str) -> bool:
    """True for a paper that is a draft, and its claims."""
    paper = loaded.corpus.papers.get(_within(name))
    return paper is not None and paper.is_draft


def _within(claim: str) -> str:
    return claim.removeprefix("papers/").partition("#")[0]


def is_unread(loaded: Loaded, name: str) -> bool:
    """True for what is in the data but could not be read: that is reported already."""
    kind, _, rest = name.partition("/")
    record, _, claim = rest.partition("#")
    declared = loaded.declared
    if _is_draft(loaded, name):
        return False
    if claim:
        file = loaded.papers[record].file if record in loaded.papers else ""
        return loaded.declares(file, "claims", claim) or (
            not file and ("Paper", "", record) in declared
        )
    if kind == "references":
        return not loaded.bibliography_read or ("Reference", "", record) in declared
    return ({"papers": "Paper", "concepts": "Concept"}.get(kind, ""), "", record) in declared


def _tombstones(
    loaded: Loaded, published: dict[str, Path], register: Register
) -> Iterator[Problem]:
    seen: set[str] = set()
    promised = set(loaded.corpus.ledger.promised())
    for index, stone in enumerate(loaded.corpus.ledger.retired):
        place = loaded.ledger.place(("retired", index, "id"))
        if stone.id in seen:
            message = f"'{stone.id}' has a record of retirement already; keep one of the two"
            yield Problem(place, "repeated-item", message)
        seen.add(stone.id)
        if stone.id not in promised:
            message = (
                f"no edition published '{stone.id}', so it needs no record of retirement; remove it"
            )
            yield Problem(place, "never-published", message + did_you_mean(stone.id, published))
        if stone.id in register.current:
            message = (
                f"'{stone.id}' is retired and there again: an id is never given twice; choose "
                "another, or remove the record of retirement if nothing else ever had this id"
            )
            yield Problem(place, "reused-id", message)
        yield from _number(stone, place)
        yield from _successors(loaded, index, stone, published, register)


def _number(stone: Retired, place: Place) -> Iterator[Problem]:
    least, most = SUCCESSORS[stone.kind]
    if not least <= len(stone.successors) <= most:
        wanted = "exactly one replacement" if most == 1 else "two replacements or more"
        message = f"what is {stone.kind} has {wanted}; '{stone.id}' has {len(stone.successors)}"
        yield Problem(place, "successor-number", message)


def _successors(
    loaded: Loaded, index: int, stone: Retired, published: dict[str, Path], register: Register
) -> Iterator[Problem]:
    """Each exists or is retired in its turn, and none leads back. One that was published and is
    lost is told of once, as lost: its tombstone mends both."""
    known = register.current | register.retired.keys() | published.keys()
    for number, name in enumerate(stone.successors):
        place = loaded.ledger.place(("retired", index, "successors", number))
        there = name in register.current or register.tombstone(name) or name in published
        if not there and not name.startswith("pages/") and not is_unread(loaded, name):
            message = f"the replacement '{name}' is not there"
            if _is_draft(loaded, name):
                message = f"the replacement '{name}' is in a draft; publish that first"
                known = ()
            yield Problem(place, "unknown-successor", message + did_you_mean(name, known))
        elif register.leads_back(stone.id, name):
            message = (
                f"the replacement '{name}' leads back to '{stone.id}'; name what is there today"
            )
            yield Problem(place, "successor-cycle", message)
        elif not is_of_kind(stone, name):
            wanted = kind_of_name(stone.id)
            message = f"'{stone.id}' is {stone.kind}, so '{name}' must be a {wanted} as well"
            advice = "only what is withdrawn leads to anything else"
            yield Problem(place, "successor-kind", f"{message}; {advice}")


def lost_pages(
    loaded: Loaded, pages: Collection[str], folders: Collection[str]
) -> Iterator[Problem]:
    """Published pages that are neither among the pages of the site nor retired, and retired ones
    that lead to a page that is not there or are themselves made anew.

    `folders` are those of generated pages, where a retired page gets a page that says so. Below
    them nobody writes by hand; elsewhere the page itself must stay and say it.
    """
    register = Register(loaded.corpus)
    yield from _retired_pages(loaded, pages, folders, register)
    for index, edition in enumerate(loaded.corpus.ledger.editions):
        for name in (edition.pages or "").split():
            if name in pages:
                continue
            path = ("editions", index, "pages")
            if register.tombstone(f"pages/{name}") is None:
                others = [f"pages/{page}" for page in pages]
                yield problem_of_lost(loaded, path, f"pages/{name}", others)
            elif name.partition("/")[0] not in folders:
                by_hand = [f"docs/{language}/{name}.md" for language in WRITTEN]
                message = (
                    f"the page '{name}' is retired, but it was written by hand and so is what "
                    f"tells its readers: keep {' and '.join(by_hand)} for that"
                )
                yield Problem(loaded.ledger.place(path), "lost-id", message)


def _retired_pages(
    loaded: Loaded, pages: Collection[str], folders: Collection[str], register: Register
) -> Iterator[Problem]:
    names = {f"pages/{page}" for page in pages}
    for index, stone in enumerate(loaded.corpus.ledger.retired):
        generated = stone.id.removeprefix("pages/").partition("/")[0] in folders
        if stone.id in names and generated:
            message = f"'{stone.id}' is retired, but the site still makes this page"
            advice = "remove the record of retirement, or what the page is made of"
            yield Problem(
                loaded.ledger.place(("retired", index, "id")), "reused-id", f"{message}; {advice}"
            )
        for number, name in enumerate(stone.successors):
            if name.startswith("pages/") and name not in names and not register.tombstone(name):
                place = loaded.ledger.place(("retired", index, "successors", number))
                message = f"the replacement '{name}' is not there"
                yield Problem(place, "unknown-successor", message + did_you_mean(name, names))
