"""The ledger only grows: what was once entered is there, in its order, and says what it said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lunmai.languages import WRITTEN
from lunmai.load import Loaded
from lunmai.load.history import Earlier
from lunmai.load.yaml_positions import Path
from lunmai.model import PublishedEdition, Retired
from lunmai.permanent.digests import digests, stone_digest
from lunmai.problems import Place, Problem

RESTORE = "bring back what git has of the register of IDs; it only ever grows"
MIGRATE = "run `python3 scripts/dev.py migrate`"


def check(loaded: Loaded) -> Iterator[Problem]:
    """By the digests in the files first: where they tell of a change, git need not tell again."""
    if loaded.ledger.incomplete or loaded.corpus.edition is None:
        return
    found = [*_stones(loaded), *_editions(loaded)]
    yield from found or grown(loaded, loaded.earlier)
    yield from _present(loaded)
    yield from _headings(loaded)


def _stones(loaded: Loaded) -> Iterator[Problem]:
    for index, stone in enumerate(loaded.corpus.ledger.retired):
        place = loaded.ledger.place(("retired", index, "id"))
        if stone.digest is None:
            message = f"the record of '{stone.id}' has no digest yet; {MIGRATE}"
            yield Problem(place, "changed-ledger", message)
        elif stone.digest != stone_digest(stone):
            message = f"the record of '{stone.id}' no longer says what it said; {RESTORE}"
            yield Problem(place, "changed-ledger", message)


def _editions(loaded: Loaded) -> Iterator[Problem]:
    """The first edition that is not as it was published, or whose past is not; and what follows
    the last that edition.yaml knows."""
    ledger, present = loaded.corpus.ledger, loaded.corpus.edition
    stones = {stone.id for stone in ledger.retired}
    last = None
    for index, (edition, right) in enumerate(zip(ledger.editions, digests(ledger), strict=True)):
        path: Path = ("editions", index, "name")
        gone = [name for name in (edition.retired or "").split() if name not in stones]
        if edition.digest is None:
            message = f"edition '{edition.name}' has no digest yet; {MIGRATE}"
        elif gone:
            message = f"edition '{edition.name}' retired '{gone[0]}', and its record is gone"
            message += f"; {RESTORE}"
        elif edition.digest != right:
            message = f"edition '{edition.name}', or what came before it, is not as published"
            message += f"; {RESTORE}"
        else:
            last = right
            continue
        yield Problem(loaded.ledger.place(path), "changed-ledger", message)
        return
    assert present is not None
    if present.ledger != last:
        place = loaded.edition.key_place(("ledger",))
        if present.ledger is None:
            message = f"edition.yaml does not say with which digest the register ends; {MIGRATE}"
        else:
            end = f"{present.ledger[:12]}…"
            message = f"the register does not end where edition.yaml says, with {end}; {RESTORE}"
        yield Problem(place, "changed-ledger", message)


def _present(loaded: Loaded) -> Iterator[Problem]:
    """The edition of the site is the last of the ledger, once there is any."""
    ledger, present = loaded.corpus.ledger, loaded.corpus.edition
    assert present is not None
    if not ledger.editions:
        return
    last = ledger.editions[-1]
    if present.name != last.name:
        message = (
            f"the last edition of the register of IDs is '{last.name}', not '{present.name}'; "
            "run `python3 scripts/dev.py publish`, or name the one that was published"
        )
        yield Problem(loaded.edition.place(("name",)), "unpublished-edition", message)
    elif present.date > last.date:
        message = f"edition '{last.name}' was published on {last.date}; write that"
        yield Problem(loaded.edition.place(("date",)), "edition-order", message)


def _headings(loaded: Loaded) -> Iterator[Problem]:
    """A place in a page that is written by hand stays, whatever the page says there today."""
    for index, edition in enumerate(loaded.corpus.ledger.editions):
        for name in (edition.headings or "").split():
            page, _, place = name.partition("#")
            there = all(loaded.by_hand.get(f"{language}/{page}.md") for language in WRITTEN)
            if there and name not in loaded.corpus.headings:
                message = (
                    f"edition '{edition.name}' published the place '{name}', and docs/*/{page}.md "
                    f"lack it; write {{#{place}}} after a heading, or "
                    f'<span id="{place}"></span> where its content is now'
                )
                where = loaded.ledger.place(("editions", index, "headings"))
                yield Problem(where, "lost-id", message)


def grown(loaded: Loaded, earlier: Iterable[Earlier]) -> Iterator[Problem]:
    """What a ledger of an earlier time has and that of today has not, or has otherwise."""
    now = loaded.corpus.ledger
    stones = {stone.id: (index, stone) for index, stone in enumerate(now.retired)}
    for name, ledger, published in earlier:
        said = f"is not as {name} has it; {RESTORE}"
        for index, edition in enumerate(ledger.editions):
            there = index < len(now.editions)
            if not (there and _has_all_of(now.editions[index], edition)):
                place = _place(loaded, ("editions", index, "name") if there else ())
                yield Problem(place, "changed-ledger", f"edition '{edition.name}' {said}")
                break  # those after it have moved as well
        for stone in ledger.retired:
            index, today = stones.get(stone.id, (0, None))
            if today is None or _told(today) != _told(stone):
                place = _place(loaded, ("retired", index, "id") if today else ())
                yield Problem(place, "changed-ledger", f"the record of '{stone.id}' {said}")
        for lost in sorted(published - set(now.published())):
            message = f"{name} has '{lost}' as published, and the register has not; {RESTORE}"
            yield Problem(Place(loaded.ledger.file), "changed-ledger", message)


def _place(loaded: Loaded, path: Path) -> Place:
    return loaded.ledger.place(path) if path else Place(loaded.ledger.file)


def _has_all_of(today: PublishedEdition, before: PublishedEdition) -> bool:
    """What an edition says beyond that shows in its digest, where both have one."""
    names, had = ({name for _, name in one.names()} for one in (today, before))
    digests = {today.digest, before.digest} - {None}
    return (today.name, today.date) == (before.name, before.date) and (
        had <= names and len(digests) < 2
    )


def _told(stone: Retired) -> dict:
    return stone.model_dump(exclude={"digest"})
