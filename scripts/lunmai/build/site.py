"""Builds the site beside the old one, of its pages only those that would be others, and exchanges
the two when it is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lunmai.build.environment import ROOT, SITE, say
from lunmai.build.exchange import put_in_place, strangers
from lunmai.build.kept import Kept, compare, keep, made_of, remember
from lunmai.build.lying import disk_time, states
from lunmai.build.making import Making
from lunmai.build.sources import Pages
from lunmai.build.unchanged import is_edited
from lunmai.disk import refuse_links


def build_site(root: Path = ROOT, fresh: bool = False) -> int:
    """Builds the site from the finished pages, out of sight, and puts it in place when every file
    is there; returns MkDocs' exit status. A `fresh` one uses nothing of the last. Raises CannotRun
    where the system does not let it."""
    refuse_links(root, root / ".build")
    now = disk_time(root / ".build")
    kept = Kept(made_of(root)) if fresh else remember(root)
    pages = Pages(root / "docs", kept.docs, now)
    to_do = compare(kept, pages, SITE)
    if to_do.is_none and (told := strangers(SITE, kept.digests, root)) is not None:
        _note_how_it_lies(root, kept, pages, now)
        _tell(told)
        return 0
    work = Path(tempfile.mkdtemp(prefix="site-", dir=root / ".build"))
    try:
        making = Making(work, pages, kept, SITE)
        # What stops a part is told by the whole.
        if (to_do.is_whole or making.part(to_do.stale)) and (status := making.whole()):
            return status
        say("3/3 Putting it in place …")
        made = making.finished()
        if made is None:
            return 1
        _tell(put_in_place(work / "site", SITE, root))
        if made_of(root) == kept.made and not is_edited():
            keep(root, replace(made, docs=pages.noted))
        return 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _note_how_it_lies(root: Path, kept: Kept, pages: Pages, now: int) -> None:
    """So that what nobody touches need not be read the next time."""
    lying = states(SITE, kept.digests.items(), now)
    if (lying, pages.noted) != (kept.lying, kept.docs):
        keep(root, replace(kept, lying=lying, docs=pages.noted))


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(f"    {line}")
