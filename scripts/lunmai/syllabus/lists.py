"""Reading lists: an address that holds one is as good as what stands on the list."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lunmai.syllabus.ledger import Ledger

START = "v1;"
PAGE = "pages/courses/list"
MOST_TOLD = 10


def names_on(fragment: str) -> Iterator[str]:
    """The permanent names on a list as an address holds it: `v1;title;week:items;week:items`."""
    for week in fragment.split(";")[2:]:
        collection = ""
        for written in week.partition(":")[2].split(","):
            before, slash, name = unquote(written).strip().rpartition("/")
            collection = before if slash else collection
            if not name:
                continue
            record = collection in ("concepts", "references")
            yield f"{collection}/{name}" if record else f"papers/{collection}#{name}"


def gone_from(fragment: str, ledger: Ledger) -> tuple[str, list[str]]:
    """The state of a list with names that are no more, and what to say of each; else nothing."""
    gone = [name for name in dict.fromkeys(names_on(fragment)) if name not in ledger.current]
    lost = [name for name in gone if not ledger.tombstone(name)]
    state = "unknown" if lost else "retired" if gone else ""
    told = [_told(name, ledger) for name in gone[:MOST_TOLD]]
    if len(gone) > MOST_TOLD:
        told.append(f"and {len(gone) - MOST_TOLD} more")
    return state, told


def _told(name: str, ledger: Ledger) -> str:
    tombstone = ledger.tombstone(name)
    if tombstone is None:
        near = ledger.nearest(name)
        return f"there is no '{name}'" + (f" (did you mean '{near}'?)" if near else "")
    now = ", ".join(f"'{one}'" for one in ledger.successors(name))
    return f"'{name}' was {tombstone.kind}" + (f" (now {now})" if now else "")
